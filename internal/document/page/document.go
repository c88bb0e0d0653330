// Package page defines the output that the readers of all file formats share: a document as
// positioned lines. The readers (docx, pdf, plain) fill a Document, which the recognizer uses
// independently of the format. Values that a format does not provide are zero.
package page

import (
	"slices"
	"time"
)

// Format is a file format that can be read.
type Format string

// The supported formats.
const (
	Plain Format = "TEXT"
	DOCX  Format = "DOCX"
	PDF   Format = "PDF"
)

// MediaType returns the media type of files in the format.
func (f Format) MediaType() string {
	switch f {
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case PDF:
		return "application/pdf"
	default:
		return "text/plain"
	}
}

// Document contains the text of a file as positioned lines.
type Document struct {
	Format Format
	// Text is the canonical text; the offsets of lines refer to it. For plain text it is the decoded file,
	// byte for byte; for the other formats [Compose] joins the lines, with a newline after each line and a
	// form feed before each page but the first.
	Text string
	// Pages contains the size of each page in points. It is empty if the format has no pages.
	Pages []Size
	// Lines is in reading order. In a DOCX file, notes follow the body; page headers and footers
	// occur once, with the headers first. No line has empty text.
	Lines []Line
	// Rules lists the horizontal rules that are drawn on pages, such as those above footnotes (PDF
	// only).
	Rules      []Rule
	Properties Properties
	// Problems lists facts that users of the document should know, such as tracked changes. They do
	// not prevent reading.
	Problems []Problem
}

// Restricted reports whether the file has content that its authors may not want to publish: tracked changes,
// comments, hidden text or personal metadata.
func (d *Document) Restricted() bool {
	return slices.ContainsFunc(d.Problems, func(p Problem) bool {
		switch p.Reason {
		case TrackedChanges, Comments, HiddenText, PersonalMetadata:
			return true
		default:
			return false
		}
	})
}

// Size is the size of a page in points (1/72 inch).
type Size struct{ Width, Height float64 }

// Box is a rectangle in points from the top left corner of the page. It is zero if the format has no
// geometry. For plain text, a character is [ColumnWidth] wide and a row [RowHeight] high.
type Box struct{ X0, Y0, X1, Y1 float64 }

// The nominal size of a character cell of plain text, in points.
const (
	ColumnWidth = 6.0
	RowHeight   = 12.0
)

// IsZero reports whether the box is unknown.
func (b Box) IsZero() bool { return b == Box{} }

// Width returns the horizontal extent in points.
func (b Box) Width() float64 { return b.X1 - b.X0 }

// Height returns the vertical extent in points.
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// Union returns the smallest box that contains both boxes; unknown boxes are ignored.
func (b Box) Union(other Box) Box {
	switch {
	case b.IsZero():
		return other
	case other.IsZero():
		return b
	default:
		return Box{
			X0: min(b.X0, other.X0), Y0: min(b.Y0, other.Y0),
			X1: max(b.X1, other.X1), Y1: max(b.Y1, other.Y1),
		}
	}
}

// Rule is a horizontal rule on a page.
type Rule struct {
	Page int
	Box  Box
}

// Properties contains a file's metadata. Values that the file does not state are zero.
type Properties struct {
	Title, Author, LastModifiedBy, Company, Producer string
	// Language is a BCP 47 tag, such as "fr-CH".
	Language          string
	Created, Modified time.Time
}
