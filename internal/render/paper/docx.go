package paper

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// DOCXType is the media type of the output of [Document.WriteDOCX].
const DOCXType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// WriteDOCX writes the document as an Office Open XML document (ECMA-376): sections, paragraphs and lists have
// automatic numbers, footnotes are footnotes, and styles define the layout. It names no author. Equal
// documents are written as identical bytes. Characters that XML 1.0 does not allow are replaced by U+FFFD.
//
// Errors: those of w.
func (d *Document) WriteDOCX(w io.Writer) error {
	l := newLayout(d)
	out := docxWriter{notes: newDOCXNotes(l.notes)}
	for i := range l.blocks {
		out.block(&l.blocks[i])
	}
	if len(l.unreferenced) > 0 {
		out.block(&block{role: roleRule, text: []span{{text: rule}}})
	}
	for _, note := range l.unreferenced {
		out.block(&block{role: roleFootnote, label: note.Mark, text: []span{{text: note.Text}}})
	}
	head := ""
	if len(d.Symbols) > 0 {
		head = string(d.Symbols[0])
	}
	return writeDOCX(w, docxFile{
		language: d.Language, title: d.Title, head: head, body: out.body.String(),
		footnotes: out.notes.part(), numbering: out.numbering.part(termsOf(d.Language).question),
	})
}

// docxWriter converts blocks to the body of a document part.
type docxWriter struct {
	body      strings.Builder
	notes     docxNotes
	numbering docxNumbering
}

// styleOf returns the ID of the paragraph style of a block in ooxml/styles.xml; empty for the default one.
func styleOf(b *block) string {
	switch b.role {
	case roleHeading:
		return "Heading" + strconv.Itoa(max(1, b.level))
	case roleItem, roleBullet:
		return "ListItem"
	default:
		return map[role]string{
			roleAccess: "DocumentAccess", roleSymbol: "DocumentSymbol", roleDate: "DocumentDate", roleNumber: "DocumentNumber",
			roleBody: "DocumentBody", roleProgramme: "WorkProgramme", roleTitle: "Title", roleAuthors: "Authors",
			roleRevision: "RevisionMark", roleCirculation: "Circulation", roleRule: "Rule", roleAnnex: "Annex", roleFootnote: "FootnoteText",
		}[b.role]
	}
}

// block writes a paragraph.
func (w *docxWriter) block(b *block) {
	w.body.WriteString("<w:p><w:pPr>")
	if style := styleOf(b); style != "" {
		w.body.WriteString(`<w:pStyle w:val="` + style + `"/>`)
	}
	reference, automatic := w.numbering.number(b)
	if automatic {
		w.body.WriteString(reference)
	}
	w.body.WriteString("</w:pPr>")
	if b.label != "" && !automatic {
		w.body.WriteString(docxRun(b.label + " "))
	}
	for _, s := range b.text {
		w.span(s)
	}
	if b.right != "" {
		w.body.WriteString("<w:r><w:tab/></w:r>" + docxRun(b.right))
	}
	w.body.WriteString("</w:p>")
}

// span writes a text or the reference to a footnote.
func (w *docxWriter) span(s span) {
	if s.note != nil {
		w.body.WriteString(w.notes.reference(s.note))
		return
	}
	w.body.WriteString(docxRun(s.text))
}

// docxRun returns a run of text. Line feeds become line breaks.
func docxRun(text string) string {
	if text == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = `<w:t xml:space="preserve">` + escaped(line) + "</w:t>"
	}
	return "<w:r>" + strings.Join(lines, "<w:br/>") + "</w:r>"
}

// docxNotes numbers the footnotes of a document.
type docxNotes struct {
	ids map[*Footnote]int
	all []*Footnote
	// automatic contains the footnotes whose marks Word generates.
	automatic map[*Footnote]bool
	counted   int
}

func newDOCXNotes(all []*Footnote) docxNotes {
	notes := docxNotes{ids: map[*Footnote]int{}, automatic: map[*Footnote]bool{}}
	for i, note := range all {
		notes.ids[note] = i + 1
	}
	return notes
}

// reference returns a run that refers to a footnote. Its mark is automatic if Word generates the same one.
func (n *docxNotes) reference(note *Footnote) string {
	n.all = append(n.all, note)
	attributes, mark := fmt.Sprintf(` w:id="%d"`, n.ids[note]), ""
	if note.Mark == strconv.Itoa(n.counted+1) {
		n.counted++
		n.automatic[note] = true
	} else {
		attributes = ` w:customMarkFollows="1"` + attributes
		mark = "<w:t>" + escaped(note.Mark) + "</w:t>"
	}
	return raisedRun("<w:footnoteReference" + attributes + "/>" + mark)
}

// raisedRun returns a run with the style of footnote references.
func raisedRun(content string) string {
	return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>` + content + "</w:r>"
}

// part returns the content of the footnotes part: the separators that the format requires, and the
// footnotes to which the text refers.
func (n *docxNotes) part() string {
	var part strings.Builder
	part.WriteString(`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for _, note := range n.all {
		mark := "<w:footnoteRef/>"
		if !n.automatic[note] {
			mark = "<w:t>" + escaped(note.Mark) + "</w:t>"
		}
		fmt.Fprintf(&part, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>%s%s</w:p></w:footnote>`,
			n.ids[note], raisedRun(mark), docxRun(" "+note.Text))
	}
	return part.String()
}

// tagOf returns the BCP 47 tag of a language.
func tagOf(language models.Language) string { return strings.ToLower(string(language)) }
