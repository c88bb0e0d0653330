package transport

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/coder/websocket"

	"proposaltracker/models"
)

// greet handles connection_init.
func (s *socket) greet(ctx context.Context, payload json.RawMessage) *closing {
	if s.greeted {
		return &closing{closeTooManyInits, "Too many initialisation requests"}
	}
	s.greeted = true
	authorization, refused := authorizationOf(payload)
	if refused != nil {
		return refused
	}
	if authorization != "" {
		asking, err := s.server.config.Authenticate(ctx, authorization)
		if err != nil {
			return s.forbidden(err)
		}
		s.asking = asking
	}
	// Release the slot first: it may be the last one of the client's share.
	s.leave()
	s.leave = func() {}
	leave, err := s.server.takeStream(s.asking, s.server.config.Public(s.asking))
	if rejected, ok := busy(err); ok {
		return &closing{websocket.StatusTryAgainLater, s.server.message(s.asking, rejected.fault)}
	}
	if err != nil {
		return &closing{websocket.StatusTryAgainLater, "The connection is ending"}
	}
	s.leave = leave
	s.authorized <- s.asking
	s.write(message{Type: "connection_ack"})
	return nil
}

// forbidden returns the closing for a client whose authorization was rejected.
func (s *socket) forbidden(err error) *closing {
	if fault, ok := errors.AsType[*models.Error](err); ok && fault.Code != models.Internal {
		return &closing{closeForbidden, "Forbidden: " + s.server.message(s.asking, fault)}
	}
	return &closing{websocket.StatusTryAgainLater, "The token could not be checked; try again later"}
}

// authorizationOf returns the authorization in the payload of connection_init: the member "authorization" of the
// payload or of its member "headers", which the examples of Apollo and urql use. Letter case does not matter.
// Everything else in the payload is ignored.
func authorizationOf(payload json.RawMessage) (string, *closing) {
	if len(payload) == 0 {
		return "", nil
	}
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(payload, &sent); err != nil {
		return "", badRequest("the payload of connection_init must be an object or null")
	}
	raw, given := memberOf(sent, "authorization")
	if !given {
		var headers map[string]json.RawMessage
		if nested, ok := memberOf(sent, "headers"); ok && json.Unmarshal(nested, &headers) == nil {
			raw, given = memberOf(headers, "authorization")
		}
	}
	if !given {
		return "", nil
	}
	var authorization string
	if err := json.Unmarshal(raw, &authorization); err != nil || authorization == "" {
		return "", badRequest(`"authorization" in the payload must be a string such as "Bearer <token>"`)
	}
	return authorization, nil
}

// memberOf returns the member of an object with the given name in any letter case, unless its value is null.
func memberOf(object map[string]json.RawMessage, name string) (json.RawMessage, bool) {
	for key, value := range object {
		if strings.EqualFold(key, name) && string(value) != "null" {
			return value, true
		}
	}
	return nil, false
}
