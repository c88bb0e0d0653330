package paper

import (
	"fmt"
	"io"
	"strings"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Comparison is the text of a revision with its differences from an earlier one.
type Comparison struct {
	Language models.Language
	// Title is the heading of the document, and Note the line below it.
	Title, Note string
	// Author is the author of the tracked changes, such as the symbol of the later revision.
	Author  string
	Redline document.Redline
}

// WriteDOCX writes the comparison as an Office Open XML document with tracked changes: accepting all of them
// gives the later text, rejecting them the earlier one. Numbers are part of the text, so that changes to
// them are tracked too.
//
// Errors: those of w.
func (c *Comparison) WriteDOCX(w io.Writer) error {
	out := redlineWriter{author: escaped(c.Author)}
	out.paragraph("Title", "", docxRun(c.Title))
	out.paragraph("Authors", "", docxRun(c.Note))
	for i := range c.Redline {
		out.change(&c.Redline[i])
	}
	notes := newDOCXNotes(nil)
	numbering := docxNumbering{}
	return writeDOCX(w, docxFile{
		language: c.Language, title: c.Title, head: c.Note, body: out.body.String(), footnotes: notes.part(), numbering: numbering.part(""),
	})
}

// redlineWriter writes paragraphs with tracked changes.
type redlineWriter struct {
	body   strings.Builder
	author string
	// changes counts the tracked changes, each of which has an ID.
	changes int
}

// paragraph writes a paragraph. mark is the tracked change of its end.
func (w *redlineWriter) paragraph(style, mark, content string) {
	if style != "" {
		style = `<w:pStyle w:val="` + style + `"/>`
	}
	if mark != "" {
		mark = "<w:rPr>" + mark + "</w:rPr>"
	}
	w.body.WriteString("<w:p><w:pPr>" + style + mark + "</w:pPr>" + content + "</w:p>")
}

// change writes a heading or paragraph. The end of one that exists in only one of the texts is a
// change, too.
func (w *redlineWriter) change(c *document.Change) {
	style, mark := "", ""
	if c.Heading {
		style = "Heading1"
	}
	switch c.Kind { //nolint:exhaustive // the end of other paragraphs did not change
	case models.ParagraphAdded:
		mark = "<w:ins" + w.attributes() + "/>"
	case models.ParagraphRemoved:
		mark = "<w:del" + w.attributes() + "/>"
	}
	var content strings.Builder
	for _, edit := range c.Whole() {
		content.WriteString(w.edit(edit))
	}
	w.paragraph(style, mark, content.String())
}

// edit returns the words of an edit.
func (w *redlineWriter) edit(edit document.Edit) string {
	run := docxRun(edit.Text)
	if run == "" {
		return ""
	}
	switch edit.Kind {
	case document.EditInserted:
		return "<w:ins" + w.attributes() + ">" + run + "</w:ins>"
	case document.EditDeleted:
		return "<w:del" + w.attributes() + ">" + strings.NewReplacer("<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(run) + "</w:del>"
	default:
		return run
	}
}

// attributes returns the attributes of the next tracked change.
func (w *redlineWriter) attributes() string {
	w.changes++
	return fmt.Sprintf(` w:id="%d" w:author="%s"`, w.changes, w.author)
}
