package models

// ParagraphChangeKind is what happened to a paragraph between two texts.
type ParagraphChangeKind string

// The kinds of change.
const (
	ParagraphAdded   ParagraphChangeKind = "ADDED"
	ParagraphRemoved ParagraphChangeKind = "REMOVED"
	ParagraphMoved   ParagraphChangeKind = "MOVED"
	ParagraphChanged ParagraphChangeKind = "CHANGED"
)

// ParagraphChange is a paragraph that differs between two texts.
type ParagraphChange struct {
	// Number is its address in the later text, or in the former where it was removed; empty
	// where it has none.
	Number string
	// FormerNumber is its address in the former text; empty where it was added, or has none.
	FormerNumber string
	Change       ParagraphChangeKind
	// Before is empty where it was added, After where it was removed.
	Before string
	After  string
	// Words are the words of a changed paragraph in runs; nil for all else.
	Words []WordChange
}

// WordChangeKind is what happened to a run of words.
type WordChangeKind string

// The kinds of change of words.
const (
	WordsKept     WordChangeKind = "KEPT"
	WordsDeleted  WordChangeKind = "DELETED"
	WordsInserted WordChangeKind = "INSERTED"
)

// WordChange is a run of words of a changed paragraph, with the white space behind it.
type WordChange struct {
	Kind WordChangeKind
	Text string
}

// Changes is what a revision changed against the one that stood before it.
type Changes struct {
	// ComparedWith is the number of that one.
	ComparedWith int
	// Added came onto the list, Removed went from it; both in the order of the list.
	Added   []ID
	Removed []ID
	// TextChanged tells whether the substance of the text differs in any language.
	TextChanged bool
	// NoteHolds tells whether the stated reason is what really changed; NoteFaults why not.
	NoteHolds  bool
	NoteFaults []string
	// OriginalLanguage is the proposal's; Paragraphs are those that differ, in each language that
	// both texts have.
	OriginalLanguage Language
	Paragraphs       map[Language][]ParagraphChange
}

// CheckNote sets NoteHolds: whether a reason is what really changed. languages tells whether the
// revision brought a language that there was not before.
func (c *Changes) CheckNote(reason RevisionReason, languages LanguagesBrought) {
	if faults := c.textFault(reason, languages); faults != "" {
		c.NoteFaults = append(c.NoteFaults, faults)
	}
	if fault := c.listFault(reason); fault != "" {
		c.NoteFaults = append(c.NoteFaults, fault)
	}
	c.NoteHolds = len(c.NoteFaults) == 0
}

// LanguagesBrought tells whether a revision brought a language that there was not before.
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
