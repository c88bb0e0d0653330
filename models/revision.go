package models

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"time"
)

// RevisionKind states how a revision affects the text. Each kind has its own symbol suffix.
type RevisionKind string

// The kinds of revision: `Rev.N` replaces the text, `Add.N` adds to it, `Corr.N` corrects it,
// `Suppl.N` supplements it.
const (
	KindRevision    RevisionKind = "REVISION"
	KindAddendum    RevisionKind = "ADDENDUM"
	KindCorrigendum RevisionKind = "CORRIGENDUM"
	KindSupplement  RevisionKind = "SUPPLEMENT"
)

// RevisionKinds lists all kinds of revision.
func RevisionKinds() []RevisionKind {
	return []RevisionKind{KindRevision, KindAddendum, KindCorrigendum, KindSupplement}
}

// Replaces reports whether a revision of this kind replaces the previous text instead of adding to it.
func (k RevisionKind) Replaces() bool { return k == KindRevision || k == KindCorrigendum }

// RevisionReason is the stated reason for a revision. It is checked against the actual changes.
type RevisionReason string

// The reasons for a revision. Revision 0 has none.
const (
	ReasonCoAuthorsOnly RevisionReason = "CO_AUTHORS_ONLY"
	ReasonText          RevisionReason = "TEXT"
	ReasonTextAndMore   RevisionReason = "TEXT_AND_CO_AUTHORS"
	ReasonCorrection    RevisionReason = "CORRECTION"
	ReasonTranslation   RevisionReason = "TRANSLATION"
	ReasonRecirculation RevisionReason = "RECIRCULATION"
)

// RevisionStatus is the state of a revision.
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

// Editable reports whether the text can be edited in this state.
func (s RevisionStatus) Editable() bool { return s == RevisionDraft || s == RevisionReturned }

// UnderWay lists the states in which a revision can still be circulated, possibly after other steps.
func UnderWay() []RevisionStatus {
	return []RevisionStatus{RevisionDraft, RevisionSubmitted, RevisionReturned}
}

// Revision is a dated version of a proposal's text, with its list of co-authors.
type Revision struct {
	ID         ID `gorm:"primaryKey"`
	ProposalID ID
	// Number counts the revisions of a proposal, of any kind, from 0 and without gaps.
	Number int
	Kind   RevisionKind
	Status RevisionStatus
	// Reason is empty for revision 0.
	Reason RevisionReason
	// Note is the explanation of the reason as printed.
	Note LocalizedText `gorm:"type:jsonb"`
	// Current is true for the revision in force, as seen by viewers who may see all revisions; see
	// [Proposal.Current].
	Current bool
	// Access determines who may see the revision once it is circulated.
	Access Access
	// DerestrictedOn is the day on which a restricted revision becomes public; zero if none is set.
	DerestrictedOn Date
	// ChangedAt is the time of the last change that is visible to all readers of the revision.
	ChangedAt time.Time
	// CommunicatedOn is the date printed on the communication; zero if unknown.
	CommunicatedOn Date
	// CirculatedOn is the day of circulation; zero until then.
	CirculatedOn Date
	FiledByID    ID
	FiledAt      time.Time
	// SubmittedAt is the time of the last submission to the Secretariat; nil until then. The first
	// edit after a return clears it until the next submission.
	SubmittedAt *time.Time
	// Version counts the edits of a draft, starting at 1.
	Version int
	// ReturnNote is the Secretariat's reason for the last return, and ReturnedAt its time; empty
	// and nil if the revision was never returned.
	ReturnNote       string
	ReturnedAt       *time.Time
	OriginalLanguage Language
	// DocumentNumber is the archive number, such as `18-2237`; empty if unknown.
	DocumentNumber string
	// ContentHash is the SHA-256 of the titles and bodies in all languages, in hexadecimal.
	ContentHash string

	Proposal   *Proposal         `gorm:"-"`
	Texts      []*RevisionText   `gorm:"-"`
	Printed    []PrintedCoAuthor `gorm:"-"`
	SymbolRows []RevisionSymbol  `gorm:"-"`
	Changes    *Comparison       `gorm:"-"`
	// ReasonCheck is nil if no reason is stated, or if there is no earlier revision to compare with.
	ReasonCheck *ReasonCheck `gorm:"-"`
	// Removals lists the co-authorships that end when this revision is circulated.
	Removals []RevisionRemoval `gorm:"-"`
}

