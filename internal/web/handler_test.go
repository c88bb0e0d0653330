package web_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/web"
	"proposaltracker/ui"
)

// usual returns settings close to the defaults.
func usual() web.Config {
	return web.Config{MaxBody: 1 << 20, RequestMemory: 128 << 20, MaxConnections: 4000, RequestTimeout: time.Minute, DrainTimeout: 10 * time.Second, MaxStreams: 10}
}

// fixture is a handler under test with everything that it depends on.
type fixture struct {
	*web.Handler
	t   *testing.T
	key access.DevKey
	db  *database.DB
	log *logBuffer
	// refusal is the error for requests that are rejected before they are read; degraded is the
	// message for /readyz.
	refusal  error
	degraded string
	// waiting receives a value when an operation has begun to wait.
	waiting chan struct{}
}

// operations replaces the GraphQL handler. Depending on the request, it returns the viewer, panics,
// or waits for the timeout.
func (s *fixture) operations(w http.ResponseWriter, r *http.Request) {
	switch body, _ := io.ReadAll(r.Body); string(body) {
	case "panic":
		panic("deep inside")
	case "wait":
		s.waiting <- struct{}{}
		<-r.Context().Done()
		transport.WriteError(w, r, http.StatusServiceUnavailable, r.Context().Err())
	case "events":
		w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
		_, _ = io.WriteString(w, strings.Repeat(":\n\n", 1000))
	case "kept":
		w.Header().Set("ETag", `W/"1"`)
		http.ServeContent(w, r, "a.json", time.Time{}, strings.NewReader(strings.Repeat("proposal ", 1000)))
	case "long":
		_, _ = io.WriteString(w, strings.Repeat("proposal ", 1000))
	default:
		viewer := access.FromContext(r.Context())
		said, _ := r.Context().Value(requestKey{}).([2]string)
		_ = json.NewEncoder(w).Encode(map[string]any{"subject": viewer.Subject, "delegation": viewer.Delegation, "id": said[0], "languages": said[1]})
	}
}

type requestKey struct{}

// newFixture returns a fixture that is not open yet.
func newFixture(t *testing.T, config web.Config) *fixture {
	t.Helper()
	return newFixtureAt(t, config, time.Now)
}

// newFixtureAt is like newFixture, with the given clock.
func newFixtureAt(t *testing.T, config web.Config, now func() time.Time) *fixture {
	t.Helper()
	log := &logBuffer{}
	return &fixture{t: t, log: log, waiting: make(chan struct{}, 1), Handler: web.New(config, web.Parts{
		GraphiQL: ui.GraphiQL(web.GraphQLPath), Explorer: ui.Network(web.GraphQLPath),
		WriteError: transport.WriteError,
		Schema:     "type Query { a: Int }",
		Symbols:    "# Document symbols",
		WithRequest: func(ctx context.Context, id, _, acceptLanguage string) context.Context {
			return context.WithValue(ctx, requestKey{}, [2]string{id, acceptLanguage})
		},
		Now: now,
		Log: slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})}
}

// openFixture returns a fixture that is open, with a seeded database.
func openFixture(t *testing.T, config web.Config) *fixture {
	t.Helper()
	return openFixtureAt(t, config, time.Now)
}

