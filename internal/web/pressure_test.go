package web_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/web"
)

// Readiness checks are answered even while requests use all database connections.
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
		t.Errorf("without a free connection: got status %s, want 200: %s", got.Status, text(t, got))
	}
}

// unreadBody is a request body that fails the test if it is read.
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
			t.Errorf("rejected client: got status %s, header %v, want 429 with Retry-After", response.Status, response.Header)
		}
	}
	s.refusal = errors.New("not a rejection")
	if got := s.ask(http.MethodPost, web.GraphQLPath, "{}"); got.StatusCode != http.StatusOK || !strings.Contains(text(t, got), "subject") {
		t.Errorf("after the wait: got status %s, want 200", got.Status)
	}
}

// If a client does not finish sending its requests, further requests of the same client wait for a
// slot before they are read. Requests of other clients do not wait.
func TestUnreadRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newFixture(t, usual())
		reading := make(chan struct{})
		s.Open(web.Backend{GraphQL: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.ReadAll(r.Body)
		})})
		send := func(address string, body io.Reader) *http.Response {
			request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, web.GraphQLPath, body)
			request.RemoteAddr = address
			recorder := httptest.NewRecorder()
			s.ServeHTTP(recorder, request)
			return recorder.Result()
		}
		var waiting sync.WaitGroup
		for range 32 * runtime.GOMAXPROCS(0) { // a quarter of 128 per processor
			waiting.Go(func() { send("192.0.2.1:4000", blocked{reading}) })
		}
		synctest.Wait()
		start := time.Now()
		got := send("192.0.2.1:4000", unreadBody{t})
		if got.StatusCode != http.StatusTooManyRequests || got.Header.Get("Retry-After") != "1" || time.Since(start) != admission.MaxWait {
			t.Errorf("beyond the share: got status %s after %s, want 429 after a second", got.Status, time.Since(start))
		}
		start = time.Now()
		if got := send("192.0.2.2:4000", strings.NewReader("{}")); got.StatusCode != http.StatusOK || time.Since(start) != 0 {
			t.Errorf("another client: got status %s after %s, want 200 immediately", got.Status, time.Since(start))
		}
		close(reading)
		waiting.Wait()
		if got := send("192.0.2.1:4000", strings.NewReader("{}")); got.StatusCode != http.StatusOK {
			t.Errorf("after the requests have ended: got status %s, want 200", got.Status)
		}
	})
}

// blocked is a request body that ends when its channel is closed.
type blocked struct{ until <-chan struct{} }

func (b blocked) Read([]byte) (int, error) {
	<-b.until
	return 0, io.EOF
}
