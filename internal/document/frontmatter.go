package document

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// maxFrontLines and maxFrontBytes limit the length of the title block.
	maxFrontLines = 160
	maxFrontBytes = 32 << 10
	// widestTitle is the minimum length, in characters, of a wrapped line of a title in a text of
	// normal width.
	widestTitle = 40
	// cellGap is the number of spaces between two columns of a line.
	cellGap = 3
)

// front is the title block of a text. The title block precedes the first section, numbered
// paragraph, question or bullet. It ends at a rule, provided that it contains a field that occurs
// only in title blocks, such as the list of authors, or that no line above the rule ends like a
// sentence. Without a rule, it ends with the last such field. If all lines before the first section
// are in capitals, they are the title. Any sentence other than the list of authors and the sentence
// of circulation counts as text even inside the title block, because a comparison must not miss a
// change in it.
type front struct {
	blocks []block
	// end is the first line after the title block; 0 if there is none.
	end int
	// at maps the index of each line of the title block to its block.
	at []int
}

// readFront finds the title block.
func (r *reader) readFront() front {
	limit := r.bodyStart()
	f := front{blocks: r.frontBlocks(limit)}
	f.blocks = f.blocks[:f.closing(r, limit)]
	if len(f.blocks) == 0 {
		return front{}
	}
	f.end = f.blocks[len(f.blocks)-1].last + 1
	f.at = make([]int, f.end)
	for n, b := range f.blocks {
		for i := b.first; i <= b.last; i++ {
			f.at[i] = n
		}
	}
	return f
}

// bodyStart returns the index of the first line that cannot belong to a title block.
func (r *reader) bodyStart() int {
	read := 0
	for i := range r.lines {
		read += len(r.lines[i].text)
		if i >= maxFrontLines || read > maxFrontBytes || r.startsBody(i) {
			return i
		}
	}
	return len(r.lines)
}

// startsBody reports whether line i begins the body: with a label, or with the opening of a
// resolution.
func (r *reader) startsBody(i int) bool {
	l := &r.lines[i]
	text := l.text
	switch {
	case isRuleText(text), statesReason(text), isDateAlone(text), isSymbols(text), meetingDays.MatchString(text):
		return false
	case l.look.outline > 0 && i > 0, l.look.note != "":
		return true
	case dottedLabel.MatchString(text), flatLabel.MatchString(text), isItem(text), readQuestion(text) != nil,
		sourceLabel.MatchString(text), annexHeading.MatchString(text), opening.MatchString(text), summary.MatchString(text):
		return true
	case isBullet(text):
		// A dash also begins a subtitle in the middle of a block.
		return !pageNumber.MatchString(text) && (text[0] != '-' || l.apart() || i > 0 && endsSentence(r.lines[i-1].text))
	}
	found, ok := readLabel(text)
	return ok && (found.value == 1 || found.style.capitals && (found.style.dot || found.wide)) &&
		(found.style.capitals || r.titleAlone(i, found))
}

// frontBlocks cuts the lines up to limit into blocks.
func (r *reader) frontBlocks(limit int) []block {
	var blocks []block
	for i := range limit {
		cells := cellsOf(&r.lines[i], i)
		for n := range cells {
			cells[n].field = classify(cells[n].text)
		}
		if last := len(blocks) - 1; last >= 0 && len(cells) == 1 && r.joins(&blocks[last], &cells[0]) {
			blocks[last].last = i
			blocks[last].cells = append(blocks[last].cells, cells[0])
			continue
		}
		blocks = append(blocks, block{field: cells[0].field, first: i, last: i, cells: cells})
	}
	for n := range blocks {
		blocks[n].settle()
	}
	return blocks
}

// settle reclassifies a text block when all its lines are known.
func (b *block) settle() {
	if b.field != fieldText || len(b.cells) < 2 || b.first == b.last {
		return
	}
	text := b.text()
	if resolution.MatchString(lastBytes(text, maxField)) {
		b.field = fieldResolution
	} else if whole := classify(text); whole == fieldCirculation || whole == fieldNote {
		b.field = whole
	}
}

// joins reports whether the line that contains next continues block b.
func (r *reader) joins(b *block, next *cell) bool {
	l, before := &r.lines[next.line], &r.lines[b.last]
	if l.look.sameRow && strings.HasSuffix(b.cells[len(b.cells)-1].text, ":") {
		return true
	}
	if len(b.cells) > 1 && b.first == b.last || l.look.sameRow || next.field == fieldRule || l.look.region != before.look.region {
		return false
	}
	last := b.cells[len(b.cells)-1].text
	switch b.field {
	case fieldCirculation, fieldNote:
		return !endsBlock(last) && (!l.apart() || startsLower(next.text) || isUnfinished(last))
	case fieldBody:
		return next.field == fieldText && !l.apart() && (isUnfinished(last) || startsLower(next.text))
	case fieldLabeled:
		const inset = 8
		return !l.apart() && next.field != fieldLabeled && l.indent >= before.indent+inset || r.goesOnAfter(before, l, last, next)
	case fieldAuthors, fieldResolution:
		return !resolution.MatchString(lastBytes(b.text(), maxField)) && r.goesOnAfter(before, l, last, next)
	case fieldProgramme:
		return next.field == fieldText && isUnfinished(last)
	case fieldText:
		return sameCase(last, next.text) && before.look.strong == l.look.strong && r.goesOnAfter(before, l, last, next)
	default:
		return false
	}
}

