package models

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrorCode says what kind of thing went wrong. It is the same enum that clients see as
// `extensions.code`; code decides by it, never by a message's words.
type ErrorCode string

// The codes, and when each is used.
const (
	// Unauthenticated: there is no token where one is needed, or the token is not valid.
	Unauthenticated ErrorCode = "UNAUTHENTICATED"
	// Forbidden: the viewer is known, may know of the thing, and may not do this to it.
	Forbidden ErrorCode = "FORBIDDEN"
	// NotFound: there is no such thing, or none that the viewer may know of; the two are alike.
	NotFound ErrorCode = "NOT_FOUND"
	// InvalidInput: a value is malformed, unknown or out of range.
	InvalidInput ErrorCode = "INVALID_INPUT"
	// InvalidTransition: the state of the thing does not allow this step.
	InvalidTransition ErrorCode = "INVALID_TRANSITION"
	// Conflict: somebody else was first: a revision is no longer the latest, a symbol is taken.
	Conflict ErrorCode = "CONFLICT"
	// IdempotencyMismatch: an idempotency key came again with other input.
	IdempotencyMismatch ErrorCode = "IDEMPOTENCY_MISMATCH"
	// LimitExceeded: the request asks for more than is allowed.
	LimitExceeded ErrorCode = "LIMIT_EXCEEDED"
	// PersistedQueryNotFound: the server knows no text under the hash of a persisted query, or the id of
	// a document; the client sends it again with its text.
	PersistedQueryNotFound ErrorCode = "PERSISTED_QUERY_NOT_FOUND"
	// DocumentNotTrusted: the server runs registered operations only, and this is none of them.
	DocumentNotTrusted ErrorCode = "DOCUMENT_NOT_TRUSTED"
	// Internal: a fault of ours; the cause is in the log under the request id.
	Internal ErrorCode = "INTERNAL"
)

// Error is what a caller did wrong, once. Several at the same time are joined with
// [errors.Join], one Error for each wrong thing.
type Error struct {
	Code    ErrorCode
	Message string
	// Field is the path in the input, such as "input.texts[1].body"; empty where no one
	// field is wrong.
	Field string
	// Allowed lists what would be right from here, where that is a closed list.
	Allowed []string
	// CurrentRevision is the latest revision's number, for a CONFLICT over expectedRevision.
	CurrentRevision *int
	// CurrentVersion is the draft's version, for a CONFLICT over expectedVersion.
	CurrentVersion *int
}

// maxTold is how much of a value that was given is said again in a message, in characters.
const maxTold = 200

// NewError makes an error of a code; format and args are as for [fmt.Sprintf]. Of a text that is
// long the message says the beginning.
func NewError(code ErrorCode, format string, args ...any) *Error {
	told := make([]any, len(args))
	for i, arg := range args {
		text, is := arg.(string)
		if is && utf8.RuneCountInString(text) > maxTold {
			arg = string([]rune(text)[:maxTold]) + "…"
		}
		told[i] = arg
	}
	return &Error{Code: code, Message: fmt.Sprintf(format, told...)}
}

// Error returns the message, led by the field where there is one.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// At returns a copy of the error that names the field of the input that is wrong.
func (e *Error) At(field string) *Error {
	moved := *e
	moved.Field = field
	return &moved
}

// Invalid is an INVALID_INPUT at field.
func Invalid(field, format string, args ...any) *Error {
	return NewError(InvalidInput, format, args...).At(field)
}

// Timeout is the LIMIT_EXCEEDED for an operation that was not done within limit. It is the cause that a
// context is cancelled with, so that whoever tells of it can name the limit.
func Timeout(limit time.Duration) *Error {
	return NewError(LimitExceeded, "the operation took longer than %s, which is the limit; ask for less at a time", limit)
}

// NotFoundError is the NOT_FOUND for a thing of a kind ("proposal") under the key that was asked for.
func NotFoundError(kind, key string) *Error {
	return NewError(NotFound, "there is no %s %q, or none that you may see", kind, key)
}

// InvalidTransitionError is the INVALID_TRANSITION for a thing that is in state from and was asked to
// become to; allowed are the states that it may take from here.
func InvalidTransitionError[S ~string](kind string, from, to S, allowed []S) *Error {
	e := TransitionNotAllowedError("", allowed, "a %s that is %s cannot become %s", kind, from, to)
	if len(allowed) == 0 {
		e.Message += " " + string(from)
	}
	return e
}

// TransitionNotAllowedError is the INVALID_TRANSITION at field for an act that the state of a thing does not allow;
// allowed are the states that it may take from here.
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

// CodeOf returns the code of the first [Error] in err's tree, and [Internal] for what is not ours.
func CodeOf(err error) ErrorCode {
	if e, is := errors.AsType[*Error](err); is {
		return e.Code
	}
	return Internal
}

// Leaves are the errors that were joined, at whatever depth; an error alone is its own.
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

// ErrorCodes lists all codes.
func ErrorCodes() []ErrorCode {
	return []ErrorCode{
		Unauthenticated, Forbidden, NotFound, InvalidInput, InvalidTransition, Conflict, IdempotencyMismatch, LimitExceeded,
		PersistedQueryNotFound, DocumentNotTrusted, Internal,
	}
}
