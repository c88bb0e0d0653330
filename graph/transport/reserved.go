package transport

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/models"
)

const (
	// streamTokenHeader names the event stream that a request belongs to; a browser's EventSource, which
	// sends no headers, names it in the address.
	streamTokenHeader    = "X-Graphql-Event-Stream-Token" //nolint:gosec // a header's name
	streamTokenParameter = "token"
)

// SingleConnection carries the operations of one client over one event stream, for browsers that keep few
// connections to a host: the single connection mode of graphql-sse. PUT reserves a stream, GET opens it,
// POST starts operations and DELETE ends them. A stream belongs to the process that reserved it, and to
// who reserved it: behind a balancer, requests of one client must come to one process.
type SingleConnection struct {
	*served

	mu      sync.Mutex
	byToken map[string]*reservation
}

// reservation is an event stream that one client has for itself.
type reservation struct {
	token string
	who   any
	// expiry gives it up when nobody opens it.
	expiry *time.Timer

	mu         sync.Mutex
	operations *operations // nil until it is open
}

func newReserved(s *served) *SingleConnection {
	return &SingleConnection{served: s, byToken: map[string]*reservation{}}
}

// Supports takes a PUT, and all that names a stream.
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
// Errors, each with its HTTP status: INVALID_INPUT 400, 405 and 409; NOT_FOUND 404; LIMIT_EXCEEDED 429
// and 503.
func (s *SingleConnection) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if r.Method == http.MethodPut { // whatever it names: a client of graphql-sse whose stream was lost sends that stream's token along
		s.reserve(w, r)
		return
	}
	held := s.find(r)
	if held == nil {
		fault := models.NewError(models.NotFound, "there is no such event stream: it ended, or was not opened in time; reserve another by PUT")
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
		refuse(http.StatusMethodNotAllowed, "an event stream is opened by GET; its operations are started by POST and ended by DELETE").answer(w, r)
	}
}

// reserve makes a token for a stream, which is to be opened before long.
func (s *SingleConnection) reserve(w http.ResponseWriter, r *http.Request) {
	who, _ := s.Identity(r.Context())
	held := &reservation{token: rand.Text(), who: who}
	s.mu.Lock()
	full := len(s.byToken) >= s.MaxStreams
	if !full {
		s.byToken[held.token] = held
		held.expiry = time.AfterFunc(s.InitTimeout, func() { s.giveUp(held) })
	}
	s.mu.Unlock()
	if full {
		w.Header().Set("Retry-After", "10")
		exceed(http.StatusServiceUnavailable, "%d event streams are reserved here, which is the limit; try again later", s.MaxStreams).answer(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusCreated)
	_, _ = w.Write([]byte(held.token)) // the client may have gone
}

// find is the reservation that a request names, if it is the client's own.
func (s *SingleConnection) find(r *http.Request) *reservation {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := s.byToken[streamToken(r)]
	if held == nil {
		return nil
	}
	if who, _ := s.Identity(r.Context()); who != held.who {
		return nil
	}
	return held
}

func (s *SingleConnection) giveUp(held *reservation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byToken, held.token)
}

// hold opens the stream and keeps it until its end, with which its operations end too.
func (s *SingleConnection) hold(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, held *reservation) {
	held.mu.Lock()
	if held.operations != nil || !held.expiry.Stop() {
		held.mu.Unlock()
		refuse(http.StatusConflict, "this event stream is open already; reserve another by PUT").answer(w, r)
		return
	}
	leave, ok := s.enter(w, r)
	if !ok {
		held.expiry.Reset(s.InitTimeout)
		held.mu.Unlock()
		return
	}
	defer leave()
	stream, ctx, end := s.openStream(w, r)
	defer end()
	held.operations = newOperations(ctx, s.served, exec, many{stream})
	held.mu.Unlock()
	<-ctx.Done()
	s.giveUp(held)
	held.operations.wait()
}

// opened are the operations of a stream that is open.
func (h *reservation) opened() *operations {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.operations
}

// start runs an operation, whose answers go to the stream. It is named by its client, in
// extensions.operationId.
func (s *SingleConnection) start(w http.ResponseWriter, r *http.Request, held *reservation) {
	params, refused := POST{s.served}.params(r)
	if refused != nil {
		refused.answer(w, r)
		return
	}
	id, _ := params.Extensions["operationId"].(string)
	if id == "" {
		misfit("extensions.operationId", `an operation on an event stream is named by a text in "extensions.operationId"`).answer(w, r)
		return
	}
	running := held.opened()
	if running == nil {
		refuse(http.StatusConflict, "the event stream is not open yet: open it by GET with the header Accept: %s", mediaEvents).answer(w, r)
		return
	}
	switch err := running.start(r.Context(), id, params); {
	case errors.Is(err, errTaken):
		refuse(http.StatusConflict, "an operation of this id is running on this event stream already").at("extensions.operationId").answer(w, r)
	case errors.Is(err, errTooMany):
		s.tooManyOperations().answer(w, r)
	default:
		w.WriteHeader(http.StatusAccepted)
	}
}

// end ends the operation that the address names.
func (s *SingleConnection) end(w http.ResponseWriter, r *http.Request, held *reservation) {
	id := r.URL.Query().Get("operationId")
	if id == "" {
		misfit("operationId", "name the operation to end, as in ?operationId=1").answer(w, r)
		return
	}
	if running := held.opened(); running != nil {
		running.end(id)
	}
	w.WriteHeader(http.StatusOK)
}

// many tells what several operations answer on one stream.
type many struct{ stream *eventStream }

type namedResponse struct {
	ID      string          `json:"id"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func (m many) next(id string, response *graphql.Response) {
	m.stream.event("next", mustMarshal(namedResponse{id, mustEncode(response)}))
}

func (m many) refused(id string, response *graphql.Response) {
	m.next(id, response)
	m.complete(id)
}

func (m many) complete(id string) {
	m.stream.event("complete", mustMarshal(namedResponse{ID: id}))
}
