package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"sync"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/web/download"
	"proposaltracker/models"
)

const requestIDHeader = "X-Request-ID"

var errPanicked = errors.New("the handler panicked")

// saneID matches the request IDs that are accepted from clients. It is strict because IDs are
// written to headers and logs.
var saneID = regexp.MustCompile(`^[0-9A-Za-z._:-]{1,64}$`)

// exchange is a request and its response, as needed by the access log and for accounting.
type exchange struct {
	id string
	// address is the client's address, as reported by trusted proxies if there are any.
	address netip.Addr
	// streaming is true for WebSockets and event streams, upgraded for WebSockets only.
	streaming, upgraded bool
	// anonymous is the Client for the address. It is converted to any only once, since each
	// conversion allocates.
	anonymous any

	// mu guards the fields below: operations on a stream run concurrently, and may outlive the request.
	mu         sync.Mutex
	viewer     access.Viewer
	route      string
	attributes []slog.Attr
	closed     bool
}

func (e *exchange) setViewer(viewer access.Viewer) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.viewer = viewer
}

// client returns the client that the request is charged to.
func (e *exchange) client() Client {
	client, _ := e.payer().(Client)
	return client
}

// payer returns client as the comparable value that the pools of [admission] expect.
func (e *exchange) payer() any {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.payerFor(e.viewer)
}

// payerFor returns the client that an operation by viewer is charged to.
func (e *exchange) payerFor(viewer access.Viewer) any {
	if e.anonymous != nil && !viewer.Authenticated() {
		return e.anonymous
	}
	return clientOf(viewer, e.address)
}

// add adds attributes to the request's log line. It returns false if the line was already written,
// or if the request is a stream, which has many operations.
func (e *exchange) add(attributes []slog.Attr) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed || e.streaming {
		return false
	}
	if e.attributes == nil {
		e.attributes = attributes // most requests have one operation
		return true
	}
	e.attributes = append(slices.Clip(e.attributes), attributes...)
	return true
}

// close returns the values for the log line. From then on, add returns false.
func (e *exchange) close() (viewer access.Viewer, route string, attributes []slog.Attr) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	return e.viewer, e.route, e.attributes
}

// routed records the pattern of the matching route, even if the handler panics.
func routed(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e := exchangeOf(r.Context())
		defer func() {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.route = r.Pattern
		}()
		mux.ServeHTTP(w, r)
	})
}

// LogOperation logs an operation under the ID of its request: as attributes of the request's log
// line or, for a stream, on a line of its own.
func (s *Handler) LogOperation(ctx context.Context, attributes ...slog.Attr) {
	e := exchangeOf(ctx)
	if e.add(attributes) {
		return
	}
	attributes = append([]slog.Attr{
		slog.String("requestId", e.id), slog.String("delegation", string(access.FromContext(ctx).Delegation)),
	}, attributes...)
	s.parts.Log.LogAttrs(ctx, slog.LevelInfo, "operation", attributes...)
}

type exchangeKey struct{}

// exchangeOf returns the exchange in ctx, or an empty one if there is none.
func exchangeOf(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{}
}

// logged assigns an ID to each request, and logs and counts the request after the response.
func (s *Handler) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now() //nolint:forbidigo // measures a duration with the monotonic clock
		e := newExchange(r, s.addresses.of(r))
		w.Header().Set(requestIDHeader, e.id)
		response := &countingWriter{ResponseWriter: w}
		ctx := context.WithValue(r.Context(), exchangeKey{}, e)
		ctx = s.parts.WithRequest(ctx, e.id, download.Origin(r), r.Header.Get("Accept-Language"))
		defer func() {
			took := time.Since(start) //nolint:forbidigo // as above
			s.report(ctx, e, r, response, took)
		}()
		next.ServeHTTP(response, r.WithContext(ctx))
	})
}

func newExchange(r *http.Request, address netip.Addr) *exchange {
	return &exchange{
		id: requestID(r), address: address, anonymous: clientOf(access.Viewer{}, address),
		streaming: isStream(r), upgraded: r.Header.Get("Upgrade") != "",
	}
}

// report counts a completed request and writes its line to the access log. The query string and the
// body are not logged, since they contain texts and sometimes secrets that clients send by mistake.
func (s *Handler) report(ctx context.Context, e *exchange, r *http.Request, response *countingWriter, took time.Duration) {
	viewer, route, attributes := e.close()
	r.Pattern = route // for outer middleware
	s.metrics.count(r, response.statusOrOK(), took, e.streaming)
	level := slog.LevelInfo
	if r.URL.Path == AlivePath || r.URL.Path == ReadyPath {
		level = slog.LevelDebug
	}
	s.parts.Log.LogAttrs(ctx, level, "request", append([]slog.Attr{
		slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", response.statusOrOK()), slog.Int64("bytes", response.bytes),
		slog.Duration("duration", took), slog.String("requestId", e.id), slog.String("delegation", string(viewer.Delegation)),
	}, attributes...)...)
}

func requestID(r *http.Request) string {
	if given := r.Header.Get(requestIDHeader); given != "" && saneID.MatchString(given) {
		return given
	}
	return models.NewID().String()
}

// countingWriter records the status and the length of a response.
type countingWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *countingWriter) WriteHeader(status int) {
	if w.status == 0 && (status >= http.StatusOK || status == http.StatusSwitchingProtocols) {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *countingWriter) Write(p []byte) (int, error) {
	written, err := w.ResponseWriter.Write(p)
	w.bytes += int64(written)
	return written, err //nolint:wrapcheck // passes through
}

// Flush implements [http.Flusher].
func (w *countingWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// Unwrap supports [http.ResponseController].
func (w *countingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *countingWriter) statusOrOK() int {
	if w.status == 0 {
		return http.StatusOK
	}
	return w.status
}
