package transport

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

const (
	// streamTokenHeader identifies the event stream of a request. A browser's EventSource cannot send
	// headers and uses the query parameter.
	streamTokenHeader    = "X-Graphql-Event-Stream-Token" //nolint:gosec // a header's name
	streamTokenParameter = "token"
)

// SingleConnection serves all operations of a client over one event stream, for browsers that limit the number of
// connections per host: the single connection mode of graphql-sse. PUT reserves a stream, GET opens it, POST starts
// operations and DELETE ends them. A stream belongs to the client and to the server process that reserved it, so a
// load balancer must send all requests of a client to the same process.
type SingleConnection struct {
	server *served

	mu      sync.Mutex
	byToken map[string]*reservation
}

// reservation is the event stream of one client.
type reservation struct {
	token  string
	who    any
	client any // the client to which the reservation is charged
	// expiry removes the reservation if the stream is not opened in time.
	expiry *time.Timer

	mu         sync.Mutex
	operations *operations // nil until the stream is open
}

func newSingleConnection(s *served) *SingleConnection {
	return &SingleConnection{server: s, byToken: map[string]*reservation{}}
}

// Supports accepts PUT requests and requests with the token of a stream.
func (s *SingleConnection) Supports(r *http.Request) bool {
	return r.Header.Get("Upgrade") == "" && (r.Method == http.MethodPut || streamToken(r) != "")
}

func streamToken(r *http.Request) string {
	if token := r.Header.Get(streamTokenHeader); token != "" {
		return token
	}
	return r.URL.Query().Get(streamTokenParameter)
}

// Do reserves a stream, opens it, starts an operation on it or ends one.
//
// Errors, with HTTP status: INVALID_INPUT 400, 405 and 409; NOT_FOUND 404; RATE_LIMITED 429;
// UNAVAILABLE 503.
func (s *SingleConnection) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if r.Method == http.MethodPut { // with or without a token: graphql-sse clients send the token of a lost stream
		s.reserve(w, r)
		return
	}
	held := s.find(r)
	if held == nil {
		fault := models.NewProblem(models.ObjectNotFound, models.P("object", models.TermEventStream))
		WriteError(w, r, http.StatusNotFound, fault)
		return
	}
	switch {
	case r.Method == http.MethodGet && acceptsEvents(r.Header.Values("Accept")):
		s.hold(w, r, exec, held)
	case r.Method == http.MethodPost:
		s.start(w, r, held)
	case r.Method == http.MethodDelete:
		s.end(w, r, held)
	default:
		w.Header().Set("Allow", "GET, POST, DELETE")
		refuse(http.StatusMethodNotAllowed, models.MethodNotAllowed, models.P("allowed", "GET", "POST", "PUT", "DELETE")).respond(w, r)
	}
}

// reserve creates a token for a stream, which the client must open within InitTimeout.
func (s *SingleConnection) reserve(w http.ResponseWriter, r *http.Request) {
	who, _ := s.server.config.Identity(r.Context())
	held := &reservation{token: rand.Text(), who: who, client: s.server.client(r.Context())}
	if err := s.server.reservations.Acquire(r.Context(), held.client, 1); err != nil {
		if rejected, ok := busy(err); ok {
			rejected.respond(w, r)
		}
		return // otherwise the client has disconnected
	}
	s.mu.Lock()
	s.byToken[held.token] = held
	held.expiry = time.AfterFunc(s.server.config.InitTimeout, func() {
		recovery.Run(context.WithoutCancel(r.Context()), s.server.config.Log, "expiry of a reserved stream panicked", func() { s.giveUp(held) })
	})
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusCreated)
	_, _ = w.Write([]byte(held.token)) // the client may have disconnected
}

// find returns the reservation with the request's token, or nil if there is none or it belongs to another client.
func (s *SingleConnection) find(r *http.Request) *reservation {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := s.byToken[streamToken(r)]
	if held == nil {
		return nil
	}
	if who, _ := s.server.config.Identity(r.Context()); who != held.who {
		return nil
	}
	return held
}

func (s *SingleConnection) giveUp(held *reservation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byToken[held.token] == held {
		delete(s.byToken, held.token)
		s.server.reservations.Release(held.client, 1)
	}
}

// hold opens the stream and waits until the stream and its operations have ended.
func (s *SingleConnection) hold(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, held *reservation) {
	held.mu.Lock()
	if held.operations != nil || !held.expiry.Stop() {
		held.mu.Unlock()
		refuse(http.StatusConflict, models.StreamNotReady, models.P("problem", models.TermStreamOpen)).respond(w, r)
		return
	}
	leave, ok := s.server.enter(w, r)
	if !ok {
		held.expiry.Reset(s.server.config.InitTimeout)
		held.mu.Unlock()
		return
	}
	defer leave()
	stream, ctx, end := s.server.openStream(w, r)
	defer end()
	held.operations = newOperations(ctx, s.server, exec, multiplexer{stream})
	held.mu.Unlock()
	<-ctx.Done()
	s.giveUp(held)
	held.operations.wait()
}

// opened returns the operations of the stream, or nil if the stream is not open.
func (h *reservation) opened() *operations {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.operations
}

// start runs an operation whose responses are sent on the stream. The client chooses its ID, in
// extensions.operationId.
func (s *SingleConnection) start(w http.ResponseWriter, r *http.Request, held *reservation) {
	memory := s.server.config.Memory.Reserve(s.server.client(r.Context()))
	started := false
	defer func() {
		if !started {
			memory.Release()
		}
	}()
	params, refused := POST{s.server}.params(r, memory)
	if refused != nil {
		refused.respond(w, r)
		return
	}
	id, _ := params.Extensions["operationId"].(string)
	if id == "" {
		misfit("extensions.operationId", models.Required).respond(w, r)
		return
	}
	running := held.opened()
	if running == nil {
		refuse(http.StatusConflict, models.StreamNotReady, models.P("problem", models.TermStreamNotOpen)).respond(w, r)
		return
	}
	started = true // start releases the memory
	switch err := running.start(r.Context(), id, params, memory); {
	case errors.Is(err, errTaken):
		refuse(http.StatusConflict, models.StreamNotReady, models.P("problem", models.TermOperationRunning)).at("extensions.operationId").respond(w, r)
	case errors.Is(err, errTooMany):
		s.server.tooManyOperations().respond(w, r)
	default:
		w.WriteHeader(http.StatusAccepted)
	}
}

// end ends the operation that the URL names.
func (s *SingleConnection) end(w http.ResponseWriter, r *http.Request, held *reservation) {
	id := r.URL.Query().Get("operationId")
	if id == "" {
		misfit("operationId", models.Required).respond(w, r)
		return
	}
	if running := held.opened(); running != nil {
		running.end(id)
	}
	w.WriteHeader(http.StatusOK)
}

// multiplexer is a [sender] that sends the responses of several operations on one stream.
type multiplexer struct{ stream *eventStream }

type namedResponse struct {
	ID      string          `json:"id"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func (m multiplexer) next(id string, response *graphql.Response) {
	m.stream.event("next", mustMarshal(namedResponse{id, mustEncode(response)}))
}

func (m multiplexer) refused(id string, response *graphql.Response) {
	m.next(id, response)
	m.complete(id)
}

func (m multiplexer) complete(id string) {
	m.stream.event("complete", mustMarshal(namedResponse{ID: id}))
}
