package observe

import (
	"fmt"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
)

// Operation names come from clients, and each name creates time series in the metrics database.
const (
	// maxNames is the maximum number of operation names with separate series.
	maxNames = 200
	// maxName is the maximum length of an operation name with separate series, in bytes.
	maxName = 64
	// otherName replaces all further names.
	otherName = "other"
)

// canceled is recorded if a client did not wait for the response. Clients never see this code.
const canceled = "CANCELED"

const (
	space     = "proposaltracker"
	subsystem = "graphql"
)

// metrics are the Prometheus metrics of operations.
type metrics struct {
	names      names
	operations *prometheus.CounterVec
	faults     *prometheus.CounterVec
	took       *prometheus.HistogramVec
	cost       *prometheus.HistogramVec
	statements *prometheus.CounterVec
	sql        *prometheus.CounterVec
	cache      *prometheus.CounterVec
}

func newMetrics(to prometheus.Registerer) *metrics {
	labels := []string{"operation", "type"}
	m := &metrics{
		names:      names{known: map[string]bool{}},
		operations: counter("operations_total", "Operations that have ended, including rejected ones.", labels...),
		faults:     counter("errors_total", "Operations with errors, by code; an operation counts once under each of its codes.", append(labels, "code")...),
		took:       histogram("duration_seconds", "Duration of executed queries and mutations.", prometheus.ExponentialBuckets(0.001, 2, 15), labels),
		cost:       histogram("cost", "Cost of executed operations, in the units of the limit on cost.", prometheus.ExponentialBuckets(10, 4, 8), labels),
		statements: counter("sql_statements_total", "SQL statements sent to the database.", labels...),
		sql:        counter("sql_seconds_total", "Total duration of those statements; concurrent statements add up.", labels...),
		cache:      counter("document_cache_total", "Lookups in the cache of parsed documents, by result: hit or miss.", "result"),
	}
	if to != nil {
		to.MustRegister(m.operations, m.faults, m.took, m.cost, m.statements, m.sql, m.cache)
	}
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: space, Subsystem: subsystem, Name: name, Help: help}, labels)
}

// histogram returns a native histogram that also has classic buckets.
func histogram(name, help string, buckets []float64, labels []string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: space, Subsystem: subsystem, Name: name, Help: help, Buckets: buckets,
		NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
	}, labels)
}

// count records an operation that has ended.
func (m *metrics) count(o Operation) {
	name := ""
	if o.Type != "" {
		name = m.names.bounded(o.Name)
	}
	m.operations.WithLabelValues(name, o.Type).Inc()
	for _, code := range o.Codes {
		m.faults.WithLabelValues(name, o.Type, code).Inc()
	}
	if o.Answers == 0 {
		return // the operation was not executed
	}
	m.cost.WithLabelValues(name, o.Type).Observe(o.Cost)
	m.statements.WithLabelValues(name, o.Type).Add(float64(o.Statements))
	m.sql.WithLabelValues(name, o.Type).Add(o.SQL.Seconds())
	if o.Type != string(ast.Subscription) { // the time a subscription is open is not a latency
		m.took.WithLabelValues(name, o.Type).Observe(o.Took.Seconds())
	}
}

// names holds the operation names that have their own series: the first maxNames that arrive.
type names struct {
	mu    sync.RWMutex
	known map[string]bool
}

// bounded returns the name if it has its own series, otherwise otherName. An empty name stays empty.
func (n *names) bounded(name string) string {
	if name == "" || n.has(name) {
		return name
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.known[name] && (len(name) > maxName || len(n.known) >= maxNames) {
		return otherName
	}
	n.known[name] = true
	return name
}

func (n *names) has(name string) bool {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.known[name]
}

// codeOf returns the code in an error's extensions, or "NONE".
func codeOf(extension any) string {
	if extension == nil {
		return "NONE"
	}
	return fmt.Sprint(extension)
}
