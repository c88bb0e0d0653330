package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/graph/observe"
	"proposaltracker/internal/database"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// TelemetryConfig configures metrics and traces.
type TelemetryConfig struct {
	// MetricsListen is the address of the metrics endpoint; empty disables it.
	MetricsListen string `name:"metrics-listen" env:"METRICS_LISTEN" placeholder:"HOST:PORT" help:"Address of the Prometheus endpoint /metrics and of Go's profiles at /debug/pprof/, such as 127.0.0.1:9090. It is separate from --listen and must not be public. Default: no endpoint."`
	// TraceResolvers adds a span for each resolver. By default, there is one span for each
	// operation.
	TraceResolvers bool `name:"trace-resolvers" env:"TRACE_RESOLVERS" help:"Also trace each resolver. Traces are sent to OTEL_EXPORTER_OTLP_ENDPOINT (see the OpenTelemetry environment variables); by default, none are sent."`
}

// metricsPath is the path that Prometheus scrapes by default.
const metricsPath = "/metrics"

// telemetryTimeout is the time limit for sending the last spans, serving the last scrape, and
// reading the header of a scrape.
const telemetryTimeout = 5 * time.Second

// Telemetry collects metrics and sends traces.
type Telemetry struct {
	// Registry holds all metrics of the program.
	Registry *prometheus.Registry

	config TelemetryConfig
	traces *sdktrace.TracerProvider // nil if no collector is configured
	server *http.Server             // nil without a metrics endpoint
	at     net.Addr                 // address of the metrics endpoint; nil without one
}

// Open starts the metrics endpoint and the export of traces, if they are configured.
func (c TelemetryConfig) Open(ctx context.Context, env *Environment, log *slog.Logger) (*Telemetry, error) {
	t := &Telemetry{Registry: prometheus.NewRegistry(), config: c}
	t.Registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	traces, err := openTraces(ctx, env.Getenv, log)
	if err != nil {
		return nil, err
	}
	t.traces = traces
	if c.MetricsListen == "" {
		return t, nil
	}
	listener, err := Listen(ctx, c.MetricsListen)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("--metrics-listen: %w", err), t.Close(ctx))
	}
	t.serve(ctx, listener, log)
	return t, nil
}

// serve serves metrics and profiles on a separate listener, so that scrapes do not wait for other
// requests.
func (t *Telemetry) serve(ctx context.Context, listener net.Listener, log *slog.Logger) {
	mux := http.NewServeMux()
	errorLog := slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	mux.Handle("GET "+metricsPath, promhttp.HandlerFor(t.Registry, promhttp.HandlerOpts{Registry: t.Registry, ErrorLog: errorLog}))
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	t.at = listener.Addr()
	t.server = &http.Server{Handler: mux, ReadHeaderTimeout: telemetryTimeout, WriteTimeout: telemetryTimeout, ErrorLog: errorLog}
	go func() {
		err := recovery.Do(func() error { return t.server.Serve(listener) })
		if !errors.Is(err, http.ErrServerClosed) {
			log.WarnContext(ctx, "metrics endpoint failed", "error", err)
		}
	}()
}

// Tracer returns the tracer provider, or nil if no collector is configured.
func (t *Telemetry) Tracer() trace.TracerProvider {
	if t.traces == nil {
		return nil // a nil interface rather than one that contains a nil *TracerProvider
	}
	return t.traces
}

// Close ends the metrics endpoint and sends the remaining spans.
func (t *Telemetry) Close(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, telemetryTimeout)
	defer cancel()
	var err error
	if t.server != nil {
		err = t.server.Shutdown(ctx)
	}
	if t.traces != nil {
		err = errors.Join(err, t.traces.Shutdown(ctx))
	}
	if err != nil {
		return fmt.Errorf("send the remaining telemetry: %w", err)
	}
	return nil
}

// CountDeliveries returns a function that counts attempts at webhook deliveries by their result.
func (t *Telemetry) CountDeliveries() func(models.DeliveryStatus) {
	attempts := prometheus.NewCounterVec(prometheus.CounterOpts{
		Namespace: database.Name, Subsystem: "webhook", Name: "attempts_total",
		Help: "Attempts at webhook deliveries, by the resulting status: DELIVERED, FAILED (will be retried) or DEAD (given up).",
	}, []string{"status"})
	t.Registry.MustRegister(attempts)
	return func(status models.DeliveryStatus) { attempts.WithLabelValues(string(status)).Inc() }
}

// FieldSpans returns the extension that traces each resolver; nil if that is not configured.
func (t *Telemetry) FieldSpans() []graphql.HandlerExtension {
	if !t.config.TraceResolvers || t.traces == nil {
		return nil
	}
	return []graphql.HandlerExtension{observe.NewFields(t.traces)}
}
