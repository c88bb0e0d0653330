package web_test

import (
	"compress/gzip"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"proposaltracker/internal/web"
	"proposaltracker/ui"
)

// Browsers that open the home page or the endpoint are redirected to GraphiQL; programs are not.
func TestPage(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for name, asked := range map[string]struct {
		method, path, accept string
		status               int
	}{
		"home":                    {http.MethodGet, "/", browser, 302},
		"home, for a program":     {http.MethodGet, "/", "*/*", 200},
		"endpoint":                {http.MethodGet, "/graphql", browser, 302},
		"endpoint with a query":   {http.MethodGet, "/graphql?query=%7Ba%7D", browser, 200},
		"endpoint, for a program": {http.MethodGet, "/graphql", "application/json", 200},
		"POST to the endpoint":    {http.MethodPost, "/graphql", browser, 200},
		"GraphiQL":                {http.MethodGet, web.GraphiQLPath, browser, 200},
		"explorer":                {http.MethodGet, web.ExplorerPath, browser, 200},
		"explorer, no slash":      {http.MethodGet, "/explorer", browser, 307},
		"GraphiQL, no slash":      {http.MethodGet, "/graphiql", browser, 307},
		"missing asset":           {http.MethodGet, "/graphiql/none.js", browser, 404},
		"unknown path":            {http.MethodGet, "/wp-login.php", browser, 404},
		"method not allowed":      {http.MethodPost, "/healthz", "*/*", 405},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response := s.ask(asked.method, asked.path, "", "Accept", asked.accept)
			if response.StatusCode != asked.status {
				t.Errorf("unexpected status %s", response.Status)
			}
			if asked.status == http.StatusFound && (response.Header.Get("Location") != web.GraphiQLPath || !strings.Contains(response.Header.Get("Vary"), "Accept")) {
				t.Errorf("got header %v, want a redirect to the page", response.Header)
			}
		})
	}
}

// All responses have restrictive security headers; the GraphiQL page has its own policy.
func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	for _, path := range []string{"/", web.GraphQLPath, web.ReadyPath, "/nowhere"} {
		header := s.ask(http.MethodGet, path, "").Header
		got := map[string]string{}
		for _, name := range []string{"X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Access-Control-Allow-Origin"} {
			got[name] = header.Get(name)
		}
		want := map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cross-Origin-Opener-Policy": "same-origin", "Access-Control-Allow-Origin": "",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	if policy := s.ask(http.MethodGet, web.GraphiQLPath, "").Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'") {
		t.Errorf("got policy %q of GraphiQL, want its own", policy)
	}
}

// Pages of other origins may call the API only if the settings list their origin.
func TestOtherOrigins(t *testing.T) {
	t.Parallel()
	const friend, stranger = "https://app.example.org", "https://else.example.org"
	named, open := usual(), usual()
	named.Origins, open.Origins = []string{friend}, []string{"*"}
	for name, asked := range map[string]struct {
		fixture *fixture
		origin  string
		answers int
		allowed string
	}{
		"no origins listed": {openFixture(t, usual()), friend, 403, ""},
		"listed origin":     {openFixture(t, named), friend, 200, friend},
		"unlisted origin":   {openFixture(t, named), stranger, 403, ""},
		"all origins":       {openFixture(t, open), stranger, 200, "*"},
		"same origin":       {openFixture(t, usual()), "http://example.com", 200, ""}, // httptest's own host
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response := asked.fixture.ask(http.MethodPost, web.GraphQLPath, "", "Origin", asked.origin)
			if response.StatusCode != asked.answers || response.Header.Get("Access-Control-Allow-Origin") != asked.allowed {
				t.Errorf("got status %s, allowed origin %q", response.Status, response.Header.Get("Access-Control-Allow-Origin"))
			}
			for _, name := range []string{"RateLimit", "RateLimit-Policy", "Retry-After", "ETag", "X-Request-ID"} {
				answered := strings.Contains(strings.ToLower(response.Header.Get("Access-Control-Expose-Headers")), strings.ToLower(name))
				if answered != (asked.allowed != "") {
					t.Errorf("page may read header %s: got %t", name, answered)
				}
			}
			if asked.answers == http.StatusForbidden {
				if answered := code(t, response); answered != "FORBIDDEN" {
					t.Errorf("unexpected code %s", answered)
				}
			}
			for _, headers := range []string{
				"authorization,content-type,traceparent",
				"apollographql-client-name,apollographql-client-version,authorization,content-type",
				"apollo-require-preflight,content-type",
				"content-type,x-apollo-operation-name",
			} {
				preflight := asked.fixture.ask(http.MethodOptions, web.GraphQLPath, "", "Origin", asked.origin,
					"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", headers)
				if preflight.Header.Get("Access-Control-Allow-Origin") != asked.allowed {
					t.Errorf("preflight for %s: got header %v, want it allowed", headers, preflight.Header)
				}
				if asked.allowed != "" && preflight.Header.Get("Access-Control-Allow-Headers") != headers {
					t.Errorf("preflight for %s: got header %v, want it allowed", headers, preflight.Header)
				}
			}
		})
	}
}

