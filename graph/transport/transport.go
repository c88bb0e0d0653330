// Package transport carries GraphQL over HTTP: POST and GET on gqlgen's [graphql.Transport], by
// the draft at https://graphql.github.io/graphql-over-http/draft/. It knows no field of the
// schema; what goes wrong before an operation runs is answered here, in the shape of all errors.
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

// All returns the transports in the order in which a server shall ask them: POST, GET, and one
// that tells what is served here to whoever sends something else. maxBody is in bytes; 0 is
// [DefaultMaxBody].
func All(maxBody int64) []graphql.Transport {
	return []graphql.Transport{POST{MaxBody: maxBody}, GET{}, Otherwise{}}
}

// POST answers an operation in a JSON body. A page of another origin cannot send one without
// asking first: of forms and simple requests none has its content type.
type POST struct {
	// MaxBody is the largest body that is read, in bytes; 0 is [DefaultMaxBody].
	MaxBody int64
}

// Supports takes every POST that is no upgrade, so that a wrong content type is told.
func (p POST) Supports(r *http.Request) bool {
	return r.Method == http.MethodPost && r.Header.Get("Upgrade") == ""
}

// Do reads the body, runs the operation and answers.
//
// Errors, each with its HTTP status: INVALID_INPUT 400, 406 and 415; LIMIT_EXCEEDED 413.
func (p POST) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	answer(w, r, exec, p.params)
}

// GET answers a query in the address. It never writes: a mutation is refused with 405, which is
// what makes a link from another page harmless.
type GET struct{}

// Supports takes GET, and HEAD, whose answer has no body.
func (GET) Supports(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Upgrade") == ""
}

// Do reads the address, runs the query and answers.
//
// Errors, each with its HTTP status: INVALID_INPUT 400, 405 and 406.
func (GET) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	answer(w, r, exec, paramsOfAddress)
}

// Otherwise answers what no other transport takes, with 405 or, for an upgrade, 400.
type Otherwise struct{}

// Supports takes everything.
func (Otherwise) Supports(*http.Request) bool { return true }

// Do says what is served here.
func (Otherwise) Do(w http.ResponseWriter, r *http.Request, _ graphql.GraphExecutor) {
	if r.Header.Get("Upgrade") != "" {
		Refuse(w, r, http.StatusBadRequest, models.NewError(models.InvalidInput, "there is no upgrade of the connection here: send the operation by POST"))
		return
	}
	w.Header().Set("Allow", "GET, HEAD, POST")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	Refuse(w, r, http.StatusMethodNotAllowed, models.NewError(models.InvalidInput, "GraphQL is served by POST, and queries by GET too"))
}

// answer runs one request: its parameters, the operation, the response.
func answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, read func(http.ResponseWriter, *http.Request) (*graphql.RawParams, *refusal)) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		fault := models.NewError(models.InvalidInput, "the answer can be %s or %s, and the Accept header takes neither", mediaGraphQL, mediaJSON)
		Refuse(w, r, http.StatusNotAcceptable, fault)
		return
	}
	defer presentPanic(r.Context(), w, media, exec)
	params, refused := read(w, r)
	if refused != nil {
		Refuse(w, r, refused.status, refused.fault)
		return
	}
	operation, faults := exec.CreateOperationContext(r.Context(), params)
	ctx := graphql.WithOperationContext(r.Context(), operation)
	if len(faults) > 0 {
		write(w, media, exec.DispatchError(ctx, faults))
		return
	}
	if refused := permitted(w, r, operation); refused != nil {
		Refuse(w, r, refused.status, refused.fault)
		return
	}
	responses, ctx := exec.DispatchOperation(r.Context(), operation)
	response := responses(ctx)
	if response == nil {
		refuseEnded(ctx, w, r)
		return
	}
	write(w, media, response)
}

// permitted tells whether an operation of this type may come by this method.
func permitted(w http.ResponseWriter, r *http.Request, operation *graphql.OperationContext) *refusal {
	switch kind := operation.Operation.Operation; {
	case kind == ast.Subscription:
		return refuse(http.StatusBadRequest, "a subscription has many answers, and %s gives one", r.Method)
	case kind == ast.Mutation && r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		return refuse(http.StatusMethodNotAllowed, "a mutation is sent by POST; %s only reads", r.Method)
	default:
		return nil
	}
}

// refuseEnded answers a request that ended before its operation began: nobody waits, or the time
// was up.
func refuseEnded(ctx context.Context, w http.ResponseWriter, r *http.Request) {
	if errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	Refuse(w, r, http.StatusServiceUnavailable, models.NewError(models.LimitExceeded, "the request took longer than is allowed"))
}

// recoverer is what gqlgen's executor knows beyond [graphql.GraphExecutor]: what the server's own
// rules make of a panic.
type recoverer interface {
	PresentRecoveredError(ctx context.Context, panicked any) error
}

// presentPanic answers a panic outside any field as the server answers those inside.
func presentPanic(ctx context.Context, w http.ResponseWriter, media string, exec graphql.GraphExecutor) {
	panicked := recover()
	if panicked == nil {
		return
	}
	server, knows := exec.(recoverer)
	if panicked == http.ErrAbortHandler || !knows { //nolint:errorlint // compared as net/http does
		panic(panicked)
	}
	presented, is := errors.AsType[*gqlerror.Error](server.PresentRecoveredError(ctx, panicked))
	if !is {
		panic(panicked)
	}
	send(w, media, http.StatusInternalServerError, &graphql.Response{Errors: gqlerror.List{presented}})
}
