// Package paper writes the revision of a proposal as the document that a body circulates: the title
// block, numbered sections and paragraphs, and footnotes. The layout is that of WTO documents since
// 2012. Package document reads every format except HTML and Akoma Ntoso back to the same values.
package paper

import (
	"slices"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Document is the content of a document. Empty fields are omitted from the output.
type Document struct {
	// Language is the language of the text and of the fixed words of the layout.
	Language models.Language
	// Symbols are the printed symbols, in order.
	Symbols []models.Symbol
	// Restricted is true for documents that only Members may read.
	Restricted bool
	// CommunicatedOn is the date of the communication, CirculatedOn the day of circulation.
	CommunicatedOn, CirculatedOn models.Date
	// Number is the archive's number, such as "18-2237".
	Number string
	// Bodies are the names of the bodies to which the document is addressed.
	Bodies           []string
	OriginalLanguage models.Language
	// Heading is the work programme, Title the title of the document.
	Heading, Title string
	// Sponsors are the names of the authors, in printed order. SubmittedBy is the name of the
	// delegation that requested the circulation. OnBehalfOf is the group for which that delegation
	// submits the document; it is then the only sponsor.
	Sponsors                []string
	SubmittedBy, OnBehalfOf string
	// Kind is the mark below the authors; empty for an original.
	Kind models.RevisionKind
	// Note is the reason for the revision, and NoteMark the mark of the footnote that states it.
	// Without a mark or without a kind, the note is printed in the title block.
	Note, NoteMark string
	// Text contains the sections and paragraphs. Its front matter, revision note and page furniture are
	// omitted, because the fields above replace them.
	Text document.Text
}

// Footnote is a footnote of a document.
type Footnote struct{ Mark, Text string }

// footnotes returns the footnotes in order, starting with the revision note.
func (d *Document) footnotes() []*Footnote {
	var notes []*Footnote
	if d.notedBelow() {
		notes = append(notes, &Footnote{d.NoteMark, d.Note})
	}
	for _, p := range d.Text.Footnotes() {
		if p.Kind == document.KindFootnote {
			notes = append(notes, &Footnote{p.Mark, p.Text})
		}
	}
	return notes
}

// notedBelow reports whether the revision note is a footnote.
func (d *Document) notedBelow() bool { return d.Note != "" && d.NoteMark != "" && d.Kind != "" }

// Name returns a file name without extension: the first symbol, or else the title, with hyphens instead of
// other characters than ASCII letters and digits.
func (d *Document) Name() string {
	name := d.Title
	if len(d.Symbols) > 0 {
		name = string(d.Symbols[0])
	}
	const longest = 80
	words := strings.FieldsFunc(name, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	joined := strings.Join(words, "-")
	if joined == "" {
		return "revision"
	}
	return strings.TrimRight(joined[:min(len(joined), longest)], "-")
}

// omitted reports whether the title block replaces a paragraph.
func omitted(p *document.Paragraph) bool {
	return slices.Contains([]document.Kind{document.KindFrontMatter, document.KindFurniture, document.KindRevisionNote}, p.Kind)
}