// TransitionTo changes the state of the revision.
//
// Errors: INVALID_TRANSITION.
func (r *Revision) TransitionTo(next RevisionStatus) error {
	if allowed := r.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermRevision, r.Status, allowed)
	}
	r.Status = next
	return nil
}

// IsPublicOn reports whether everyone may see the revision on the given day.
func (r *Revision) IsPublicOn(day Date) bool {
	if r.Status != RevisionCirculated {
		return false
	}
	return r.Access == Public || (!r.DerestrictedOn.IsZero() && !r.DerestrictedOn.After(day))
}

// WhyReturned returns the Secretariat's reason for the last return. It is empty once the revision
// is circulated, because the revision is then visible to readers other than its authors.
func (r *Revision) WhyReturned() string {
	if r.Status == RevisionCirculated {
		return ""
	}
	return r.ReturnNote
}

// WillList reports whether circulating this revision now would print the co-author's name: the
// co-authorship is accepted, and the revision does not remove it.
func (r *Revision) WillList(c *CoAuthorship) bool {
	removed := slices.ContainsFunc(
		Loaded("removals of revisions", r.Removals),
		func(removal RevisionRemoval) bool { return removal.CoAuthorshipID == c.ID },
	)
	return c.Status == CoAuthorAccepted && !removed
}

// Symbols returns the loaded symbols in the order of assignment.
func (r *Revision) Symbols() []Symbol {
	symbols := make([]Symbol, len(r.loadedSymbols()))
	for i, named := range r.loadedSymbols() {
		symbols[i] = named.Symbol
	}
	return symbols
}

// FirstSymbol returns the symbol by which the revision is cited.
func (r *Revision) FirstSymbol() (Symbol, bool) {
	if len(r.loadedSymbols()) == 0 {
		return "", false
	}
	return r.loadedSymbols()[0].Symbol, true
}

// Text returns the loaded text in the first wanted language that is available, otherwise in the
// original language.
func (r *Revision) Text(wanted ...Language) (*RevisionText, bool) {
	for _, language := range slices.Concat(wanted, []Language{r.OriginalLanguage}) {
		for _, text := range r.loadedTexts() {
			if text.Language == language {
				return text, true
			}
		}
	}
	return nil, false
}

// Languages lists the languages of the loaded texts, starting with the original language.
func (r *Revision) Languages() []Language {
	languages := []Language{}
	for _, text := range r.loadedTexts() {
		if text.Language == r.OriginalLanguage {
			languages = slices.Insert(languages, 0, text.Language)
		} else {
			languages = append(languages, text.Language)
		}
	}
	return languages
}

func (r *Revision) loadedTexts() []*RevisionText { return Loaded("texts of revisions", r.Texts) }

func (r *Revision) loadedSymbols() []RevisionSymbol {
	return Loaded("symbols of revisions", r.SymbolRows)
}

// RevisionText is the text of a revision in one language.
type RevisionText struct {
	ID         ID `gorm:"primaryKey"`
	RevisionID ID
	Language   Language
	Title      string
	// Body is the text exactly as it was received.
	Body string
	// ProvidedByID is the delegation that provided this text, and ProvidedAt the time at which it
	// did.
	ProvidedByID ID
	ProvidedAt   time.Time
	// DocumentID is the file that the text was read from; nil if it was given as text.
	DocumentID *ID

	// ShowsProvidedAt is true if the viewer may see when the text was provided. Parties always may;
	// others may for translations of a submitted text.
	ShowsProvidedAt bool         `gorm:"-"`
	Paragraphs      []*Paragraph `gorm:"-"`
	// NumberingFaults lists the differences between the numbering of a translation and that of the original text of
	// the same revision.
	NumberingFaults []NumberingFault `gorm:"-"`
}

