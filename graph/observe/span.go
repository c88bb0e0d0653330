package observe

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	semconv "go.opentelemetry.io/otel/semconv/v1.40.0"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"proposaltracker/models"
)

// spans records a span for each operation, with a name such as "query Feed", following the OpenTelemetry conventions
// for GraphQL. It omits the document, which is optional in those conventions.
type spans struct {
	tracer trace.Tracer // nil if tracing is off
}

const scope = "proposaltracker/graph"

func newSpans(to trace.TracerProvider) spans {
	if to == nil {
		return spans{}
	}
	return spans{to.Tracer(scope)}
}

func (s spans) start(ctx context.Context, o Operation, bounded string) (context.Context, trace.Span) {
	if s.tracer == nil {
		return ctx, noop.Span{}
	}
	attributes := []attribute.KeyValue{semconv.GraphQLOperationTypeKey.String(o.Type)}
	if bounded != "" {
		attributes = append(attributes, semconv.GraphQLOperationName(bounded))
	}
	return s.tracer.Start(ctx, strings.TrimSpace(o.Type+" "+bounded), trace.WithAttributes(attributes...)) //nolint:spancheck // ended by end
}

func (s spans) end(span trace.Span, o Operation) {
	if s.tracer == nil {
		return
	}
	span.SetAttributes(
		attribute.Float64("proposaltracker.cost", o.Cost), attribute.Int("proposaltracker.sql.statements", o.Statements),
		attribute.Float64("proposaltracker.sql.seconds", o.SQL.Seconds()),
	)
	if len(o.Codes) > 0 {
		span.SetAttributes(semconv.ErrorTypeKey.String(o.Codes[0]), attribute.StringSlice("proposaltracker.errors", o.Codes))
	}
	if slices.Contains(o.Codes, string(models.Internal)) { // all other codes are errors of the client
		span.SetStatus(codes.Error, "")
	}
	span.End()
}

// Fields is a gqlgen extension that records a span for each field with a resolver. A response can have thousands of
// such fields, so the extension is meant for debugging.
type Fields struct{ tracer trace.Tracer }

var _ interface {
	graphql.HandlerExtension
	graphql.FieldInterceptor
} = Fields{}

// NewFields returns the extension, which sends its spans to traces.
func NewFields(traces trace.TracerProvider) Fields { return Fields{traces.Tracer(scope)} }

// ExtensionName implements [graphql.HandlerExtension].
func (Fields) ExtensionName() string { return "Fields" }

// Validate implements [graphql.HandlerExtension].
func (Fields) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptField records a span, with a name such as "Proposal.revisions", for a field with a
// resolver.
func (f Fields) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	field := graphql.GetFieldContext(ctx)
	if !field.IsResolver {
		return next(ctx)
	}
	ctx, span := f.tracer.Start(ctx, field.Object+"."+field.Field.Name)
	defer span.End()
	value, err := next(ctx)
	if err != nil {
		span.SetStatus(codes.Error, "")
	}
	return value, err
}
