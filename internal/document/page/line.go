package page

// Region is the part of a document to which a line belongs, if the format states it.
type Region string

// The regions. Formats without structure (plain text, PDF) have only body lines; the recognizer
// determines which of them are page headers, footers or footnotes.
const (
	Body       Region = "" // the zero value
	PageHeader Region = "PAGE_HEADER"
	PageFooter Region = "PAGE_FOOTER"
	Footnote   Region = "FOOTNOTE"
	Endnote    Region = "ENDNOTE"
	TextBox    Region = "TEXT_BOX"
)

// Alignment is the alignment of a paragraph, if the format states it (DOCX only).
type Alignment string

// The alignments.
const (
	AlignUnknown Alignment = ""
	AlignLeft    Alignment = "LEFT"
	AlignCenter  Alignment = "CENTER"
	AlignRight   Alignment = "RIGHT"
	AlignJustify Alignment = "JUSTIFY"
)

// Line is a printed line, or one column's part of it: two texts at the same height with a wide gap
// between them are two lines. A label ("1.1.", "(a)", a bullet) and the text after it are one line,
// regardless of the gap. A paragraph of a DOCX file is one line, or several if it has manual line
// breaks.
type Line struct {
	// Text is the text without the automatic Label: the concatenation of the texts of Runs.
	Text string
	// Label is the number or bullet that the format generates (DOCX only), such as "1.2." or "(a)".
	// In the regions Footnote and Endnote, it is the mark of the note. In other formats, labels are
	// part of Text.
	Label string
	// Start and End are the extent in [Document.Text], in bytes. The extent includes the label and the white
	// space after it; the text is the last len(Text) bytes of it.
	Start, End int

	// Page is 1 for the first page, and 0 if it is unknown.
	Page int
	Box  Box
	// Gap is the blank space above the line, in lines: 0 if it directly follows the line above, 1 after one
	// blank line. It is 0 for the first line of a page.
	Gap float64

	Region Region
	// Cell is the table cell of the line; nil outside tables.
	Cell *Cell
	// Paragraph is a number, from 1, that the lines of a paragraph share; 0 if the format does not
	// state paragraphs.
	Paragraph int

	// Style is the name of the paragraph style, such as "heading 1" (DOCX only).
	Style string
	// HeadingLevel is the outline level of a heading: 1 to 9, or 0 for other text.
	HeadingLevel int
	// ListLevel is the nesting of an automatic label, from 1; 0 without one.
	ListLevel int
	Align     Alignment
	// Indent is the left indent in points, as stated by the format (DOCX only; for others, see
	// Box).
	Indent float64

	// Size, Bold and Italic apply to most characters of the line. Size is in points.
	Size         float64
	Bold, Italic bool
	// Hidden is true if the line is invisible on the printed page: white, in invisible mode, off
	// the page, tiny, or marked as hidden. Lines that are partly hidden have hidden Runs.
	Hidden bool

	Runs []Run
}

// Run is a part of a line with uniform formatting.
type Run struct {
	Text         string
	Font         string
	Size         float64
	Bold, Italic bool
	// Superscript is true for raised text, such as the mark that refers to a footnote.
	Superscript bool
	// Note is the mark of the footnote or endnote that the run refers to, if the format states it (DOCX).
	Note   string
	Hidden bool
	Box    Box
}

// Cell is the position of a line in a table of the document. All three numbers count from 1.
type Cell struct{ Table, Row, Column int }

// Printed returns the line as a reader sees it: the label, a space, and the text.
func (l Line) Printed() string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + " " + l.Text
}

// SameRow reports whether two lines are parts of the same row of a page: their boxes overlap by at least
// half of the lower one's height.
func SameRow(a, b Line) bool {
	if a.Page != b.Page || a.Box.IsZero() || b.Box.IsZero() {
		return false
	}
	overlap := min(a.Box.Y1, b.Box.Y1) - max(a.Box.Y0, b.Box.Y0)
	return overlap > 0 && overlap >= min(a.Box.Height(), b.Box.Height())/2
}
