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
	// Quota is in bytes; the default is 200 MiB.
	Quota int64 `name:"document-quota" env:"DOCUMENT_QUOTA" default:"209715200" placeholder:"BYTES" help:"Total size of the documents of one delegation that are not filed, in bytes (default ${default}). A document counts at least 64 KiB. Documents that are not filed expire after 7 days."`
	// PDFCache is a folder; empty means a cache folder of the user.
	PDFCache string `name:"pdf-cache" env:"PDF_CACHE" type:"path" placeholder:"DIR" help:"Folder for the compiled PDF reader, which the first PDF takes about 20 s to prepare. By default, a cache folder of the user."`
}

// Check returns an error that names an invalid setting and what would be valid.
func (c Config) Check() error {
	if c.Quota < page.MaxBytes {
		return fmt.Errorf("--document-quota %d is too small for one document: use at least %d bytes", c.Quota, page.MaxBytes)
	}
	return nil
}

// Limits bound the uploads that are received and read concurrently.
type Limits struct {
	// Slots are those of requests in progress. Reading a file takes one of the class Analyses.
	Slots *admission.Slots
	// Memory is the memory of requests and responses in flight, and RequestMemory its size, in bytes.
	Memory        *admission.Pool
	RequestMemory int64
	// Client returns the client that a request is accounted to.
	Client func(context.Context) any
}

// memoryShare is the part of the memory of requests that one file can take, as a divisor.
const memoryShare = 3

// maxBytes returns the size of the largest file.
func (l Limits) maxBytes() int64 { return min(page.MaxBytes, l.RequestMemory/memoryShare) }

// Handler receives files.
type Handler struct {
	extractor *extract.Extractor
	tracker   *tracker.Tracker
	limits    Limits
	quota     int64
	refuse    Refusal
}

// Refusal responds to a rejected request.
type Refusal func(w http.ResponseWriter, r *http.Request, status int, err error)

// New returns a handler that stores files with a tracker, and responds to rejected requests with refuse.
func New(config Config, t *tracker.Tracker, limits Limits, refuse Refusal) *Handler {
	return &Handler{
		extractor: extract.New(extract.Config{PDFCache: config.PDFCache}), tracker: t, limits: limits, quota: config.Quota, refuse: refuse,
	}
}

const (
	// receiveTimeout bounds the time for receiving a file.
	receiveTimeout = 2 * time.Minute
	// readTimeout bounds the time for reading and storing it, the wait for a slot included.
	readTimeout = time.Minute
)

// created is the body of the response to an upload.
type created struct {
	ID string `json:"id"`
}

// ServeHTTP receives one file, whose viewer is in the context of the request. The parameter `name` is its name, and the
// header Idempotency-Key makes the request safe to retry. The response is 201 with the ID of the document.
//
// Errors, each with its HTTP status: UNAUTHENTICATED 401, FORBIDDEN 403, INVALID_INPUT 400, 415 (the format) and 422 (the
// content), LIMIT_EXCEEDED 413, IDEMPOTENCY_MISMATCH 409, RATE_LIMITED 429, UNAVAILABLE 503.
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

// extendDeadlines gives slow clients the time to send a large file. It has no effect in tests without a connection.
func extendDeadlines(w http.ResponseWriter) {
	control, now := http.NewResponseController(w), time.Now() //nolint:forbidigo // deadlines of connections are on the system's clock
	_ = control.SetReadDeadline(now.Add(receiveTimeout))
	_ = control.SetWriteDeadline(now.Add(receiveTimeout + 2*readTimeout))
}

// maxName is the longest name of a file, in characters.
const maxName = 200

// parameters returns the parameters of the URL and the header: `name`, without folders, "document" if there is none,
// and `replaces`, the document of which it is a clean copy.
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

// firstRead is the size of the first buffer for a file, in bytes.
const firstRead = 64 << 10

// memoryPerByte is the memory that a file needs, in multiples of its size: the file, and its copy for the database.
const memoryPerByte = 2

// body reads the file. The buffer grows with the data received, not with the announced size, and its memory is reserved
// before it is used.
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

// extract reads the lines of a file in a slot of the class Analyses, so that files do not delay other requests.
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
