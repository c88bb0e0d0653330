package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Error is a response of the tracker with at least one error.
type Error struct {
	// Status is the HTTP status of the response. It is 200 if the operation was executed and a part of it
	// failed.
	Status int
	// Faults has an entry for each error of the response, and at least one.
	Faults []Fault
}

// Fault is one error of a response.
type Fault struct {
	Message string
	// Code is empty if the response is not the tracker's, for example that of a proxy.
	Code ErrorCode
	// Reason is the cause of the error. Later versions of the server may return reasons that this package does not
	// define; rely on Code for those.
	Reason ErrorReason
	// Params contains the details of the reason, such as nearest (suggestions), allowed (all valid values), limit or
	// currentVersion.
	Params map[string][]string
	// Field is the path of the invalid input, such as input.texts[1].title. It is empty for other errors.
	Field string
	// Path is the field of the operation that failed, such as createProposal. It is empty if the operation
	// was not executed.
	Path string
	// Extensions has all extensions of the error, such as requestId.
	Extensions map[string]any
}

// Error joins the messages of all faults, each with its code and field.
func (e *Error) Error() string {
	texts := make([]string, 0, len(e.Faults))
	for _, fault := range e.Faults {
		texts = append(texts, fault.String())
	}
	return strings.Join(texts, "; ")
}

// Code returns the code of the first fault.
func (e *Error) Code() ErrorCode { return e.Faults[0].Code }

// String formats the fault as "CODE at field: message".
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

// IsTemporary reports whether the same operation may succeed if it is sent again: the connection failed or
// broke, the server is unavailable or had an internal error, or the client is over its quota. After a broken
// connection a mutation may already have been executed: send it again only with the same IdempotencyKey.
func IsTemporary(err error) bool {
	if e, ok := errors.AsType[*Error](err); ok {
		code := e.Code()
		return e.Status >= http.StatusInternalServerError || e.Status == http.StatusTooManyRequests || code == ErrorCodeUnavailable || code == ErrorCodeRateLimited
	}
	if errors.Is(err, errNoToken) || errors.Is(err, context.Canceled) {
		return false
	}
	_, network := errors.AsType[net.Error](err)
	return network || errors.Is(err, errStreamLost) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// convertError converts genqlient's errors about a response to [*Error]. Other errors are returned
// unchanged.
func convertError(err error) error {
	if status, ok := errors.AsType[*graphql.HTTPError](err); ok {
		return newError(status.StatusCode, status.Response.Errors)
	}
	if list, ok := errors.AsType[gqlerror.List](err); ok {
		return newError(http.StatusOK, list)
	}
	return err
}

func newError(status int, list gqlerror.List) *Error {
	e := &Error{Status: status}
	for _, one := range list {
		e.Faults = append(e.Faults, newFault(one))
	}
	if len(list) == 0 {
		e.Faults = []Fault{{Message: fmt.Sprintf("the server responded with HTTP status %d", status)}}
	}
	if len(list) == 1 && status != http.StatusOK && list[0].Extensions == nil {
		// genqlient returns a body that is not GraphQL as a message: a proxy's page, for example.
		e.Faults[0].Message = fmt.Sprintf("the server responded with HTTP status %d: %.200s", status, list[0].Message)
	}
	return e
}

func newFault(err *gqlerror.Error) Fault {
	fault := Fault{Message: err.Message, Path: err.Path.String(), Extensions: err.Extensions}
	var known struct {
		Code   ErrorCode   `json:"code"`
		Reason ErrorReason `json:"reason"`
		Field  string      `json:"field"`
		Params []struct {
			Name   string   `json:"name"`
			Values []string `json:"values"`
		} `json:"params"`
	}
	// A proxy may use other types for these names: they are then available in Extensions only.
	if text, err := json.Marshal(err.Extensions); err == nil && json.Unmarshal(text, &known) == nil {
		fault.Code, fault.Reason, fault.Field, fault.Params = known.Code, known.Reason, known.Field, map[string][]string{}
		for _, param := range known.Params {
			fault.Params[param.Name] = param.Values
		}
	}
	return fault
}
