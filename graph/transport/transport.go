// Package transport serves GraphQL over HTTP, as implementations of gqlgen's [graphql.Transport]: POST and GET
// according to https://graphql.github.io/graphql-over-http/draft/, WebSocket according to graphql-transport-ws, and
// server-sent events in both modes of graphql-sse. It does not depend on the schema. Requests that are rejected
// before an operation runs receive errors in the same form as all others.
package transport

import (
	"context"
	"errors"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// DefaultMaxBody is the default limit of a request body, in bytes. It allows for a text of 1 MiB in three languages,
// with JSON escapes.
const DefaultMaxBody = 4 << 20

// All returns the transports in the order in which a server must try them: WebSocket, reserved event
// streams, POST, GET, and a fallback that rejects everything else.
func All(config Config) []graphql.Transport {
	s := newServed(config)
	return []graphql.Transport{WebSocket{s}, newSingleConnection(s), POST{s}, GET{s}, Fallback{}}
}

// POST serves an operation in a JSON body. Its content type requires a CORS preflight, so that a page of another
// origin cannot send a request without permission.
type POST struct{ server *served }

// Supports accepts every POST without an upgrade, so that Do can report a wrong content type.
func (p POST) Supports(r *http.Request) bool {
	return r.Method == http.MethodPost && r.Header.Get("Upgrade") == ""
}

// Do reads the body, runs the operation and responds. The response to a subscription is an event stream.
//
// Errors, with HTTP status: INVALID_INPUT 400, 406 and 415; LIMIT_EXCEEDED 413; RATE_LIMITED 429;
// UNAVAILABLE 503.
func (p POST) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	p.server.serve(w, r, exec, p.server.post)
}

// GET serves a query in the URL. It rejects mutations with 405, so that links on other sites cannot change anything.
type GET struct{ server *served }

// Supports accepts GET and HEAD.
func (GET) Supports(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Upgrade") == ""
}

// Do reads the URL, runs the query and responds. The response to a subscription is an event stream.
//
// Errors, with HTTP status: INVALID_INPUT 400, 405 and 406; RATE_LIMITED 429; UNAVAILABLE 503.
func (g GET) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	g.server.serve(w, r, exec, g.server.get)
}

// Fallback rejects requests that no other transport supports, with 405 or, for an unsupported upgrade, 400.
type Fallback struct{}

// Supports accepts everything.
func (Fallback) Supports(*http.Request) bool { return true }

// Do responds with an error that lists the supported methods.
func (Fallback) Do(w http.ResponseWriter, r *http.Request, _ graphql.GraphExecutor) {
	if r.Header.Get("Upgrade") != "" {
		WriteError(w, r, http.StatusBadRequest, models.NewProblem(models.MethodNotAllowed, models.P("allowed", "GET")))
		return
	}
	w.Header().Set("Allow", "GET, HEAD, POST")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	WriteError(w, r, http.StatusMethodNotAllowed, models.NewProblem(models.MethodNotAllowed, models.P("allowed", "GET", "HEAD", "POST")))
}

// reader reads the bytes of a request into reserved memory, and decodes them.
type reader struct {
	bytes  func(*http.Request, *admission.Reservation) ([]byte, *refusal)
	decode func(*http.Request, []byte) (*graphql.RawParams, *refusal)
}

// serve handles one request: it reads the parameters, runs the operation and writes the response.
func (s *served) serve(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, read *reader) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		refuse(http.StatusNotAcceptable, models.MediaTypeNotSupported,
			models.P("header", "Accept"), models.P("allowed", mediaGraphQL, mediaJSON, mediaEvents)).respond(w, r)
		return
	}
	defer presentPanic(r.Context(), w, media, exec)
	memory := s.config.Memory.Reserve(s.client(r.Context()))
	defer memory.Release()
	raw, refused := read.bytes(r, memory)
	if refused != nil {
		refused.respond(w, r)
		return
	}
	request := request{r, media, raw, read, memory}
	if s.caches(r, media, raw) && s.fromCache(w, request, exec) {
		return
	}
	s.decodeAndRun(w, request, exec)
}

