package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxHeading is the maximum length, in characters, of a heading that is not in capitals.
	maxHeading = 100
	// maxStrongHeading is the maximum length, in characters, of a heading that is formatted as one.
	maxStrongHeading = 200
	// minLetters is the minimum number of letters of a heading that consists of one word without a
	// number. Shorter words are acronyms.
	minLetters = 8
	// titleWords is the maximum number of words of a heading that is recognized only by its
	// position.
	titleWords = 9
)

var (
	sectionLabel = regexp.MustCompile(`^(\d{1,2}|[IVXL]{1,7}|[A-Z])([.)]?)([\s\p{Z}]+)([^\s\p{Z}].*)$`)
	annexHeading = regexp.MustCompile(`^(?:ANNEXE?|ANEXO|APPENDI(?:X|CE)|APÉNDICE|ATTACHMENT|ENCLOSURE|PIÈCE JOINTE|Annexe?|Anexo|Appendi(?:x|ce)|Apéndice|Attachment|Enclosure)(?:[\s\p{Z}]+(?:[IVX]{1,5}|\d{1,2}|[A-Z]))?(?:[\s\p{Z}]*[:.–—-].*)?$`)
	bareAnnex    = regexp.MustCompile(`^\p{L}+(?:[\s\p{Z}]+(?:[IVX]{1,5}|\d{1,2}|[A-Z]))?[\s\p{Z}]*[:.–—-]?$`)
)

// counting is the numbering style of the sections of one level.
type counting int

const (
	arabic counting = iota
	roman
	lettered
)

// headingStyle is the style of numbered headings. Each level has a different style.
type headingStyle struct {
	capitals bool
	counting counting
	dot      bool
}

// matches reports whether headings of the two styles can be of the same level. If they are in
// capitals, the full stop after the number may be missing.
func (s headingStyle) matches(other headingStyle) bool {
	return s.counting == other.counting && s.capitals == other.capitals && (s.capitals || s.dot == other.dot)
}

// label is a parsed section label.
type label struct {
	printed, title string
	style          headingStyle
	value          int
	// wide is true if more than one space follows the number.
	wide bool
	// letter is the position in the alphabet of a label that consists of a single letter; 0 for
	// other labels. The label `I` can be a Roman numeral or the ninth letter.
	letter int
}

func readLabel(text string) (label, bool) {
	if text == "" || !isDigit(text[0]) && (text[0] < 'A' || text[0] > 'Z') {
		return label{}, false
	}
	if !hasSpaceEarly(text) {
		return label{}, false
	}
	m := sectionLabel.FindStringSubmatch(text)
	if m == nil {
		return label{}, false
	}
	found := label{printed: m[1], title: m[4], wide: utf8.RuneCountInString(m[3]) > 1 || m[3] == "\t"}
	value, err := strconv.Atoi(m[1])
	if found.value = value; err != nil {
		found.value, found.style.counting = romanValue(m[1]), roman
		if len(m[1]) == 1 {
			found.letter = int(m[1][0]-'A') + 1
		}
	}
	// After a wide space, even a word as short as an acronym is a heading: `1  WHY`.
	found.style.capitals = isCapitals(m[4]) || (found.wide && inCapitals(m[4], 2))
	found.style.dot = m[2] != ""
	return found, found.value > 0 || found.letter > 0
}

// section reads line i if it is a section heading, with or without a number.
func (r *reader) section(i int) bool {
	l := &r.lines[i]
	if !r.fresh(i) && !l.look.strong {
		return false
	}
	if r.numberedHeading(i) || r.annexTitle(i) {
		return true
	}
	last := r.lastDraft()
	if last != nil && last.heading && !l.apart() && r.continuesHeading(last, i) {
		return false
	}
	switch {
	case r.annexBegins(i):
		r.beginAnnex(i)
	case r.unnumberedHeading(i), r.strongHeading(i), r.titleByPlace(i):
		r.numbering.leaveSection()
		r.beginSection(i, "", l.text)
	default:
		return false
	}
	return true
}

