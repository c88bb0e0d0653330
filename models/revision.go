package models

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"
)

// RevisionKind says what a revision does to the text; each is a suffix of a symbol.
type RevisionKind string

// The kinds of revision: `Rev.N` replaces the text, `Add.N` adds to it, `Corr.N` corrects it,
// `Suppl.N` supplements it.
const (
	KindRevision    RevisionKind = "REVISION"
	KindAddendum    RevisionKind = "ADDENDUM"
	KindCorrigendum RevisionKind = "CORRIGENDUM"
	KindSupplement  RevisionKind = "SUPPLEMENT"
)

// Replaces tells whether the revision's text stands in the place of the former one, rather
// than beside it.
func (k RevisionKind) Replaces() bool { return k == KindRevision || k == KindCorrigendum }

// RevisionReason says why a revision exists. It is checked against what really changed.
type RevisionReason string

// The reasons; revision 0 has none.
const (
	ReasonCoAuthorsOnly RevisionReason = "CO_AUTHORS_ONLY"
	ReasonText          RevisionReason = "TEXT"
	ReasonTextAndMore   RevisionReason = "TEXT_AND_CO_AUTHORS"
	ReasonCorrection    RevisionReason = "CORRECTION"
	ReasonTranslation   RevisionReason = "TRANSLATION"
	ReasonRecirculation RevisionReason = "RECIRCULATION"
)

// RevisionStatus is where a revision is in its life.
type RevisionStatus string

// The states of a revision.
const (
	RevisionDraft      RevisionStatus = "DRAFT"
	RevisionSubmitted  RevisionStatus = "SUBMITTED"
	RevisionReturned   RevisionStatus = "RETURNED"
	RevisionCirculated RevisionStatus = "CIRCULATED"
	RevisionWithdrawn  RevisionStatus = "WITHDRAWN"
)

// Next lists the states that may follow s.
func (s RevisionStatus) Next() []RevisionStatus {
	switch s {
	case RevisionDraft:
		return []RevisionStatus{RevisionSubmitted, RevisionWithdrawn}
	case RevisionSubmitted:
		return []RevisionStatus{RevisionCirculated, RevisionReturned, RevisionWithdrawn}
	case RevisionReturned:
		return []RevisionStatus{RevisionSubmitted, RevisionWithdrawn}
	default:
		return nil
	}
}

// Editable tells whether the text of a revision in this state can still be edited.
func (s RevisionStatus) Editable() bool { return s == RevisionDraft || s == RevisionReturned }

// UnderWay are the states of a revision that may still be circulated.
func UnderWay() []RevisionStatus {
	return []RevisionStatus{RevisionDraft, RevisionSubmitted, RevisionReturned}
}

// Revision is a dated state of a proposal's text with its list of co-authors.
type Revision struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Number counts the revisions of a proposal from 0, whatever their kind, without a gap.
	Number int
	Kind   RevisionKind
	Status RevisionStatus
	// Reason is empty for revision 0.
	Reason RevisionReason
	// Note says the reason in words, as it is printed.
	Note LocalizedText `gorm:"type:jsonb"`
	// Current marks the one revision that stands.
	Current bool
	// CommunicatedOn is the date that the communication itself bears; zero where none is told.
	CommunicatedOn Date
	// CirculatedOn is the day on which it was circulated; zero before.
	CirculatedOn Date
	FiledByID    ID
	FiledAt      time.Time
	// SubmittedAt is when it was last handed to the Secretariat; nil before.
	SubmittedAt *time.Time
	// Version counts the states of a draft from 1: each edit makes the next.
	Version int
	// ReturnNote is why the Secretariat returned it last, and ReturnedAt when; empty and nil where it
	// never did.
	ReturnNote       string
	ReturnedAt       *time.Time
	OriginalLanguage Language
	// DocumentNumber is the archive's own number, `18-2237`; empty where there is none.
	DocumentNumber string
	// ContentHash is the SHA-256, in hexadecimal, of titles and bodies in all languages.
	ContentHash string

	Proposal   *Proposal         `gorm:"-"`
	Texts      []*RevisionText   `gorm:"-"`
	Printed    []PrintedCoAuthor `gorm:"-"`
	SymbolRows []RevisionSymbol  `gorm:"-"`
	Changes    *Changes          `gorm:"-"`
	// Removals are the co-authorships that end when it is circulated.
	Removals []RevisionRemoval `gorm:"-"`
}

// TransitionTo moves the revision to another state.
//
// Errors: INVALID_TRANSITION.
func (r *Revision) TransitionTo(next RevisionStatus) error {
	if allowed := r.Status.Next(); !slices.Contains(allowed, next) {
		return InvalidTransitionError("revision", r.Status, next, allowed)
	}
	r.Status = next
	return nil
}

// WhyReturned is why the Secretariat returned the revision last, until it is circulated: from then on
// others than its authors read it.
func (r *Revision) WhyReturned() string {
	if r.Status == RevisionCirculated {
		return ""
	}
	return r.ReturnNote
}

// WillList tells of a revision that is not circulated whether it would be printed with the name of
// a co-authorship now: of one that is agreed, and that it does not take off the list.
func (r *Revision) WillList(c *CoAuthorship) bool {
	takenOff := slices.ContainsFunc(r.Removals, func(removal RevisionRemoval) bool { return removal.CoAuthorshipID == c.ID })
	return c.Status == CoAuthorAccepted && !takenOff
}

