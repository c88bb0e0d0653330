package document

import (
	"unicode/utf8"

	"proposaltracker/models"
)

const (
	// fullLine is how many characters a line has that was broken because it was full.
	fullLine = 60
	// brokenLine is how many a line has at least that goes on, in lower case, after a blank line.
	brokenLine = 40
)

// piece is one line of a paragraph.
type piece struct {
	text string
	soft bool
}

// draft is a paragraph, or a heading, whose lines are still being gathered.
type draft struct {
	Paragraph
	heading bool
	pieces  []piece
	// glyph is a bullet's; ' ' where the glyph was lost and the space after it is left.
	glyph rune
}

// last is the text of the last line; empty where only a label has been read.
func (d *draft) last() string {
	if len(d.pieces) == 0 {
		return ""
	}
	return d.pieces[len(d.pieces)-1].text
}

// wantsText tells whether only a label or glyph has been read, on a line of its own.
func (d *draft) wantsText() bool {
	return (d.Kind == KindQuestion || d.Kind == KindBullet) && len(d.pieces) == 0
}

// open tells whether the last line ends as if more were to come.
func (d *draft) open() bool { return d.wantsText() || !endsSentence(d.last()) }

// reader holds what is known while going down the lines, once.
type reader struct {
	lines []line
	// flush tells that most lines begin at the margin, so that an indented one means something.
	flush  bool
	drafts []*draft
	// flow is the last paragraph or heading that is neither furniture nor footnote.
	flow *draft

	numbering numbering
	notes     footnotes
	bullets   []rune
}

// Parse reads a body. It never fails: what is not recognized is kept as plain paragraphs, and
// each byte of the body that is not white space, nor an invisible character at the edge of a line
// (soft hyphen, mark of byte order), lies in exactly one span of the result. Time and
// memory grow with the length of the body, whatever it holds.
//
// Text that is not valid UTF-8 is for [Check] to refuse; here it is taken as it is.
func Parse(body string, language models.Language) Text {
	r := &reader{lines: splitLines(body), numbering: newNumbering()}
	r.flush = mostlyFlush(r.lines)
	for i := range r.lines {
		r.read(i)
	}
	markFrontMatter(r.drafts)
	return Text{Language: language, Original: body, Sections: sections(r.drafts)}
}

func mostlyFlush(lines []line) bool {
	indented := 0
	for _, l := range lines {
		if l.indent > 0 {
			indented++
		}
	}
	return 2*indented <= len(lines)
}

// read decides what line i begins or goes on with. The order is that of how sure the signs are.
func (r *reader) read(i int) {
	for _, recognize := range []func(int) bool{
		r.furniture, r.footnote, r.question, r.section, r.numbered, r.item, r.bullet, r.source, r.unmarkedBullet, r.goesOn,
	} {
		if recognize(i) {
			break
		}
	}
	r.notes.noteReferences(r.lines[i].text)
}

// fresh tells whether something new can begin at line i without other signs.
func (r *reader) fresh(i int) bool {
	l, last := r.lines[i], r.lastDraft()
	return l.apart() || last == nil || last != r.flow || last.heading || !last.open()
}

func (r *reader) lastDraft() *draft {
	if len(r.drafts) == 0 {
		return nil
	}
	return r.drafts[len(r.drafts)-1]
}

// begin starts a draft at line i with what the label leaves of the line.
func (r *reader) begin(i int, p Paragraph, text string) *draft {
	l := r.lines[i]
	p.Spans = []Span{{l.start, l.end}}
	d := &draft{Paragraph: p}
	if text != "" {
		d.pieces = []piece{{text, l.soft}}
	}
	r.drafts = append(r.drafts, d)
	if p.Kind != KindFurniture && p.Kind != KindFootnote {
		r.flow = d
	}
	return d
}

// extend adds line i to a draft; a new span where something else lies between.
func (r *reader) extend(d *draft, i int) bool {
	l := r.lines[i]
	d.pieces = append(d.pieces, piece{l.text, l.soft})
	last := len(d.Spans) - 1
	if r.lines[max(0, i-1)].end == d.Spans[last].End {
		d.Spans[last].End = l.end
	} else {
		d.Spans = append(d.Spans, Span{l.start, l.end})
	}
	return true
}

// goesOn adds a line without signs of its own to what it continues, or begins a paragraph.
func (r *reader) goesOn(i int) bool {
	last := r.lastDraft()
	switch {
	case last != nil && last.Kind == KindFootnote && r.staysInNote(last, i):
		return r.extend(last, i)
	case r.flow != nil && r.continues(r.flow, i):
		return r.extend(r.flow, i)
	default:
		r.begin(i, Paragraph{Kind: KindParagraph}, r.lines[i].text)
		return true
	}
}

// staysInNote tells whether the line is still the footnote's, and not of what it interrupted.
func (r *reader) staysInNote(note *draft, i int) bool {
	l := r.lines[i]
	if l.apart() || r.residue(l) {
		return false
	}
	resumes := !note.open() && r.flow != nil && !r.flow.heading && r.flow.open() && startsLower(l.text)
	return !resumes
}

// residue tells whether the line begins with a single space in a text that does not indent: what
// is left of a lost glyph or form feed.
func (r *reader) residue(l line) bool { return r.flush && l.indent == 1 }

// continues tells whether line i goes on with d.
func (r *reader) continues(d *draft, i int) bool {
	l := r.lines[i]
	next := r.lastDraft() == d && !l.apart()
	switch {
	case d.heading:
		return next && isCapitals(d.last()) && isCapitals(l.text)
	case d.wantsText():
		return true
	case next:
		return !r.residue(l) || startsLower(l.text)
	default:
		return r.resumes(d, l)
	}
}

// resumes tells whether a line goes on with d after a blank line or a page break.
func (r *reader) resumes(d *draft, l line) bool {
	width := utf8.RuneCountInString(d.last())
	if !d.open() || width < brokenLine {
		return false
	}
	pageBreak := l.page || r.lastDraft() != d
	return startsLower(l.text) || (pageBreak && width >= fullLine && !isCapitals(l.text) && !isCapitals(d.last()))
}

// sections groups finished drafts.
func sections(drafts []*draft) []Section {
	var all []Section
	for i, d := range drafts {
		d.Text = rejoin(d.pieces)
		d.Start, d.End = d.Spans[0].Start, d.Spans[len(d.Spans)-1].End
		switch {
		case d.heading:
			all = append(all, Section{Number: d.Number, Heading: d.Text, Spans: d.Spans})
			continue
		case i == 0:
			all = append(all, Section{})
		}
		last := &all[len(all)-1]
		last.Paragraphs = append(last.Paragraphs, d.Paragraph)
	}
	return all
}
