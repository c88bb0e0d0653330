// Package transport carries GraphQL over HTTP, on gqlgen's [graphql.Transport]: POST and GET by the
// draft at https://graphql.github.io/graphql-over-http/draft/, subscriptions over WebSocket by
// graphql-transport-ws, and over server-sent events by both modes of graphql-sse. It knows no field
// of the schema; what goes wrong before an operation runs is answered here, in the shape of all errors.
package transport

import (
	"context"
	"errors"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// DefaultMaxBody is the largest body of a request that is read, in bytes, where no other is set:
// a text of 1 MiB in three languages, with its escapes.
const DefaultMaxBody = 4 << 20

// All returns the transports in the order in which a server shall ask them: WebSocket, event streams
// that are reserved, POST, GET, and one that tells what is served here to whoever sends something else.
func All(config Config) []graphql.Transport {
	s := &served{Config: config.filled()}
	return []graphql.Transport{WebSocket{s}, newReserved(s), POST{s}, GET{s}, Fallback{}}
}

// POST answers an operation in a JSON body. A page of another origin cannot send one without
// asking first: of forms and simple requests none has its content type.
type POST struct{ *served }

// Supports takes every POST that is no upgrade, so that a wrong content type is told.
func (p POST) Supports(r *http.Request) bool {
	return r.Method == http.MethodPost && r.Header.Get("Upgrade") == ""
}

// Do reads the body, runs the operation and answers; a subscription with an event stream.
//
// Errors, each with its HTTP status: INVALID_INPUT 400, 406 and 415; LIMIT_EXCEEDED 413 and 503.
func (p POST) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	p.answer(w, r, exec, p.params)
}

// GET answers a query in the address. It never writes: a mutation is refused with 405, which is
// what makes a link from another page harmless.
type GET struct{ *served }

// Supports takes GET, and HEAD, whose answer has no body.
func (GET) Supports(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Upgrade") == ""
}

// Do reads the address, runs the query and answers; a subscription with an event stream.
//
// Errors, each with its HTTP status: INVALID_INPUT 400, 405 and 406; LIMIT_EXCEEDED 503.
func (g GET) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	g.answer(w, r, exec, paramsOfAddress)
}

// Fallback answers what no other transport takes, with 405 or, for an upgrade, 400.
type Fallback struct{}

// Supports takes everything.
func (Fallback) Supports(*http.Request) bool { return true }

// Do says what is served here.
func (Fallback) Do(w http.ResponseWriter, r *http.Request, _ graphql.GraphExecutor) {
	if r.Header.Get("Upgrade") != "" {
		WriteError(w, r, http.StatusBadRequest, models.NewError(models.InvalidInput, "the connection can be upgraded to a websocket, by GET, and to nothing else"))
		return
	}
	w.Header().Set("Allow", "GET, HEAD, POST")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	WriteError(w, r, http.StatusMethodNotAllowed, models.NewError(models.InvalidInput, "GraphQL is served by POST, and queries by GET too"))
}

// answer runs one request: its parameters, the operation, the response.
func (s *served) answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, read func(*http.Request) (*graphql.RawParams, *refusal)) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		refuse(http.StatusNotAcceptable, "the answer can be %s, %s or %s: the Accept header takes none of them", mediaGraphQL, mediaJSON, mediaEvents).answer(w, r)
		return
	}
	defer presentPanic(r.Context(), w, media, exec)
	params, refused := read(r)
	if refused != nil {
		refused.answer(w, r)
		return
	}
	operation, faults := exec.CreateOperationContext(r.Context(), params)
	if len(faults) > 0 {
		response := exec.DispatchError(graphql.WithOperationContext(r.Context(), operation), faults)
		if media == mediaEvents {
			s.streamRefusal(w, r, response)
		} else {
			write(w, media, response)
		}
		return
	}
	kind := operation.Operation.Operation
	if refused := permitted(w, r, kind); refused != nil {
		refused.answer(w, r)
		return
	}
	if kind == ast.Subscription || media == mediaEvents {
		s.stream(w, r, exec, operation)
		return
	}
	s.once(w, r, media, exec, operation)
}

// once answers an operation that has one response.
func (s *served) once(w http.ResponseWriter, r *http.Request, media string, exec graphql.GraphExecutor, operation *graphql.OperationContext) {
	refused := s.dispatch(r.Context(), exec, operation, func(response *graphql.Response) {
		if len(response.Errors) == 0 && r.Method != http.MethodPost && s.Public(r.Context()) {
			share(w, r, media, response)
			return
		}
		write(w, media, response)
	})
	if refused != nil {
		send(w, media, http.StatusServiceUnavailable, refused)
	}
}

// permitted tells whether an operation of this type may come by this method, and for this form of
// answer.
func permitted(w http.ResponseWriter, r *http.Request, kind ast.Operation) *refusal {
	switch {
	case kind == ast.Subscription && (r.Method == http.MethodHead || !acceptsEvents(r.Header.Values("Accept"))):
		const told = "a subscription has many answers: send it over a WebSocket that speaks %s, or with the header Accept: %s"
		return refuse(http.StatusBadRequest, told, subprotocol, mediaEvents)
	case kind == ast.Mutation && r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		return refuse(http.StatusMethodNotAllowed, "a mutation is sent by POST; %s only reads", r.Method)
	default:
		return nil
	}
}

// recoverer is what gqlgen's executor knows beyond [graphql.GraphExecutor]: what the server's own
// rules make of a panic.
type recoverer interface {
	PresentRecoveredError(ctx context.Context, panicked any) error
}

// presentPanic answers a panic outside any field as the server answers those inside.
func presentPanic(ctx context.Context, w http.ResponseWriter, media string, exec graphql.GraphExecutor) {
	if panicked := recover(); panicked != nil {
		send(w, media, http.StatusInternalServerError, presented(ctx, panicked, exec))
	}
}

// presented is what is told of a panic. One that the server has no rules for goes on.
func presented(ctx context.Context, panicked any, exec graphql.GraphExecutor) *graphql.Response {
	server, knows := exec.(recoverer)
	if panicked == http.ErrAbortHandler || !knows { //nolint:errorlint // compared as net/http does
		panic(panicked)
	}
	fault, is := errors.AsType[*gqlerror.Error](server.PresentRecoveredError(ctx, panicked))
	if !is {
		panic(panicked)
	}
	return &graphql.Response{Errors: gqlerror.List{fault}}
}
