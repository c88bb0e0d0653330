package transport

import (
	"bytes"
	"context"
	"crypto/sha256"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/query"
)

// caches reports whether the response to a request may be served from the cache. It does not decode the request.
func (s *served) caches(r *http.Request, media string, raw []byte) bool {
	return s.config.Responses != nil && media != mediaEvents && len(raw) <= maxCachedRequest &&
		len(r.Header["Authorization"]) == 0 && s.config.Public(r.Context())
}

// keyOf returns the cache key of a request: a hash of everything that determines its response. A NUL ends each part but
// the last; no part contains a NUL.
func (s *served) keyOf(r *http.Request, media string, raw []byte) responseKey {
	method := "GET"
	if r.Method == http.MethodPost {
		method = "POST"
	}
	variant := s.config.Variant(r.Context())
	all := make([]byte, 0, len(method)+len(media)+len(variant)+len(raw)+3)
	all = append(append(all, method...), 0)
	all = append(append(all, media...), 0)
	all = append(append(all, variant...), 0)
	return sha256.Sum256(append(all, raw...))
}

// request is a request whose bytes have been read. Its memory is reserved until the response has been sent.
type request struct {
	*http.Request

	media  string
	raw    []byte
	read   *reader
	memory *admission.Reservation
}

// fromCache responds to an anonymous request from the cache, or with a response that is computed once for all clients that
// send the same request at the same time. It returns false if the request must be served separately.
func (s *served) fromCache(w http.ResponseWriter, r request, exec graphql.GraphExecutor) (done bool) {
	generation, ok := s.config.Responses.begin()
	if !ok {
		return false
	}
	start := graphql.Now()
	key := s.keyOf(r.Request, r.media, r.raw)
	if cached, hit := s.config.Responses.get(key, generation); hit {
		s.config.Responses.hits.Add(1)
		s.respond(w, r, cached, start)
		return true
	}
	s.config.Responses.waiting.Add(1)
	defer s.config.Responses.waiting.Add(-1)
	own := false
	result, _, err := s.config.Responses.flights.Do(r.Context(), flightKey{key, generation}, func(ctx context.Context) (computed, error) {
		own = true
		return s.compute(ctx, r, exec, flightKey{key, generation}), nil
	})
	switch {
	case err != nil: // the client has disconnected or the request timed out; running the operation reports which
		return false
	case own:
		s.config.Responses.misses.Add(1)
		s.finish(w, r, exec, result)
		return true
	case result.cached != nil:
		s.config.Responses.shared.Add(1)
		s.respond(w, r, result.cached, start)
		return true
	default: // errors are returned only to the client that caused them
		return false
	}
}

// computed is the result of decoding and running a request. One of these is set: a cacheable response, a rejection,
// errors of validation, an operation that is not a query and has not run (unrun), or the response or outcome of a
// query.
type computed struct {
	cached    *cachedResponse
	rejected  *refusal
	operation *graphql.OperationContext
	errors    gqlerror.List
	unrun     bool
	response  *graphql.Response
	instead   *outcome
}

// compute decodes and runs a query, and caches its response.
func (s *served) compute(ctx context.Context, r request, exec graphql.GraphExecutor, key flightKey) (result computed) {
	params, rejected := r.read.decode(r.WithContext(ctx), r.raw)
	if rejected != nil {
		return computed{rejected: rejected}
	}
	_, persisted := params.Extensions["persistedQuery"]
	registers := persisted && params.Query != "" // must always reach the cache of persisted queries
	operation, faults := s.create(ctx, exec, params)
	if len(faults) > 0 {
		return computed{operation: operation, errors: faults}
	}
	if operation.Operation.Operation != ast.Query {
		return computed{operation: operation, unrun: true}
	}
	result.instead = s.dispatch(ctx, exec, operation, func(response *graphql.Response) {
		result.response = response
		if len(response.Errors) == 0 && response.Data != nil && response.HasNext == nil && len(response.Extensions) == 0 { // extensions are specific to the request
			result.cached = newCachedResponse(key.generation, r.media, mustEncode(response))
		}
	})
	if result.cached == nil {
		return result
	}
	if s.config.RecordCached != nil {
		result.cached.record = s.config.RecordCached(operation)
	}
	if !registers && s.unchanged(key.generation) {
		s.config.Responses.put(key.response, result.cached)
	}
	return result
}

// unchanged reports whether the generation is still current. Otherwise parts of the response may already contain data
// of the next generation, such as the next day's.
func (s *served) unchanged(generation query.Generation) bool {
	current, ok := s.config.Responses.generation()
	return ok && current == generation
}

// finish sends the result of a computation to the client whose request started it.
func (s *served) finish(w http.ResponseWriter, r request, exec graphql.GraphExecutor, result computed) {
	switch {
	case result.cached != nil:
		writeCached(w, r.Request, result.cached)
	case result.rejected != nil:
		result.rejected.respond(w, r.Request)
	case len(result.errors) > 0:
		s.writeFaults(w, r, exec, result.operation, result.errors)
	case result.unrun:
		s.run(w, r, exec, result.operation)
	case result.instead != nil:
		sendInstead(w, r.media, result.instead)
	case result.response != nil:
		write(w, r.media, result.response)
	}
}

// respond sends a cached response. Its memory is reserved in addition to that of the request.
func (s *served) respond(w http.ResponseWriter, r request, cached *cachedResponse, start time.Time) {
	if rejected, is := busy(r.memory.Grow(r.Context(), int64(len(cached.body)))); is {
		rejected.respond(w, r.Request)
		return
	}
	writeCached(w, r.Request, cached)
	if cached.record != nil {
		cached.record(r.Context(), graphql.Now().Sub(start))
	}
}

const varyAnswers = "Accept, Accept-Language, Authorization"

//nolint:gochecknoglobals // header values never change
var (
	noStore       = []string{"no-store"}
	publicNoCache = []string{"public, no-cache"}
)

// writeCached writes a public response. Clients and proxies may cache responses to GET, and must revalidate them.
func writeCached(w http.ResponseWriter, r *http.Request, cached *cachedResponse) {
	header := w.Header()
	header["Content-Type"], header["Cache-Control"] = cached.contentType, noStore
	header["Vary"] = append(slices.Clip(header["Vary"]), varyAnswers)
	if r.Method != http.MethodPost {
		header["Etag"], header["Cache-Control"] = cached.etag, publicNoCache
	}
	if r.Method != http.MethodPost && isConditional(r.Header) {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(cached.body))
		return
	}
	body := cached.body
	header["Content-Length"] = cached.contentLength
	if encoding, form := cached.encoded(r.Header.Get("Accept-Encoding")); form != nil {
		body = form.body
		header["Content-Length"] = form.length
		header.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) //nolint:gosec // JSON is not rendered as HTML; the client may have disconnected
	}
}

// isConditional reports whether the response may differ from 200 with the whole body.
func isConditional(header http.Header) bool {
	for _, name := range []string{"If-None-Match", "If-Match", "Range", "If-Range", "If-Modified-Since", "If-Unmodified-Since"} {
		if len(header[name]) > 0 {
			return true
		}
	}
	return false
}
