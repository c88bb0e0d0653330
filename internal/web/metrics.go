package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics are the Prometheus metrics of requests.
type metrics struct {
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

const space = "proposaltracker"

// newMetrics returns metrics and registers them with to, unless to is nil. streams returns the number of open streams.
func newMetrics(to prometheus.Registerer, streams func() int) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: space, Subsystem: "http", Name: "requests_total",
			Help: "Requests, by the pattern of their route (empty if none matched); streams are counted when they end.",
		}, []string{"route", "method", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: space, Subsystem: "http", Name: "duration_seconds",
			Help: "Duration of requests without streams, by the pattern of their route.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 15),
			NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
		}, []string{"route"}),
	}
	if to == nil {
		return m
	}
	to.MustRegister(m.requests, m.took, prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: space, Name: "streams_open", Help: "Open WebSockets and event streams.",
	}, func() float64 { return float64(streams()) }))
	return m
}

// count records a completed request. A WebSocket counts as 101.
func (m *metrics) count(r *http.Request, status int, took time.Duration) {
	m.requests.WithLabelValues(r.Pattern, methodOf(r), strconv.Itoa(status)).Inc()
	if !isStream(r) {
		m.took.WithLabelValues(r.Pattern).Observe(took.Seconds())
	}
}

// methodOf returns a standard method, or "other": clients can send any text.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return r.Method
	default:
		return "other"
	}
}
