package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/models"
)

// requestIDHeader is the response header with the request's ID, which INTERNAL errors repeat.
const requestIDHeader = "X-Request-ID"

// WriteError responds to a request that was not executed with an HTTP status and one GraphQL error,
// in a form that the client accepts. An err that is not a [models.Error] is reported as INTERNAL
// without its text; the caller logs it.
func WriteError(w http.ResponseWriter, r *http.Request, status int, err error) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		media = mediaJSON
	}
	entries := gqlerror.List{}
	for _, one := range models.Leaves(err) {
		entries = append(entries, entryOf(w, r, one))
	}
	send(w, media, status, &graphql.Response{Errors: entries})
}

func entryOf(w http.ResponseWriter, r *http.Request, err error) *gqlerror.Error {
	fault, ok := errors.AsType[*models.Error](err)
	if !ok {
		fault = models.NewProblem(models.ServerError)
	}
	extensions := fault.Extensions()
	if id := w.Header().Get(requestIDHeader); id != "" && fault.Code == models.Internal {
		extensions["requestId"] = id
	}
	return &gqlerror.Error{Message: fault.In(access.MessageLanguage(r.Header.Get("Accept-Language"))), Extensions: extensions}
}

// write sends the executor's response to an operation.
func write(w http.ResponseWriter, media string, response *graphql.Response) {
	status := statusOf(media, response)
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", admission.RetryAfter)
		response.Errors = withoutRepetitions(response.Errors)
	}
	send(w, media, status, response)
}

// withoutRepetitions removes errors with the same code and reason as an earlier one: if the service is unavailable,
// one error is enough, no matter how many fields were requested.
func withoutRepetitions(all gqlerror.List) gqlerror.List {
	seen := map[[2]any]bool{}
	return slices.DeleteFunc(slices.Clone(all), func(fault *gqlerror.Error) bool {
		kind := [2]any{fault.Extensions["code"], fault.Extensions["reason"]}
		repeated := seen[kind]
		seen[kind] = true
		return repeated
	})
}

// statusOf returns the status according to the GraphQL-over-HTTP draft: 200 for an operation that was executed, even
// if its fields have errors; otherwise 400, or 200 for clients that accept only plain JSON. If an operation returns
// no data because something is unavailable, the status is 503, so that proxies and clients try again.
func statusOf(media string, response *graphql.Response) int {
	switch {
	case hasCode(response.Errors, models.Unavailable) && !hasData(response):
		return http.StatusServiceUnavailable
	case response.Data != nil:
		return http.StatusOK
	case hasCode(response.Errors, models.Internal):
		return http.StatusInternalServerError
	case media == mediaGraphQL:
		return http.StatusBadRequest
	default:
		return http.StatusOK
	}
}

// hasData reports whether any root field has a value.
func hasData(response *graphql.Response) bool {
	var roots map[string]json.RawMessage
	if err := json.Unmarshal(response.Data, &roots); err != nil {
		return false
	}
	for _, value := range roots {
		if string(value) != "null" {
			return true
		}
	}
	return false
}

func hasCode(faults gqlerror.List, code models.ErrorCode) bool {
	for _, fault := range faults {
		if fmt.Sprint(fault.Extensions["code"]) == string(code) {
			return true
		}
	}
	return false
}

// send writes a whole response with its Content-Length.
func send(w http.ResponseWriter, media string, status int, response *graphql.Response) {
	body := mustEncode(response)
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept, Accept-Language, Authorization")
	w.WriteHeader(status)
	_, _ = w.Write(body) //nolint:gosec // JSON is not rendered as HTML; the client may have disconnected
}

// mustEncode writes a response as JSON.
func mustEncode(response *graphql.Response) []byte {
	body, err := encode(response)
	if err != nil {
		// Only extensions set by this server can fail to encode, which is a bug.
		panic(fmt.Errorf("write a GraphQL response: %w", err))
	}
	return body
}

// mustMarshal encodes a value of this server. It panics if encoding fails, which is a bug.
func mustMarshal(ours any) []byte {
	text, err := json.Marshal(ours)
	if err != nil {
		panic(fmt.Errorf("write JSON: %w", err))
	}
	return text
}

// encode writes errors first, as the specification advises, and omits "data" if nothing was executed. The data is
// JSON already; it is copied without being decoded.
func encode(response *graphql.Response) ([]byte, error) {
	var body bytes.Buffer
	body.Grow(len(response.Data) + 64)
	body.WriteByte('{')
	member := func(name string, value []byte) {
		if body.Len() > 1 {
			body.WriteByte(',')
		}
		body.WriteString(`"` + name + `":`)
		body.Write(value)
	}
	if len(response.Errors) > 0 {
		faults, err := json.Marshal(response.Errors)
		if err != nil {
			return nil, fmt.Errorf("errors: %w", err)
		}
		member("errors", faults)
	}
	if response.Data != nil {
		member("data", response.Data)
	}
	if len(response.Extensions) > 0 {
		extensions, err := json.Marshal(response.Extensions)
		if err != nil {
			return nil, fmt.Errorf("extensions: %w", err)
		}
		member("extensions", extensions)
	}
	body.WriteString("}\n")
	return body.Bytes(), nil
}