// decodeAndRun decodes and runs an operation for one client.
func (s *served) decodeAndRun(w http.ResponseWriter, r request, exec graphql.GraphExecutor) {
	params, refused := r.read.decode(r.Request, r.raw)
	if refused != nil {
		refused.respond(w, r.Request)
		return
	}
	operation, faults := s.create(r.Context(), exec, params)
	if len(faults) > 0 {
		s.writeFaults(w, r, exec, operation, faults)
		return
	}
	s.run(w, r, exec, operation)
}

// writeFaults responds to an operation that was rejected before it ran.
func (s *served) writeFaults(w http.ResponseWriter, r request, exec graphql.GraphExecutor, operation *graphql.OperationContext, faults gqlerror.List) {
	response := exec.DispatchError(graphql.WithOperationContext(r.Context(), operation), faults)
	if r.media == mediaEvents {
		s.streamRefusal(w, r.Request, response)
	} else {
		write(w, r.media, response)
	}
}

// run runs an operation and responds, with an event stream for a subscription or a client that prefers one.
func (s *served) run(w http.ResponseWriter, r request, exec graphql.GraphExecutor, operation *graphql.OperationContext) {
	kind := operation.Operation.Operation
	if refused := permitted(w, r.Request, kind); refused != nil {
		refused.respond(w, r.Request)
		return
	}
	if kind == ast.Subscription || r.media == mediaEvents {
		s.stream(w, r.Request, exec, operation)
		return
	}
	s.once(w, r, exec, operation)
}

// once serves an operation with one response.
func (s *served) once(w http.ResponseWriter, r request, exec graphql.GraphExecutor, operation *graphql.OperationContext) {
	instead := s.dispatch(r.Context(), exec, operation, func(response *graphql.Response) {
		if len(response.Errors) == 0 && operation.Operation.Operation == ast.Query && s.config.Public(r.Context()) {
			writeCached(w, r.Request, newCachedResponse(query.Generation{}, r.media, mustEncode(response)))
			return
		}
		write(w, r.media, response)
	})
	if instead != nil {
		sendInstead(w, r.media, instead)
	}
}

// sendInstead sends the outcome of an operation that has no response.
func sendInstead(w http.ResponseWriter, media string, instead *outcome) {
	if instead.retry {
		w.Header().Set("Retry-After", admission.RetryAfter)
	}
	send(w, media, instead.status, instead.response)
}

// permitted rejects operation types that the method or the accepted media types do not allow.
func permitted(w http.ResponseWriter, r *http.Request, kind ast.Operation) *refusal {
	switch {
	case kind == ast.Subscription && (r.Method == http.MethodHead || !acceptsEvents(r.Header.Values("Accept"))):
		return malformed(models.TermSubscriptionTransport)
	case kind == ast.Mutation && r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		return refuse(http.StatusMethodNotAllowed, models.MethodNotAllowed, models.P("allowed", http.MethodPost))
	default:
		return nil
	}
}

// recoverer is implemented by gqlgen's executor. PresentRecoveredError converts a panic to an error with the server's
// recover function.
type recoverer interface {
	PresentRecoveredError(ctx context.Context, panicked any) error
}

// presentPanic reports a panic outside of a field in the same way as a panic in a field. It must be deferred.
func presentPanic(ctx context.Context, w http.ResponseWriter, media string, exec graphql.GraphExecutor) {
	if panicked := recover(); panicked != nil {
		send(w, media, http.StatusInternalServerError, presented(ctx, panicked, exec))
	}
}

// presented returns the response to a panic. If the executor cannot present the panic, it panics again.
func presented(ctx context.Context, panicked any, exec graphql.GraphExecutor) *graphql.Response {
	server, knows := exec.(recoverer)
	if panicked == http.ErrAbortHandler || !knows { //nolint:errorlint // compared as net/http does
		panic(panicked)
	}
	fault, ok := errors.AsType[*gqlerror.Error](server.PresentRecoveredError(ctx, panicked))
	if !ok {
		panic(panicked)
	}
	return &graphql.Response{Errors: gqlerror.List{fault}}
}
