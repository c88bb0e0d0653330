package models

// ParagraphChangeKind states how a paragraph differs between two texts.
type ParagraphChangeKind string

// The kinds of paragraph changes.
const (
	ParagraphAdded   ParagraphChangeKind = "ADDED"
	ParagraphRemoved ParagraphChangeKind = "REMOVED"
	ParagraphMoved   ParagraphChangeKind = "MOVED"
	ParagraphChanged ParagraphChangeKind = "CHANGED"
	// ParagraphUnchanged marks a paragraph that is the same in both texts.
	ParagraphUnchanged ParagraphChangeKind = "UNCHANGED"
)

// ParagraphChange is one paragraph that differs between two texts.
type ParagraphChange struct {
	// Number is the paragraph's address in the later text, or in the earlier text if the paragraph
	// was removed. It is empty if the paragraph is not numbered.
	Number string
	// FormerNumber is the paragraph's address in the earlier text. It is empty if the paragraph was
	// added or is not numbered.
	FormerNumber string
	Kind         ParagraphChangeKind
	// Before and After are the paragraph in the earlier and the later text; empty where it does not
	// exist.
	Before string
	After  string
	// Words lists the runs of words of a changed paragraph; nil for other kinds of change.
	Words []WordChange
}

// WordChangeKind states how a run of words differs between two paragraphs.
type WordChangeKind string

// The kinds of word changes.
const (
	WordsKept     WordChangeKind = "KEPT"
	WordsDeleted  WordChangeKind = "DELETED"
	WordsInserted WordChangeKind = "INSERTED"
)

// WordChange is a run of words in a changed paragraph, including the white space after it.
type WordChange struct {
	Kind WordChangeKind
	Text string
}
