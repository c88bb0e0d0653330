package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"proposaltracker/models"
)

// checkWithin bounds a question to the database whether it answers.
const checkWithin = 2 * time.Second

var (
	errStarting = models.NewError(models.Internal, "the tracker is starting: ask again in a moment")
	errDraining = errors.New("the tracker is stopping")
)

// alive says that the process answers, and nothing of what it stands on: who restarts it for a
// database that is down restarts it in vain.
func (s *Handler) alive(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive") }

// ready says whether requests should be sent here, and why not.
func (s *Handler) ready(w http.ResponseWriter, r *http.Request) {
	if err := s.readiness(r.Context()); err != nil {
		say(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	say(w, http.StatusOK, "ready")
}

func (s *Handler) readiness(ctx context.Context) error {
	open := s.tracker.Load()
	switch {
	case s.isDraining():
		return errDraining
	case open == nil:
		return errStarting
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	if err := open.Check(ctx); err != nil {
		s.parts.Log.WarnContext(ctx, "not ready", "cause", err)
		return errors.New("the database does not answer")
	}
	return nil
}

func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line+"\n")
}
