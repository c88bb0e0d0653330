package page

import "fmt"

// ProblemReason is the kind of a [Problem].
type ProblemReason string

// The reasons of problems.
const (
	// TrackedChanges: the file records insertions or deletions. Insertions were read, deletions were not.
	TrackedChanges ProblemReason = "TRACKED_CHANGES"
	// Comments: the file has comments. They were not read.
	Comments ProblemReason = "COMMENTS"
	// HiddenText: the file contains text that is invisible on the page. It was read and marked as
	// hidden.
	HiddenText ProblemReason = "HIDDEN_TEXT"
	// PersonalMetadata: the metadata contains names of persons, such as the author.
	PersonalMetadata ProblemReason = "PERSONAL_METADATA"
	// NoTextLayer: some pages contain only pictures, as scanned pages do. Their text was not read.
	NoTextLayer ProblemReason = "NO_TEXT_LAYER"
	// Damaged: a part of the file cannot be read.
	Damaged ProblemReason = "DAMAGED"
)

// Problem is a fact that users of a document should know.
type Problem struct {
	Reason  ProblemReason
	Message string
	// Evidence lists the affected extents in [Document.Text]; empty if the problem affects the
	// whole file.
	Evidence []Span
	// Page is the page of the problem, from 1; 0 if it concerns the whole file.
	Page int
}

// Span is an extent of a text in bytes, from Start up to but not including End.
type Span struct{ Start, End int }

// ErrorReason is the reason why a file cannot be read.
type ErrorReason string

// The reasons for errors.
const (
	// ErrEmpty: the file has no bytes, or no text.
	ErrEmpty ErrorReason = "EMPTY"
	// ErrUnsupported: the format of the file is not supported.
	ErrUnsupported ErrorReason = "UNSUPPORTED_FORMAT"
	// ErrDamaged: the file has a known format, but is damaged.
	ErrDamaged ErrorReason = "DAMAGED"
	// ErrEncrypted: the file needs a password.
	ErrEncrypted ErrorReason = "ENCRYPTED"
	// ErrNoTextLayer: all pages contain only pictures, as scanned pages do.
	ErrNoTextLayer ErrorReason = "NO_TEXT_LAYER"
	// ErrTooLarge: the file is too large, packed or unpacked, or its parts are nested too deeply.
	ErrTooLarge ErrorReason = "TOO_LARGE"
	// ErrTooManyPages: the document has too many pages.
	ErrTooManyPages ErrorReason = "TOO_MANY_PAGES"
	// ErrTooMuchText: the document has too much text.
	ErrTooMuchText ErrorReason = "TOO_MUCH_TEXT"
	// ErrTimeout: reading took too long, for example because the file is malicious.
	ErrTimeout ErrorReason = "TIMEOUT"
	// ErrTooMuchMemory: reading took too much memory, for example because the file is malicious.
	ErrTooMuchMemory ErrorReason = "TOO_MUCH_MEMORY"
	// ErrBusy: too many documents are waiting to be read; try again later.
	ErrBusy ErrorReason = "BUSY"
)

// Error is returned for a file that cannot be read. Message states the reason and a remedy.
type Error struct {
	Reason  ErrorReason
	Message string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Errorf returns an Error whose message is formatted like that of [fmt.Sprintf].
func Errorf(reason ErrorReason, format string, args ...any) *Error {
	return &Error{Reason: reason, Message: fmt.Sprintf(format, args...)}
}

// The limits of documents in all formats.
const (
	MaxBytes = 20 << 20 // of the file
	MaxPages = 200
	MaxText  = 1 << 20 // of the canonical text, in bytes
)