// openFixtureAt is like openFixture, with the given clock.
func openFixtureAt(t *testing.T, config web.Config, now func() time.Time) *fixture {
	t.Helper()
	s := newFixtureAt(t, config, now)
	s.db = databasetest.Template{Name: "seeded", Prepare: seed}.New(t)
	reader, err := query.New(t.Context(), s.db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	verbs := tracker.New(reader, s.db, time.Now)
	if s.key, err = access.LoadOrCreateDevKey(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	verifier, err := access.NewVerifier(t.Context(), s.key.Config(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s.Open(web.Backend{
		GraphQL: http.HandlerFunc(s.operations), Verifier: verifier, Directory: verbs.Reader.Directory, Check: s.db.Probe,
		Admit: func(any) error { return s.refusal }, Degraded: func() []string { return []string{s.degraded} },
	})
	return s
}

func seed(ctx context.Context, db *database.DB) error {
	set, err := reference.Embedded()
	if err != nil {
		return err
	}
	return tracker.Seed(ctx, db.GORM, set)
}

// ask sends a request; headers lists names and values alternately.
func (s *fixture) ask(method, path, body string, headers ...string) *http.Response {
	s.t.Helper()
	request := httptest.NewRequestWithContext(s.t.Context(), method, path, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	return recorder.Result()
}

func (s *fixture) token(delegation string) string {
	s.t.Helper()
	token, err := access.Mint(s.key, access.Claims{Delegation: delegation, Scope: "proposals:read", TTL: time.Hour}, time.Now())
	if err != nil {
		s.t.Fatal(err)
	}
	return token
}

func text(t *testing.T, response *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// code returns the code of the error in a response, which must contain exactly one.
func code(t *testing.T, response *http.Response) string {
	t.Helper()
	var answer struct {
		Errors []struct{ Extensions map[string]any }
	}
	body := text(t, response)
	if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Errors) != 1 {
		t.Fatalf("not one error: %v: %s", err, body)
	}
	bodyOf, _ := answer.Errors[0].Extensions["code"].(string)
	return bodyOf
}

// The server is alive from the start. It is ready from Open to Drain, as long as the database
// responds.
func TestHealth(t *testing.T) {
	t.Parallel()
	starting := newFixture(t, usual())
	bodyOf := func(s *fixture, path string) string {
		response := s.ask(http.MethodGet, path, "")
		return response.Status + ": " + strings.TrimSpace(text(t, response))
	}
	for path, want := range map[string]string{
		web.AlivePath: "200 OK: alive",
		web.ReadyPath: "503 Service Unavailable: The server is starting; try again in a moment.",
	} {
		if got := bodyOf(starting, path); got != want {
			t.Errorf("while starting, %s: got unexpected %s", path, got)
		}
	}
	response := starting.ask(http.MethodPost, web.GraphQLPath, "{}")
	if response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") != "1" || code(t, response) != "UNAVAILABLE" {
		t.Errorf("while starting: operation got status %s, want 503", response.Status)
	}

	s := openFixture(t, usual())
	if got := bodyOf(s, web.ReadyPath); got != "200 OK: ready" {
		t.Errorf("when open: got %s, want ready", got)
	}
	s.degraded = "events are late"
	if got := bodyOf(s, web.ReadyPath); got != "200 OK: ready; events are late" {
		t.Errorf("when degraded: got %s, want ready with the message", got)
	}
	s.db.Close()
	if got := bodyOf(s, web.ReadyPath); got != "503 Service Unavailable: the database does not respond" {
		t.Errorf("without a database: got %s, want 503 with the reason", got)
	}
	if causes := s.log.lines(t, "not ready"); len(causes) != 1 {
		t.Errorf("cause logged %d times, want once", len(causes))
	}
	s.Drain()
	if got := bodyOf(s, web.ReadyPath); got != "503 Service Unavailable: the tracker is stopping" {
		t.Errorf("while draining: got %s, want 503 with the reason", got)
	}
	if got := s.ask(http.MethodPost, web.GraphQLPath, ""); got.StatusCode != http.StatusOK {
		t.Errorf("while draining: operation got status %s, want 200", got.Status)
	}
}

// A request with an invalid token is not treated as anonymous.
func TestAuthentication(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	japan := s.token("JPN")
	for name, asked := range map[string]struct {
		authorization []string
		delegation    any // nil if the expected status is 401
	}{
		"no header":                   {nil, ""},
		"Japan":                       {[]string{"Bearer " + japan}, "JPN"},
		"lower-case scheme":           {[]string{"bearer   " + japan}, "JPN"},
		"empty header":                {[]string{""}, nil},
		"scheme without token":        {[]string{"Bearer"}, nil},
		"scheme and space":            {[]string{"Bearer "}, nil},
		"token without scheme":        {[]string{japan}, nil},
		"other scheme":                {[]string{"Basic " + japan}, nil},
		"two tokens":                  {[]string{"Bearer " + japan + " " + japan}, nil},
		"two tokens with a comma":     {[]string{"Bearer " + japan + "," + japan}, nil},
		"two headers":                 {[]string{"Bearer " + japan, "Bearer " + japan}, nil},
		"truncated token":             {[]string{"Bearer " + japan[:len(japan)-2]}, nil},
		"unknown delegation":          {[]string{"Bearer " + s.token("XXX")}, nil},
		"tab before token":            {[]string{"Bearer\t" + japan}, nil},
		"group instead of delegation": {[]string{"Bearer " + s.token("AFRICAN_GROUP")}, nil},
		"literal undefined":           {[]string{"Bearer undefined"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			headers := []string{}
			for _, header := range asked.authorization {
				headers = append(headers, "Authorization", header)
			}
			response := s.ask(http.MethodPost, web.GraphQLPath, "{}", headers...)
			if asked.delegation == nil {
				if response.StatusCode != http.StatusUnauthorized || !strings.HasPrefix(response.Header.Get("WWW-Authenticate"), "Bearer ") || code(t, response) != "UNAUTHENTICATED" {
					t.Errorf("got status %s, want 401 with UNAUTHENTICATED; header %v", response.Status, response.Header)
				}
				return
			}
			var got map[string]any
			if err := json.NewDecoder(response.Body).Decode(&got); err != nil || got["delegation"] != asked.delegation {
				t.Errorf("got %v, want the viewer; error %v", got, err)
			}
		})
	}
}

// The response, the log and the context contain the same request ID. The client's ID is used only
// if it is safe to log.
func TestRequestID(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	for given, kept := range map[string]bool{"abc-123.X:y_z": true, "": false, "two words": false, "line\nbreak": false, strings.Repeat("x", 65): false, "é": false} {
		response := s.ask(http.MethodPost, web.GraphQLPath, "", "X-Request-ID", given, "Accept-Language", "fr")
		id := response.Header.Get("X-Request-ID")
		if (id == given) != kept || id == "" {
			t.Errorf("request ID %q: got %q, want it kept only if safe", given, id)
		}
		var got map[string]any
		if err := json.NewDecoder(response.Body).Decode(&got); err != nil || got["id"] != id || got["languages"] != "fr" {
			t.Errorf("unexpected values in the context: %v, error %v", got, err)
		}
		lines := s.log.lines(t, "request")
		if last := lines[len(lines)-1]; last["requestId"] != id {
			t.Errorf("logged request ID: got %v, want %q", last["requestId"], id)
		}
	}
}

// The access log contains the operation and the viewer, but no content.
func TestAccessLog(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	token := s.token("JPN")
	s.ask(http.MethodPost, web.GraphQLPath+"?query=secret", "secret", "Authorization", "Bearer "+token, "X-Request-ID", "r1")
	s.ask(http.MethodGet, web.ReadyPath, "", "X-Request-ID", "r2")
	s.ask(http.MethodGet, "/nowhere", "", "X-Request-ID", "r3")
	got := s.log.lines(t, "request")
	for _, line := range got {
		if line["bytes"].(float64) <= 0 || line["duration"].(float64) <= 0 {
			t.Errorf("log line lacks bytes or duration: %v", line)
		}
		for _, varying := range []string{"time", "msg", "bytes", "duration"} {
			delete(line, varying)
		}
	}
	want := []map[string]any{
		{"level": "INFO", "method": "POST", "path": "/graphql", "status": 200.0, "requestId": "r1", "delegation": "JPN"},
		{"level": "DEBUG", "method": "GET", "path": "/readyz", "status": 200.0, "requestId": "r2", "delegation": ""},
		{"level": "INFO", "method": "GET", "path": "/nowhere", "status": 404.0, "requestId": "r3", "delegation": ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("access log (-want +got):\n%s", diff)
	}
	if logged := s.log.text.String(); strings.Contains(logged, "secret") || strings.Contains(logged, token) {
		t.Errorf("the log contains content: %s", logged)
	}
}

func TestPanic(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	response := s.ask(http.MethodPost, web.GraphQLPath, "panic", "X-Request-ID", "r9")
	body := text(t, response)
	if response.StatusCode != http.StatusInternalServerError || !strings.Contains(body, `"requestId":"r9"`) || strings.Contains(body, "deep inside") {
		t.Errorf("got status %s, want 500 with the request ID only: %s", response.Status, body)
	}
	causes := s.log.lines(t, "panic")
	if len(causes) != 1 || causes[0]["cause"] != "deep inside" || causes[0]["requestId"] != "r9" || !strings.Contains(causes[0]["stack"].(string), "operations") {
		t.Errorf("got log %v, want the panic with its request ID and stack", causes)
	}
}

// The configured time limit applies to every request.
func TestTimeLimit(t *testing.T) {
	t.Parallel()
	hurried := usual()
	hurried.RequestTimeout = time.Millisecond
	response := openFixture(t, hurried).ask(http.MethodPost, web.GraphQLPath, "wait")
	if response.StatusCode != http.StatusServiceUnavailable {
		t.Error(response.Status)
	}
}
