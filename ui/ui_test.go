package ui_test

import (
	"compress/gzip"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/ui"
)

// mounted serves the pages at the same paths as the program.
func mounted() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/explorer/", http.StripPrefix("/explorer", ui.Network("/graphql")))
	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", ui.GraphiQL("/graphql")))
	return mux
}

// ask sends a request with an Accept-Encoding header to the mounted pages.
func ask(t *testing.T, method, path, encodings string) *http.Response {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, path, http.NoBody)
	if encodings != "" {
		request.Header.Set("Accept-Encoding", encodings)
	}
	recorder := httptest.NewRecorder()
	mounted().ServeHTTP(recorder, request)
	return recorder.Result()
}

func text(t *testing.T, reader io.Reader) string {
	t.Helper()
	body, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestPages(t *testing.T) {
	t.Parallel()
	for path, title := range map[string]string{"/graphiql/": "Proposal tracker", "/explorer/": "Co-sponsorship network · Proposal tracker"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			checkPage(t, path, title)
		})
	}
}

func checkPage(t *testing.T, path, title string) {
	t.Helper()
	response := ask(t, http.MethodGet, path, "")
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, want 200", path, response.StatusCode)
	}
	header := response.Header
	got := map[string]string{}
	for _, name := range []string{"Content-Type", "Cache-Control", "Content-Encoding", "Vary", "X-Content-Type-Options", "Referrer-Policy"} {
		got[name] = header.Get(name)
	}
	want := map[string]string{
		"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Content-Encoding": "", "Vary": "Accept-Encoding",
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
	body := text(t, response.Body)
	for _, part := range []string{"<title>" + title + "</title>", `<meta name="graphql-endpoint" content="/graphql">`} {
		if !strings.Contains(body, part) {
			t.Errorf("%s is missing from the page:\n%s", part, body)
		}
	}
}

// The endpoint is escaped in the page.
func TestPageEscapesEndpoint(t *testing.T) {
	t.Parallel()
	recorder := httptest.NewRecorder()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
	ui.GraphiQL(`/api?a=1&b="><script>`).ServeHTTP(recorder, request)
	want := `content="/api?a=1&amp;b=&#34;&gt;&lt;script&gt;"`
	if body := text(t, recorder.Body); !strings.Contains(body, want) {
		t.Errorf("want %s in:\n%s", want, body)
	}
}

func TestContentSecurityPolicies(t *testing.T) {
	t.Parallel()
	for path, own := range map[string]map[string]string{
		"/graphiql/": {"style-src": "'self' 'unsafe-inline'", "font-src": "data:", "img-src": "data:"},
		"/explorer/": {"style-src": "'self'", "img-src": "data: blob:"},
	} {
		policy := ask(t, http.MethodGet, path, "").Header.Get("Content-Security-Policy")
		directives := map[string]string{}
		for directive := range strings.SplitSeq(policy, "; ") {
			name, sources, _ := strings.Cut(directive, " ")
			directives[name] = sources
		}
		want := map[string]string{
			"default-src": "'none'", "script-src": "'self'", "worker-src": "'self'", "connect-src": "'self'",
			"base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
		}
		maps.Copy(want, own)
		if diff := cmp.Diff(want, directives); diff != "" {
			t.Errorf("policy of %s (-want +got):\n%s", path, diff)
		}
	}
}

// Every built file is served with its media type and the same content with and without compression. Browsers
// may cache it for good if its name has a content hash.
func TestAssets(t *testing.T) {
	t.Parallel()
	built, err := fs.Glob(os.DirFS("assets"), "*.gz")
	if err != nil || len(built) < 5 {
		t.Fatalf("built assets: %v, %v", built, err)
	}
	for _, compressed := range built {
		name := strings.TrimSuffix(compressed, ".gz")
		if strings.HasSuffix(name, ".html") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkAsset(t, name)
		})
	}
}

func checkAsset(t *testing.T, name string) {
	t.Helper()
	plain := ask(t, http.MethodGet, "/graphiql/"+name, "identity")
	packed := ask(t, http.MethodGet, "/graphiql/"+name, "br, gzip;q=0.8")
	if got := packed.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding %q for a client that accepts gzip, want gzip", got)
	}
	reader, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text(t, plain.Body) != text(t, reader) {
		t.Error("the compressed content differs from the plain content")
	}
	caching := "public, max-age=31536000, immutable"
	if name == "licenses.txt" {
		caching = "no-cache"
	} else if !regexp.MustCompile(`-[A-Z0-9]{8}\.(js|css)$`).MatchString(name) {
		t.Error("the name has no content hash")
	}
	for _, response := range []*http.Response{plain, packed} {
		if got := response.Header.Get("Cache-Control"); got != caching {
			t.Errorf("Cache-Control %q, want %q", got, caching)
		}
		if got, want := response.Header.Get("Content-Type"), typeOf(name); got != want {
			t.Errorf("Content-Type %q, want %q", got, want)
		}
	}
}

