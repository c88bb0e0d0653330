package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"

	"proposaltracker/models"
)

// mediaEvents is the type of an answer in many parts.
const mediaEvents = "text/event-stream"

// streamTokenHeader names the event stream that a request belongs to, by graphql-sse.
const streamTokenHeader = "X-Graphql-Event-Stream-Token" //nolint:gosec // a header's name

var errStopping = models.NewError(models.LimitExceeded, "the server is stopping; listen to another, or to this one when it is back")

// goesOn tells whether an answer may go on beyond the time of a request: on a WebSocket, or as an event
// stream.
func goesOn(r *http.Request) bool {
	return r.Header.Get("Upgrade") != "" || strings.Contains(strings.Join(r.Header.Values("Accept"), ","), mediaEvents)
}

// stream lets an answer go on, unless the site is about to stop.
func (s *Handler) stream(w http.ResponseWriter, r *http.Request, answer http.Handler) {
	if s.isDraining() {
		w.Header().Set("Retry-After", "1")
		s.parts.WriteError(w, r, http.StatusServiceUnavailable, errStopping)
		return
	}
	defer s.streams.enter()()
	answer.ServeHTTP(w, r)
}

// streams counts the answers that go on.
type streams struct {
	mu    sync.Mutex
	open  int
	empty chan struct{} // closed when the last has ended; nil where nobody waits for that
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

// count is how many are open.
func (s *streams) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// wait waits until all have ended, or ctx is done.
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
		return errors.New("wait for streams: some did not end in time")
	}
}
