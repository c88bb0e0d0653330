package web

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/sync/singleflight"

	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/price"
	"proposaltracker/internal/web/download"
	"proposaltracker/internal/web/upload"
	"proposaltracker/models"
)

// The paths that the server serves.
const (
	GraphQLPath  = "/graphql"
	GraphiQLPath = "/graphiql/"
	ExplorerPath = "/explorer/"
	SchemaPath   = "/schema.graphql"
	SymbolsPath  = "/docs/symbols.md"
	// CheckpointPath and LogKeyPath serve the transparency log.
	CheckpointPath = "/log/checkpoint"
	LogKeyPath     = "/log/key"
	AlivePath      = "/healthz"
	ReadyPath      = "/readyz"
)

// Parts contains the handlers and functions that the server takes from other packages.
type Parts struct {
	// GraphiQL serves its page at "/" and its assets below "/".
	GraphiQL http.Handler
	// Explorer serves the network explorer in the same way.
	Explorer http.Handler
	// Schema is the schema in SDL; empty if the schema is not published.
	Schema string
	// Symbols is the specification of document symbols, to which the schema refers.
	Symbols string
	// WriteError responds with an HTTP status and a GraphQL error.
	WriteError func(w http.ResponseWriter, r *http.Request, status int, err error)
	// WithRequest adds to a context the values that resolvers need: the request ID, the server's
	// origin as the client addressed it, and the Accept-Language header.
	WithRequest func(ctx context.Context, id, origin, acceptLanguage string) context.Context
	// Log receives the access log and the causes of errors.
	Log *slog.Logger
	// Now is the clock.
	Now func() time.Time
	// Metrics registers the metrics; nil disables them.
	Metrics prometheus.Registerer
	// Traces receives one span per request; nil disables tracing.
	Traces trace.TracerProvider
}

// Backend serves requests once the database is open.
type Backend struct {
	// GraphQL serves operations; the viewer is in the request's context.
	GraphQL http.Handler
	// Verifier verifies bearer tokens.
	Verifier *access.Verifier
	// Directory returns the current reference data, with the delegations that tokens may speak for.
	Directory func() *directory.Directory
	// Downloads serves [download.Patterns]; the viewer is in the request's context.
	Downloads http.Handler
	// Uploads serves [upload.Pattern]; the viewer is in the request's context.
	Uploads http.Handler
	// Checkpoint returns the latest checkpoint of the transparency log, and LogKeys its keys. Nil if none are published.
	Checkpoint, LogKeys func(ctx context.Context) (string, error)
	// Check returns an error if the database does not respond.
	Check func(ctx context.Context) error
	// Admit returns an error that [admission.Rejection] recognizes if requests of the client should
	// be rejected before they are read. If Admit is nil, none are rejected.
	Admit func(client any) error
	// Degraded returns descriptions of what does not work although requests are served; empty
	// strings are ignored. It may be nil.
	Degraded func() []string
}

// Handler serves all HTTP requests. It is ready from [Handler.Open] to [Handler.Drain]; before
// that, it responds with 503.
type Handler struct {
	config  Config
	parts   Parts
	backend atomic.Pointer[Backend]
	handler http.Handler

	// leaving is true when the server is about to stop; it still serves all requests.
	leaving  atomic.Bool
	drain    sync.Once
	draining chan struct{}
	// streams counts open WebSockets and event streams, because net/http does not wait for hijacked
	// connections.
	streams   streams
	metrics   *metrics
	probes    singleflight.Group
	rates     *rates
	requests  *admission.Pool
	addresses clientAddresses
	late      error // the cancellation cause of requests that exceed the time limit
}

// requestsPerProcessor limits the requests that are in progress: being read, waiting for a slot of
// their class, or being processed. One client gets at most a quarter.
const requestsPerProcessor = 128

// New returns a handler that is not ready yet. config must have passed [Config.Check].
func New(config Config, parts Parts) *Handler {
	s := &Handler{config: config, parts: parts, draining: make(chan struct{}), late: models.Timeout(config.RequestTimeout)}
	s.rates = newRates(config, parts.Now)
	s.requests = admission.NewStrictPool(int64(requestsPerProcessor * runtime.GOMAXPROCS(0)))
	s.addresses, _ = newClientAddresses(config.TrustedProxies) // checked by Config.Check
	s.metrics = newMetrics(parts.Metrics, s.streams.count)
	s.handler = s.middleware(s.routes())
	return s
}

// ServeHTTP serves one request.
func (s *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Open makes the handler ready to serve requests from b.
func (s *Handler) Open(b Backend) { s.backend.Store(&b) }

// leave makes the handler report that it is not ready, so that load balancers stop sending
// requests. It still serves all requests.
func (s *Handler) leave() { s.leaving.Store(true) }

// Drain makes the handler report that it is not ready, and ends streams. Other requests are still
// served.
func (s *Handler) Drain() { s.drain.Do(func() { close(s.draining) }) }

// Draining returns a channel that is closed when streams must end.
func (s *Handler) Draining() <-chan struct{} { return s.draining }

func (s *Handler) isDraining() bool {
	select {
	case <-s.draining:
		return true
	default:
		return false
	}
}

func (s *Handler) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(GraphQLPath, s.redirectBrowsers(s.protected(s.withRateHeaders(s.graphQL))))
	mux.Handle(GraphiQLPath, http.StripPrefix(strings.TrimSuffix(GraphiQLPath, "/"), s.parts.GraphiQL))
	mux.Handle(ExplorerPath, http.StripPrefix(strings.TrimSuffix(ExplorerPath, "/"), s.parts.Explorer))
	mux.HandleFunc("GET "+AlivePath, s.alive)
	mux.HandleFunc("GET "+ReadyPath, s.ready)
	if s.parts.Schema != "" {
		mux.HandleFunc("GET "+SchemaPath, text(s.parts.Schema))
	}
	mux.HandleFunc("GET "+SymbolsPath, text(s.parts.Symbols))
	mux.HandleFunc("GET /{$}", s.home)
	s.logRoutes(mux)
	for _, pattern := range download.Patterns() {
		mux.Handle(pattern, s.withRateHeaders(s.download))
	}
	mux.Handle(upload.Pattern, s.protected(s.withRateHeaders(s.upload)))
	return routed(mux)
}

