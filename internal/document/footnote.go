package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/internal/document/page"
)

// maxMarks is the highest number of a footnote.
const maxMarks = 99

// footnotes is the state of footnote recognition.
type footnotes struct {
	// last is the number of the last footnote; 0 before the first.
	last int
	// referred is true for each number that may refer to a footnote, because it directly follows a
	// word or because the format marks it as a reference.
	referred [maxMarks + 1]bool
}

var noteMark = regexp.MustCompile(`^(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])(?:[\s\p{Z}]|[\s\p{Z}]*$)[\s\p{Z}]*`)

// superscripts contains the digits ¹ to ⁹ in order.
const superscripts = "¹²³⁴⁵⁶⁷⁸⁹"

// noteReferences records possible references to footnotes.
func (f *footnotes) noteReferences(l *line) {
	for _, mark := range l.look.references {
		f.referred[min(maxMarks, markNumber(strings.TrimSpace(mark)))] = true
	}
	text := l.text
	for at := 0; at < len(text); {
		width := markWidth(text[at:])
		if width == 0 {
			at++
			continue
		}
		if isReference(text, at, width) {
			f.referred[markNumber(text[at:at+width])] = true
		}
		at += width
	}
}

// markWidth returns the length in bytes of the digits, or of the superscript, at the start of text;
// 0 if there are none.
func markWidth(text string) int {
	switch {
	case text[0] >= utf8.RuneSelf:
		r, width := utf8.DecodeRuneInString(text)
		if strings.ContainsRune(superscripts, r) {
			return width
		}
		return 0
	case text[0] < '0' || text[0] > '9':
		return 0
	}
	end := 1
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return end
}

// isReference reports whether the mark at the given offset follows a word, with at most one
// punctuation mark in between, and is not followed by a letter.
func isReference(text string, at, width int) bool {
	if text[at] < utf8.RuneSelf && width > 2 {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(text[at+width:]); unicode.IsLetter(next) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(text[:at])
	if strings.ContainsRune(".,;:)»\"”", last) {
		last, _ = utf8.DecodeLastRuneInString(text[:at-size])
	}
	return unicode.IsLower(last)
}

// markNumber returns the number that a mark represents; 0 for marks such as an asterisk.
func markNumber(mark string) int {
	if n, err := strconv.Atoi(mark); err == nil {
		return n
	}
	if before, _, ok := strings.Cut(superscripts, mark); ok && mark != "" {
		return len([]rune(before)) + 1
	}
	return 0
}

// footnote reads line i if it begins with a mark, and a footnote is possible at this position:
// below a filler or a rule, at the foot of a page, after another footnote, in small type, or if the
// text refers to the mark. A number must be the next one, or 1 again at the foot of a page.
func (r *reader) footnote(i int) bool {
	l := &r.lines[i]
	if l.look.region == page.Footnote || l.look.region == page.Endnote {
		return r.statedNote(i)
	}
	if !mayBeMark(l.text) {
		return false
	}
	m := noteMark.FindStringSubmatchIndex(l.text)
	if m == nil {
		return false
	}
	mark, text := l.text[m[2]:m[3]], l.text[m[1]:]
	if text == "" && !r.noteFollows(i, markNumber(mark)) {
		return false
	}
	if isCapitals(text) || r.numbersSection(i, mark) || !r.noteCanStand(i, markNumber(mark), text) {
		return false
	}
	r.beginNote(i, mark, text)
	return true
}

// numbersSection reports whether a number belongs to a section rather than to a footnote: the line
// is formatted as a heading, or the first paragraph of the section follows.
func (r *reader) numbersSection(i int, mark string) bool {
	l := &r.lines[i]
	return l.look.strong && !l.look.small || i+1 < len(r.lines) && strings.HasPrefix(r.lines[i+1].text, mark+".1")
}

// mayBeMark reports whether a line begins with one or two digits, an asterisk or a character outside ASCII.
func mayBeMark(text string) bool {
	if !isDigit(text[0]) {
		return text[0] == '*' || text[0] >= utf8.RuneSelf
	}
	const most = 2
	end := 1
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	return end <= most && (end == len(text) || text[end] == ' ' || text[end] == '\t' || text[end] >= utf8.RuneSelf)
}

func (r *reader) beginNote(i int, mark, text string) {
	if n := markNumber(mark); n > 0 {
		r.notes.last, mark = n, strconv.Itoa(n)
	}
	r.begin(i, Paragraph{Kind: KindFootnote, Mark: mark}, text)
}

// statedNote reads line i if the file format states that it belongs to a footnote.
func (r *reader) statedNote(i int) bool {
	l, last := &r.lines[i], r.lastDraft()
	text, labeled := strings.CutPrefix(l.text, l.look.note)
	if l.look.note == "" || !labeled || !strings.HasPrefix(text, " ") {
		if last != nil && last.Kind == KindFootnote {
			r.extend(last, i)
			return true
		}
		text = l.text
	}
	r.beginNote(i, l.look.note, strings.TrimSpace(text))
	return true
}

// noteFollows reports whether line i consists only of the mark of a footnote whose text begins on
// the next line.
func (r *reader) noteFollows(i, number int) bool {
	if i+1 == len(r.lines) || number != r.notes.last+1 || r.atPageEdge(i, 1) {
		return false
	}
	next := &r.lines[i+1]
	return next.blanks <= 1 && !next.page && (r.notes.referred[number] || r.lines[i].look.small) && hasLetters(next.text)
}

func (r *reader) noteCanStand(i, number int, text string) bool {
	l := &r.lines[i]
	below := r.belowRule(i) || l.look.small
	switch number {
	case 0:
		return below || statesReason(text) || r.afterAsterisk(i)
	case r.notes.last + 1:
		return below || r.announced(i, number, text)
	default:
		return below && (number == 1 || l.look.small && number > r.notes.last)
	}
}

// belowRule reports whether line i follows a rule, a filler or another footnote.
func (r *reader) belowRule(i int) bool {
	last := r.lastDraft()
	return r.lines[i].filler || last != nil && (isRule(last) || last.Kind == KindFootnote)
}

// announced reports whether line i, which is set apart from the previous line, can be a footnote:
// the text refers to it, it is at the end of a page, or it states the reason for the revision.
func (r *reader) announced(i, number int, text string) bool {
	if !r.lines[i].apart() && text != "" {
		return false
	}
	return r.notes.referred[number] || r.endsPage(i) || statesReason(text)
}

// afterAsterisk reports whether line i is set apart and among the last lines of a page, like an
// explanation of an asterisk.
func (r *reader) afterAsterisk(i int) bool {
	return r.lines[i].apart() && (r.endsPage(i) || i+2 >= len(r.lines)) && !slices.Contains(r.bullets, '*')
}

// endsPage reports whether the lines from i up to the next blank one are the last of a page.
func (r *reader) endsPage(i int) bool {
	const longestNote = 8
	for n := i + 1; n < min(len(r.lines), i+longestNote); n++ {
		if r.lines[n].apart() {
			return r.lines[n].page
		}
	}
	return false
}
