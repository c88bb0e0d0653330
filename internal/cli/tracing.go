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

// openTraces exports spans as configured by the OpenTelemetry environment variables:
// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/. It returns nil
// if they name neither an exporter nor an endpoint. (The specification's default would be to call a
// collector on this machine, and to log an error if there is none.)
func openTraces(ctx context.Context, getenv func(string) string, log *slog.Logger) (*sdktrace.TracerProvider, error) {
	exporter := getenv("OTEL_TRACES_EXPORTER")
	hasEndpoint := getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
	if exporter == "none" || getenv("OTEL_SDK_DISABLED") == "true" || (exporter == "" && !hasEndpoint) {
		return nil, nil //nolint:nilnil // tracing is off
	}
	spans, err := autoexport.NewSpanExporter(ctx)
	if err != nil {
		return nil, fmt.Errorf("set up tracing (OTEL_TRACES_EXPORTER, OTEL_EXPORTER_OTLP_PROTOCOL): %w", err)
	}
	attributes, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", database.Name)),
		resource.WithTelemetrySDK(), resource.WithHost(), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("parse OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		log.WarnContext(context.WithoutCancel(ctx), "trace export failed", "error", err)
	}))
	return sdktrace.NewTracerProvider(sdktrace.WithBatcher(redactingExporter{spans}), sdktrace.WithResource(attributes)), nil
}

// redactingExporter exports spans without error messages, because Postgres messages repeat values.
// Error codes, and the log lines with the same trace ID, suffice to find the cause.
type redactingExporter struct{ sdktrace.SpanExporter }

// ExportSpans exports spans.
func (e redactingExporter) ExportSpans(ctx context.Context, spans []sdktrace.ReadOnlySpan) error {
	redacted := make([]sdktrace.ReadOnlySpan, len(spans))
	for i, span := range spans {
		redacted[i] = redactedSpan{span}
	}
	return e.SpanExporter.ExportSpans(ctx, redacted) //nolint:wrapcheck // passes through
}

type redactedSpan struct{ sdktrace.ReadOnlySpan }

// Events returns nothing, because the only events recorded here are errors with their messages.
func (redactedSpan) Events() []sdktrace.Event { return nil }

// Status returns the status code without its message.
func (s redactedSpan) Status() sdktrace.Status {
	return sdktrace.Status{Code: s.ReadOnlySpan.Status().Code}
}

// traced adds the trace ID of the context to each log line.
type traced struct{ slog.Handler }

// Handle writes a line.
func (t traced) Handle(ctx context.Context, line slog.Record) error {
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		line.AddAttrs(slog.String("traceId", span.TraceID().String()))
	}
	return t.Handler.Handle(ctx, line) //nolint:wrapcheck // passes through
}

// WithAttrs adds attributes to every line.
func (t traced) WithAttrs(attributes []slog.Attr) slog.Handler {
	return traced{t.Handler.WithAttrs(attributes)}
}

// WithGroup puts later attributes into a group.
func (t traced) WithGroup(name string) slog.Handler { return traced{t.Handler.WithGroup(name)} }
