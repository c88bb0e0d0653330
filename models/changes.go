package models

// ParagraphChangeKind is the way in which a paragraph differs between two texts.
type ParagraphChangeKind string

// The kinds of paragraph change.
const (
	ParagraphAdded   ParagraphChangeKind = "ADDED"
	ParagraphRemoved ParagraphChangeKind = "REMOVED"
	ParagraphMoved   ParagraphChangeKind = "MOVED"
	ParagraphChanged ParagraphChangeKind = "CHANGED"
	// ParagraphUnchanged is the kind of a paragraph that is the same in both texts.
	ParagraphUnchanged ParagraphChangeKind = "UNCHANGED"
)

// ParagraphChange is one paragraph that differs between two texts.
type ParagraphChange struct {
	// Number is the paragraph's address in the later text, or in the earlier text if it was
	// removed. Empty if the paragraph is not numbered.
	Number string
	// FormerNumber is the paragraph's address in the earlier text. Empty if it was added or is not
	// numbered.
	FormerNumber string
	Kind         ParagraphChangeKind
	// Before is empty for an added paragraph, After for a removed one.
	Before string
	After  string
	// Words holds the runs of words of a changed paragraph. Nil for other kinds of change.
	Words []WordChange
}

// WordChangeKind is the way in which a run of words differs between two paragraphs.
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
