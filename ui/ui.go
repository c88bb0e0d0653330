// Package ui serves the web pages, which are built in advance and embedded, so that they work offline. Their sources are in src/, and
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

// The content security policies allow a page to load its own assets and to connect to its own origin only.
const (
	// The editor and the components use inline styles, and fonts and images in data URLs.
	graphiQLPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
		"style-src 'self' 'unsafe-inline'; font-src data:; img-src data:; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	// The export as PNG draws an image from a blob URL.
	networkPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
		"style-src 'self'; img-src data: blob:; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// GraphiQL serves the GraphiQL page at "/" and its assets below it. To mount it elsewhere, use
// http.StripPrefix and a path that ends in a slash:
//
//	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", ui.GraphiQL("/graphql")))
//
// The page sends operations to endpoint, which must be a path of the same origin: the content security
// policy blocks others. A token that the user enters is stored in the browser tab only.
//
// The handler responds with 200, with 404 to unknown names, and with 405 to methods other than GET and HEAD.
func GraphiQL(endpoint string) http.Handler {
	return handler(mustRender("page.html", endpoint), graphiQLPolicy)
}

// Network serves the page for exploring the co-sponsorship network, in the same way as [GraphiQL]. The page
// uses only the API at endpoint. Its query string contains the complete view.
func Network(endpoint string) http.Handler {
	return handler(mustRender("network.html", endpoint), networkPolicy)
}

// handler serves the page at "/", and the assets by name.
func handler(page file, policy string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are allowed here", http.StatusMethodNotAllowed)
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

// file is a page or an asset, compressed.
type file struct {
	name   string
	gzip   []byte
	hashed bool // name changes with the content
}

// lookUp finds an asset by its name in the browser. Pages are templates and served only at "/".
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
	// A write fails only if the client is gone.
	_, _ = w.Write(body)
}

func (f file) cacheControl() string {
	if f.hashed {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

// contentType does not use the MIME tables of the operating system, which differ between machines.
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

// acceptsGzip reports whether an Accept-Encoding header allows gzip, by name or by *, with a quality above 0.
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

// mustRender renders a page with the endpoint. It panics if assets/ is broken, which the tests would show.
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

// mustExpand decompresses an embedded asset.
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
