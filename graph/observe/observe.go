// Package observe tells those who run the program what is asked of it: for each operation its name,
// what it cost and how long it took, as metrics, as spans and for the log. It tells nothing of what was
// said: no document, no variable, no answer.
package observe

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/models"
)

// Options are where a [Instrumentation] takes its figures from, and who is told them.
type Options struct {
	// Metrics takes what is counted; nil for nobody.
	Metrics prometheus.Registerer
	// Traces takes a span for each operation; nil for none.
	Traces trace.TracerProvider
	// Cost is what an operation costs.
	Cost func(*graphql.OperationContext) float64
	// CountSQL returns a context whose statements are counted, and what tells how many they were and
	// how long they took together.
	CountSQL func(context.Context) (counting context.Context, counted func() (statements int, took time.Duration))
	// Tell is told of each operation at its end, in the operation's context.
	Tell func(context.Context, Operation)
	// Now is the clock.
	Now func() time.Time
}

// Operation is what can be told of one operation.
type Operation struct {
	// Name is the operation's own; empty where it has none, or was refused before it was known.
	Name string
	// Type is "query", "mutation" or "subscription"; empty where it was refused before it was known.
	Type string
	// Cost is by the rule that bounds it.
	Cost float64
	// Statements is how many were sent to the database, and SQL how long they took together.
	Statements int
	SQL        time.Duration
	// Took is how long the whole took; for a subscription, how long it was listened to.
	Took time.Duration
	// Codes are those of the errors that were told, each once, sorted.
	Codes []string
	// Answers is how many responses were given.
	Answers int
}

// Instrumentation is an extension of gqlgen's that watches operations. It is used before all others, so that it
// sees what they make of a response.
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

// New returns a watch. Its metrics are registered already.
func New(options Options) *Instrumentation {
	return &Instrumentation{options, newMetrics(options.Metrics), newSpans(options.Traces)}
}

// ExtensionName names the extension to gqlgen.
func (*Instrumentation) ExtensionName() string { return "Watch" }

// Validate has nothing to check in the schema.
func (*Instrumentation) Validate(graphql.ExecutableSchema) error { return nil }

// watched is an operation under way. It belongs to the goroutine that asks for its responses.
type watched struct {
	*Instrumentation

	told    Operation
	counted func() (statements int, took time.Duration)
	start   time.Time
	span    trace.Span
	over    bool
}

type watchedKey struct{}

// InterceptOperation watches an operation from its start to its last response.
func (w *Instrumentation) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	one := &watched{Instrumentation: w, told: w.known(operation), start: operation.Stats.OperationStart}
	ctx, one.span = w.spans.start(ctx, one.told, w.metrics.names.bounded(one.told.Name))
	ctx, one.counted = w.options.CountSQL(ctx)
	ctx = context.WithValue(ctx, watchedKey{}, one)
	defer one.panicked(ctx)()
	responses := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer one.panicked(ctx)()
		response := responses(ctx)
		one.saw(ctx, response)
		return response
	}
}

// InterceptResponse watches what was refused before it was an operation.
func (w *Instrumentation) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if _, run := ctx.Value(watchedKey{}).(*watched); run || response == nil {
		return response
	}
	operation := graphql.GetOperationContext(ctx)
	told := w.known(operation)
	told.Codes = codesOf(response)
	told.Took = w.options.Now().Sub(operation.Stats.OperationStart)
	w.metrics.count(told)
	w.options.Tell(ctx, told)
	return response
}

// known is what can be told of an operation at its start.
func (w *Instrumentation) known(operation *graphql.OperationContext) Operation {
	if operation == nil || operation.Operation == nil {
		return Operation{}
	}
	kind := operation.Operation.Operation
	return Operation{Name: operation.Operation.Name, Type: string(kind), Cost: w.options.Cost(operation)}
}

// saw takes a response in, and ends the watch with the last.
func (o *watched) saw(ctx context.Context, response *graphql.Response) {
	many := o.told.Type == string(ast.Subscription)
	if response == nil {
		o.end(ctx, why(ctx, many, o.told.Answers))
		return
	}
	o.told.Answers++
	codes := codesOf(response)
	if many && response.Data != nil {
		o.told.Codes = merged(o.told.Codes, codes)
		return
	}
	o.end(ctx, codes)
}

// why is what ended an operation that has no further response.
func why(ctx context.Context, many bool, answers int) []string {
	switch {
	case many || answers > 0:
		return nil // a subscription ends with who listens
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return []string{string(models.LimitExceeded)}
	default:
		return []string{canceled}
	}
}

// panicked is deferred around what may panic; the function that it returns sees whether it did.
func (o *watched) panicked(ctx context.Context) func() {
	return func() {
		if cause := recover(); cause != nil {
			o.end(ctx, []string{string(models.Internal)})
			panic(cause)
		}
	}
}

// end tells of the operation, once.
func (o *watched) end(ctx context.Context, codes []string) {
	if o.over {
		return
	}
	o.over = true
	o.told.Codes = merged(o.told.Codes, codes)
	o.told.Statements, o.told.SQL = o.counted()
	o.told.Took = o.options.Now().Sub(o.start)
	o.metrics.count(o.told)
	o.spans.end(o.span, o.told)
	o.options.Tell(ctx, o.told)
}

// codesOf are the codes of a response's errors.
func codesOf(response *graphql.Response) []string {
	var codes []string
	for _, fault := range response.Errors {
		codes = append(codes, codeOf(fault.Extensions["code"]))
	}
	return merged(nil, codes)
}

// merged are all codes, each once, sorted.
func merged(codes, others []string) []string {
	if len(others) == 0 {
		return codes
	}
	codes = append(codes, others...)
	slices.Sort(codes)
	return slices.Compact(codes)
}
