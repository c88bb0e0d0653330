package document

import (
	"regexp"
	"strconv"
	"strings"
)

// mostMarks is the highest number that a footnote's mark can have.
const mostMarks = 99

// footnotes is what is known of footnotes while reading.
type footnotes struct {
	// last is the number of the last footnote, 0 before the first.
	last int
	// referred holds the numbers that stand directly behind a word, as references do.
	referred [mostMarks + 1]bool
}

var (
	reference = regexp.MustCompile(`\p{Ll}[.,;:)»"”]?(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])(?:[^\d\p{L}]|$)`)
	noteMark  = regexp.MustCompile(`^(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])(?:[\s\p{Z}]|[\s\p{Z}]*$)[\s\p{Z}]*`)
)

// superscripts are ¹ to ⁹ in order.
const superscripts = "¹²³⁴⁵⁶⁷⁸⁹"

// noteReferences remembers what may be references to footnotes.
func (f *footnotes) noteReferences(text string) {
	for _, m := range reference.FindAllStringSubmatch(text, -1) {
		f.referred[markNumber(m[1])] = true
	}
}

// markNumber is the number of a mark; 0 where it is no number.
func markNumber(mark string) int {
	if n, err := strconv.Atoi(mark); err == nil {
		return n
	}
	if before, _, ok := strings.Cut(superscripts, mark); ok {
		return len([]rune(before)) + 1
	}
	return 0
}

// footnote takes a line that begins with a mark where a footnote can stand: below a filler or a
// rule, at the foot of a page, after another footnote, or where something refers to the mark. A
// number must be the next one, or 1 again at the foot of a page.
func (r *reader) footnote(i int) bool {
	l := r.lines[i]
	m := noteMark.FindStringSubmatchIndex(l.text)
	if m == nil || m[1] == len(l.text) {
		return false
	}
	mark, text := l.text[m[2]:m[3]], l.text[m[1]:]
	if isCapitals(text) || !r.noteCanStand(i, markNumber(mark), text) {
		return false
	}
	if n := markNumber(mark); n > 0 {
		r.notes.last, mark = n, strconv.Itoa(n)
	}
	r.begin(i, Paragraph{Kind: KindFootnote, Mark: mark}, text)
	return true
}

func (r *reader) noteCanStand(i, number int, text string) bool {
	last := r.lastDraft()
	afterNote := last != nil && last.Kind == KindFootnote
	below := r.lines[i].filler || (last != nil && isRule(last)) || afterNote
	switch number {
	case 0:
		return below || statesReason(text)
	case r.notes.last + 1:
		return below || r.lines[i].apart() && (r.notes.referred[number] || r.endsPage(i))
	default:
		return number == 1 && below
	}
}

// endsPage tells whether the lines from i on, up to a blank one, are the last of a page.
func (r *reader) endsPage(i int) bool {
	const longestNote = 8
	for n := i + 1; n < min(len(r.lines), i+longestNote); n++ {
		if r.lines[n].apart() {
			return r.lines[n].page
		}
	}
	return false
}
