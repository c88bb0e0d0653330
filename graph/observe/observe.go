// Package observe records measurements of operations (name, cost, SQL statements, duration) as metrics, spans and log
// attributes. It never records documents, variables or responses.
package observe

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/models"
)

// Options configure an [Instrumentation].
type Options struct {
	// Metrics registers the metrics; nil for none.
	Metrics prometheus.Registerer
	// Traces receives a span per operation; nil for none.
	Traces trace.TracerProvider
	// Cost returns the cost of an operation so far.
	Cost func(*graphql.OperationContext) float64
	// CountSQL returns a context that counts the SQL statements run with it, and a function that returns their number
	// and total duration.
	CountSQL func(context.Context) (counting context.Context, counted func() (statements int, took time.Duration))
	// Record is called once for each operation, at its end, with the operation's context.
	Record func(context.Context, Operation)
	// Now is the clock.
	Now func() time.Time
}

// Operation is the measurement of one operation.
type Operation struct {
	// Name is the name of the operation. Empty if the operation has no name or was rejected before its name was
	// known.
	Name string
	// Type is "query", "mutation" or "subscription". Empty if the operation was rejected before its type was known.
	Type string
	// Cost is the cost of the operation, in units of cost.
	Cost float64
	// Statements is the number of SQL statements, and SQL their total duration.
	Statements int
	SQL        time.Duration
	// Took is the duration of the operation. For a subscription, it is the time that the subscription was open.
	Took time.Duration
	// Codes lists the distinct codes of the operation's errors, sorted.
	Codes []string
	// Answers is the number of responses sent.
	Answers int
	// Cached is true if the response came from the cache, without any SQL statement.
	Cached bool
}

// Attributes returns the log attributes of the operation.
func (o Operation) Attributes() []slog.Attr {
	if o.Cached {
		return []slog.Attr{
			slog.String("operation", o.Name), slog.String("type", o.Type), slog.Bool("cached", true), slog.Duration("operationDuration", o.Took),
		}
	}
	attributes := []slog.Attr{
		slog.String("operation", o.Name), slog.String("type", o.Type), slog.Float64("cost", o.Cost),
		slog.Int("sql", o.Statements), slog.Duration("sqlDuration", o.SQL), slog.Duration("operationDuration", o.Took),
	}
	if len(o.Codes) > 0 {
		attributes = append(attributes, slog.Any("errors", o.Codes))
	}
	return attributes
}

// Instrumentation is a gqlgen extension that measures operations. It must be installed before all other extensions,
// so that it sees their changes to a response.
type Instrumentation struct {
	options Options
	metrics *metrics
	spans   spans
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationInterceptor
	graphql.ResponseInterceptor
} = &Instrumentation{}

// New returns an instrumentation and registers its metrics.
func New(options Options) *Instrumentation {
	return &Instrumentation{options, newMetrics(options.Metrics), newSpans(options.Traces)}
}

// ExtensionName implements [graphql.HandlerExtension].
func (*Instrumentation) ExtensionName() string { return "Instrumentation" }

// Validate implements [graphql.HandlerExtension].
func (*Instrumentation) Validate(graphql.ExecutableSchema) error { return nil }

// measurement is the measurement of an operation in progress. Only the goroutine that reads the responses uses it.
type measurement struct {
	instrumentation *Instrumentation

	operation Operation
	of        *graphql.OperationContext
	counted   func() (statements int, took time.Duration)
	start     time.Time
	span      trace.Span
	ended     bool
}

type measurementKey struct{}

// InterceptOperation measures an operation from its start to its last response.
func (i *Instrumentation) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	m := &measurement{instrumentation: i, operation: i.describe(operation), of: operation, start: operation.Stats.OperationStart}
	ctx, m.span = i.spans.start(ctx, m.operation, i.metrics.names.bounded(m.operation.Name))
	ctx, m.counted = i.options.CountSQL(ctx)
	ctx = context.WithValue(ctx, measurementKey{}, m)
	defer m.onPanic(ctx)()
	responses := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer m.onPanic(ctx)()
		response := responses(ctx)
		m.add(ctx, response)
		return response
	}
}