// goesOnAfter reports whether a line of the title block continues the previous one.
func (r *reader) goesOnAfter(before, l *line, last string, next *cell) bool {
	if next.field != fieldText && next.field != fieldProgramme && next.field != fieldResolution && next.field != fieldBody {
		return isUnfinished(last) && !l.apart() && next.field > fieldOther
	}
	switch {
	case isUnfinished(last):
		return true
	case startsLower(next.text):
		return !endsSentence(last) && (!l.apart() || utf8.RuneCountInString(last) >= r.titleLine())
	case next.field == fieldBody:
		return false
	default:
		return !l.apart() && utf8.RuneCountInString(last) >= r.titleLine() && before.look.paragraph == l.look.paragraph
	}
}

// titleLine returns the minimum length, in characters, of a wrapped line of a title.
func (r *reader) titleLine() int {
	if r.width == 0 {
		return widestTitle
	}
	return min(widestTitle, r.width*2/3)
}

// sameCase reports whether both texts are in capitals, or neither is.
func sameCase(a, b string) bool {
	return isCapitals(a) == isCapitals(b) || !inCapitals(b, 1) && !inCapitals(a, 1)
}

// endsBlock reports whether a line ends in a full stop, ignoring any brackets, quotation marks and
// footnote marks after it.
func endsBlock(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, " )]\"”»0123456789*"), ".")
}

// closing returns the number of blocks that belong to the title block.
func (f *front) closing(r *reader, limit int) int {
	sign, capitals, titles := 0, true, true
	for n := range f.blocks {
		b := &f.blocks[n]
		if b.field == fieldRule && n > 0 && b.last+1 < len(r.lines) && (sign > 0 || titles) {
			return n
		}
		if b.field == fieldRule || b.field == fieldPage {
			continue
		}
		text := b.text()
		if b.isSign(text, titles) {
			sign = n + 1
		}
		capitals = capitals && isCapitals(text)
		titles = titles && (!strings.ContainsAny(lastBytes(text, 1), ".?!:;") || b.field != fieldText)
	}
	if sign == 0 && capitals && limit < len(r.lines) && r.headingBegins(limit) {
		return len(f.blocks)
	}
	return f.withTitle(r, sign, limit)
}

// isSign reports whether the block occurs only in title blocks. titles is true if no sentence
// precedes it; after a sentence, a symbol or a date is part of the text.
func (b *block) isSign(text string, titles bool) bool {
	switch b.field {
	case fieldCirculation:
		return isCirculation(text)
	case fieldAuthors:
		return isAuthors(text)
	default:
		for _, c := range b.cells {
			if c.field.sign() && b.first == b.last {
				return titles || c.field == fieldRevision
			}
		}
		return b.field.sign() && titles
	}
}

// headingBegins reports whether line i is a section heading.
func (r *reader) headingBegins(i int) bool {
	found, ok := readLabel(r.lines[i].text)
	return ok && (found.style.capitals || r.titleAlone(i, found))
}

// withTitle returns the number of blocks in a title block whose last field is block sign-1. It
// includes a title after that field: the blocks up to the opening of a resolution, or one block
// before the text.
func (f *front) withTitle(r *reader, sign, limit int) int {
	if sign == 0 {
		return 0
	}
	opens := limit < len(r.lines) && opening.MatchString(r.lines[limit].text)
	titled := false
	for _, b := range f.blocks[:sign] {
		titled = titled || b.field == fieldCirculation || b.field == fieldText && !isProse(b.text())
	}
	for sign < len(f.blocks) {
		b := &f.blocks[sign]
		if b.field != fieldMeeting && b.field != fieldDate && (titled && !opens || !b.canBeTitle()) {
			break
		}
		titled = titled || b.field == fieldText
		sign++
	}
	return sign
}

// canBeTitle reports whether a block after the list of authors can be the title.
func (b *block) canBeTitle() bool {
	text := b.text()
	return b.field == fieldText && !isProse(text) && !endsSentence(text) && !startsLower(text)
}

// frontLine adds line i of the title block to the paragraphs.
func (r *reader) frontLine(i int) {
	n := r.front.at[i]
	b := &r.front.blocks[n]
	if i > b.first {
		r.extend(r.lastDraft(), i)
		return
	}
	if b.first == b.last && (r.statedFurniture(i) || r.furniture(i)) {
		return
	}
	r.begin(i, Paragraph{Kind: r.front.kind(b)}, r.lines[i].text)
}

// kind returns the kind of the paragraph that a block becomes.
func (f *front) kind(b *block) Kind {
	text := b.text()
	switch {
	case b.field == fieldNote, statesReason(text):
		return KindRevisionNote
	case !isProse(text) || isCirculation(text) || isAuthors(text):
		return KindFrontMatter
	default:
		return KindParagraph
	}
}

// markRevisionNote finds the footnote that states the reason for the revision: the one that the
// word "Revision" refers to, or one whose text states a reason.
func (r *reader) markRevisionNote() {
	marks := map[string]bool{}
	for n := range r.front.blocks {
		if b := &r.front.blocks[n]; b.field == fieldRevision {
			noteAttached(b.text(), marks)
			for _, reference := range r.lines[b.first].look.references {
				marks[strings.TrimSpace(reference)] = true
			}
		}
	}
	for _, d := range r.drafts {
		if d.Kind == KindFootnote && (marks[d.Mark] || statesReason(rejoin(d.pieces))) {
			d.Kind = KindRevisionNote
			delete(marks, d.Mark)
		}
	}
}

// noteAttached records the footnote mark that follows the word "Revision" in text.
func noteAttached(text string, marks map[string]bool) {
	if !revisionMark.MatchString(text) {
		return
	}
	if m := attachedMark.FindStringSubmatch(text); m != nil {
		mark := m[1]
		if n := markNumber(mark); n > 0 {
			mark = strconv.Itoa(n)
		}
		marks[mark] = true
	}
}
