package transport

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/price"
	"proposaltracker/internal/recovery"
)

// subprotocol is the supported WebSocket subprotocol: graphql-transport-ws, as specified in
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
const subprotocol = "graphql-transport-ws"

// Close codes of graphql-transport-ws.
const (
	closeBadRequest      websocket.StatusCode = 4400
	closeUnauthorized    websocket.StatusCode = 4401
	closeForbidden       websocket.StatusCode = 4403
	closeNotAcceptable   websocket.StatusCode = 4406
	closeInitTimeout     websocket.StatusCode = 4408
	closeSubscriberTaken websocket.StatusCode = 4409
	closeTooManyInits    websocket.StatusCode = 4429
)

// maxReason is the maximum length of a close reason, in bytes (RFC 6455, 5.5).
const maxReason = 123

// WebSocket serves the operations of one client over graphql-transport-ws. The client sends its token in the
// Authorization header of the opening request. Browsers cannot set that header and send the token as "authorization"
// in the payload of connection_init.
type WebSocket struct{ server *served }

// Supports accepts requests to upgrade to a WebSocket.
func (s WebSocket) Supports(r *http.Request) bool {
	upgrades := strings.Contains(strings.ToLower(strings.Join(r.Header.Values("Connection"), ",")), "upgrade")
	return r.Method == http.MethodGet && upgrades && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// Do upgrades to a WebSocket and serves it until it ends.
func (s WebSocket) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	// A browser sends its token after the upgrade. Until then, the stream is not counted as anonymous.
	leave, err := s.server.takeStream(r.Context(), false)
	if rejected, ok := busy(err); ok {
		rejected.respond(w, r)
		return
	}
	if err != nil {
		return // the client has disconnected
	}
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		Subprotocols: []string{subprotocol}, OriginPatterns: s.server.config.Origins, InsecureSkipVerify: slices.Contains(s.server.config.Origins, "*"),
	})
	if err != nil {
		leave()
		return // Accept has responded
	}
	conn.SetReadLimit(-1) // readAll enforces the limit and reports it
	socket := &socket{server: s.server, conn: conn, header: r.Header, authorized: make(chan context.Context, 1), leave: leave}
	defer func() { socket.leave() }()
	socket.serve(r.Context(), exec)
}

// socket is one WebSocket. Only the reading goroutine uses its fields, except to write messages.
type socket struct {
	server *served

	conn       *websocket.Conn
	header     http.Header
	operations *operations
	// authorized receives the context of operations after connection_init.
	authorized chan context.Context
	greeted    bool
	leave      func()          // releases the slot of the stream
	bound      context.Context //nolint:containedctx // the context of the socket
	asking     context.Context //nolint:containedctx // the context of operations, with their viewer
}

func (s *socket) serve(ctx context.Context, exec graphql.GraphExecutor) {
	defer func() { _ = s.conn.CloseNow() }()
	if s.conn.Subprotocol() != subprotocol {
		s.close(closeNotAcceptable, "Subprotocol not acceptable: use "+subprotocol)
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	s.bound, s.asking = ctx, ctx
	s.operations = newOperations(ctx, s.server, exec, s)
	var watching sync.WaitGroup
	watching.Go(func() {
		if recovery.Run(ctx, s.server.config.Log, "WebSocket watcher panicked", func() { s.watch(ctx) }) {
			_ = s.conn.CloseNow() // otherwise the socket would outlive its token
		}
	})
	defer watching.Wait()
	defer s.operations.wait()
	defer cancel()
	for {
		memory := s.server.config.Memory.Reserve(s.server.client(s.asking))
		text, ended, err := s.read(ctx, memory)
		if err != nil {
			memory.Release()
			return
		}
		if ended == nil {
			ended = s.take(ctx, text, memory)
		}
		if ended != nil {
			memory.Release()
			s.close(ended.code, ended.reason)
			return
		}
	}
}

// read reads one message into reserved memory. A message must be complete within ReadTimeout.
func (s *socket) read(ctx context.Context, memory *admission.Reservation) (text []byte, ended *closing, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	kind, frames, err := s.conn.Reader(ctx)
	if err != nil {
		return nil, nil, err //nolint:wrapcheck // the connection has ended
	}
	limit := time.AfterFunc(s.server.config.ReadTimeout, cancel)
	defer limit.Stop()
	text, err = readAll(ctx, frames, s.server.config.MaxBody, memory)
	if rejected, ok := busy(err); ok {
		return nil, &closing{websocket.StatusTryAgainLater, s.server.message(s.asking, rejected.fault)}, nil
	}
	if errors.Is(err, errTooLarge) {
		return nil, &closing{websocket.StatusMessageTooBig, "a message is larger than the limit"}, nil
	}
	if err == nil && kind != websocket.MessageText {
		ended = badRequest("messages must be text, not binary")
	}
	return text, ended, err
}

// watch closes the socket if the client does not send connection_init in time or does not answer a ping, when the
// token expires, and when the server stops.
func (s *socket) watch(ctx context.Context) {
	beat := time.NewTicker(s.server.config.KeepAlive)
	defer beat.Stop()
	init := time.NewTimer(s.server.config.InitTimeout)
	defer init.Stop()
	var over <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.server.config.Stopping:
			s.close(websocket.StatusGoingAway, "Going away: the server is stopping")
			return
		case <-init.C:
			s.close(closeInitTimeout, "Connection initialisation timeout")
			return
		case asking := <-s.authorized:
			init.Stop()
			var stop func()
			over, stop = s.server.untilOver(asking)
			defer stop()
		case <-over:
			s.close(closeForbidden, "Forbidden: the token has expired")
			return
		case <-beat.C:
			if !s.alive(ctx) {
				return
			}
		}
	}
}

