// Package download serves files: revisions as documents, tables as HTML, CSV and DOCX, comparisons as
// HTML and plain text, networks, uploaded documents and Atom feeds. They contain only what the viewer
// may see.
package download

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/models"
)

// Patterns returns the routes of a [Handler], in the syntax of [http.ServeMux].
func Patterns() []string {
	patterns := []string{
		"GET /follow-ups.html", "GET /follow-ups.csv", "GET /follow-ups.docx", "GET /compilations/{file}",
		"GET /compare.html", "GET /compare.txt", "GET /compare.docx", "GET /feeds/{of}/{file}", "GET /documents/{id}",
		"GET /revisions/{file}",
	}
	for _, format := range network.Formats() {
		patterns = append(patterns, "GET /"+format.FileName())
	}
	return patterns
}

// Handler serves downloads.
type Handler struct {
	reader  *query.Reader
	analyst *analysis.Service
	now     func() time.Time
	refuse  Refusal
	limits  Limits
	words   map[models.Language]*words
	mux     *http.ServeMux
}

// Limits limits the downloads that are prepared and sent concurrently. Both functions return the
// errors of [admission.Pool.Acquire].
type Limits struct {
	// Admit waits for a slot of a class and returns a function that releases it.
	Admit func(ctx context.Context, class admission.Class) (release func(), err error)
	// Hold reserves memory, in bytes, and returns a function that releases it.
	Hold func(ctx context.Context, size int) (release func(), err error)
}

// Refusal responds to a rejected request.
type Refusal func(w http.ResponseWriter, r *http.Request, status int, err error)

// New returns a handler that reads from reader and analyst, and responds to rejected requests with
// refuse.
func New(reader *query.Reader, analyst *analysis.Service, now func() time.Time, refuse Refusal) *Handler {
	h := &Handler{
		reader: reader, analyst: analyst, now: now, refuse: refuse,
		limits: Limits{
			Admit: func(context.Context, admission.Class) (func(), error) { return func() {}, nil },
			Hold:  func(context.Context, int) (func(), error) { return func() {}, nil },
		},
		words: readWords(), mux: http.NewServeMux(),
	}
	for _, form := range []string{"html", "csv", "docx"} {
		h.mux.HandleFunc("GET /follow-ups."+form, h.answer(admission.Analyses, h.followUps, ofFollowUps()))
	}
	h.mux.HandleFunc("GET /compilations/{file}", h.answer(admission.Analyses, h.compilation, nil))
	for _, form := range []string{"html", "txt", "docx"} {
		h.mux.HandleFunc("GET /compare."+form, h.answer(admission.Comparisons, h.compare, map[string]bool{"from": false, "to": false}))
	}
	h.mux.HandleFunc("GET /feeds/{of}/{file}", h.answer(admission.HeavyReads, h.feed, nil))
	h.mux.HandleFunc("GET /revisions/{file}", h.answer(admission.Downloads, h.revision, nil))
	h.mux.HandleFunc("GET /documents/{id}", h.answer(admission.Downloads, h.document, nil))
	for _, format := range network.Formats() {
		h.mux.HandleFunc("GET /"+format.FileName(), h.network(format))
	}
	return h
}

// Limit sets the limits of downloads. Call it before the first request.
func (h *Handler) Limit(limits Limits) { h.limits = limits }

// admitted reports whether a request may continue. If err is not nil, it responds with the
// rejection.
func (h *Handler) admitted(w http.ResponseWriter, r *http.Request, err error) bool {
	if status, fault, rejected := admission.Rejection(err); rejected {
		w.Header().Set("Retry-After", admission.RetryAfter)
		h.refuse(w, r, status, fault)
	}
	return err == nil
}

// ServeHTTP serves one request on behalf of the viewer in its context.
//
// Errors, each with its HTTP status: INVALID_INPUT 400, NOT_FOUND 404, LIMIT_EXCEEDED 400,
// UNAUTHENTICATED 401.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.ServeHTTP(w, r) }

// file is a downloadable file.
type file struct {
	mediaType string
	// name is the suggested file name; empty if browsers should show the file.
	name  string
	write func(io.Writer) error
	// policy is the Content-Security-Policy; empty for the default one.
	policy string
}

// request is one request for a download.
type request struct {
	http *http.Request

	viewer access.Viewer
	// languages lists the requested languages, at least one, in order of preference.
	languages []models.Language
}

func (a *request) language() models.Language { return a.languages[0] }

// form returns the requested format, such as "csv".
func (a *request) form() string { return strings.TrimPrefix(path.Ext(a.http.URL.Path), ".") }

// answer returns a handler that serves the file returned by maker, either completely or not at all.
// known lists the valid parameters; the value is true for those that may be repeated.
func (h *Handler) answer(
	class admission.Class, maker func(ctx context.Context, a *request) (*file, error), known map[string]bool,
) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		release, err := h.limits.Admit(r.Context(), class)
		if !h.admitted(w, r, err) {
			return
		}
		a, made, body, err := prepare(r, maker, known)
		release() // while a slow client receives the file, it uses memory but no slot
		if err != nil {
			h.refuse(w, r, statusOf(err), err)
			return
		}
		release, err = h.limits.Hold(r.Context(), len(body))
		if h.admitted(w, r, err) {
			defer release()
			serve(w, a, made, body)
		}
	}
}

