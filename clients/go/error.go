package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Error is what the tracker refused, or could not do.
type Error struct {
	// Status is the HTTP status of the answer: 200 where the operation was executed, and a part of it
	// failed.
	Status int
	// Faults are one for each wrong thing, at least one.
	Faults []Fault
}

// Fault is one wrong thing, as the tracker tells it.
type Fault struct {
	Message string
	// Code is empty where something before the tracker answered, as a proxy does.
	Code ErrorCode
	// Field is the path in the input that is to blame, as input.texts[1].body; empty where none is.
	Field string
	// Allowed are the states or codes that would be right, where there is a closed list of them.
	Allowed []string
	// Path is the field of the operation that failed, as createProposal; empty where none did.
	Path string
	// Extensions are all that the tracker says beside, as currentRevision or requestId.
	Extensions map[string]any
}

// Error is the messages of all faults, with their places.
func (e *Error) Error() string {
	texts := make([]string, 0, len(e.Faults))
	for _, fault := range e.Faults {
		texts = append(texts, fault.String())
	}
	return strings.Join(texts, "; ")
}

// Code is that of the first fault.
func (e *Error) Code() ErrorCode { return e.Faults[0].Code }

// String is the message with its code and place.
func (f Fault) String() string {
	switch {
	case f.Code == "":
		return f.Message
	case f.Field == "":
		return fmt.Sprintf("%s: %s", f.Code, f.Message)
	default:
		return fmt.Sprintf("%s at %s: %s", f.Code, f.Field, f.Message)
	}
}

// told turns what genqlient says of an answer into an [*Error]; what is no answer stays as it is.
func told(err error) error {
	var refused *graphql.HTTPError
	var failed gqlerror.List
	switch {
	case errors.As(err, &refused):
		return newError(refused.StatusCode, refused.Response.Errors)
	case errors.As(err, &failed):
		return newError(http.StatusOK, failed)
	default:
		return err
	}
}

func newError(status int, list gqlerror.List) *Error {
	e := &Error{Status: status}
	for _, one := range list {
		e.Faults = append(e.Faults, faultOf(one))
	}
	if len(e.Faults) == 0 {
		e.Faults = []Fault{{Message: fmt.Sprintf("the server answered with HTTP status %d", status)}}
	}
	return e
}

func faultOf(told *gqlerror.Error) Fault {
	fault := Fault{Message: told.Message, Path: told.Path.String(), Extensions: told.Extensions}
	var known struct {
		Code    ErrorCode `json:"code"`
		Field   string    `json:"field"`
		Allowed []string  `json:"allowed"`
	}
	// What a proxy puts there may be anything: it is left in Extensions.
	if text, err := json.Marshal(told.Extensions); err == nil && json.Unmarshal(text, &known) == nil {
		fault.Code, fault.Field, fault.Allowed = known.Code, known.Field, known.Allowed
	}
	return fault
}
