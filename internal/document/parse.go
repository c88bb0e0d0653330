package document

import (
	"slices"
	"unicode/utf8"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

const (
	// fullLine is the minimum length, in characters, of a line that was wrapped because it was
	// full.
	fullLine = 60
	// minBrokenLine is the minimum length, in characters, of a line whose sentence continues after
	// a blank line, in lower case.
	minBrokenLine = 40
)

// piece is the text of one line of a paragraph.
type piece struct {
	text string
	soft bool
}

// draft is a paragraph or a heading whose lines are still being collected.
type draft struct {
	Paragraph
	heading bool
	// annex is the number of the annex that the heading begins; 0 for other headings.
	annex int
	// row is true for a row of a table.
	row    bool
	pieces []piece
	// first and final are the indexes of the draft's first and last lines.
	first, final int
	// piece and span back pieces and Spans of a draft with one line, to save allocations.
	piece [1]piece
	span  [1]Span
}

// last returns the text of the last line; empty if only a label has been read.
func (d *draft) last() string {
	if len(d.pieces) == 0 {
		return ""
	}
	return d.pieces[len(d.pieces)-1].text
}

// wantsText reports whether the text is still missing, because the label or glyph is alone on its line.
func (d *draft) wantsText() bool {
	return (d.Kind == KindQuestion || d.Kind == KindBullet || d.Kind == KindFootnote) && len(d.pieces) == 0
}

// open reports whether the draft probably continues, because its last line does not end a sentence.
func (d *draft) open() bool { return d.wantsText() || !endsSentence(d.last()) }

// reader collects paragraphs in one pass over the lines.
type reader struct {
	lines []line
	// flush is true if most lines start at the margin; indentation is then significant.
	flush bool
	// width is the length of a full line in bytes; 0 if lines are not wrapped.
	width int
	pages int
	front front
	// repeated contains the keys of lines that are repeated at the edges of several pages.
	repeated map[string]bool
	drafts   []*draft
	// flow is the last paragraph or heading, ignoring page furniture and footnotes.
	flow *draft

	numbering numbering
	notes     footnotes
	bullets   []rune
	// spare holds unused drafts, which are allocated in batches.
	spare []draft
}

// Parse parses a body. It never fails: unrecognized text becomes plain paragraphs. Each byte of the
// body is in exactly one span of the result, except white space and invisible characters at the
// edges of lines (soft hyphens and byte order marks). Time and memory grow linearly with the length
// of the body.
//
// [Check] rejects text that is not valid UTF-8; Parse accepts it unchanged.
func Parse(body string, language models.Language) Text {
	return parseLines(splitLines(body)).result(body, language)
}

// parseLines recognizes paragraphs in lines of any format.
func parseLines(lines []line) *reader {
	r := &reader{lines: lines, numbering: newNumbering()}
	r.flush, r.width, r.pages = mostlyFlush(lines), wrapWidth(lines), pageCount(lines)
	r.repeated = repeatedLines(lines, r.pages)
	r.front = r.readFront()
	for i := range r.lines {
		r.read(i)
	}
	r.markRevisionNote()
	return r
}

func (r *reader) result(body string, language models.Language) Text {
	return Text{Language: language, Original: body, Sections: r.sections(body)}
}

func mostlyFlush(lines []line) bool {
	indented := 0
	for i := range lines {
		if lines[i].indent > 0 {
			indented++
		}
	}
	return 2*indented <= len(lines)
}

// wrapWidth returns the typical length of the longer lines, in bytes; 0 if lines are not wrapped,
// so that each line is a paragraph.
func wrapWidth(lines []line) int {
	const widest, sample = 140, 4000
	lengths := make([]int, 0, min(len(lines), sample))
	for i := range lines[:min(len(lines), sample)] {
		lengths = append(lengths, len(lines[i].text))
	}
	slices.Sort(lengths)
	if len(lengths) == 0 {
		return 0
	}
	width := lengths[len(lengths)*9/10]
	if width > widest {
		return 0
	}
	return width
}

func pageCount(lines []line) int {
	pages := 1
	for i := range lines {
		if lines[i].page {
			pages++
		}
	}
	return pages
}

// read adds line i to a new or an existing draft. It checks the most reliable indications first.
func (r *reader) read(i int) {
	switch {
	case i < r.front.end:
		r.frontLine(i)
	case r.statedFurniture(i), r.furniture(i), r.footnote(i), r.tableRow(i), r.question(i), r.section(i),
		r.numbered(i), r.item(i), r.bullet(i), r.source(i), r.unmarkedBullet(i):
	default:
		r.continueOrBegin(i)
	}
	r.notes.noteReferences(&r.lines[i])
}

// fresh reports whether a new paragraph can begin at line i without further indications.
func (r *reader) fresh(i int) bool {
	last := r.previous(i)
	return r.lines[i].apart() || last == nil || last != r.flow || last.heading || !last.open() || i == r.front.end ||
		r.lines[i].look.labeled
}

// previous returns the draft of the line before line i: the flow, if it resumed after a page header or a
// footnote, or else the last draft.
func (r *reader) previous(i int) *draft {
	if r.flow != nil && r.flow.final == i-1 {
		return r.flow
	}
	return r.lastDraft()
}

func (r *reader) lastDraft() *draft {
	if len(r.drafts) == 0 {
		return nil
	}
	return r.drafts[len(r.drafts)-1]
}

// begin starts a draft at line i. text is the text of the line after the label.
func (r *reader) begin(i int, p Paragraph, text string) *draft {
	l := &r.lines[i]
	d := r.newDraft()
	d.Paragraph, d.first, d.final = p, i, i
	d.span[0] = Span{l.start, l.end}
	d.Spans = d.span[:]
	if text != "" {
		d.piece[0] = piece{text, l.soft}
		d.pieces = d.piece[:]
	}
	r.drafts = append(r.drafts, d)
	if p.Kind != KindFurniture && p.Kind != KindFootnote {
		r.flow = d
	}
	return d
}

func (r *reader) newDraft() *draft {
	const batch = 64
	if len(r.spare) == 0 {
		r.spare = make([]draft, batch)
	}
	d := &r.spare[0]
	r.spare = r.spare[1:]
	return d
}

// extend adds line i to a draft. If the previous line does not belong to the draft, the line begins a new span.
func (r *reader) extend(d *draft, i int) {
	l := &r.lines[i]
	d.pieces = append(d.pieces, piece{l.text, l.soft})
	d.final = i
	last := len(d.Spans) - 1
	if r.lines[max(0, i-1)].end == d.Spans[last].End {
		d.Spans[last].End = l.end
	} else {
		d.Spans = append(d.Spans, Span{l.start, l.end})
	}
}

// continueOrBegin adds a line without a label to the current paragraph, or begins a new one.
func (r *reader) continueOrBegin(i int) {
	last := r.previous(i)
	switch {
	case last != nil && last.Kind == KindFootnote && r.staysInNote(last, i):
		r.extend(last, i)
	case r.flow != nil && i != r.front.end && r.continues(r.flow, i):
		r.extend(r.flow, i)
	default:
		r.begin(i, Paragraph{Kind: KindParagraph}, r.lines[i].text)
	}
}

// staysInNote reports whether line i belongs to the footnote, rather than to the text that the
// footnote interrupts.
func (r *reader) staysInNote(note *draft, i int) bool {
	l := &r.lines[i]
	switch {
	case note.wantsText():
		return true
	case l.apart(), r.residue(l):
		return false
	case r.lines[note.first].look.small != l.look.small:
		return false
	case l.look.small && r.flow != nil && !r.lines[r.flow.first].look.small:
		return true // smaller than the text
	}
	resumes := !note.open() && r.flow != nil && !r.flow.heading && r.flow.open() && startsLower(l.text)
	return !resumes
}

// residue reports whether the line begins with a single space in a text without indentation. Such a
// space is left where a glyph or a form feed was lost.
func (r *reader) residue(l *line) bool { return r.flush && l.indent == 1 && l.look.page == 0 }

// continues reports whether line i continues d.
func (r *reader) continues(d *draft, i int) bool {
	l := &r.lines[i]
	next := r.previous(i) == d && !l.apart()
	switch {
	case d.Kind == KindFrontMatter, d.Kind == KindRevisionNote, d.row:
		return false
	case d.heading:
		return next && r.continuesHeading(d, i)
	case d.wantsText():
		return true
	case next:
		return (!r.residue(l) || startsLower(l.text)) && !r.startsParagraph(i) && !l.look.sameRow
	default:
		return r.resumes(d, l)
	}
}

// startsParagraph reports whether line i begins a paragraph because it is indented or because the
// file format marks it as one.
func (r *reader) startsParagraph(i int) bool {
	l, before := &r.lines[i], &r.lines[i-1]
	switch {
	case l.look.paragraph != before.look.paragraph:
		return true
	case l.look.region != before.look.region:
		return true
	case l.indent < before.indent+2 || startsLower(l.text) || i+1 == len(r.lines):
		return false
	}
	after := &r.lines[i+1]
	return !after.apart() && after.indent+2 <= l.indent && !endsWithHyphen(before.text)
}

func endsWithHyphen(text string) bool { return lastBytes(text, 1) == "-" }

// resumes reports whether a line continues d after a blank line or a page break.
func (r *reader) resumes(d *draft, l *line) bool {
	width := utf8.RuneCountInString(d.last())
	if !d.open() || width < minBrokenLine || l.look.region != page.Body {
		return false
	}
	pageBreak := l.page || r.lastDraft() != d
	return startsLower(l.text) || (pageBreak && width >= fullLine && !isCapitals(l.text) && !isCapitals(d.last()) && !l.look.strong)
}

// sections groups the finished drafts into sections.
func (r *reader) sections(body string) []Section {
	var all []Section
	for i, d := range r.drafts {
		d.Text = rejoin(d.pieces)
		d.Start, d.End = d.Spans[0].Start, d.Spans[len(d.Spans)-1].End
		switch {
		case d.heading:
			all = append(all, Section{Number: d.Number, Heading: d.Text, Annex: d.annex, Spans: d.Spans, Paragraphs: r.room(i + 1)})
			continue
		case i == 0:
			all = append(all, Section{Paragraphs: r.room(i)})
		}
		last := &all[len(all)-1]
		if items := r.splitItems(body, &d.Paragraph); items != nil {
			last.Paragraphs = append(last.Paragraphs, items...)
		} else {
			last.Paragraphs = append(last.Paragraphs, d.Paragraph)
		}
	}
	return all
}

// room returns an empty slice with capacity for the paragraphs up to the next heading; nil if there
// are none.
func (r *reader) room(from int) []Paragraph {
	end := from
	for end < len(r.drafts) && !r.drafts[end].heading {
		end++
	}
	if end == from {
		return nil
	}
	return make([]Paragraph, 0, end-from)
}
