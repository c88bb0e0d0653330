package paper

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// AKNType is the media type of the output of [Document.WriteAKN].
const AKNType = "application/akn+xml"

// WriteAKN writes the document as Akoma Ntoso 3.0 (OASIS LegalDocML): the title block as a preface, sections,
// paragraphs and points as a hierarchy, and footnotes at the place of their references. Elements of
// the text have an eId.
//
// Errors: those of w.
func (d *Document) WriteAKN(w io.Writer) error {
	l := newLayout(d)
	out := aknWriter{document: d}
	out.write(`<?xml version="1.0" encoding="UTF-8"?>`+"\n", `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">`+"\n",
		`<doc name="communication">`+"\n")
	out.meta()
	out.preface(l.blocks)
	out.write("<mainBody>\n")
	for _, node := range aknTree(&l).children {
		out.hierarchy(node)
	}
	out.write("</mainBody>\n</doc>\n</akomaNtoso>\n")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("write the Akoma Ntoso document: %w", err)
	}
	return nil
}

// aknWriter writes the elements of a document.
type aknWriter struct {
	strings.Builder

	document *Document
	notes    int
}

func (w *aknWriter) write(texts ...string) {
	for _, text := range texts {
		_, _ = w.WriteString(text) // a strings.Builder returns no errors
	}
}

// organization identifies the body in addresses.
const organization = "wto"

// undated is the date of a document that has none, because a date is required.
const undated = "0001-01-01"

// meta writes the identification of the work, of its expression in one language, and of this file.
func (w *aknWriter) meta() {
	d := w.document
	date := undated
	if !d.CirculatedOn.IsZero() {
		date = d.CirculatedOn.String()
	}
	language := map[models.Language]string{models.English: "eng", models.French: "fra", models.Spanish: "spa"}[d.Language]
	if language == "" {
		language = "und"
	}
	work := "/akn/" + organization + "/doc/communication/" + date + "/" + strings.ToLower(d.Name())
	expression := work + "/" + language + "@"
	w.write("<meta>\n", `<identification source="#tracker">`+"\n")
	w.level("FRBRWork", work, "!main", date, `<FRBRcountry value="`+organization+`"/>`)
	w.level("FRBRExpression", expression, "!main", date, `<FRBRlanguage language="`+language+`"/>`)
	w.level("FRBRManifestation", expression, "!main.xml", date, "")
	w.write("</identification>\n", `<references source="#tracker">`+"\n",
		`<TLCOrganization eId="tracker" href="/akn/ontology/organization/proposaltracker" showAs="proposaltracker"/>`+"\n",
		`<TLCOrganization eId="authors" href="/akn/ontology/organization/`+organization+`/members" showAs="`, escaped(strings.Join(d.Sponsors, "; ")), `"/>`+"\n",
		"</references>\n</meta>\n")
}

// level writes one level of the identification.
func (w *aknWriter) level(name, address, component, date, more string) {
	w.write("<", name, `><FRBRthis value="`, escaped(address+"/"+component), `"/><FRBRuri value="`, escaped(address), `"/><FRBRdate date="`, date,
		`" name="circulation"/><FRBRauthor href="#authors"/>`, more, "</", name, ">\n")
}

// preface writes the title block.
func (w *aknWriter) preface(blocks []block) {
	w.write("<preface>\n")
	for i := range blocks {
		b := &blocks[i]
		if b.role == roleRule {
			break
		}
		_, class := elementOf(b)
		w.write(`<p class="`, class, `">`)
		w.marked(b)
		if b.right != "" {
			w.write(" ", escaped(b.right))
		}
		w.write("</p>\n")
	}
	w.write("</preface>\n")
}

// marked writes the text of a block of the title block in the element for its meaning.
func (w *aknWriter) marked(b *block) {
	name := map[role]string{roleSymbol: "docNumber", roleNumber: "docNumber", roleTitle: "docTitle", roleAuthors: "docProponent", roleDate: "docDate"}[b.role]
	if name == "" || len(b.text) == 0 {
		w.spans(b.text)
		return
	}
	attribute := ""
	if b.role == roleDate {
		attribute = ` date="` + w.document.CirculatedOn.String() + `"`
	}
	w.write("<", name, attribute, ">")
	w.spans(b.text)
	w.write("</", name, ">")
}

// spans writes a text, with its footnotes in place of their references.
func (w *aknWriter) spans(text []span) {
	for _, s := range text {
		if s.note == nil {
			w.write(escaped(s.text))
			continue
		}
		w.notes++
		w.write(`<authorialNote eId="authorialNote_`, strconv.Itoa(w.notes), `" marker="`, escaped(s.note.Mark), `" placement="bottom"><p>`,
			escaped(s.note.Text), "</p></authorialNote>")
	}
}

