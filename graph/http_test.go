package graph_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"proposaltracker/graph"
	"proposaltracker/graph/guard"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
)

// overHTTP returns an HTTP handler that serves the fixture.
func (d *fixture) overHTTP(t testing.TB, documents *guard.Documents) http.Handler {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	return graph.NewServer(d.backend(), graph.Options{Log: log, Documents: documents}, transport.All(transport.Config{
		Now:      time.Now,
		Public:   func(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() },
		Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} },
	})...)
}

// reply is a decoded HTTP response.
type reply struct {
	status int
	header http.Header
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
	Extensions map[string]any `json:"extensions"`
}

// code returns the code of the first error. Empty if there is none.
func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

func post(t testing.TB, handler http.Handler, body string) reply {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	return answerOf(t, handler, request)
}

func get(t testing.TB, handler http.Handler, parameters url.Values) reply {
	t.Helper()
	return answerOf(t, handler, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+parameters.Encode(), http.NoBody))
}

func answerOf(t testing.TB, handler http.Handler, request *http.Request) reply {
	t.Helper()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	got := reply{status: recorder.Code, header: recorder.Header()}
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Fatalf("decode the response with status %d: %v: %.300s", recorder.Code, err, recorder.Body)
	}
	return got
}

// written encodes a value as JSON.
func written(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
