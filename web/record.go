package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"time"

	"proposaltracker/access"
	"proposaltracker/models"
)

const requestIDHeader = "X-Request-ID"

var errPanicked = errors.New("the handler panicked")

// saneID is what another's request id may look like: it goes into headers and logs.
var saneID = regexp.MustCompile(`^[0-9A-Za-z._:-]{1,64}$`)

// record is what the access log tells of a request. It belongs to the goroutine of the request.
type record struct {
	id     string
	viewer access.Viewer
}

type recordKey struct{}

// recordOf returns the request's record; outside of a request, one that nobody reads.
func recordOf(ctx context.Context) *record {
	if kept, has := ctx.Value(recordKey{}).(*record); has {
		return kept
	}
	return &record{}
}

// recorded gives the request its id and writes the access log when it is answered.
func (s *Site) recorded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now() //nolint:forbidigo // a duration, by the machine's monotonic clock
		kept := &record{id: requestID(r)}
		w.Header().Set(requestIDHeader, kept.id)
		answered := &answered{ResponseWriter: w}
		ctx := context.WithValue(r.Context(), recordKey{}, kept)
		ctx = s.parts.WithRequest(ctx, kept.id, r.Header.Get("Accept-Language"))
		defer func() { s.log(ctx, r, kept, answered, time.Since(start)) }() //nolint:forbidigo // as above
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
func (s *Site) log(ctx context.Context, r *http.Request, kept *record, a *answered, took time.Duration) {
	level := slog.LevelInfo
	if r.URL.Path == AlivePath || r.URL.Path == ReadyPath {
		level = slog.LevelDebug
	}
	s.parts.Log.LogAttrs(ctx, level, "request",
		slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", a.statusOrOK()), slog.Int64("bytes", a.bytes), slog.Duration("duration", took),
		slog.String("requestId", kept.id), slog.String("delegation", string(kept.viewer.Delegation)))
}

// answered remembers what was answered.
type answered struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answered) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
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
