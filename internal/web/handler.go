package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/web/download"
	"proposaltracker/models"
)

// Paths of what is served.
const (
	GraphQLPath  = "/graphql"
	GraphiQLPath = "/graphiql/"
	ExplorerPath = "/explorer/"
	SchemaPath   = "/schema.graphql"
	AlivePath    = "/healthz"
	ReadyPath    = "/readyz"
)

// Parts are the handlers and helpers that other rooms lend, for what must look alike everywhere.
type Parts struct {
	// GraphiQL serves the page at "/" and its assets beside it.
	GraphiQL http.Handler
	// Explorer serves the page of the co-sponsorship network, in the same way.
	Explorer http.Handler
	// Schema is the schema in GraphQL's own language; empty where it is not told.
	Schema string
	// WriteError answers with an HTTP status and one GraphQL error.
	WriteError func(w http.ResponseWriter, r *http.Request, status int, err error)
	// WithRequest puts into a context what the resolvers want of a request: its id, and the
	// languages that the client accepts, as the header has them.
	WithRequest func(ctx context.Context, id, origin, acceptLanguage string) context.Context
	// Log takes the access log and the causes of faults.
	Log *slog.Logger
	// Now is the clock.
	Now func() time.Time
	// Metrics takes what is counted; nil for nobody.
	Metrics prometheus.Registerer
	// Traces takes a span for each request; nil for none.
	Traces trace.TracerProvider
}

// Backend is what the site answers from, once it is there.
type Backend struct {
	// GraphQL answers operations; the viewer is in the request's context.
	GraphQL http.Handler
	// Verifier believes tokens, or does not.
	Verifier *access.Verifier
	// Directory knows, at any time, the delegations that tokens may speak for.
	Directory func() *directory.Directory
	// Downloads answers [download.Patterns]; the viewer is in the request's context.
	Downloads http.Handler
	// Check tells what keeps the database from answering; nil when it does.
	Check func(ctx context.Context) error
}

// Handler is the whole of what is served. It listens before there is a store, and says so: it is
// ready from [Site.Open] to [Site.Drain].
type Handler struct {
	config  Config
	parts   Parts
	tracker atomic.Pointer[Backend]
	handler http.Handler

	drain    sync.Once
	draining chan struct{}
	// streams are the answers that go on, which net/http does not wait for once a connection is upgraded.
	streams streams
	metrics *metrics
	rates   *rates
	proxies proxies
}

// New returns a site that is not ready yet. config has passed [Config.Check].
func New(config Config, parts Parts) *Handler {
	s := &Handler{config: config, parts: parts, draining: make(chan struct{})}
	s.rates = newRates(config, parts.Now)
	s.proxies, _ = readProxies(config.TrustedProxies) // they have been checked
	s.metrics = newMetrics(parts.Metrics, s.streams.count)
	s.handler = s.around(s.routes())
	return s
}

// ServeHTTP answers one request.
func (s *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Open makes the site ready: from now on operations are answered.
func (s *Handler) Open(t Backend) { s.tracker.Store(&t) }

// Drain makes the site unready, so that nobody sends more; what comes is still answered, but for
// streams, which are to end.
func (s *Handler) Drain() { s.drain.Do(func() { close(s.draining) }) }

// Draining is closed when streams are to end.
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
	mux.Handle(GraphQLPath, s.pageInstead(s.protected(s.rated(s.graphQL))))
	mux.Handle(GraphiQLPath, http.StripPrefix(strings.TrimSuffix(GraphiQLPath, "/"), s.parts.GraphiQL))
	mux.Handle(ExplorerPath, http.StripPrefix(strings.TrimSuffix(ExplorerPath, "/"), s.parts.Explorer))
	mux.HandleFunc("GET "+AlivePath, s.alive)
	mux.HandleFunc("GET "+ReadyPath, s.ready)
	if s.parts.Schema != "" {
		mux.HandleFunc("GET "+SchemaPath, s.schema)
	}
	mux.HandleFunc("GET /{$}", s.home)
	for _, pattern := range download.Patterns() {
		mux.Handle(pattern, s.rated(s.download))
	}
	return routed(mux)
}

// graphQL lets the operation run.
func (s *Handler) graphQL(w http.ResponseWriter, r *http.Request) {
	open, r, ok := s.admit(w, r, requestCharge)
	switch {
	case !ok:
	case goesOn(r):
		s.stream(w, r, open.GraphQL)
	default:
		s.inTime(w, r, open.GraphQL)
	}
}

// download serves what people take away.
func (s *Handler) download(w http.ResponseWriter, r *http.Request) {
	if open, r, ok := s.admit(w, r, requestCharge+downloadCharge); ok {
		s.inTime(w, r, open.Downloads)
	}
}

// admit returns the request with who asks, once there is a store to answer from, and charges for it; it
// refuses all others. Who shows a token that is not believed pays as an address.
func (s *Handler) admit(w http.ResponseWriter, r *http.Request, charge float64) (open *Backend, admitted *http.Request, ok bool) {
	open = s.tracker.Load()
	if open == nil {
		w.Header().Set("Retry-After", "1")
		s.parts.WriteError(w, r, http.StatusServiceUnavailable, errStarting)
		return nil, nil, false
	}
	viewer, err := open.viewerOf(r)
	recordOf(r.Context()).setViewer(viewer)
	if !s.limited(w, r, charge) {
		return nil, nil, false
	}
	if err != nil {
		w.Header().Set("WWW-Authenticate", `Bearer realm="proposaltracker", error="invalid_token"`)
		s.parts.WriteError(w, r, http.StatusUnauthorized, err)
		return nil, nil, false
	}
	return open, r.WithContext(access.NewContext(r.Context(), viewer)), true
}

// inTime lets a handler answer within the time of a request.
func (s *Handler) inTime(w http.ResponseWriter, r *http.Request, handler http.Handler) {
	ctx, cancel := context.WithTimeoutCause(r.Context(), s.config.RequestTimeout, models.Timeout(s.config.RequestTimeout))
	defer cancel()
	handler.ServeHTTP(w, r.WithContext(ctx))
}
