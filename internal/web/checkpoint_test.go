package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"proposaltracker/internal/transparency"
	"proposaltracker/internal/web"
	"proposaltracker/models"
)

func TestTransparencyLog(t *testing.T) {
	t.Parallel()
	returns := func(content string, err error) func(context.Context) (string, error) {
		return func(context.Context) (string, error) { return content, err }
	}
	for name, c := range map[string]struct {
		read         func(context.Context) (string, error)
		status       int
		cached, body string
	}{
		"a checkpoint": {returns("log\n1\nroot\n", nil), http.StatusOK, "public, max-age=5", "log\n1\nroot\n"},
		"none yet":     {returns("", transparency.ErrNoCheckpoint), http.StatusNotFound, "no-store", "no checkpoint has been published yet"},
		"no key":       {nil, http.StatusNotFound, "no-store", "--log-key is not set"},
		"no database":  {returns("", models.NewProblem(models.DatabaseUnavailable)), http.StatusServiceUnavailable, "no-store", "UNAVAILABLE"},
		"a failure":    {returns("", errors.New("no connection")), http.StatusInternalServerError, "no-store", "INTERNAL"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newFixture(t, usual())
			s.Open(web.Backend{Checkpoint: c.read, LogKeys: c.read})
			for _, path := range []string{web.CheckpointPath, web.LogKeyPath} {
				response := httptest.NewRecorder()
				s.ServeHTTP(response, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
				if response.Code != c.status || response.Header().Get("Cache-Control") != c.cached || !strings.Contains(response.Body.String(), c.body) {
					t.Errorf("%s: got %d %v %s", path, response.Code, response.Header(), response.Body)
				}
			}
		})
	}
}
