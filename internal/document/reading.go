package document

import (
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// Confidence states how reliable a value is.
type Confidence string

// The levels of confidence, from highest to lowest.
const (
	// Certain: two independent signs agree, such as the position and the grammar of a field.
	Certain Confidence = "CERTAIN"
	// Likely: there is one sign.
	Likely Confidence = "LIKELY"
	// Unsure: the value is a guess that a person should check.
	Unsure Confidence = "UNSURE"
)

// Evidence locates a value in a document.
type Evidence struct {
	// Printed is the text as printed in the document.
	Printed string
	// Start and End are byte offsets into the canonical text.
	Start, End int
	// Page is 1 for the first page, and 0 if the format has no pages.
	Page int
	// Box is zero if the format has no geometry.
	Box page.Box
}

// Value is a value that was read from a document, with its confidence and its evidence. The zero
// Value means that the document does not state the value.
type Value[T any] struct {
	Value      T
	Confidence Confidence
	Evidence   []Evidence
}

// Found reports whether the document states the value.
func (v Value[T]) Found() bool { return v.Confidence != "" }

// Sponsor is a delegation or group on the list of authors.
type Sponsor struct {
	// Code is empty if the name is unknown.
	Code models.Code
	// Printed is the name as printed in the document, without its article.
	Printed string
	// OnBehalfOf is the group for which a delegation submits the document; nil if it submits for itself.
	OnBehalfOf *Sponsor
	Confidence Confidence
	Evidence   []Evidence
}

// Access determines who may read a document.
type Access string

// Restricted documents are for Members only.
const Restricted Access = "RESTRICTED"

// Annex is an annex of a document.
type Annex struct {
	// Number counts the annexes from 1, regardless of their labels.
	Number   int
	Heading  string
	Evidence []Evidence
}

// Reading is the result of reading a document. Values that are missing in the document are zero.
type Reading struct {
	// Text contains the sections and paragraphs; Text.Original is the canonical text.
	Text Text

	Language         Value[models.Language]
	Symbols          []Value[models.Symbol]
	DocumentNumber   Value[string]
	Title            Value[string]
	Heading          Value[string] // the work programme or the agenda item, as printed
	Bodies           []Value[string]
	CommunicatedOn   Value[models.Date]
	CirculatedOn     Value[models.Date]
	OriginalLanguage Value[models.Language]
	Access           Value[Access]
	RevisionKind     Value[models.RevisionKind]
	RevisionNumber   Value[int]
	Note             Value[string]
	// Sponsors are in printed order.
	Sponsors []Sponsor
	// SubmittedBy is the delegation that requested the circulation; nil if the document names none
	// or several.
	SubmittedBy *Sponsor
	Annexes     []Annex
	// Sources lists the publications that are named as sources, and then the other web addresses in the text.
	Sources  []Source
	Problems []Problem
}

// Severity is the severity of a problem.
type Severity string

// The severities.
const (
	// SeverityError: the document cannot be filed unchanged.
	SeverityError Severity = "ERROR"
	// SeverityWarning: a person should check the problem.
	SeverityWarning Severity = "WARNING"
	// SeverityNotice: for information only.
	SeverityNotice Severity = "NOTICE"
)

// ProblemCode identifies a kind of problem.
type ProblemCode string

// The problems. Those of the file itself, such as tracked changes, have the codes of package page.
const (
	SponsorUnknown           ProblemCode = "SPONSOR_UNKNOWN"
	SponsorsDisagree         ProblemCode = "SPONSORS_DISAGREE"
	NoteDisagrees            ProblemCode = "NOTE_DISAGREES"
	SubmitterNotListed       ProblemCode = "SUBMITTER_NOT_LISTED"
	SymbolTaken              ProblemCode = "SYMBOL_TAKEN"
	SymbolDisagrees          ProblemCode = "SYMBOL_DISAGREES"
	DateIncomplete           ProblemCode = "DATE_INCOMPLETE"
	DateDisagrees            ProblemCode = "DATE_DISAGREES"
	LanguageDisagrees        ProblemCode = "LANGUAGE_DISAGREES"
	NumberGap                ProblemCode = "NUMBER_GAP"
	NumberRepeated           ProblemCode = "NUMBER_REPEATED"
	QuestionGap              ProblemCode = "QUESTION_GAP"
	FootnoteWithoutReference ProblemCode = "FOOTNOTE_WITHOUT_REFERENCE"
	ReferenceWithoutFootnote ProblemCode = "REFERENCE_WITHOUT_FOOTNOTE"
	NotSubmittedByYou        ProblemCode = "NOT_SUBMITTED_BY_YOU"
)

// Problem is an error in a document, or a fact that its readers should know.
type Problem struct {
	Code     ProblemCode
	Severity Severity
	// Message describes the problem, its position and its remedy.
	Message  string
	Evidence []Evidence
}

// Options contains information that the document does not contain. The zero value is usable.
type Options struct {
	// Names looks up delegations and groups. If nil, sponsors have no codes.
	Names Names
	// Today is the current day. If zero, dates in the future are not reported.
	Today models.Date
	// Filer is the delegation that files the document; empty if unknown.
	Filer models.Code
	// SymbolTaken reports whether another document has the given symbol. If nil, symbols are not checked.
	SymbolTaken func(models.Symbol) bool
	// Previous lists the sponsors of the previous revision; nil if unknown.
	Previous []models.Code
}
