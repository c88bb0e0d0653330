package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"proposaltracker/models"
)

// checkTimeout is the time limit for checking the database.
const checkTimeout = 2 * time.Second

var (
	errStarting = models.NewProblem(models.Starting)
	errDraining = errors.New("the tracker is stopping")
)

// alive reports that the process responds. It does not check the database, because restarting the
// process would not repair it.
func (s *Handler) alive(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive") }

// ready reports whether this server should receive requests and, if not, why.
func (s *Handler) ready(w http.ResponseWriter, r *http.Request) {
	if err := s.readiness(r.Context()); err != nil {
		say(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	lines := []string{"ready"}
	if open := s.backend.Load(); open.Degraded != nil {
		for _, problem := range open.Degraded() {
			if problem != "" {
				lines = append(lines, problem)
			}
		}
	}
	say(w, http.StatusOK, strings.Join(lines, "; "))
}

func (s *Handler) readiness(ctx context.Context) error {
	open := s.backend.Load()
	switch {
	case s.leaving.Load() || s.isDraining():
		return errDraining
	case open == nil:
		return errStarting
	}
	select {
	case checked := <-s.probes.DoChan("", func() (any, error) { return nil, s.probe(context.WithoutCancel(ctx), open) }):
		return checked.Err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// probe checks the database. Concurrent requests share one check, so that a flood of requests
// cannot delay the checks of a load balancer.
func (s *Handler) probe(ctx context.Context, open *Backend) error {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	if err := open.Check(ctx); err != nil {
		s.parts.Log.WarnContext(ctx, "not ready", "cause", err)
		return errors.New("the database does not respond")
	}
	return nil
}

func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line+"\n")
}
