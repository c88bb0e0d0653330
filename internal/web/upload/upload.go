// Package upload receives files over HTTP, reads them and stores them.
package upload

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/price"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Pattern is the route of a [Handler], in the syntax of [http.ServeMux].
const Pattern = "POST /documents"

// Config holds the settings of documents.
type Config struct {
	// Quota is the maximum total size of a delegation's unfiled documents, in bytes; the default is
	// 200 MiB.
	Quota int64 `name:"document-quota" env:"DOCUMENT_QUOTA" default:"209715200" placeholder:"BYTES" help:"Maximum total size of a delegation's unfiled documents, in bytes (default ${default}). Each document counts as at least 64 KiB. Unfiled documents expire after 7 days."`
	// PDFCache is a folder; if empty, it is below the user's cache folder.
	PDFCache string `name:"pdf-cache" env:"PDF_CACHE" type:"path" placeholder:"DIR" help:"Folder for the compiled PDF reader, which is compiled for the first PDF (about 20 s). Default: below the user's cache folder."`
}

// Check returns an error that names the invalid setting and says what would be valid.
func (c Config) Check() error {
	if c.Quota < page.MaxBytes {
		return fmt.Errorf("--document-quota %d is too small for one document: use at least %d bytes", c.Quota, page.MaxBytes)
	}
	return nil
}

// Limits limits the uploads that are received and read concurrently.
type Limits struct {
	// Slots provides the slots of requests. Reading a file takes one of the class Analyses.
	Slots *admission.Slots
	// Memory is the pool of memory for requests and responses in flight; RequestMemory is its size
	// in bytes.
	Memory        *admission.Pool
	RequestMemory int64
	// Client returns the client that the request in a context is charged to.
	Client func(context.Context) any
}

// memoryShare is the divisor for the share of RequestMemory that one file may take.
const memoryShare = 3

// maxBytes returns the maximum size of a file, in bytes.
func (l Limits) maxBytes() int64 { return min(page.MaxBytes, l.RequestMemory/memoryShare) }

// Handler serves uploads.
type Handler struct {
	extractor *extract.Extractor
	tracker   *tracker.Tracker
	limits    Limits
	quota     int64
	refuse    Refusal
}

// Refusal responds to a rejected request.
type Refusal func(w http.ResponseWriter, r *http.Request, status int, err error)

// New returns a handler that stores files with t and responds to rejected requests with refuse.
func New(config Config, t *tracker.Tracker, limits Limits, refuse Refusal) *Handler {
	return &Handler{
		extractor: extract.New(extract.Config{PDFCache: config.PDFCache}), tracker: t, limits: limits, quota: config.Quota, refuse: refuse,
	}
}

const (
	// receiveTimeout is the time limit for receiving a file.
	receiveTimeout = 2 * time.Minute
	// readTimeout is the time limit for reading and storing a file, including the wait for a slot.
	readTimeout = time.Minute
)

// created is the body of the response to an upload.
type created struct {
	ID string `json:"id"`
}

// ServeHTTP receives one file on behalf of the viewer in the request's context. The parameter
// `name` is the file name; the header Idempotency-Key makes the request safe to retry. The response
// is 201 with the ID of the document.
//
// Errors, each with its HTTP status: UNAUTHENTICATED 401, FORBIDDEN 403, INVALID_INPUT 400, 415
// (the format) or 422 (the content), LIMIT_EXCEEDED 413, IDEMPOTENCY_MISMATCH 409, RATE_LIMITED
// 429, UNAVAILABLE 503.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	stored, err := h.receive(w, r)
	if err != nil {
		h.reject(w, r, err)
		return
	}
	id := h.tracker.Reader.Codec().ID(stored.NodeID())
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "private, no-store")
	w.Header().Set("Location", "/documents/"+id)
	w.WriteHeader(http.StatusCreated)
	//nolint:errchkjson // an error means that the client is gone
	_ = json.NewEncoder(w).Encode(created{id})
}

func (h *Handler) receive(w http.ResponseWriter, r *http.Request) (*models.Document, error) {
	viewer := access.FromContext(r.Context())
	principal, err := h.tracker.Reader.Principal(viewer)
	if err != nil {
		return nil, err
	}
	if err := access.AuthorizeWritingProposals(principal); err != nil { // before the body is read
		return nil, err
	}
	upload, err := h.parameters(r)
	if err != nil {
		return nil, err
	}
	extendDeadlines(w)
	memory := h.limits.Memory.Reserve(h.limits.Client(r.Context()))
	defer memory.Release()
	data, err := h.body(r, memory)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(r.Context(), readTimeout, models.Timeout(readTimeout))
	defer cancel()
	extracted, err := h.extract(ctx, data)
	if err != nil {
		return nil, err
	}
	upload = upload.With(data, extracted)
	stored, err := h.tracker.UploadDocument(ctx, viewer, upload)
	return stored, placed(err)
}