// prepare parses a request and renders the whole content of its file.
func prepare( //nolint:revive // they are computed together
	r *http.Request, maker func(ctx context.Context, a *request) (*file, error), known map[string]bool,
) (a *request, made *file, content []byte, err error) {
	a, err = parseRequest(r, known)
	made, makingErr := maker(r.Context(), a)
	if err := errors.Join(err, makingErr); err != nil { // reports all errors of the URL together
		return nil, nil, nil, err
	}
	var body bytes.Buffer
	if err := made.write(&body); err != nil {
		return nil, nil, nil, err
	}
	return a, made, body.Bytes(), nil
}

// parseRequest parses a request whose parameters are listed in known, besides `language`. The
// values of known are true for parameters that may be repeated.
//
// Errors: INVALID_INPUT at each parameter that is unknown, repeated or malformed.
func parseRequest(r *http.Request, known map[string]bool) (*request, error) {
	a := &request{http: r, viewer: access.FromContext(r.Context())}
	names, errs := append(slices.Sorted(maps.Keys(known)), "language"), []error{}
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		errs = append(errs, models.NewProblem(models.RequestMalformed, models.P("problem", models.TermQueryStringEscape)))
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		switch {
		case !slices.Contains(names, name):
			errs = append(errs, models.NewProblem(models.UnknownField, models.P("value", name), models.P("allowed", names...)).At(name))
		case len(given[name]) > 1 && !known[name]:
			errs = append(errs, models.NewProblem(models.Duplicate, models.P("value", name)).At(name))
		}
	}
	return a, errors.Join(append(errs, a.readLanguages())...)
}

func (a *request) readLanguages() error {
	if given := a.http.URL.Query().Get("language"); given != "" {
		language := models.Language(strings.ToUpper(given))
		if !slices.Contains(models.Languages(), language) {
			a.languages = []models.Language{models.English}
			return models.NewProblem(models.UnknownValue, models.P("value", given), models.P("allowed", models.Languages()...)).At("language")
		}
		a.languages = []models.Language{language}
		return nil
	}
	a.languages = append(access.PreferredLanguages(a.http.Header.Get("Accept-Language")), models.English)
	return nil
}

func statusOf(err error) int {
	switch models.CodeOf(err) {
	case models.NotFound:
		return http.StatusNotFound
	case models.Unauthenticated:
		return http.StatusUnauthorized
	case models.Forbidden:
		return http.StatusForbidden
	case models.Internal:
		return http.StatusInternalServerError
	default:
		return http.StatusBadRequest
	}
}

// serve sends a file. Shared caches must not store files that were requested with a token; public
// files may be cached, and are revalidated by hash.
func serve(w http.ResponseWriter, a *request, made *file, body []byte) {
	sum := sha256.Sum256(body)
	head(w.Header(), a, made, sum[:])
	http.ServeContent(w, a.http, "", time.Time{}, bytes.NewReader(body))
}

// head sets the response headers of a file whose content has the given hash.
func head(header http.Header, a *request, made *file, sum []byte) {
	header.Set("Content-Type", made.mediaType)
	header.Add("Vary", "Accept-Language, Authorization")
	if made.name != "" {
		header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": made.name}))
	}
	if strings.HasPrefix(made.mediaType, "text/html") {
		header.Set("Content-Security-Policy", render.Policy())
	}
	if made.policy != "" {
		header.Set("Content-Security-Policy", made.policy)
	}
	header.Set("Cache-Control", "private, no-store")
	if !a.viewer.Authenticated() {
		header.Set("ETag", `W/"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`)
		header.Set("Cache-Control", "public, no-cache")
	}
}

// fileOf renders a table in the requested format.
func fileOf(a *request, table *render.Table, name string) (*file, error) {
	switch a.form() {
	case "csv":
		return &file{mediaType: render.CSVType, name: name + ".csv", write: table.WriteCSV}, nil
	case "docx":
		return &file{mediaType: render.DOCXType, name: name + ".docx", write: table.WriteDOCX}, nil
	case "html":
		return &file{mediaType: render.HTMLType, write: table.WriteHTML}, nil
	default:
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDownload))
	}
}

// proposalID returns the global ID of a proposal.
func (h *Handler) proposalID(id models.ID) string {
	return h.reader.Codec().ID(models.NodeID{Type: models.TypeProposal, ID: id})
}

// nodeID parses a global ID, which must be of type kind. field is the parameter that errors name.
func (h *Handler) nodeID(field string, kind models.NodeType, text string) (models.ID, error) {
	id, err := h.reader.Codec().ParseIDOfType(kind, text)
	if fault, ok := errors.AsType[*models.Error](err); ok {
		return id, fault.At(field)
	}
	return id, err
}
