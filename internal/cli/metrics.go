package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/graph"
	"proposaltracker/graph/observe"
	"proposaltracker/internal/database"
	"proposaltracker/internal/web"
	"proposaltracker/models"
)

// watchConfig says who may watch the program at work.
type watchConfig struct {
	MetricsListen  string `name:"metrics-listen" env:"METRICS_LISTEN" placeholder:"HOST:PORT" help:"Where Prometheus reads /metrics, as 127.0.0.1:9090: an address of its own, which is not for the public. Nowhere when left out."`
	TraceResolvers bool   `name:"trace-resolvers" env:"TRACE_RESOLVERS" help:"Trace each resolver too. Traces are sent where OTEL_EXPORTER_OTLP_ENDPOINT says, as the environment of OpenTelemetry has it, and nowhere when left out."`
}

// metricsPath is where Prometheus looks by default.
const metricsPath = "/metrics"

// stopWithin bounds the last sending of spans, and the last answer to Prometheus.
const stopWithin = 5 * time.Second

// watch is what those who run the program see of it.
type watch struct {
	registry *prometheus.Registry
	// traces is nil where nobody takes them.
	traces  *sdktrace.TracerProvider
	metrics *http.Server
	// at is where the metrics are; nil for nowhere.
	at net.Addr
}

// open begins to listen for Prometheus, and to send traces, where that is wanted.
func (c watchConfig) open(ctx context.Context, s *surroundings, log *slog.Logger) (*watch, error) {
	w := &watch{registry: prometheus.NewRegistry()}
	w.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	traces, err := openTraces(ctx, s.getenv, log)
	if err != nil {
		return nil, err
	}
	w.traces = traces
	if c.MetricsListen == "" {
		return w, nil
	}
	listener, err := listen(ctx, c.MetricsListen)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("--metrics-listen: %w", err), w.stop(ctx))
	}
	mux := http.NewServeMux()
	faults := slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	mux.Handle("GET "+metricsPath, promhttp.HandlerFor(w.registry, promhttp.HandlerOpts{Registry: w.registry, ErrorLog: faults}))
	w.at = listener.Addr()
	w.metrics = &http.Server{Handler: mux, ReadHeaderTimeout: stopWithin, ErrorLog: faults}
	go func() {
		if err := w.metrics.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.WarnContext(ctx, "metrics are served no more", "error", err)
		}
	}()
	return w, nil
}

// tracer is the interface of what may be nil.
func (w *watch) tracer() trace.TracerProvider {
	if w.traces == nil {
		return nil
	}
	return w.traces
}

// stop sends what is not sent yet.
func (w *watch) stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, stopWithin)
	defer cancel()
	var err error
	if w.metrics != nil {
		err = w.metrics.Shutdown(ctx)
	}
	if w.traces != nil {
		err = errors.Join(err, w.traces.Shutdown(ctx))
	}
	if err != nil {
		return fmt.Errorf("tell those who watch the last: %w", err)
	}
	return nil
}

// operations watches what is asked, for the log of site too.
func (w *watch) operations(s *surroundings, site *web.Handler) *observe.Instrumentation {
	return observe.New(observe.Options{
		Metrics: w.registry, Traces: w.tracer(), Cost: graph.CostOf, Now: s.now,
		CountSQL: func(ctx context.Context) (context.Context, func() (int, time.Duration)) {
			ctx, counted := database.CountQueries(ctx)
			return ctx, func() (int, time.Duration) { return counted.Count(), counted.Duration() }
		},
		Tell: func(ctx context.Context, o observe.Operation) { site.Told(ctx, attributes(o)...) },
	})
}

// deliveries counts what becomes of the attempts to deliver to webhooks.
func (w *watch) deliveries() func(models.DeliveryStatus) {
	attempts := prometheus.NewCounterVec(prometheus.CounterOpts{
		Namespace: database.Name, Subsystem: "webhook", Name: "attempts_total",
		Help: "Attempts to deliver to webhooks, by what became of the delivery: DELIVERED, FAILED (tried again later) or DEAD (given up).",
	}, []string{"status"})
	w.registry.MustRegister(attempts)
	return func(status models.DeliveryStatus) { attempts.WithLabelValues(string(status)).Inc() }
}

// fields are traced where that is wanted.
func (w *watch) fields(c watchConfig) []graphql.HandlerExtension {
	if !c.TraceResolvers || w.traces == nil {
		return nil
	}
	return []graphql.HandlerExtension{observe.NewFields(w.traces)}
}

// attributes are what the log tells of an operation.
func attributes(o observe.Operation) []slog.Attr {
	told := []slog.Attr{
		slog.String("operation", o.Name), slog.String("type", o.Type), slog.Float64("cost", o.Cost),
		slog.Int("sql", o.Statements), slog.Duration("sqlDuration", o.SQL), slog.Duration("operationDuration", o.Took),
	}
	if len(o.Codes) > 0 {
		told = append(told, slog.Any("errors", o.Codes))
	}
	return told
}
