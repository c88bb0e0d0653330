package models

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrorCode classifies an error. Clients see it as `extensions.code`. Code decides by the error
// code, never by the message.
type ErrorCode string

// The error codes, and when each one is returned.
const (
	// Unauthenticated: a token is required, or the given token is not valid.
	Unauthenticated ErrorCode = "UNAUTHENTICATED"
	// Forbidden: the viewer may see the object but may not perform this act on it.
	Forbidden ErrorCode = "FORBIDDEN"
	// NotFound: the object does not exist, or the viewer may not see it. The two cases are
	// indistinguishable.
	NotFound ErrorCode = "NOT_FOUND"
	// InvalidInput: a value is malformed, unknown or out of range.
	InvalidInput ErrorCode = "INVALID_INPUT"
	// InvalidTransition: the state of the object does not allow this act.
	InvalidTransition ErrorCode = "INVALID_TRANSITION"
	// Conflict: somebody else acted first. For example, a revision is no longer the latest, or a
	// symbol is taken.
	Conflict ErrorCode = "CONFLICT"
	// IdempotencyMismatch: an idempotency key was reused with different input.
	IdempotencyMismatch ErrorCode = "IDEMPOTENCY_MISMATCH"
	// LimitExceeded: the request exceeds a limit.
	LimitExceeded ErrorCode = "LIMIT_EXCEEDED"
	// PersistedQueryNotFound: the server has no document for this hash or ID. The client sends the
	// document itself again.
	PersistedQueryNotFound ErrorCode = "PERSISTED_QUERY_NOT_FOUND"
	// DocumentNotTrusted: the server runs registered operations only, and this is not one of them.
	DocumentNotTrusted ErrorCode = "DOCUMENT_NOT_TRUSTED"
	// Internal: a fault of the server. The cause is in the log under the request ID.
	Internal ErrorCode = "INTERNAL"
)

// Error describes one mistake of the caller. Several mistakes are joined with [errors.Join], one
// Error for each.
type Error struct {
	Code    ErrorCode
	Message string
	// Field is the path in the input, such as "input.texts[1].body". Empty if no single field is at
	// fault.
	Field string
	// Allowed lists the valid values, if they form a closed list.
	Allowed []string
	// CurrentRevision is the number of the latest revision. It is set for a CONFLICT over
	// expectedRevision.
	CurrentRevision *int
	// CurrentVersion is the version of the draft. It is set for a CONFLICT over expectedVersion.
	CurrentVersion *int
}

// maxRepeated is the maximum number of characters of a caller's value that a message repeats.
const maxRepeated = 200

// NewError returns an error with the given code. format and args are those of [fmt.Sprintf]. Long
// string arguments are truncated.
func NewError(code ErrorCode, format string, args ...any) *Error {
	told := make([]any, len(args))
	for i, arg := range args {
		text, is := arg.(string)
		if is && utf8.RuneCountInString(text) > maxRepeated {
			arg = string([]rune(text)[:maxRepeated]) + "…"
		}
		told[i] = arg
	}
	return &Error{Code: code, Message: fmt.Sprintf(format, told...)}
}

// Error returns the message, prefixed with the field if there is one.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// At returns a copy of the error with Field set.
func (e *Error) At(field string) *Error {
	moved := *e
	moved.Field = field
	return &moved
}

// Invalid returns an INVALID_INPUT error for field.
func Invalid(field, format string, args ...any) *Error {
	return NewError(InvalidInput, format, args...).At(field)
}

// Timeout returns the LIMIT_EXCEEDED error for an operation that exceeded its time limit. Contexts
// are cancelled with it as their cause, so that the error response can name the limit.
func Timeout(limit time.Duration) *Error {
	return NewError(LimitExceeded, "the operation took longer than %s, which is the limit; ask for less at a time", limit)
}

// NotFoundError returns the NOT_FOUND error for an object of the given kind, such as "proposal",
// looked up by key.
func NotFoundError(kind, key string) *Error {
	return NewError(NotFound, "there is no %s %q, or none that you may see", kind, key)
}

// InvalidTransitionError returns the INVALID_TRANSITION error for an object that cannot change from
// one state to another. allowed lists the states that it can change to.
func InvalidTransitionError[S ~string](kind string, from, to S, allowed []S) *Error {
	e := TransitionNotAllowedError("", allowed, "a %s that is %s cannot become %s", kind, from, to)
	if len(allowed) == 0 {
		e.Message += " " + string(from)
	}
	return e
}

// TransitionNotAllowedError returns the INVALID_TRANSITION error at field for an act that the state
// of an object does not allow. allowed lists the states that it can change to.
func TransitionNotAllowedError[S ~string](field string, allowed []S, format string, args ...any) *Error {
	e := NewError(InvalidTransition, format, args...)
	e.Field, e.Allowed = field, make([]string, len(allowed))
	for i, state := range allowed {
		e.Allowed[i] = string(state)
	}
	if len(allowed) == 0 {
		e.Message += "; nothing follows"
	} else {
		e.Message += "; allowed from here: " + strings.Join(e.Allowed, ", ")
	}
	return e
}

// CodeOf returns the code of the first [Error] in err's tree, or [Internal] if there is none.
func CodeOf(err error) ErrorCode {
	if e, is := errors.AsType[*Error](err); is {
		return e.Code
	}
	return Internal
}

// Leaves returns the errors joined in err, at any depth. For an error that joins no others it
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

// ErrorCodes lists all error codes.
func ErrorCodes() []ErrorCode {
	return []ErrorCode{
		Unauthenticated, Forbidden, NotFound, InvalidInput, InvalidTransition, Conflict, IdempotencyMismatch, LimitExceeded,
		PersistedQueryNotFound, DocumentNotTrusted, Internal,
	}
}