// hierarchy writes an element of the text with everything below it.
func (w *aknWriter) hierarchy(n *aknNode) {
	name, attribute, _ := strings.Cut(n.element, " ")
	w.write("<", name)
	if attribute != "" {
		w.write(` name="`, attribute, `"`)
	}
	w.write(` eId="`, escaped(n.id), `">`)
	if n.label != "" {
		w.write("<num>", escaped(n.label), "</num>")
	}
	if n.heading != nil {
		w.write("<heading>")
		w.spans(n.heading)
		w.write("</heading>")
	}
	w.content(n)
	for _, child := range n.children {
		w.hierarchy(child)
	}
	w.write("</", name, ">\n")
}

// content writes an element's own text: in an <intro> if the element has children, otherwise in a <content>.
func (w *aknWriter) content(n *aknNode) {
	name := "content"
	if len(n.children) > 0 {
		name = "intro"
	}
	if n.text == nil && name == "intro" {
		return
	}
	w.write("<", name, "><p>")
	w.spans(n.text)
	w.write("</p></", name, ">")
}

// aknNode is an element of the text.
type aknNode struct {
	// element is the name of the element. A container has a name after it: "hcontainer question".
	element, id, label string
	heading, text      []span
	children           []*aknNode
}

// aknTree returns the text of a document as a tree.
func aknTree(l *layout) *aknNode {
	builder := aknBuilder{root: &aknNode{}, byAddress: map[string]*aknNode{}, taken: map[string]int{}}
	builder.open = []*aknNode{builder.root}
	begun := false
	for i := range l.blocks {
		if l.blocks[i].role == roleRule {
			begun = true
		} else if begun {
			builder.add(&l.blocks[i])
		}
	}
	for _, note := range l.unreferenced {
		builder.open = builder.open[:1]
		builder.add(&block{role: roleFootnote, label: note.Mark, text: []span{{text: note.Text}}})
	}
	if len(builder.root.children) == 0 { // the format requires an element
		builder.add(&block{role: roleText})
	}
	return builder.root
}

// aknBuilder arranges blocks in a tree.
type aknBuilder struct {
	root *aknNode
	// open contains the root and the open sections, outermost first.
	open      []*aknNode
	byAddress map[string]*aknNode
	// taken counts the elements with each eId.
	taken map[string]int
}

func (b *aknBuilder) add(in *block) {
	n := &aknNode{label: in.label, text: in.text}
	switch in.role {
	case roleAnnex, roleHeading:
		n.heading, n.text = in.text, nil
		n.element = "section"
		if in.role == roleAnnex {
			n.element = "hcontainer annex"
		}
		b.section(n, in)
		return
	case roleParagraph:
		n.element = "paragraph"
	case roleItem:
		n.element = "point"
	case roleQuestion:
		n.element = "hcontainer question"
	case roleBullet:
		n.element = "hcontainer bullet"
	case roleFootnote:
		n.element = "hcontainer footnote"
	default:
		n.element = "hcontainer text"
	}
	parent := b.open[len(b.open)-1]
	if above := b.byAddress[strings.TrimSuffix(in.address, in.label)]; in.role == roleItem && above != nil {
		parent = above
	}
	b.attach(parent, n)
	if in.address != "" {
		b.byAddress[in.address] = n
	}
}

// section attaches a section to the one above it, and opens it. Sections follow annexes of the same document inside them.
func (b *aknBuilder) section(n *aknNode, in *block) {
	depth := 1
	for depth < len(b.open) && in.role == roleHeading && (b.open[depth].element == "hcontainer annex" || in.level > depth) {
		depth++
	}
	b.open = b.open[:depth]
	b.attach(b.open[depth-1], n)
	b.open = append(b.open, n)
}

// attach adds an element below another one and gives it a unique eId, as the naming convention of Akoma Ntoso
// recommends: `sec_2__para_2-1__point_a`.
func (b *aknBuilder) attach(parent, n *aknNode) {
	short := map[string]string{"section": "sec", "paragraph": "para", "point": "point"}[n.element]
	if short == "" {
		_, short, _ = strings.Cut(n.element, " ")
	}
	number := strings.Trim(notInID.ReplaceAllString(n.label, "-"), "-")
	if number == "" {
		number = strconv.Itoa(len(parent.children) + 1)
	}
	n.id = short + "_" + number
	if parent.id != "" {
		n.id = parent.id + "__" + n.id
	}
	b.taken[n.id]++
	if count := b.taken[n.id]; count > 1 {
		n.id += "_" + strconv.Itoa(count) // numbers contain no underscore
	}
	parent.children = append(parent.children, n)
}

// notInID matches what a number in an eId must not contain.
var notInID = regexp.MustCompile(`[^0-9A-Za-z]+`)
