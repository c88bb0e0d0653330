package cli

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/codes"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

const secret = "a value that no span may repeat"

// A Postgres error message can repeat a value; spans contain only its code.
func TestRedactingExporter(t *testing.T) {
	t.Parallel()
	sent := tracetest.NewInMemoryExporter()
	traces := sdktrace.NewTracerProvider(sdktrace.WithSyncer(redactingExporter{sent}))
	_, span := traces.Tracer("").Start(t.Context(), "query SELECT")
	span.RecordError(errors.New(secret))
	span.SetStatus(codes.Error, secret)
	span.End()
	got := sent.GetSpans()
	if len(got) != 1 || got[0].Name != "query SELECT" || got[0].Status.Code != codes.Error || strings.Contains(fmt.Sprint(got), secret) {
		t.Errorf("sent %+v", got)
	}
}
