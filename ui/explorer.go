// Package explorer holds the pages with which a person explores the API in a browser, built
// beforehand and embedded, so that they work with no network. Their sources are in src/, and
// `npm ci && npm run build --workspace=ui` builds assets/ from them, byte for byte the same on every
// machine.
package ui

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"html/template"
	"io"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed assets
var assets embed.FS

// A policy lets a page load what its handler serves, speak to its own origin, and nothing else.
const (
	// Editor and components write their styles into the page, and carry fonts and pictures as data.
	graphiQLPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
		"style-src 'self' 'unsafe-inline'; font-src data:; img-src data:; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	// A picture to take away as PNG is drawn from an object of the page's own.
	networkPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
		"style-src 'self'; img-src data: blob:; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// GraphiQL serves the GraphiQL page at "/" and its assets beside it; mounted elsewhere, it
// stands behind http.StripPrefix with a path that ends in a slash:
//
//	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", ui.GraphiQL("/graphql")))
//
// The page sends its operations to endpoint, a path of the same origin: its content security
// policy refuses every other. A token that a person gives it stays in the browser's tab.
// Answers: 200, 404 for a name it does not hold, 405 for anything but GET and HEAD.
func GraphiQL(endpoint string) http.Handler {
	return serving(mustRender("page.html", endpoint), graphiQLPolicy)
}

// Network serves the page on which the co-sponsorship network is explored, as [GraphiQL] serves
// its own: a client of the API at endpoint and of nothing else. What is looked at stands in the
// page's query string.
func Network(endpoint string) http.Handler {
	return serving(mustRender("network.html", endpoint), networkPolicy)
}

// serving answers "/" with the page, and names of assets with these.
func serving(page file, policy string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are served here", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			page.serve(w, r, policy)
			return
		}
		found, ok := lookUp(name)
		if !ok {
			http.NotFound(w, r)
			return
		}
		found.serve(w, r, policy)
	})
}

// file is one thing to serve, compressed.
type file struct {
	name   string
	gzip   []byte
	hashed bool // name changes with the content
}

// lookUp finds an asset by the name it has in the browser. The pages themselves are templates and
// are served at "/" alone.
func lookUp(name string) (file, bool) {
	if path.Ext(name) == ".html" || strings.Contains(name, "/") {
		return file{}, false
	}
	compressed, err := assets.ReadFile("assets/" + name + ".gz")
	if err != nil {
		return file{}, false
	}
	return file{name: name, gzip: compressed, hashed: name != "licenses.txt"}, true
}

func (f file) serve(w http.ResponseWriter, r *http.Request, policy string) {
	body := f.gzip
	header := w.Header()
	header.Set("Vary", "Accept-Encoding")
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
	} else {
		body = mustExpand(f.gzip)
	}
	header.Set("Content-Type", contentType(f.name))
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", f.cacheControl())
	// A client that has gone away is no fault of ours, and nobody is left to be told.
	_, _ = w.Write(body)
}

func (f file) cacheControl() string {
	if f.hashed {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// contentType does not ask the machine's own tables, which differ.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".html":
		return "text/html; charset=utf-8"
	default:
		return "text/plain; charset=utf-8"
	}
}

// acceptsGzip reads an Accept-Encoding header: gzip (or anything) is named, and not with a
// quality of zero.
func acceptsGzip(header string) bool {
	accepted := false
	for part := range strings.SplitSeq(header, ",") {
		coding, parameters, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil || (coding != "gzip" && coding != "*") {
			continue
		}
		quality, err := strconv.ParseFloat(parameters["q"], 64)
		wanted := parameters["q"] == "" || (err == nil && quality > 0)
		if coding == "gzip" {
			return wanted
		}
		accepted = wanted
	}
	return accepted
}

// mustRender writes the endpoint into a page. It fails only where assets/ is broken, which
// a test of this package would have shown.
func mustRender(name, endpoint string) file {
	compressed, err := assets.ReadFile("assets/" + name + ".gz")
	if err != nil {
		panic(fmt.Sprintf("embedded page: %v", err))
	}
	page := template.Must(template.New("page").Parse(string(mustExpand(compressed))))
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	if err := page.Execute(zip, map[string]string{"Endpoint": endpoint}); err != nil {
		panic(fmt.Sprintf("embedded page: %v", err))
	}
	if err := zip.Close(); err != nil {
		panic(fmt.Sprintf("embedded page: %v", err))
	}
	return file{name: name, gzip: out.Bytes()}
}

// mustExpand unpacks what this package itself has packed.
func mustExpand(compressed []byte) []byte {
	reader, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic(fmt.Sprintf("embedded asset: %v", err))
	}
	body, err := io.ReadAll(reader)
	if err != nil {
		panic(fmt.Sprintf("embedded asset: %v", err))
	}
	return body
}
