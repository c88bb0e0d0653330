package observe

import (
	"fmt"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
)

// Names of operations come from clients, and each makes series of its own in whatever collects them.
const (
	// maxNames is how many names are told apart.
	maxNames = 200
	// maxName is the longest that is one of them, in bytes.
	maxName = 64
	// otherName stands for all that are not.
	otherName = "other"
)

// canceled is told where a client did not wait for the answer. It is no code that a client sees.
const canceled = "CANCELED"

const (
	space     = "proposaltracker"
	subsystem = "graphql"
)

// metrics is what Prometheus is told.
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
		operations: counter("operations_total", "Operations that have ended, those refused among them.", labels...),
		faults:     counter("errors_total", "Operations that told errors, by code; one counts once under each of its codes.", append(labels, "code")...),
		took:       histogram("duration_seconds", "How long queries and mutations took that were run.", prometheus.ExponentialBuckets(0.001, 2, 15), labels),
		cost:       histogram("cost", "What operations that were run cost, by the rule that bounds it.", prometheus.ExponentialBuckets(10, 4, 8), labels),
		statements: counter("sql_statements_total", "Statements that were sent to the database.", labels...),
		sql:        counter("sql_seconds_total", "How long those statements took together; those beside each other count each.", labels...),
		cache:      counter("document_cache_total", "Documents that were looked for among those parsed before, by result: hit or miss.", "result"),
	}
	if to != nil {
		to.MustRegister(m.operations, m.faults, m.took, m.cost, m.statements, m.sql, m.cache)
	}
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: space, Subsystem: subsystem, Name: name, Help: help}, labels)
}

// histogram has buckets for those who collect the classic form, and is native for the others.
func histogram(name, help string, buckets []float64, labels []string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: space, Subsystem: subsystem, Name: name, Help: help, Buckets: buckets,
		NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
	}, labels)
}

// count counts an operation that has ended.
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
		return // it was not run
	}
	m.cost.WithLabelValues(name, o.Type).Observe(o.Cost)
	m.statements.WithLabelValues(name, o.Type).Add(float64(o.Statements))
	m.sql.WithLabelValues(name, o.Type).Add(o.SQL.Seconds())
	if o.Type != string(ast.Subscription) { // how long somebody listens is no latency
		m.took.WithLabelValues(name, o.Type).Observe(o.Took.Seconds())
	}
}

// names are those that are told apart: the first that come.
type names struct {
	mu    sync.RWMutex
	known map[string]bool
}

// bounded is a name, if it is one of the first; no name stays none.
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

// codeOf is a code as it stands among an error's extensions; "NONE" for an error without any.
func codeOf(extension any) string {
	if extension == nil {
		return "NONE"
	}
	return fmt.Sprint(extension)
}