// Symbols returns the loaded symbols as they were assigned, the first one first.
func (r *Revision) Symbols() []Symbol {
	symbols := make([]Symbol, len(r.SymbolRows))
	for i, named := range r.SymbolRows {
		symbols[i] = named.Symbol
	}
	return symbols
}

// FirstSymbol returns the symbol by which the revision is cited.
func (r *Revision) FirstSymbol() (Symbol, bool) {
	if len(r.SymbolRows) == 0 {
		return "", false
	}
	return r.SymbolRows[0].Symbol, true
}

// Text returns the loaded text in the first of the wanted languages that the revision has,
// else in its original language.
func (r *Revision) Text(wanted ...Language) (*RevisionText, bool) {
	for _, language := range slices.Concat(wanted, []Language{r.OriginalLanguage}) {
		for _, text := range r.Texts {
			if text.Language == language {
				return text, true
			}
		}
	}
	return nil, false
}

// Languages lists the languages of the loaded texts, the original first.
func (r *Revision) Languages() []Language {
	languages := []Language{}
	for _, text := range r.Texts {
		if text.Language == r.OriginalLanguage {
			languages = slices.Insert(languages, 0, text.Language)
		} else {
			languages = append(languages, text.Language)
		}
	}
	return languages
}

// RevisionText is the text of a revision in one language.
type RevisionText struct {
	ID         ID `gorm:"primaryKey"`
	RevisionID ID
	Language   Language
	Title      string
	// Body is the text exactly as it arrived.
	Body string
	// ProvidedByID is who gave the text in this language, and ProvidedAt when.
	ProvidedByID ID
	ProvidedAt   time.Time

	Paragraphs []*Paragraph `gorm:"-"`
	// NumberingFaults tell how the numbers of a translation differ from those of the original text of
	// the same revision.
	NumberingFaults []NumberingFault `gorm:"-"`
}

// Numbers are those of the text's sections, paragraphs and questions, in the order in which they stand.
func (t *RevisionText) Numbers() []string {
	numbers := []string{}
	section := -1
	for _, paragraph := range t.Paragraphs {
		if paragraph.Section != section && paragraph.SectionNumber != "" {
			numbers = append(numbers, paragraph.SectionNumber)
		}
		section = paragraph.Section
		if paragraph.Number != "" {
			numbers = append(numbers, paragraph.Number)
		}
	}
	return numbers
}

// HashTexts is the SHA-256, in hexadecimal, of titles and bodies, whatever their order.
func HashTexts(texts []*RevisionText) string {
	ordered := slices.Clone(texts)
	slices.SortFunc(ordered, func(a, b *RevisionText) int {
		return slices.Index(Languages(), a.Language) - slices.Index(Languages(), b.Language)
	})
	sum := sha256.New()
	for _, text := range ordered {
		for _, part := range []string{string(text.Language), text.Title, text.Body} {
			sum.Write([]byte(part))
			sum.Write([]byte{0})
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Circulated is what the event of a circulation tells besides: all that is kept for ever of the revision, so
// that the record shows whether it still is what was circulated. The sponsors are those of the printed list.
func Circulated(symbols []Symbol, on Date, contentHash string, sponsors []ID) map[string]any {
	return map[string]any{"symbols": symbols, "circulatedOn": on, "contentHash": contentHash, "coAuthors": sponsors}
}

// BareHeading is the kind of a row that stands for a section without paragraphs.
const BareHeading = "HEADING"

// Paragraph is one recognized part of a text, in the order in which it stands there.
type Paragraph struct {
	TextID   ID  `gorm:"primaryKey"`
	Position int `gorm:"primaryKey"`
	// Section counts the sections of the text from 0; SectionNumber and Heading are as printed
	// and empty where the section has none.
	Section       int
	SectionNumber string
	Heading       string
	// Number addresses the paragraph within its text, `4.1`; empty where it has none.
	Number string
	// Kind is the kind that recognition gave it: `PARAGRAPH`, `QUESTION`, `FURNITURE` ...
	Kind string
	Text string
	// StartByte and EndByte are its place in the body as it arrived.
	StartByte int
	EndByte   int
}

// PrintedCoAuthor is a name on the list of a circulated revision, kept for ever.
type PrintedCoAuthor struct {
	RevisionID ID `gorm:"primaryKey"`
	SponsorID  ID `gorm:"primaryKey"`
	// Position is its place in the printed list, from 0.
	Position int
	// CoAuthorshipID is the consent by which the name stands there.
	CoAuthorshipID ID
}

// TableName is the table of the printed lists.
func (PrintedCoAuthor) TableName() string { return "printed_co_authors" }

// RevisionRemoval is a co-authorship that ends when a revision is circulated.
type RevisionRemoval struct {
	RevisionID     ID `gorm:"primaryKey"`
	CoAuthorshipID ID `gorm:"primaryKey"`
}

// RevisionSymbol is a symbol that the Secretariat gave to a revision. A symbol is used once.
type RevisionSymbol struct {
	Symbol     Symbol `gorm:"primaryKey"`
	RevisionID ID
	ProposalID ID
	// Position is its place among the revision's symbols, from 0.
	Position int
	// SortKey orders symbols naturally, byte by byte.
	SortKey string
	// Attributed marks a symbol that is not printed on the document but ascribed to it.
	Attributed bool
}
