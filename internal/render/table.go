// Package render writes files for download: tables as CSV, HTML and DOCX, pages of prose, and Atom
// feeds. It does not depend on proposals: its callers supply all text, in the required language.
package render

import (
	"net/url"
	"strings"
	"time"
)

// Table is a table with a heading, notes and a caption, as bodies circulate it. Equal tables are
// written as identical bytes.
type Table struct {
	// Title is the heading of the page or document. Notes are lines of text below it.
	Title string
	Notes []string
	// Caption describes the rows in a few words, such as "7 follow-ups".
	Caption string
	// Language is the BCP 47 tag of the text, such as "fr".
	Language string
	Columns  []Column
	// Rows have one cell per column. Missing cells at the end are empty.
	Rows [][]Cell
	// Empty is the text shown if there are no rows.
	Empty string
	// Creator is the author of the table. Made is the time as of which the data are shown; it is
	// also the time of all files inside a DOCX.
	Creator string
	Made    time.Time
}

// Column is a column of a table.
type Column struct {
	Header string
	Width  Width
	Align  Alignment
	// Heads is true if the cells of the column are row headers.
	Heads bool
}

// Width is the relative width of a column.
type Width int

// The widths. The default is Medium.
const (
	// Medium is for names and a few words.
	Medium Width = iota
	// Narrow is for dates, numbers and symbols.
	Narrow
	// Wide is for running text.
	Wide
)

// share returns the relative width of a column.
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

// class returns the CSS class of the width.
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

// Alignment is the horizontal alignment of a column's text.
type Alignment int

// The alignments. The default is Start, the side on which lines begin.
const (
	Start Alignment = iota
	Center
	End
)

// class returns the CSS class of the alignment.
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

// Cell is a cell of a table.
type Cell struct {
	// Paragraphs are the paragraphs of text. Each can contain line breaks.
	Paragraphs []string
	// Link is the http or https URL that the cell links to in HTML and DOCX. Other schemes are
	// ignored.
	Link string
	// Language is the BCP 47 tag of the text if it differs from the table's.
	Language string
}

// Text returns a cell with one paragraph.
func Text(text string) Cell { return Cell{Paragraphs: []string{text}} }

// cell returns the cell of a row in the given column, or an empty cell if the row is too short.
func cell(row []Cell, column int) Cell {
	if column < len(row) {
		return row[column]
	}
	return Cell{}
}

// href returns the cell's link, or an empty string unless it is an absolute http or https URL.
func (c Cell) href() string {
	parsed, err := url.Parse(c.Link)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "https" && parsed.Scheme != "http") {
		return ""
	}
	return parsed.String()
}

// lines splits a text at line breaks of any kind.
func lines(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text), "\n")
}
