package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"proposaltracker/internal/document"
)

// role is the position of a block in the layout.
type role int

// The roles of blocks.
const (
	roleAccess role = iota
	roleSymbol
	roleDate
	// roleNumber is the archive's number, with the page number on its right.
	roleNumber
	// roleBody is the name of a body, the first with the original language on its right.
	roleBody
	roleProgramme
	roleTitle
	roleAuthors
	roleRevision
	roleCirculation
	roleRule
	roleHeading
	roleAnnex
	roleParagraph
	roleItem
	roleBullet
	roleQuestion
	roleText
	roleFootnote
)

// block is a paragraph of the layout.
type block struct {
	role role
	// label is the printed number, glyph or mark before the text.
	label string
	text  []span
	// right is the text at the right margin.
	right string
	// level is the nesting from 1: of a section, a paragraph, an item or a bullet.
	level int
	// section is the number of a heading, and address that of a paragraph.
	section, address string
}

// span is a part of a text, or the reference to a footnote if note is not nil. The text is then the mark.
type span struct {
	text string
	note *Footnote
}

// plain returns the text of a block without its label.
func (b *block) plain() string {
	var text strings.Builder
	for _, s := range b.text {
		text.WriteString(s.text)
	}
	return text.String()
}

// printed returns the label and the text.
func (b *block) printed(gap string) string {
	if b.label == "" {
		return b.plain()
	}
	return b.label + gap + b.plain()
}

// layout is a document as blocks, in order. The footnotes to which the text refers are not among the blocks.
type layout struct {
	blocks []block
	notes  []*Footnote
	// unreferenced are the footnotes to which the text does not refer.
	unreferenced []*Footnote
}

// newLayout lays out a document.
func newLayout(d *Document) layout {
	l := layout{notes: d.footnotes()}
	l.front(d)
	for i := range d.Text.Sections {
		l.section(d, &d.Text.Sections[i])
	}
	l.refer()
	return l
}

func (l *layout) add(b block) { l.blocks = append(l.blocks, b) }

// addText adds a block without references, unless the text is empty.
func (l *layout) addText(r role, text string) {
	if text != "" {
		l.add(block{role: r, text: []span{{text: text}}})
	}
}

// front adds the title block.
func (l *layout) front(d *Document) {
	say := termsOf(d.Language)
	if d.Restricted {
		l.addText(roleAccess, restricted)
	}
	for _, symbol := range d.Symbols {
		l.addText(roleSymbol, string(symbol))
	}
	l.addText(roleDate, say.date(d.Language, d.CirculatedOn))
	if d.Number != "" {
		l.addText(roleNumber, "("+d.Number+")")
	}
	l.bodies(d, &say)
	if d.Heading != "" {
		heading := d.Heading
		if !namesProgramme.MatchString(heading) {
			heading = say.programme + " " + heading
		}
		l.addText(roleProgramme, heading)
	}
	l.addText(roleTitle, d.Title)
	l.authors(d, &say)
	l.revision(d, &say)
	l.circulation(d, &say)
	l.addText(roleRule, rule)
}

// namesProgramme matches a heading that contains the words "work programme" at its start.
var namesProgramme = regexp.MustCompile(`(?i)^(?:work program(?:me)?|programme de travail|programa de trabajo) `)

func (l *layout) bodies(d *Document, say *terms) {
	original := ""
	if language := say.languages[d.OriginalLanguage]; language != "" {
		original = say.original + " " + language
	}
	for i, body := range d.Bodies {
		b := block{role: roleBody, text: []span{{text: body}}}
		if i == 0 {
			b.right = original
		}
		l.add(b)
	}
	if len(d.Bodies) == 0 && original != "" {
		l.add(block{role: roleBody, right: original})
	}
}

func (l *layout) authors(d *Document, say *terms) {
	introduced := say.communication
	if d.Title == "" {
		introduced = say.submitted
	}
	switch {
	case d.OnBehalfOf != "" && len(d.Sponsors) == 1 && d.SubmittedBy != "":
		l.addText(roleAuthors, introduced+d.SubmittedBy+say.onBehalf+d.OnBehalfOf)
	case len(d.Sponsors) > 0:
		l.addText(roleAuthors, introduced+strings.Join(d.Sponsors, "; "))
	}
}

func (l *layout) revision(d *Document, say *terms) {
	kind := say.kinds[d.Kind]
	if kind != "" {
		b := block{role: roleRevision, text: []span{{text: kind}}}
		if d.notedBelow() {
			b.text = append(b.text, span{text: d.NoteMark, note: l.notes[0]})
		}
		l.add(b)
	}
	if d.Note != "" && !d.notedBelow() {
		l.addText(roleCirculation, d.Note)
	}
}

func (l *layout) circulation(d *Document, say *terms) {
	dated, request := say.date(d.Language, d.CommunicatedOn), d.SubmittedBy
	if dated == "" && request == "" {
		return
	}
	if dated != "" {
		dated = say.dated + dated + ","
	}
	if request != "" {
		request = say.request + request
	}
	if request != "" && d.OnBehalfOf != "" {
		request += say.onBehalf + d.OnBehalfOf
	}
	l.addText(roleCirculation, fmt.Sprintf(say.circulation, dated, request))
}

func (l *layout) section(d *Document, s *document.Section) {
	switch {
	case s.Annex > 0:
		l.addText(roleRule, rule)
		l.addText(roleAnnex, s.Heading)
	case s.Number != "":
		l.add(block{role: roleHeading, label: headingLabel(s.Number), section: s.Number, text: []span{{text: s.Heading}}, level: headingLevel(s.Number)})
	default:
		l.addText(roleHeading, s.Heading)
	}
	for i := range s.Paragraphs {
		l.paragraph(d, &s.Paragraphs[i])
	}
}

// headingLabel returns the label of a section: Roman numerals and letters have a full stop.
func headingLabel(number string) string {
	if number[0] >= '0' && number[0] <= '9' {
		return number
	}
	return number + "."
}

// headingLevel returns 2 for a section with a letter, and 1 for others.
func headingLevel(number string) int {
	if len(number) == 1 && !strings.ContainsAny(number, "0123456789IVXL") {
		return 2 //nolint:mnd // the second level
	}
	return 1
}

func (l *layout) paragraph(d *Document, p *document.Paragraph) {
	if omitted(p) || p.Kind == document.KindFootnote {
		return
	}
	b := block{role: roleText, address: p.Number, text: []span{{text: p.Text}}, level: 1}
	switch {
	case p.Kind == document.KindQuestion:
		say := termsOf(d.Language)
		b.role, b.label = roleQuestion, say.question+strconv.Itoa(p.Ordinal)+":"
	case p.Kind == document.KindBullet:
		b.role, b.level = roleBullet, max(1, p.Level)
		b.label = bulletGlyph(b.level)
	case strings.HasSuffix(p.Number, ")"):
		b.role, b.label, b.level = roleItem, "("+p.Label+")", max(1, strings.Count(p.Number, "("))
	case p.Number != "":
		b.role, b.label, b.level = roleParagraph, p.Label+".", strings.Count(p.Label, ".")+1
	}
	l.add(b)
}

// bulletGlyph returns the glyph of a level, from 1.
func bulletGlyph(level int) string {
	glyphs := []string{"•", "◦", "▪", "▫", "●", "○", "■", "□"}
	return glyphs[min(level, len(glyphs))-1]
}