// Numbers returns the numbers of the sections, paragraphs and questions, in text order.
func (t *RevisionText) Numbers() []string {
	numbers := []string{}
	section := -1
	for _, paragraph := range Loaded("paragraphs", t.Paragraphs) {
		if paragraph.Section != section && paragraph.SectionNumber != "" {
			numbers = append(numbers, paragraph.SectionNumber)
		}
		section = paragraph.Section
		if paragraph.Address != "" {
			numbers = append(numbers, paragraph.Address)
		}
	}
	return numbers
}

// HashTexts returns the SHA-256 of the titles and bodies, in hexadecimal. It does not depend on the
// order of texts.
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

// Circulated returns the data of a circulation event. It contains everything about the revision
// that must never change, so that the event log can prove it. sponsors is the printed list.
func Circulated(symbols []Symbol, on Date, contentHash string, sponsors []ID) map[string]any {
	return map[string]any{"symbols": symbols, "circulatedOn": on, "contentHash": contentHash, "coAuthors": sponsors}
}

// BareHeading is the kind of a [Paragraph] that stands for a section without paragraphs.
const BareHeading = "HEADING"

// Paragraph is one recognized part of a text. Paragraphs are in text order.
type Paragraph struct {
	TextID   ID  `gorm:"primaryKey"`
	Position int `gorm:"primaryKey"`
	// Section is the index of the section in the text, from 0. SectionNumber and Heading are as
	// printed; empty if the section has none.
	Section       int
	SectionNumber string
	Heading       string
	// Address identifies the paragraph within the text: `4.1`, `Q3` for question 3, or `A1/1` for
	// paragraph 1 of annex 1. It is empty if the paragraph is not numbered.
	Address string `gorm:"column:number"`
	// Kind is assigned by the recognizer, such as `PARAGRAPH`, `QUESTION` or `FURNITURE`.
	Kind string
	Text string
	// StartByte and EndByte delimit the paragraph in the body as received, in bytes.
	StartByte int
	EndByte   int
}

// annexPrefix matches the beginning of an address in an annex, such as `A1/`.
var annexPrefix = regexp.MustCompile(`^A\d+/`)

// PrintedNumber returns the number as printed: `1` for the address `A1/1`, `a` for `2.1(a)`, `3`
// for `Q3`. It is empty if the paragraph is not numbered.
func (p *Paragraph) PrintedNumber() string {
	address := annexPrefix.ReplaceAllString(p.Address, "")
	if at := strings.LastIndexByte(address, '('); at >= 0 {
		return strings.TrimSuffix(address[at+1:], ")")
	}
	return strings.TrimPrefix(address, "Q")
}

// PrintedCoAuthor is a name on the list of a circulated revision. It never changes.
type PrintedCoAuthor struct {
	RevisionID ID `gorm:"primaryKey"`
	SponsorID  ID `gorm:"primaryKey"`
	// Position is the index in the printed list, from 0.
	Position int
	// CoAuthorshipID is the spell of co-authorship that the name was printed for.
	CoAuthorshipID ID
}

// TableName returns the table name for GORM.
func (PrintedCoAuthor) TableName() string { return "printed_co_authors" }

// RevisionRemoval is a co-authorship that ends when a revision is circulated.
type RevisionRemoval struct {
	RevisionID     ID `gorm:"primaryKey"`
	CoAuthorshipID ID `gorm:"primaryKey"`
}

// RevisionSymbol is a symbol that the Secretariat assigned to a revision. A symbol is never assigned twice.
type RevisionSymbol struct {
	Symbol     Symbol `gorm:"primaryKey"`
	RevisionID ID
	ProposalID ID
	// Position is the index among the revision's symbols, from 0.
	Position int
	// SortKey sorts symbols in natural order when compared byte by byte.
	SortKey string
	// Attributed is true if the symbol is attributed to the document but not printed on it.
	Attributed bool
}
