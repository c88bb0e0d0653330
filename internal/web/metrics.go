package web

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics holds the Prometheus metrics of requests.
type metrics struct {
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	series   sync.Map // of requestKind to *series; as many as there are routes, methods and statuses
}

// requestKind holds the label values of a request.
type requestKind struct {
	route, method string
	status        int
	isStream      bool
}

// series caches the metrics of one kind of request, since a lookup by labels costs more than the
// increment.
type series struct {
	requests prometheus.Counter
	took     prometheus.Observer // nil for streams
}

// of returns the metrics for a kind of request.
func (m *metrics) of(kind requestKind) *series {
	if known, ok := m.series.Load(kind); ok {
		return known.(*series) //nolint:forcetypeassert // holds nothing else
	}
	made := &series{requests: m.requests.WithLabelValues(kind.route, kind.method, strconv.Itoa(kind.status))}
	if !kind.isStream {
		made.took = m.took.WithLabelValues(kind.route)
	}
	m.series.Store(kind, made)
	return made
}

const space = "proposaltracker"

// newMetrics creates the metrics and registers them with to, unless to is nil. streams returns the
// number of open streams.
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

// count records a completed request. WebSockets are recorded with status 101.
func (m *metrics) count(r *http.Request, status int, took time.Duration, isStream bool) {
	of := m.of(requestKind{r.Pattern, methodOf(r), status, isStream})
	of.requests.Inc()
	if of.took != nil {
		of.took.Observe(took.Seconds())
	}
}

// methodOf returns the request's method if it is a standard one, otherwise "other", because clients
// can send any text.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return r.Method
	default:
		return "other"
	}
}
