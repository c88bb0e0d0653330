package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/price"
	"proposaltracker/internal/transparency"
	"proposaltracker/models"
)

// logRoutes registers the routes of the transparency log.
func (s *Handler) logRoutes(mux *http.ServeMux) {
	mux.Handle("GET "+CheckpointPath, s.withRateHeaders(func(w http.ResponseWriter, r *http.Request) {
		s.published(w, r, func(b *Backend) func(context.Context) (string, error) { return b.Checkpoint }) //nolint:contextcheck // the request has it
	}))
	mux.Handle("GET "+LogKeyPath, s.withRateHeaders(func(w http.ResponseWriter, r *http.Request) {
		s.published(w, r, func(b *Backend) func(context.Context) (string, error) { return b.LogKeys }) //nolint:contextcheck // the request has it
	}))
}

// maxAge is how long, in seconds, clients and proxies may cache the texts of the log.
const maxAge = 5

// published serves a text of the transparency log, or responds with 404 if there is no log.
func (s *Handler) published(w http.ResponseWriter, r *http.Request, of func(*Backend) func(context.Context) (string, error)) {
	open, ctx, ok := s.admit(w, r, price.Request)
	if !ok {
		return
	}
	read := of(open)
	if read == nil {
		say(w, http.StatusNotFound, "This server does not publish checkpoints, because --log-key is not set.")
		return
	}
	client, ok := s.enter(w, r)
	if !ok {
		return
	}
	defer s.requests.Release(client, 1)
	s.withTimeout(ctx, w, r, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, err := read(r.Context())
		switch {
		case errors.Is(err, transparency.ErrNoCheckpoint):
			w.Header().Set("Retry-After", "60")
			say(w, http.StatusNotFound, err.Error())
		case models.CodeOf(err) == models.Unavailable:
			w.Header().Set("Retry-After", admission.RetryAfter)
			s.parts.WriteError(w, r, http.StatusServiceUnavailable, err)
		case err != nil:
			s.parts.WriteError(w, r, http.StatusInternalServerError, err)
		default:
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Header().Set("Cache-Control", fmt.Sprintf("public, max-age=%d", maxAge))
			_, _ = w.Write([]byte(content)) // the client may have disconnected
		}
	}))
}
