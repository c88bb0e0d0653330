package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/web"
)

// A browser is led to the page wherever a person would type the address; a program never is.
func TestPage(t *testing.T) {
	t.Parallel()
	s := openSite(t, usual())
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for name, asked := range map[string]struct {
		method, path, accept string
		status               int
	}{
		"home":                      {http.MethodGet, "/", browser, 302},
		"home, a program":           {http.MethodGet, "/", "*/*", 200},
		"endpoint":                  {http.MethodGet, "/graphql", browser, 302},
		"endpoint with a query":     {http.MethodGet, "/graphql?query=%7Ba%7D", browser, 200},
		"endpoint, a program":       {http.MethodGet, "/graphql", "application/json", 200},
		"endpoint, sent to":         {http.MethodPost, "/graphql", browser, 200},
		"the page":                  {http.MethodGet, web.GraphiQLPath, browser, 200},
		"without the slash":         {http.MethodGet, "/graphiql", browser, 307},
		"what is not there":         {http.MethodGet, "/graphiql/none.js", browser, 404},
		"what is not there at all":  {http.MethodGet, "/wp-login.php", browser, 404},
		"a post to where none goes": {http.MethodPost, "/healthz", "*/*", 405},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response := s.ask(asked.method, asked.path, "", "Accept", asked.accept)
			if response.StatusCode != asked.status {
				t.Errorf("%s", response.Status)
			}
			if asked.status == http.StatusFound && (response.Header.Get("Location") != web.GraphiQLPath || !strings.Contains(response.Header.Get("Vary"), "Accept")) {
				t.Errorf("led to %v", response.Header)
			}
		})
	}
}

// Every answer tells browsers to do no more than it needs; the page keeps its own policy.
func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	s := openSite(t, usual())
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
		t.Errorf("the page's policy is %q", policy)
	}
}

// Pages of other origins may call where the settings name them, and nowhere else.
func TestOtherOrigins(t *testing.T) {
	t.Parallel()
	const friend, stranger = "https://app.example.org", "https://else.example.org"
	named, open := usual(), usual()
	named.Origins, open.Origins = []string{friend}, []string{"*"}
	for name, asked := range map[string]struct {
		site    *site
		origin  string
		answers int
		allowed string
	}{
		"none named":           {openSite(t, usual()), friend, 403, ""},
		"the one named":        {openSite(t, named), friend, 200, friend},
		"another than named":   {openSite(t, named), stranger, 403, ""},
		"all":                  {openSite(t, open), stranger, 200, "*"},
		"the site's own pages": {openSite(t, usual()), "http://example.com", 200, ""}, // httptest's own host
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response := asked.site.ask(http.MethodPost, web.GraphQLPath, "", "Origin", asked.origin)
			if response.StatusCode != asked.answers || response.Header.Get("Access-Control-Allow-Origin") != asked.allowed {
				t.Errorf("%s, for %q", response.Status, response.Header.Get("Access-Control-Allow-Origin"))
			}
			if asked.answers == http.StatusForbidden {
				if told := code(t, response); told != "FORBIDDEN" {
					t.Errorf("code %s", told)
				}
			}
			preflight := asked.site.ask(http.MethodOptions, web.GraphQLPath, "", "Origin", asked.origin,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization,content-type")
			if preflight.Header.Get("Access-Control-Allow-Origin") != asked.allowed {
				t.Errorf("the preflight: %v", preflight.Header)
			}
			if asked.allowed != "" && preflight.Header.Get("Access-Control-Allow-Headers") == "" {
				t.Errorf("the preflight lets no token through: %v", preflight.Header)
			}
		})
	}
}

func TestCompression(t *testing.T) {
	t.Parallel()
	s := openSite(t, usual())
	plain := s.ask(http.MethodPost, web.GraphQLPath, "long")
	zipped := s.ask(http.MethodPost, web.GraphQLPath, "long", "Accept-Encoding", "gzip")
	if encoding := zipped.Header.Get("Content-Encoding"); encoding != "gzip" {
		t.Fatalf("Content-Encoding %q", encoding)
	}
	reader, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := io.ReadAll(reader)
	if err != nil || string(unzipped) != text(t, plain) {
		t.Errorf("%d bytes, %v", len(unzipped), err)
	}
	if short := s.ask(http.MethodPost, web.GraphQLPath, "", "Accept-Encoding", "gzip"); short.Header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
	page := s.ask(http.MethodGet, web.GraphiQLPath, "", "Accept-Encoding", "gzip")
	if _, err := gzip.NewReader(page.Body); err != nil || page.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("the page, which is compressed beforehand: %v %v", err, page.Header)
	}
}

// The schema is there for tools before there is a store, and is asked for anew by its hash.
func TestTheSchemaIsServed(t *testing.T) {
	t.Parallel()
	s := newSite(t, usual())
	told := s.ask(http.MethodGet, web.SchemaPath, "")
	if body := text(t, told); told.StatusCode != http.StatusOK || body != "type Query { a: Int }" || told.Header.Get("Cache-Control") != "public, no-cache" {
		t.Errorf("%s %v %s", told.Status, told.Header, body)
	}
	if again := s.ask(http.MethodGet, web.SchemaPath, "", "If-None-Match", told.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Error(again.Status)
	}
}
