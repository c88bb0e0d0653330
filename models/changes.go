package models

// ParagraphChangeKind says how a paragraph differs between two texts.
type ParagraphChangeKind string

// The kinds of paragraph change.
const (
	ParagraphAdded   ParagraphChangeKind = "ADDED"
	ParagraphRemoved ParagraphChangeKind = "REMOVED"
	ParagraphMoved   ParagraphChangeKind = "MOVED"
	ParagraphChanged ParagraphChangeKind = "CHANGED"
)

// ParagraphChange is one paragraph that differs between two texts.
type ParagraphChange struct {
	// Number is the paragraph's address in the later text, or in the earlier text if it was
	// removed. Empty if the paragraph is not numbered.
	Number string
	// FormerNumber is the paragraph's address in the earlier text. Empty if it was added or is not
	// numbered.
	FormerNumber string
	Change       ParagraphChangeKind
	// Before is empty for an added paragraph, After for a removed one.
	Before string
	After  string
	// Words holds the runs of words of a changed paragraph. Nil for other kinds of change.
	Words []WordChange
}

// WordChangeKind says how a run of words differs between two paragraphs.
type WordChangeKind string

// The kinds of word change.
const (
	WordsKept     WordChangeKind = "KEPT"
	WordsDeleted  WordChangeKind = "DELETED"
	WordsInserted WordChangeKind = "INSERTED"
)

// WordChange is a run of words of a changed paragraph, including the white space after it.
type WordChange struct {
	Kind WordChangeKind
	Text string
}

// Changes lists what a revision changed relative to the revision that preceded it.
type Changes struct {
	// ComparedWith is the number of the preceding revision.
	ComparedWith int
	// Added lists the sponsors who joined the list, Removed those who left it, both in list order.
	Added   []ID
	Removed []ID
	// TextChanged reports whether the substance of the text differs in any language.
	TextChanged bool
	// NoteHolds reports whether the stated reason matches the actual changes. NoteFaults lists the
	// mismatches.
	NoteHolds  bool
	NoteFaults []string
	// OriginalLanguage is the proposal's original language. Paragraphs holds the changed paragraphs
	// of each language that both texts have.
	OriginalLanguage Language
	Paragraphs       map[Language][]ParagraphChange
}

// CheckNote sets NoteHolds and NoteFaults by comparing the stated reason with the actual changes.
// languages reports whether the revision added a language.
func (c *Changes) CheckNote(reason RevisionReason, languages LanguagesBrought) {
	if faults := c.textFault(reason, languages); faults != "" {
		c.NoteFaults = append(c.NoteFaults, faults)
	}
	if fault := c.listFault(reason); fault != "" {
		c.NoteFaults = append(c.NoteFaults, fault)
	}
	c.NoteHolds = len(c.NoteFaults) == 0
}

// LanguagesBrought reports whether a revision added a language that its predecessor did not have.
type LanguagesBrought bool

func (c *Changes) textFault(reason RevisionReason, languages LanguagesBrought) string {
	changes := reason == ReasonText || reason == ReasonTextAndMore || reason == ReasonCorrection
	switch {
	case changes && !c.TextChanged:
		return "The reason says that the text changed, and it did not."
	case !changes && c.TextChanged:
		return "The reason says that the text is unchanged, and it changed."
	case reason == ReasonTranslation && !bool(languages):
		return "The reason says that a language was added, and none was."
	default:
		return ""
	}
}

func (c *Changes) listFault(reason RevisionReason) string {
	changes := reason == ReasonCoAuthorsOnly || reason == ReasonTextAndMore
	changed := len(c.Added)+len(c.Removed) > 0
	switch {
	case changes && !changed:
		return "The reason says that the list of co-authors changed, and it did not."
	case !changes && changed:
		return "The reason says nothing of co-authors, and their list changed."
	default:
		return ""
	}
}
