package cli

import (
	"context"
	"fmt"
	"log/slog"

	"go.opentelemetry.io/contrib/exporters/autoexport"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/internal/database"
)

// openTraces sends spans where the environment of OpenTelemetry says:
// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/. It is nil where that
// names neither an exporter nor an address: the convention's own default would be to call a collector
// on this machine, and to complain that there is none.
func openTraces(ctx context.Context, getenv func(string) string, log *slog.Logger) (*sdktrace.TracerProvider, error) {
	exporter := getenv("OTEL_TRACES_EXPORTER")
	addressed := getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
	if exporter == "none" || getenv("OTEL_SDK_DISABLED") == "true" || (exporter == "" && !addressed) {
		return nil, nil //nolint:nilnil // nobody takes traces
	}
	to, err := autoexport.NewSpanExporter(ctx)
	if err != nil {
		return nil, fmt.Errorf("prepare to send traces, as OTEL_TRACES_EXPORTER and OTEL_EXPORTER_OTLP_PROTOCOL say: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", database.Name)),
		resource.WithTelemetrySDK(), resource.WithHost(), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("read OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		log.WarnContext(context.WithoutCancel(ctx), "could not send traces", "error", err)
	}))
	return sdktrace.NewTracerProvider(sdktrace.WithBatcher(discreet{to}), sdktrace.WithResource(about)), nil
}

// discreet sends spans without the words of what went wrong: those of Postgres repeat values. The codes of
// errors and the log's lines under the same trace tell enough.
type discreet struct{ sdktrace.SpanExporter }

// ExportSpans sends spans.
func (d discreet) ExportSpans(ctx context.Context, spans []sdktrace.ReadOnlySpan) error {
	told := make([]sdktrace.ReadOnlySpan, len(spans))
	for i, span := range spans {
		told[i] = wordless{span}
	}
	return d.SpanExporter.ExportSpans(ctx, told) //nolint:wrapcheck // as the exporter within tells it
}

type wordless struct{ sdktrace.ReadOnlySpan }

// Events are the errors' words, and nothing else is told as one.
func (wordless) Events() []sdktrace.Event { return nil }

// Status is whether it went wrong.
func (w wordless) Status() sdktrace.Status {
	return sdktrace.Status{Code: w.ReadOnlySpan.Status().Code}
}

// traced adds to each line of a log the trace that it belongs to.
type traced struct{ slog.Handler }

// Handle writes a line.
func (t traced) Handle(ctx context.Context, line slog.Record) error {
	if within := trace.SpanContextFromContext(ctx); within.IsValid() {
		line.AddAttrs(slog.String("traceId", within.TraceID().String()))
	}
	return t.Handler.Handle(ctx, line) //nolint:wrapcheck // as the handler within tells it
}

// WithAttrs adds attributes to every line.
func (t traced) WithAttrs(attributes []slog.Attr) slog.Handler {
	return traced{t.Handler.WithAttrs(attributes)}
}

// WithGroup puts attributes to come into a group.
func (t traced) WithGroup(name string) slog.Handler { return traced{t.Handler.WithGroup(name)} }