// alive sends a ping. If the client does not answer in time, alive cuts the connection and returns false.
func (s *socket) alive(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, s.server.config.WriteTimeout)
	defer cancel()
	if err := s.conn.Ping(ctx); err != nil {
		_ = s.conn.CloseNow()
		return false
	}
	return true
}

// close closes the socket with a reason, and waits a few seconds for the client's close frame.
func (s *socket) close(code websocket.StatusCode, reason string) {
	if len(reason) > maxReason {
		reason = strings.ToValidUTF8(reason[:maxReason], "")
	}
	_ = s.conn.Close(code, reason)
}

// closing is the reason for closing a socket.
type closing struct {
	code   websocket.StatusCode
	reason string
}

// message is a message of the protocol, in either direction.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func badRequest(format string, args ...any) *closing {
	return &closing{closeBadRequest, "Bad request: " + fmt.Sprintf(format, args...)}
}

// malformed returns the closing for a message that cannot be read.
func (s *socket) malformed(refused *refusal) *closing {
	problem := s.server.message(s.asking, refused.fault)
	if field := refused.fault.Field; field != "" {
		problem = field + ": " + problem
	}
	return badRequest("%s", problem)
}

// take handles a message. It returns a closing if the message closes the socket. Otherwise it releases the message's
// memory as soon as the memory is no longer needed.
func (s *socket) take(ctx context.Context, text []byte, memory *admission.Reservation) *closing {
	m, ended := s.decode(text)
	if ended != nil {
		return ended
	}
	if m.Type == "subscribe" {
		return s.subscribe(m, len(text), memory)
	}
	defer memory.Release()
	switch m.Type {
	case "connection_init":
		return s.greet(ctx, m.Payload)
	case "ping":
		s.write(message{Type: "pong", Payload: m.Payload})
		return nil
	case "pong":
		return nil
	case "complete":
		s.operations.end(m.ID)
		return nil
	default:
		return badRequest("unknown message type %q", short(m.Type))
	}
}

// decode decodes a message while it is the client's turn.
func (s *socket) decode(text []byte) (m message, ended *closing) {
	defer s.server.turn(s.asking)()
	if refused := checkJSON("", text); refused != nil {
		return m, s.malformed(refused)
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, badRequest(`a message must be an object such as {"type": "ping"}`)
	}
	return m, nil
}

// short truncates a text sent by a client, because the length of a close reason is limited.
func short(text string) string {
	const most = 32
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// subscribe starts the operation in a message of the given size, in bytes.
func (s *socket) subscribe(m message, size int, memory *admission.Reservation) *closing {
	if !s.greeted {
		return &closing{closeUnauthorized, "Unauthorized: send connection_init first"}
	}
	if m.ID == "" {
		return badRequest(`"subscribe" must have an "id", which is a string`)
	}
	params, ended := s.params(m.Payload)
	if ended != nil {
		return ended
	}
	ctx, work := price.NewContext(s.asking)
	work.Add(price.Received, size)
	switch err := s.operations.start(ctx, m.ID, params, memory); {
	case errors.Is(err, errTaken):
		return &closing{closeSubscriberTaken, "Subscriber for " + short(m.ID) + " already exists"}
	case errors.Is(err, errTooMany):
		s.refused(m.ID, s.server.response(s.asking, s.server.tooManyOperations()))
	}
	return nil
}

// params decodes the parameters of an operation while it is the client's turn.
func (s *socket) params(payload json.RawMessage) (*graphql.RawParams, *closing) {
	defer s.server.turn(s.asking)()
	start := graphql.Now()
	var members map[string]json.RawMessage
	if err := json.Unmarshal(payload, &members); err != nil || members == nil {
		return nil, badRequest(`the payload of "subscribe" must be an object with a "query"`)
	}
	params, refused := parameters(members)
	if refused != nil {
		return nil, s.malformed(refused)
	}
	params.Headers = s.header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params, nil
}

func (s *socket) next(id string, response *graphql.Response) {
	s.write(message{ID: id, Type: "next", Payload: mustEncode(response)})
}

func (s *socket) refused(id string, response *graphql.Response) {
	s.write(message{ID: id, Type: "error", Payload: mustMarshal(response.Errors)})
}

func (s *socket) complete(id string) { s.write(message{ID: id, Type: "complete"}) }

// write sends a message. A client that does not receive it in time is disconnected; it can resume later.
func (s *socket) write(m message) {
	ctx, cancel := context.WithTimeout(s.bound, s.server.config.WriteTimeout)
	defer cancel()
	_ = s.conn.Write(ctx, websocket.MessageText, mustMarshal(m)) // the reading goroutine notices when the connection has ended
}
