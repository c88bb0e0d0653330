package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"regexp"
	"sync"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/web/download"
	"proposaltracker/models"
)

const requestIDHeader = "X-Request-ID"

var errPanicked = errors.New("the handler panicked")

// saneID is what another's request id may look like: it goes into headers and logs.
var saneID = regexp.MustCompile(`^[0-9A-Za-z._:-]{1,64}$`)

// record is what the access log tells of a request.
type record struct {
	id string
	// address is the client's, as far as the proxies between are trusted.
	address netip.Addr
	// goesOn is set where the answer is a stream; upgraded where it is a WebSocket.
	goesOn, upgraded bool

	// mu guards what follows: operations on a stream run beside each other, and some beyond the request.
	mu     sync.Mutex
	viewer access.Viewer
	route  string
	notes  []slog.Attr
	closed bool
}

func (k *record) setViewer(viewer access.Viewer) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.viewer = viewer
}

// payer is who is charged for the request.
func (k *record) payer() payer {
	k.mu.Lock()
	defer k.mu.Unlock()
	return payerOf(k.viewer, k.address)
}

// note keeps what is to be told with the request; false where that is too late, or where one request
// has many such things to tell.
func (k *record) note(attributes []slog.Attr) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed || k.goesOn {
		return false
	}
	k.notes = append(k.notes, attributes...)
	return true
}

// close returns all that was noted; from now on it is too late.
func (k *record) close() (viewer access.Viewer, route string, notes []slog.Attr) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	return k.viewer, k.route, k.notes
}

// routed remembers the pattern of the route that takes the request, however that ends.
func routed(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kept := recordOf(r.Context())
		defer func() {
			kept.mu.Lock()
			defer kept.mu.Unlock()
			kept.route = r.Pattern
		}()
		mux.ServeHTTP(w, r)
	})
}

// Told writes to the log what is to be told of an operation, under the id of its request: in the line of
// the request itself where that has one operation, and in a line of its own on a stream.
func (s *Handler) Told(ctx context.Context, attributes ...slog.Attr) {
	kept := recordOf(ctx)
	if kept.note(attributes) {
		return
	}
	attributes = append([]slog.Attr{
		slog.String("requestId", kept.id), slog.String("delegation", string(access.FromContext(ctx).Delegation)),
	}, attributes...)
	s.parts.Log.LogAttrs(ctx, slog.LevelInfo, "operation", attributes...)
}

type recordKey struct{}

// recordOf returns the request's record; outside of a request, one that nobody reads.
func recordOf(ctx context.Context) *record {
	if kept, has := ctx.Value(recordKey{}).(*record); has {
		return kept
	}
	return &record{}
}

// recorded gives the request its id, and writes the access log and counts when it is answered.
func (s *Handler) recorded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now() //nolint:forbidigo // a duration, by the machine's monotonic clock
		kept := &record{id: requestID(r), address: s.addressOf(r), goesOn: goesOn(r), upgraded: r.Header.Get("Upgrade") != ""}
		w.Header().Set(requestIDHeader, kept.id)
		answered := &answered{ResponseWriter: w}
		ctx := context.WithValue(r.Context(), recordKey{}, kept)
		ctx = s.parts.WithRequest(ctx, kept.id, download.Origin(r), r.Header.Get("Accept-Language"))
		defer func() {
			took := time.Since(start) //nolint:forbidigo // as above
			viewer, route, notes := kept.close()
			r.Pattern = route // for whoever stands around this
			s.metrics.count(r, answered.statusOrOK(), took)
			s.log(ctx, r, answered, append([]slog.Attr{
				slog.Duration("duration", took), slog.String("requestId", kept.id), slog.String("delegation", string(viewer.Delegation)),
			}, notes...))
		}()
		next.ServeHTTP(answered, r.WithContext(ctx))
	})
}

func requestID(r *http.Request) string {
	if given := r.Header.Get(requestIDHeader); saneID.MatchString(given) {
		return given
	}
	return models.NewID().String()
}

// log writes one line of the access log. The query of an address and the body are left out: they
// hold texts, and what clients put there by mistake.
func (s *Handler) log(ctx context.Context, r *http.Request, a *answered, attributes []slog.Attr) {
	level := slog.LevelInfo
	if r.URL.Path == AlivePath || r.URL.Path == ReadyPath {
		level = slog.LevelDebug
	}
	s.parts.Log.LogAttrs(ctx, level, "request", append([]slog.Attr{
		slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", a.statusOrOK()), slog.Int64("bytes", a.bytes),
	}, attributes...)...)
}

// answered remembers what was answered.
type answered struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answered) WriteHeader(status int) {
	if a.status == 0 && (status >= http.StatusOK || status == http.StatusSwitchingProtocols) {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answered) Write(p []byte) (int, error) {
	written, err := a.ResponseWriter.Write(p)
	a.bytes += int64(written)
	return written, err //nolint:wrapcheck // as [http.ResponseWriter] tells it
}

// Flush sends what was written so far, for those who know [http.Flusher] only.
func (a *answered) Flush() { _ = http.NewResponseController(a.ResponseWriter).Flush() }

// Unwrap is for [http.ResponseController].
func (a *answered) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answered) statusOrOK() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}
