// Package sheet makes what people download: a table as CSV, as a page and as a text document, a page
// of prose, and an Atom feed. It knows nothing of proposals; all words come in, in their language.
package render

import (
	"net/url"
	"strings"
	"time"
)

// Table is a table as bodies circulate it. The same table gives the same bytes in every form.
type Table struct {
	// Title heads the page and the document, and Notes are the lines under it.
	Title string
	Notes []string
	// Caption says in a few words what the rows are, such as "7 follow-ups".
	Caption string
	// Language is the BCP 47 tag of the words, such as "fr".
	Language string
	Columns  []Column
	// Rows have as many cells as there are columns; what is missing at the end is empty.
	Rows [][]Cell
	// Empty is said where there are no rows.
	Empty string
	// Creator is whose table it is, and Made the instant for which it holds.
	Creator string
	Made    time.Time
}

// Column is a column of a table.
type Column struct {
	Header string
	Width  Width
	Align  Alignment
	// Heads says that the cells name their rows.
	Heads bool
}

// Width is how much room a column wants, next to the others.
type Width int

// The widths; a column is medium where nothing is said.
const (
	// Medium is for names and a few words.
	Medium Width = iota
	// Narrow is for days, numbers and symbols.
	Narrow
	// Wide is for running text.
	Wide
)

// share is the column's part of a page's width, the narrow one's being 2.
func (w Width) share() int {
	switch w {
	case Narrow:
		return 2
	case Wide:
		return 6
	default:
		return 3
	}
}

// class is the width's name in the style sheet.
func (w Width) class() string {
	switch w {
	case Narrow:
		return "narrow"
	case Wide:
		return "wide"
	default:
		return "medium"
	}
}

// Alignment is the side to which the text of a column keeps.
type Alignment int

// The alignments; text keeps to the side where its lines start.
const (
	Start Alignment = iota
	Center
	End
)

// class is the alignment's name in the style sheet.
func (a Alignment) class() string {
	switch a {
	case Center:
		return "center"
	case End:
		return "end"
	default:
		return "start"
	}
}

// Cell is what stands in a row under a column.
type Cell struct {
	// Paragraphs may hold line breaks.
	Paragraphs []string
	// Link is the http or https address to which the cell leads, in the page and the document; any
	// other is left out.
	Link string
	// Language is the BCP 47 tag of the text, where it is not the table's.
	Language string
}

// Text is a cell of one paragraph.
func Text(text string) Cell { return Cell{Paragraphs: []string{text}} }

// cell is the cell of a row under a column.
func cell(row []Cell, column int) Cell {
	if column < len(row) {
		return row[column]
	}
	return Cell{}
}

// href is the cell's link, and empty for one that leads nowhere on the web.
func (c Cell) href() string {
	parsed, err := url.Parse(c.Link)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "https" && parsed.Scheme != "http") {
		return ""
	}
	return parsed.String()
}

// lines are the lines of a text, however they are broken.
func lines(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text), "\n")
}