// numberedHeading reads line i if it is a heading whose number can come next.
func (r *reader) numberedHeading(i int) bool {
	found, ok := readLabel(r.lines[i].text)
	if !ok {
		return false
	}
	marked := r.lines[i].look.strong && !endsSentence(found.title)
	if !r.numbering.permits(&found, marked) || (!found.style.capitals && !marked && !r.titleAlone(i, found)) {
		return false
	}
	r.numbering.enterSection(found)
	r.beginSection(i, found.printed, found.title)
	return true
}

func (r *reader) beginSection(i int, number, heading string) *draft {
	d := r.begin(i, Paragraph{Number: number}, heading)
	d.heading = true
	r.bullets = nil
	return d
}

// annexBegins reports whether line i is the heading of an annex: it begins with a word such as
// "Annex", or it is in capitals below the rule that closes the text.
func (r *reader) annexBegins(i int) bool {
	text := r.lines[i].text
	if first := text[0] | 0x20; first != 'a' && first != 'e' && first != 'p' {
		return r.closedBefore(i) && r.unnumberedHeading(i)
	}
	return annexHeading.MatchString(text) || r.closedBefore(i) && r.unnumberedHeading(i)
}

// closedBefore reports whether a rule precedes line i, after the text has begun.
func (r *reader) closedBefore(i int) bool {
	last := r.lastDraft()
	return r.numbering.begun && last != nil && isRule(last) && i > 0
}

func (r *reader) beginAnnex(i int) {
	r.numbering.enterAnnex()
	r.beginSection(i, "", r.lines[i].text).annex = r.numbering.annex
}

// annexTitle reads line i as part of an annex heading, if it is in capitals and follows a line that
// consists only of "ANNEX".
func (r *reader) annexTitle(i int) bool {
	last := r.lastDraft()
	if last == nil || last.annex == 0 || last.final > last.first || !isCapitals(r.lines[i].text) || !bareAnnex.MatchString(last.last()) {
		return false
	}
	r.extend(last, i)
	return true
}

// continuesHeading reports whether line i continues heading d.
func (r *reader) continuesHeading(d *draft, i int) bool {
	l, before := &r.lines[i], &r.lines[d.final]
	switch {
	case l.look.paragraph != before.look.paragraph, l.look.sameRow:
		return false
	case before.look.strong && l.look.page > 0:
		return l.look.strong && l.look.outline == before.look.outline
	default:
		return isCapitals(d.last()) && isCapitals(l.text)
	}
}

// titleAlone reports whether a title that is not in capitals is alone on its line: it is short, not
// a sentence, and separated from the following text or followed by a number.
func (r *reader) titleAlone(i int, found label) bool {
	if utf8.RuneCountInString(found.title) > maxHeading || endsSentence(found.title) || startsLower(found.title) || i+1 == len(r.lines) {
		return false
	}
	next := &r.lines[i+1]
	if strings.HasPrefix(next.text, found.printed+".1") {
		return true
	}
	if !found.style.dot && !found.wide {
		return false
	}
	return next.apart() || beginsNumbered(next.text) || r.brokenEarly(i, next) && found.style.counting != arabic
}

// beginsNumbered reports whether a line begins with the number of a paragraph.
func beginsNumbered(text string) bool {
	return text[0] >= '0' && text[0] <= '9' && (flatLabel.MatchString(text) || dottedLabel.MatchString(text))
}

// brokenEarly reports whether line i ends early rather than by wrapping, because the first word of
// the next line would have fitted on it.
func (r *reader) brokenEarly(i int, next *line) bool {
	word := strings.IndexByte(next.text, ' ')
	if word < 0 {
		word = len(next.text)
	}
	l := &r.lines[i]
	return !startsLower(next.text) && l.indent+len(l.text)+1+word < r.width
}

