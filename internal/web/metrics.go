package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics is what Prometheus is told of requests.
type metrics struct {
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

const space = "proposaltracker"

// newMetrics returns metrics that are registered with to, if that is anybody. streams tells how many are open.
func newMetrics(to prometheus.Registerer, streams func() int) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: space, Subsystem: "http", Name: "requests_total",
			Help: "Requests that were answered, by the pattern of their route, empty for none; streams when they end.",
		}, []string{"route", "method", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: space, Subsystem: "http", Name: "duration_seconds",
			Help: "How long requests took, by the pattern of their route; streams are left out.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 15),
			NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
		}, []string{"route"}),
	}
	if to == nil {
		return m
	}
	to.MustRegister(m.requests, m.took, prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: space, Name: "streams_open", Help: "WebSockets and event streams that are open.",
	}, func() float64 { return float64(streams()) }))
	return m
}

// count counts a request that has been answered. A WebSocket is 101, whatever was said on it.
func (m *metrics) count(r *http.Request, status int, took time.Duration) {
	m.requests.WithLabelValues(r.Pattern, methodOf(r), strconv.Itoa(status)).Inc()
	if !goesOn(r) {
		m.took.WithLabelValues(r.Pattern).Observe(took.Seconds())
	}
}

// methodOf is a method that is in use, or "other": clients can write what they like.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return r.Method
	default:
		return "other"
	}
}