// InterceptResponse records requests that were rejected before they became an operation.
func (i *Instrumentation) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if _, running := ctx.Value(measurementKey{}).(*measurement); running || response == nil {
		return response
	}
	operation := graphql.GetOperationContext(ctx)
	rejected := i.describe(operation)
	rejected.Codes = codesOf(response)
	rejected.Took = i.options.Now().Sub(operation.Stats.OperationStart)
	i.metrics.count(rejected)
	i.options.Record(ctx, rejected)
	return response
}

// describe returns the attributes of an operation that are known before it runs.
func (i *Instrumentation) describe(operation *graphql.OperationContext) Operation {
	if operation == nil || operation.Operation == nil {
		return Operation{}
	}
	kind := operation.Operation.Operation
	return Operation{Name: operation.Operation.Name, Type: string(kind), Cost: i.options.Cost(operation)}
}

// RecordCached returns a function that records each answer to the operation that is served from the cache.
func (i *Instrumentation) RecordCached(operation *graphql.OperationContext) func(context.Context, time.Duration) {
	cached := i.describe(operation)
	cached.Answers, cached.Cached = 1, true
	name := i.metrics.names.bounded(cached.Name)
	operations, duration := i.metrics.operations.WithLabelValues(name, cached.Type), i.metrics.took.WithLabelValues(name, cached.Type)
	return func(ctx context.Context, took time.Duration) {
		operations.Inc()
		duration.Observe(took.Seconds())
		one := cached
		one.Took = took
		i.options.Record(ctx, one)
	}
}

// add counts a response. After the last response, it ends the measurement.
func (m *measurement) add(ctx context.Context, response *graphql.Response) {
	isSubscription := m.operation.Type == string(ast.Subscription)
	if response == nil {
		m.end(ctx, codesWithoutResponse(ctx, isSubscription, m.operation.Answers))
		return
	}
	m.operation.Answers++
	codes := codesOf(response)
	if isSubscription && response.Data != nil {
		m.operation.Codes = merged(m.operation.Codes, codes)
		return
	}
	m.end(ctx, codes)
}

// codesWithoutResponse returns the error codes of an operation that ended without another response.
func codesWithoutResponse(ctx context.Context, isSubscription bool, answers int) []string {
	switch {
	case isSubscription || answers > 0:
		return nil // a subscriber that disconnects is not an error
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return []string{string(models.LimitExceeded)}
	default:
		return []string{canceled}
	}
}

// onPanic returns a function to defer. If there is a panic, that function ends the measurement and panics again.
func (m *measurement) onPanic(ctx context.Context) func() {
	return func() {
		if cause := recover(); cause != nil {
			m.end(ctx, []string{string(models.Internal)})
			panic(cause)
		}
	}
}

// end records the operation. Calls after the first have no effect.
func (m *measurement) end(ctx context.Context, codes []string) {
	if m.ended {
		return
	}
	m.ended = true
	m.operation.Codes = merged(m.operation.Codes, codes)
	m.operation.Cost = m.instrumentation.options.Cost(m.of)
	m.operation.Statements, m.operation.SQL = m.counted()
	m.operation.Took = m.instrumentation.options.Now().Sub(m.start)
	m.instrumentation.metrics.count(m.operation)
	m.instrumentation.spans.end(m.span, m.operation)
	m.instrumentation.options.Record(ctx, m.operation)
}

// codesOf returns the distinct codes of a response's errors, sorted.
func codesOf(response *graphql.Response) []string {
	var codes []string
	for _, fault := range response.Errors {
		codes = append(codes, codeOf(fault.Extensions["code"]))
	}
	return merged(nil, codes)
}

// merged returns the distinct codes of both lists, sorted.
func merged(codes, others []string) []string {
	if len(others) == 0 {
		return codes
	}
	codes = append(codes, others...)
	slices.Sort(codes)
	return slices.Compact(codes)
}
