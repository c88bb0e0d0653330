package models

import (
	"errors"
	"time"
)

// ErrorCode classifies an error. Clients see it as `extensions.code`. Programs should decide by the code, never by
// the message.
type ErrorCode string

// The error codes, and when each one is returned.
const (
	// Unauthenticated: a token is required, or the given token is invalid.
	Unauthenticated ErrorCode = "UNAUTHENTICATED"
	// Forbidden: the viewer may see the object but may not perform this operation on it.
	Forbidden ErrorCode = "FORBIDDEN"
	// NotFound: the object does not exist, or the viewer may not see it. The two cases are
	// indistinguishable.
	NotFound ErrorCode = "NOT_FOUND"
	// InvalidInput: a value is malformed, unknown or out of range.
	InvalidInput ErrorCode = "INVALID_INPUT"
	// InvalidTransition: the state of the object does not allow this operation.
	InvalidTransition ErrorCode = "INVALID_TRANSITION"
	// Conflict: another change came first. For example, a revision is no longer the latest, or a
	// symbol is taken.
	Conflict ErrorCode = "CONFLICT"
	// IdempotencyMismatch: an idempotency key was reused with different input.
	IdempotencyMismatch ErrorCode = "IDEMPOTENCY_MISMATCH"
	// LimitExceeded: the request exceeds a limit that does not depend on time.
	LimitExceeded ErrorCode = "LIMIT_EXCEEDED"
	// RateLimited: the client currently sends too many requests. It may send the same request
	// later.
	RateLimited ErrorCode = "RATE_LIMITED"
	// TimedOut: the operation took too long.
	TimedOut ErrorCode = "TIMED_OUT"
	// Unavailable: the server is busy, starting or stopping.
	Unavailable ErrorCode = "UNAVAILABLE"
	// GraphQLParseFailed: the document has a syntax error.
	GraphQLParseFailed ErrorCode = "GRAPHQL_PARSE_FAILED"
	// GraphQLValidationFailed: the document does not match the schema.
	GraphQLValidationFailed ErrorCode = "GRAPHQL_VALIDATION_FAILED"
	// PersistedQueryNotFound: the server has no document for this hash or ID. The client must send
	// the document itself.
	PersistedQueryNotFound ErrorCode = "PERSISTED_QUERY_NOT_FOUND"
	// OperationNotTrusted: the server runs registered operations only, and this one is not
	// registered.
	OperationNotTrusted ErrorCode = "OPERATION_NOT_TRUSTED"
	// Internal: an error of the server, not of the request. The cause is in the log under the
	// request ID.
	Internal ErrorCode = "INTERNAL"
)

// Error describes one mistake of the caller, or another reason why a request failed. Clients see it
// as an entry of `errors`, or as an object of type Problem. Create it with [NewProblem], and
// combine several with [errors.Join].
type Error struct {
	Code   ErrorCode   `json:"code"`
	Reason ErrorReason `json:"reason"`
	// Params lists the values that the message contains.
	Params []Param `json:"params,omitempty"`
	// Field is the path in the input, such as "input.texts[1].body"; empty if the error does not
	// concern a single field.
	Field string `json:"field,omitempty"`
}

// Error returns the message in English, prefixed with the field if it is set.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.In(English)
	}
	return e.Field + ": " + e.In(English)
}

// At returns a copy of the error with Field set.
func (e *Error) At(field string) *Error {
	moved := *e
	moved.Field = field
	return &moved
}

// Timeout returns the TIMED_OUT error for an operation that exceeded its time limit. It is used as the cause of
// canceled contexts, so that the error response can name the limit.
func Timeout(limit time.Duration) *Error {
	return NewProblem(DeadlineExceeded, P("limit", limit))
}

// NotFoundError returns the NOT_FOUND error for an object of the given kind. key is the value that
// was looked up; it may be empty.
func NotFoundError(kind Term, key string) *Error {
	if key == "" {
		return NewProblem(ObjectNotFound, P("object", kind))
	}
	return NewProblem(ObjectNotFound, P("object", kind), P("value", key))
}

// WrongStateError returns the INVALID_TRANSITION error for an operation that the state of an object
// does not allow. allowed lists the states that the object can change to.
func WrongStateError[S ~string](object Term, state S, allowed []S) *Error {
	return NewProblem(WrongState, P("object", object), P("state", state), P("allowed", allowed...))
}

// CodeOf returns the code of the first [Error] in err's tree, or [Internal] if there is none.
func CodeOf(err error) ErrorCode {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// Leaves returns the errors joined in err, at any depth. If err does not join errors, Leaves
// returns err itself.
func Leaves(err error) []error {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	all := []error{}
	for _, one := range joined.Unwrap() {
		all = append(all, Leaves(one)...)
	}
	return all
}