// extendDeadlines gives slow clients enough time to send a large file. It has no effect in tests
// without a connection.
func extendDeadlines(w http.ResponseWriter) {
	control, now := http.NewResponseController(w), time.Now() //nolint:forbidigo // deadlines of connections are on the system's clock
	_ = control.SetReadDeadline(now.Add(receiveTimeout))
	_ = control.SetWriteDeadline(now.Add(receiveTimeout + 2*readTimeout))
}

// maxName is the maximum length of a file name, in characters.
const maxName = 200

// parameters parses the parameters of the URL and the Idempotency-Key header. `name` is taken
// without folders and defaults to "document"; `replaces` is the ID of the document that the file is
// a clean copy of.
//
// Errors: INVALID_INPUT, LIMIT_EXCEEDED.
func (h *Handler) parameters(r *http.Request) (tracker.UploadDocument, error) {
	upload := tracker.UploadDocument{Name: "document", Quota: h.quota, IdempotencyKey: r.Header.Get("Idempotency-Key")}
	given := r.URL.Query()
	for parameter := range given {
		if parameter != "name" && parameter != "replaces" {
			return upload, models.NewProblem(models.UnknownField, models.P("value", parameter), models.P("allowed", "name", "replaces")).At(parameter)
		}
	}
	if name := strings.TrimSpace(path.Base(strings.ReplaceAll(given.Get("name"), `\`, "/"))); name != "." && name != "/" && name != "" {
		upload.Name = name
	}
	if err := tracker.CheckFileName(upload.Name, maxName); err != nil {
		return upload, err
	}
	if !given.Has("replaces") {
		return upload, nil
	}
	var err error
	upload.Replaces, err = h.tracker.Reader.Codec().ParseIDOfType(models.TypeDocument, given.Get("replaces"))
	return upload, models.At("replaces", err)
}

// firstRead is the initial size of the buffer for a file, in bytes.
const firstRead = 64 << 10

// memoryPerByte is the memory reserved for each byte of a file: one byte for the file, and one for
// its copy for the database.
const memoryPerByte = 2

// body reads the file. The buffer grows with the received data, not with the announced size, and
// its memory is reserved before it is allocated.
func (h *Handler) body(r *http.Request, memory *admission.Reservation) ([]byte, error) {
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" {
		return nil, models.NewProblem(models.RequestMalformed, models.P("problem", models.TermContentEncoding))
	}
	if r.ContentLength > h.limits.maxBytes() {
		return nil, h.tooLarge()
	}
	data := []byte{}
	for {
		if len(data) == cap(data) {
			size := min(max(firstRead, 2*int64(cap(data))), h.limits.maxBytes()+1)
			if err := memory.GrowTo(r.Context(), memoryPerByte*size); err != nil {
				return nil, err
			}
			data = append(make([]byte, 0, size), data...)
		}
		n, err := r.Body.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > h.limits.maxBytes():
			return nil, h.tooLarge()
		case errors.Is(err, io.EOF):
			price.Add(r.Context(), price.Received, len(data))
			return data, nil
		case err != nil:
			return nil, models.NewProblem(models.RequestMalformed, models.P("problem", models.TermBodyIncomplete))
		}
	}
}

// extract extracts the lines of a file. It takes a slot of the class Analyses, so that files do not
// delay other requests.
func (h *Handler) extract(ctx context.Context, data []byte) (page.Document, error) {
	release, err := h.limits.Slots.Acquire(ctx, admission.Analyses, h.limits.Client(ctx))
	if err != nil {
		return page.Document{}, err
	}
	defer release()
	extracted, err := h.extractor.Open(ctx, data)
	if refused, ok := errors.AsType[*page.Error](err); ok {
		return extracted, h.problem(refused)
	}
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		return extracted, err
	}
	price.Add(ctx, price.Filed, len(extracted.Text))
	return extracted, check(extracted)
}

// check returns an error for a text that could not be filed.
func check(extracted page.Document) error {
	if !utf8.ValidString(extracted.Text) {
		return models.NewProblem(models.RequestMalformed, models.P("problem", models.TermNotUTF8))
	}
	return tracker.CheckBody(extracted.Text)
}