// graphQL serves GraphQL requests.
func (s *Handler) graphQL(w http.ResponseWriter, r *http.Request) {
	open, ctx, ok := s.admit(w, r, price.Request)
	if !ok {
		return
	}
	ctx, work := price.NewContext(ctx)
	defer s.chargeWork(ctx, work)
	if exchangeOf(ctx).streaming {
		s.stream(w, r.WithContext(ctx), open.GraphQL)
	} else if client, ok := s.enter(w, r); ok {
		defer s.requests.Release(client, 1)
		s.withTimeout(ctx, w, r, open.GraphQL)
	}
}

// download serves files.
func (s *Handler) download(w http.ResponseWriter, r *http.Request) {
	open, ctx, ok := s.admit(w, r, price.Request+price.Download)
	if !ok {
		return
	}
	ctx, work := price.NewContext(ctx)
	defer s.chargeWork(ctx, work)
	if client, ok := s.enter(w, r); ok {
		defer s.requests.Release(client, 1)
		s.withTimeout(ctx, meteredWriter{w, work}, r, open.Downloads)
	}
}

// upload serves file uploads. The upload handler sets its own time limits.
func (s *Handler) upload(w http.ResponseWriter, r *http.Request) {
	open, ctx, ok := s.admit(w, r, price.Request+price.Download)
	if !ok {
		return
	}
	ctx, work := price.NewContext(ctx)
	defer s.chargeWork(ctx, work)
	if client, ok := s.enter(w, r); ok {
		defer s.requests.Release(client, 1)
		open.Uploads.ServeHTTP(w, r.WithContext(ctx))
	}
}

// enter waits for a slot for requests in progress before the request's body is read. The caller
// must release the client's slot. If none is free within a second, enter responds with 429 or 503
// and returns false.
func (s *Handler) enter(w http.ResponseWriter, r *http.Request) (client any, ok bool) {
	client = exchangeOf(r.Context()).payer()
	err := s.requests.Acquire(r.Context(), client, 1)
	if status, fault, rejected := admission.Rejection(err); rejected {
		w.Header().Set("Retry-After", admission.RetryAfter)
		s.parts.WriteError(w, r, status, fault)
	}
	return client, err == nil
}

// admit authenticates a request and charges its client. It returns the request's context with the
// viewer. It responds with an error and returns false if the handler is not ready, the client is
// over quota or ignores Retry-After, or the token is invalid. A request with an invalid token is
// charged to the client's address.
func (s *Handler) admit(w http.ResponseWriter, r *http.Request, charge float64) (open *Backend, ctx context.Context, ok bool) {
	open = s.backend.Load()
	if open == nil {
		w.Header().Set("Retry-After", "1")
		s.parts.WriteError(w, r, http.StatusServiceUnavailable, errStarting)
		return nil, nil, false
	}
	viewer, err := open.viewerOf(r)
	exchangeOf(r.Context()).setViewer(viewer)
	if s.impatient(w, r, open) || !s.withinRate(w, r, charge) {
		return nil, nil, false
	}
	if err != nil {
		s.rejectToken(w, r, err)
		return nil, nil, false
	}
	ctx = r.Context()
	if viewer.Authenticated() {
		ctx = access.NewContext(ctx, viewer)
	}
	return open, ctx, true
}

// impatient reports whether the client has repeatedly ignored Retry-After. If so, it responds with
// 429.
func (s *Handler) impatient(w http.ResponseWriter, r *http.Request, open *Backend) bool {
	if open.Admit == nil {
		return false
	}
	status, fault, rejected := admission.Rejection(open.Admit(exchangeOf(r.Context()).payer()))
	if rejected {
		w.Header().Set("Retry-After", admission.RetryAfter)
		s.parts.WriteError(w, r, status, fault)
	}
	return rejected
}

// rejectToken responds with 401, or with 503 if tokens cannot be verified at the moment.
func (s *Handler) rejectToken(w http.ResponseWriter, r *http.Request, err error) {
	if models.CodeOf(err) == models.Unavailable {
		w.Header().Set("Retry-After", "1")
		s.parts.WriteError(w, r, http.StatusServiceUnavailable, err)
		return
	}
	w.Header().Set("WWW-Authenticate", `Bearer realm="proposaltracker", error="invalid_token"`)
	s.parts.WriteError(w, r, http.StatusUnauthorized, err)
}

// withTimeout calls handler with ctx and the time limit for requests.
func (s *Handler) withTimeout(ctx context.Context, w http.ResponseWriter, r *http.Request, handler http.Handler) {
	ctx, end := withTimeLimit(ctx, s.config.RequestTimeout, s.late)
	defer end()
	handler.ServeHTTP(w, r.WithContext(ctx))
}