func typeOf(name string) string {
	switch {
	case strings.HasSuffix(name, ".js"):
		return "text/javascript; charset=utf-8"
	case strings.HasSuffix(name, ".css"):
		return "text/css; charset=utf-8"
	default:
		return "text/plain; charset=utf-8"
	}
}

// Each page refers only to assets that are served on its own origin.
func TestPagesReferToTheirAssets(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/graphiql/", "/explorer/"} {
		body := text(t, ask(t, http.MethodGet, path, "").Body)
		references := regexp.MustCompile(`(?:href|src)="([^"]+)"`).FindAllStringSubmatch(body, -1)
		if len(references) != 4 {
			t.Fatalf("references of %s: %q", path, references)
		}
		for _, reference := range references {
			if reference[1] == "data:," {
				continue
			}
			if response := ask(t, http.MethodGet, path+reference[1], ""); response.StatusCode != http.StatusOK {
				t.Errorf("%s%s: status %d, want 200", path, reference[1], response.StatusCode)
			}
		}
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"":                     "",
		"gzip":                 "gzip",
		"deflate, gzip, br":    "gzip",
		"GZIP":                 "gzip",
		"gzip;q=0.1":           "gzip",
		"gzip;q=0":             "",
		"gzip; q=0.000, *":     "",
		"*":                    "gzip",
		"*;q=0":                "",
		"*, gzip;q=0":          "",
		"x-gzip, gzipped, br":  "",
		"gzip;q=much":          "",
		";;,,gzip;q=1;;,\x00,": "",
	} {
		t.Run(header, func(t *testing.T) {
			t.Parallel()
			if got := ask(t, http.MethodGet, "/graphiql/", header).Header.Get("Content-Encoding"); got != want {
				t.Errorf("Content-Encoding %q, want %q", got, want)
			}
		})
	}
}

// HEAD has the same headers as GET and no content. The test uses a real server because a recorder would record
// content that net/http does not send.
func TestHead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(mounted())
	t.Cleanup(server.Close)
	send := func(method string) (http.Header, string) {
		request, err := http.NewRequestWithContext(t.Context(), method, server.URL+"/graphiql/", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Accept-Encoding", "identity")
		response, err := server.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		response.Header.Del("Date")
		return response.Header, text(t, response.Body)
	}
	head, nothing := send(http.MethodHead)
	get, page := send(http.MethodGet)
	if nothing != "" || page == "" {
		t.Errorf("HEAD returned %d bytes, want 0; GET returned %d bytes, want a page", len(nothing), len(page))
	}
	if diff := cmp.Diff(get, head); diff != "" {
		t.Errorf("headers (-GET +HEAD):\n%s", diff)
	}
}

func TestUnknownPathsAndMethods(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{http.MethodGet, "/graphiql/nothing-AAAAAAAA.js", http.StatusNotFound},
		{http.MethodGet, "/graphiql/page.html", http.StatusNotFound},
		{http.MethodGet, "/explorer/network.html", http.StatusNotFound},
		{http.MethodGet, "/explorer/page.html", http.StatusNotFound},
		{http.MethodPost, "/explorer/", http.StatusMethodNotAllowed},
		{http.MethodGet, "/graphiql/assets/licenses.txt", http.StatusNotFound},
		{http.MethodGet, "/graphiql/licenses.txt.gz", http.StatusNotFound},
		{http.MethodGet, "/graphiql/..%2fui.go", http.StatusNotFound},
		{http.MethodPost, "/graphiql/", http.StatusMethodNotAllowed},
		{http.MethodDelete, "/graphiql/licenses.txt", http.StatusMethodNotAllowed},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			t.Parallel()
			response := ask(t, c.method, c.path, "gzip")
			if response.StatusCode != c.status {
				t.Errorf("status %d, want %d", response.StatusCode, c.status)
			}
			if allow := response.Header.Get("Allow"); (allow == "GET, HEAD") != (c.status == http.StatusMethodNotAllowed) {
				t.Errorf("unexpected header Allow %q with status %d", allow, c.status)
			}
		})
	}
}