// unnumberedHeading reports whether line i is a heading in capitals without a number, after the
// beginning of the text.
func (r *reader) unnumberedHeading(i int) bool {
	text := r.lines[i].text
	if (!r.numbering.begun && r.front.end == 0) || !isCapitals(text) {
		return false
	}
	several := strings.ContainsAny(text, " \u00a0") || utf8.RuneCountInString(text) >= minLetters
	return several && !strings.ContainsAny(text[:1], "0123456789(\"") && !strings.HasSuffix(text, ".") && !strings.Contains(text, "://")
}

// strongHeading reports whether the formatting shows that line i is a heading: it has a heading
// style, or it is short, separate, and in bold or large type.
func (r *reader) strongHeading(i int) bool {
	l := &r.lines[i]
	switch {
	case !l.look.strong, l.look.cell != nil, l.look.sameRow, utf8.RuneCountInString(l.text) > maxStrongHeading:
		return false
	case l.look.outline > 0:
		return true
	case endsSentence(l.text) || startsLower(l.text) || !hasLetters(l.text):
		return false
	}
	return l.apart() || r.lastDraft() == nil || r.lastDraft().heading || !r.lastDraft().open()
}

func hasLetters(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// titleByPlace reports whether line i, a short line of plain text, is a heading because of its
// position: it is separated from the preceding text, does not end like a sentence, and is followed
// by prose on a new line, by a number or by a question.
func (r *reader) titleByPlace(i int) bool {
	l := &r.lines[i]
	if l.look.page > 0 || l.look.paragraph > 0 || !l.apart() || i+1 == len(r.lines) || !looksLikeTitle(l.text) {
		return false
	}
	next := &r.lines[i+1]
	if next.page || next.indent > l.indent+cellGap {
		return false
	}
	if beginsNumbered(next.text) || readQuestion(next.text) != nil {
		return r.front.end > 0 || r.numbering.begun
	}
	return len(r.bullets) == 0 && r.inText() && r.brokenEarly(i, next) && looksLikeProse(next.text)
}

// inText reports whether the text has begun; in an annex, whether the numbering of the annex has begun.
func (r *reader) inText() bool {
	if r.numbering.annex > 0 {
		return r.numbering.begunInAnnex
	}
	return r.front.end > 0 || r.numbering.begun
}

// looksLikeTitle reports whether a text can be a heading: a few words that begin with a capital,
// without brackets, and without punctuation at the end.
func looksLikeTitle(text string) bool {
	if len(text) > maxHeading || strings.ContainsAny(text, "()[]:;?!\"/•|") || strings.ContainsAny(text[:1], "0123456789-–*") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first) && !endsSentence(text) && !isUnfinished(text) && len(strings.Fields(text)) <= titleWords
}

// looksLikeProse reports whether a line begins a sentence of at least a few words.
func looksLikeProse(text string) bool { return len(strings.Fields(text)) >= 4 && !isCapitals(text) }

// romanValue parses a well-formed Roman numeral up to LXXXIX; it returns 0 for any other text.
func romanValue(text string) int {
	const most = 89
	value, last := 0, 0
	for i := len(text) - 1; i >= 0 && value <= most; i-- {
		worth := romanDigit(text[i])
		switch {
		case worth == 0:
			return 0
		case worth < last:
			value -= worth
		default:
			value, last = value+worth, worth
		}
	}
	if value < 1 || value > most || romanNumeral(value) != text {
		return 0
	}
	return value
}

func romanDigit(digit byte) int {
	switch digit {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	case 'L':
		return 50
	default:
		return 0
	}
}

func romanNumeral(value int) string {
	tens := []string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"}
	units := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[value/10] + units[value%10]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// hasSpaceEarly reports whether the first ten bytes of a text contain a space, or a byte outside
// ASCII, which may belong to one.
func hasSpaceEarly(text string) bool {
	const longestLabel = 10
	for i := range min(len(text), longestLabel) {
		if text[i] <= ' ' || text[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
