package web_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/web"
)

// Probes are answered even while requests use every connection to the database.
func TestReadyUnderPressure(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	for range s.db.Pool.Config().MaxConns {
		conn, err := s.db.Pool.Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Release()
	}
	for range s.db.Reads.Pgx().Config().MaxConns {
		conn, err := s.db.Reads.Pgx().Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Release()
	}
	if got := s.ask(http.MethodGet, web.ReadyPath, ""); got.StatusCode != http.StatusOK {
		t.Errorf("without a free connection: %s: %s", got.Status, text(t, got))
	}
}

// unreadBody is a body that must not be read.
type unreadBody struct{ t *testing.T }

func (u unreadBody) Read([]byte) (int, error) {
	u.t.Error("the body is read")
	return 0, io.EOF
}

// Requests of a client that ignores Retry-After are rejected before they are read or charged.
func TestImpatientClient(t *testing.T) {
	t.Parallel()
	s := openFixture(t, slow())
	s.refusal = admission.ErrShare
	for range 10 { // more than the quota allows
		request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, web.GraphQLPath, unreadBody{t})
		recorder := httptest.NewRecorder()
		s.ServeHTTP(recorder, request)
		response := recorder.Result()
		if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") != "1" || code(t, response) != "RATE_LIMITED" {
			t.Errorf("a rejected client receives %s with %v", response.Status, response.Header)
		}
	}
	s.refusal = errors.New("not a rejection")
	if got := s.ask(http.MethodPost, web.GraphQLPath, "{}"); got.StatusCode != http.StatusOK || !strings.Contains(text(t, got), "subject") {
		t.Errorf("after the wait: %s", got.Status)
	}
}
