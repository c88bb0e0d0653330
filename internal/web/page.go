package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"
)

// home redirects browsers to GraphiQL; other clients receive a list of paths.
func (s *Handler) home(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	if wantsPage(r) {
		http.Redirect(w, r, GraphiQLPath, http.StatusFound)
		return
	}
	paths := []string{
		"GraphQL at " + GraphQLPath, "GraphiQL at " + GraphiQLPath, "the explorer at " + ExplorerPath, "the schema at " + SchemaPath,
		"the transparency log at " + CheckpointPath, AlivePath, ReadyPath,
	}
	if s.parts.Schema == "" {
		paths = slices.Delete(paths, 3, 4)
	}
	say(w, http.StatusOK, "proposaltracker: "+strings.Join(paths, ", "))
}

// redirectBrowsers redirects browsers that open the endpoint to GraphiQL.
func (s *Handler) redirectBrowsers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wantsPage(r) && !r.URL.Query().Has("query") {
			w.Header().Add("Vary", "Accept")
			http.Redirect(w, r, GraphiQLPath, http.StatusFound)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// wantsPage reports whether a browser requests a page. It recognizes browsers by a media type in
// Accept that only they send.
func wantsPage(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && strings.Contains(strings.Join(r.Header.Values("Accept"), ","), "text/html")
}

// text returns a handler that serves a text with an ETag for revalidation.
func text(content string) http.HandlerFunc {
	sum := sha256.Sum256([]byte(content))
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
	return func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Type", "text/plain; charset=utf-8") // so that browsers show it
		header.Set("ETag", tag)
		header.Set("Cache-Control", "public, no-cache")
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(content))
	}
}
