package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// longestHeading is how many characters a heading has at most that is not in capitals.
	longestHeading = 100
	// fewestLetters is how many letters a heading without number has at least where it is one
	// word; fewer are an acronym.
	fewestLetters = 8
)

var (
	sectionLabel = regexp.MustCompile(`^(\d{1,2}|[IVXL]{1,7})(\.?)([\s\p{Z}]+)([^\s\p{Z}].*)$`)
	annexHeading = regexp.MustCompile(`^(?:ANNEXE?|ANEXO|APPENDI(?:X|CE)|APÉNDICE|Annexe?|Anexo|Appendi(?:x|ce)|Apéndice)(?:[\s\p{Z}]+(?:[IVX]{1,5}|\d{1,2}|[A-Z]))?(?:[\s\p{Z}]*[:.–—-].*)?$`)
)

// headingStyle is how a text marks its numbered sections; the first one fixes it.
type headingStyle struct{ capitals, roman, dot bool }

// label is a section's label taken apart.
type label struct {
	printed, title string
	style          headingStyle
	value          int
	// wide tells that more than one space stands after the number.
	wide bool
}

func readLabel(text string) (label, bool) {
	m := sectionLabel.FindStringSubmatch(text)
	if m == nil {
		return label{}, false
	}
	value, err := strconv.Atoi(m[1])
	roman := err != nil
	if roman {
		value = romanValue(m[1])
	}
	wide := utf8.RuneCountInString(m[3]) > 1
	// Set apart from its number, even a word as short as an acronym is a heading: `1  WHY`.
	style := headingStyle{capitals: isCapitals(m[4]) || (wide && inCapitals(m[4], 2)), roman: roman, dot: m[2] == "."}
	return label{m[1], m[4], style, value, wide}, value > 0
}

// section takes the heading of a section, with number or without.
func (r *reader) section(i int) bool {
	if !r.fresh(i) {
		return false
	}
	l := r.lines[i]
	if found, is := readLabel(l.text); is && r.numbering.permits(found) && (found.style.capitals || r.titleAlone(i, found)) {
		r.numbering.enterSection(found)
		r.beginSection(i, found.printed, found.title)
		return true
	}
	if last := r.lastDraft(); last != nil && last.heading && !l.apart() && r.continues(last, i) {
		return false
	}
	if r.unnumberedHeading(l) {
		r.numbering.leaveSection()
		r.beginSection(i, "", l.text)
		return true
	}
	return false
}

func (r *reader) beginSection(i int, number, heading string) {
	r.begin(i, Paragraph{Number: number}, heading).heading = true
	r.bullets = nil
}

// titleAlone tells whether a title that is not in capitals stands alone on its line: short, no
// sentence, and set apart from what follows or followed by its first paragraph.
func (r *reader) titleAlone(i int, found label) bool {
	if (!found.style.dot && !found.wide) || utf8.RuneCountInString(found.title) > longestHeading ||
		endsSentence(found.title) || startsLower(found.title) || i+1 == len(r.lines) {
		return false
	}
	next := r.lines[i+1]
	return next.apart() || strings.HasPrefix(next.text, found.printed+".1")
}

// unnumberedHeading tells whether a line is the heading of an annex or such: in capitals, once
// numbered parts have begun.
func (r *reader) unnumberedHeading(l line) bool {
	if !r.numbering.begun {
		return false
	}
	several := strings.ContainsAny(l.text, " \u00a0") || utf8.RuneCountInString(l.text) >= fewestLetters
	capitals := isCapitals(l.text) && several && !strings.ContainsAny(l.text[:1], "0123456789(\"") &&
		!strings.HasSuffix(l.text, ".") && !strings.Contains(l.text, "://")
	return capitals || annexHeading.MatchString(l.text)
}

// romanValue reads a Roman numeral up to LXXXIX as it is properly written; 0 for any other.
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
	if value < 1 || value > most || roman(value) != text {
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

func roman(value int) string {
	tens := []string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"}
	units := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[value/10] + units[value%10]
}
