package paper

import (
	"bufio"
	"crypto/sha256"
	_ "embed" // the style sheet
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strconv"
)

// HTMLType is the media type of the output of [Document.WriteHTML].
const HTMLType = "text/html; charset=utf-8"

//go:embed paper.css
var styleSheet string

// Policy returns the Content-Security-Policy for the pages. It allows only their inline style sheet.
func Policy() string {
	sum := sha256.Sum256([]byte(styleSheet))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
}

// WriteHTML writes the document as a page without scripts or external resources. The address of each
// numbered paragraph is its id, so that `#2.1` links to it.
//
// Errors: those of w.
func (d *Document) WriteHTML(w io.Writer) error {
	l := newLayout(d)
	out := htmlWriter{Writer: bufio.NewWriter(w), ids: map[*Footnote]string{}}
	for i, note := range l.notes {
		out.ids[note] = strconv.Itoa(i + 1)
	}
	out.write(`<!DOCTYPE html>`+"\n"+`<html lang="`, tagOf(d.Language), `" dir="ltr">`+"\n<head>\n"+`<meta charset="utf-8">`+"\n"+
		`<meta name="viewport" content="width=device-width, initial-scale=1">`+"\n<title>", html.EscapeString(d.Title),
		"</title>\n<style>", styleSheet, "</style>\n</head>\n<body>\n<main>\n<header>\n")
	for i := range l.blocks {
		out.block(&l.blocks[i])
	}
	out.write("</article>\n")
	if len(l.notes) > 0 {
		out.footnotes(&l)
	}
	out.write("</main>\n</body>\n</html>\n")
	if err := out.Flush(); err != nil { // returns the first error
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// htmlWriter writes blocks as HTML. Its buffer remembers the first error.
type htmlWriter struct {
	*bufio.Writer

	// ids contains the IDs of the footnotes.
	ids map[*Footnote]string
	// begun is true after the title block.
	begun bool
}

func (w *htmlWriter) write(texts ...string) {
	for _, text := range texts {
		_, _ = w.WriteString(text)
	}
}

func (w *htmlWriter) block(b *block) {
	if b.role == roleRule {
		w.rule()
		return
	}
	name, class := elementOf(b)
	w.write("<", name, ` class="`, class, `"`)
	if id := b.address + b.section; id != "" {
		w.write(` id="`, html.EscapeString(id), `"`)
	}
	w.write(">")
	if b.label != "" {
		w.write(`<span class="label">`, html.EscapeString(b.label), "</span> ")
	}
	for _, s := range b.text {
		w.span(s)
	}
	if b.right != "" {
		w.write(` <span class="right">`, html.EscapeString(b.right), "</span>")
	}
	w.write("</", name, ">\n")
}

// rule ends the title block or, in the text, separates an annex.
func (w *htmlWriter) rule() {
	if w.begun {
		w.write("<hr>\n")
		return
	}
	w.begun = true
	w.write("</header>\n<article>\n")
}

func (w *htmlWriter) span(s span) {
	if s.note == nil {
		w.write(html.EscapeString(s.text))
		return
	}
	id := w.ids[s.note]
	w.write(`<sup><a id="reference-`, id, `" href="#note-`, id, `" role="doc-noteref">`, html.EscapeString(s.text), "</a></sup>")
}

func (w *htmlWriter) footnotes(l *layout) {
	referred := map[*Footnote]bool{}
	for _, note := range l.notes {
		referred[note] = true
	}
	for _, note := range l.unreferenced {
		referred[note] = false
	}
	w.write(`<section class="notes" role="doc-endnotes">` + "\n<hr>\n")
	for _, note := range l.notes {
		id, mark := w.ids[note], html.EscapeString(note.Mark)
		if referred[note] {
			mark = `<a href="#reference-` + id + `" role="doc-backlink">` + mark + "</a>"
		}
		w.write(`<p id="note-`, id, `"><sup>`, mark, "</sup> ", html.EscapeString(note.Text), "</p>\n")
	}
	w.write("</section>\n")
}

// elementOf returns the name and the class of the element of a block.
func elementOf(b *block) (name, class string) {
	switch b.role {
	case roleTitle:
		return "h1", "title"
	case roleHeading:
		return "h" + strconv.Itoa(b.headingRank()), "heading"
	case roleAnnex:
		return "h2", "annex"
	case roleItem, roleBullet:
		return "p", "item level" + strconv.Itoa(min(b.level, deepestItem))
	default:
		return "p", map[role]string{
			roleAccess: "access", roleSymbol: "symbol", roleDate: "date", roleNumber: "number", roleBody: "body", roleProgramme: "programme",
			roleAuthors: "authors", roleRevision: "revision", roleCirculation: "circulation", roleParagraph: "paragraph",
			roleQuestion: "question", roleText: "text",
		}[b.role]
	}
}

// headingRank returns the rank of a heading below the title: 2, or 3 for a section within a section.
func (b *block) headingRank() int { return max(1, b.level) + 1 }
