package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"

	"proposaltracker/models"
)

// mediaEvents is the media type of event streams.
const mediaEvents = "text/event-stream"

var errStopping = models.NewProblem(models.Stopping)

// isStream reports whether a request opens a WebSocket or an event stream, which may last longer
// than other requests.
func isStream(r *http.Request) bool {
	return r.Header.Get("Upgrade") != "" || strings.Contains(strings.Join(r.Header.Values("Accept"), ","), mediaEvents)
}

// stream serves a stream, unless the server is stopping.
func (s *Handler) stream(w http.ResponseWriter, r *http.Request, answer http.Handler) {
	if s.isDraining() {
		w.Header().Set("Retry-After", "1")
		s.parts.WriteError(w, r, http.StatusServiceUnavailable, errStopping)
		return
	}
	defer s.streams.enter()()
	answer.ServeHTTP(w, r)
}

// streams counts open streams.
type streams struct {
	mu    sync.Mutex
	open  int
	empty chan struct{} // closed when the last stream has ended; nil if nothing waits for it
}

func (s *streams) enter() (leave func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open++
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.open--
		if s.open == 0 && s.empty != nil {
			close(s.empty)
			s.empty = nil
		}
	}
}

// count returns the number of open streams.
func (s *streams) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// wait waits until all streams have ended; it returns an error if ctx is done before.
func (s *streams) wait(ctx context.Context) error {
	s.mu.Lock()
	if s.open == 0 {
		s.mu.Unlock()
		return nil
	}
	if s.empty == nil {
		s.empty = make(chan struct{})
	}
	empty := s.empty
	s.mu.Unlock()
	select {
	case <-empty:
		return nil
	case <-ctx.Done():
		return errors.New("wait for streams: some are still open")
	}
}