// expanded returns the decompressed body of a response.
func expanded(t *testing.T, response *http.Response) string {
	t.Helper()
	switch encoding := response.Header.Get("Content-Encoding"); encoding {
	case "":
		return text(t, response)
	case "gzip":
		reader, err := gzip.NewReader(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return text(t, &http.Response{Body: reader})
	case "zstd":
		reader, err := zstd.NewReader(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return text(t, &http.Response{Body: reader.IOReadCloser()})
	default:
		t.Fatalf("%q was not requested", encoding)
		return ""
	}
}

// Responses have the encoding that the client prefers, or gzip if it prefers several equally, and a
// Vary header. A client that has the response in any encoding receives 304.
func TestCompression(t *testing.T) {
	t.Parallel()
	s := openFixture(t, usual())
	plain := text(t, s.ask(http.MethodPost, web.GraphQLPath, "long"))
	for accepted, want := range map[string]string{
		"": "", "identity": "", "br": "", "gzip": "gzip", "zstd": "zstd", "gzip, deflate, br, zstd": "gzip", "gzip;q=1.0, zstd;q=0.8": "gzip", "gzip;q=0.8, zstd": "zstd",
		"zstd;q=0, gzip": "gzip", "gzip;q=0, zstd": "zstd", "gzip;q=0, zstd;q=0": "", "gzip;q=0": "", "zstd;q=0": "",
	} {
		response := s.ask(http.MethodPost, web.GraphQLPath, "long", "Accept-Encoding", accepted)
		if got := response.Header.Get("Content-Encoding"); got != want || expanded(t, response) != plain {
			t.Errorf("%q: got encoding %q, want %q", accepted, got, want)
		}
		if vary := strings.Join(response.Header.Values("Vary"), ", "); !strings.Contains(vary, "Accept-Encoding") {
			t.Errorf("got Vary %q, want it to list Accept-Encoding", vary)
		}
		if short := s.ask(http.MethodPost, web.GraphQLPath, "", "Accept-Encoding", accepted); short.Header.Get("Content-Encoding") != "" {
			t.Errorf("%q: a short response is compressed", accepted)
		}
		if events := s.ask(http.MethodPost, web.GraphQLPath, "events", "Accept-Encoding", accepted); events.Header.Get("Content-Encoding") != "" {
			t.Errorf("%q: events are compressed", accepted)
		}
		kept := s.ask(http.MethodPost, web.GraphQLPath, "kept", "Accept-Encoding", accepted)
		tag := kept.Header.Get("ETag")
		if kept.Header.Get("Content-Encoding") != want || !strings.HasPrefix(tag, `W/"`) {
			t.Errorf("%q: unexpected encoding or ETag in %v", accepted, kept.Header)
		}
		for again := range strings.SplitSeq("gzip zstd identity", " ") {
			unchanged := s.ask(http.MethodGet, web.GraphQLPath, "kept", "Accept-Encoding", again, "If-None-Match", tag)
			if body := text(t, unchanged); unchanged.StatusCode != http.StatusNotModified || unchanged.Header.Get("ETag") != tag || body != "" {
				t.Errorf("%q, then %q: got status %s, header %v, want 304", accepted, again, unchanged.Status, unchanged.Header)
			}
		}
	}
	for accepted, want := range map[string]string{"gzip, zstd": "gzip", "zstd": ""} { // too short to be compressed
		if page := s.ask(http.MethodGet, web.GraphiQLPath, "", "Accept-Encoding", accepted); page.Header.Get("Content-Encoding") != want || !strings.Contains(expanded(t, page), "<html") {
			t.Errorf("%q: unexpected encoding of the precompressed page: %v", accepted, page.Header)
		}
	}
}

// The specification of symbols is served even before the database is ready and when the schema is
// not published.
func TestSymbolPage(t *testing.T) {
	t.Parallel()
	s := newFixture(t, usual())
	got := s.ask(http.MethodGet, web.SymbolsPath, "")
	if body := text(t, got); got.StatusCode != http.StatusOK || body != "# Document symbols" || got.Header.Get("ETag") == "" {
		t.Errorf("got status %s, want 200 and the page with an ETag; header %v, body %s", got.Status, got.Header, body)
	}
}

// The schema is served before the database is ready, with an ETag for revalidation.
func TestSchemaDownload(t *testing.T) {
	t.Parallel()
	s := newFixture(t, usual())
	answered := s.ask(http.MethodGet, web.SchemaPath, "")
	if body := text(t, answered); answered.StatusCode != http.StatusOK || body != "type Query { a: Int }" || answered.Header.Get("Cache-Control") != "public, no-cache" {
		t.Errorf("got status %s, want 200 and the schema, revalidated; header %v, body %s", answered.Status, answered.Header, body)
	}
	if again := s.ask(http.MethodGet, web.SchemaPath, "", "If-None-Match", answered.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("got status %s, want 304", again.Status)
	}
	if home := text(t, s.ask(http.MethodGet, "/", "")); !strings.Contains(home, web.SchemaPath) {
		t.Error(home)
	}
	silent := web.New(usual(), web.Parts{GraphiQL: ui.GraphiQL(web.GraphQLPath), Explorer: ui.Network(web.GraphQLPath), WithRequest: withoutRequest, Log: slog.New(slog.DiscardHandler)})
	for path, want := range map[string]int{web.SchemaPath: http.StatusNotFound, "/": http.StatusOK} {
		recorder := httptest.NewRecorder()
		silent.ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody))
		if recorder.Code != want || strings.Contains(recorder.Body.String(), web.SchemaPath) {
			t.Errorf("%s with introspection disabled: %d %s", path, recorder.Code, recorder.Body)
		}
	}
}

func withoutRequest(ctx context.Context, _, _, _ string) context.Context { return ctx }
