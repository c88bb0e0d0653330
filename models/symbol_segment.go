package models

import (
	"cmp"
	"strconv"
	"strings"
)

// segmentClass is what stands between two slashes of a symbol; the values are their order.
type segmentClass int

const (
	suffixSegment segmentClass = iota
	numberSegment
	nameSegment
)

// session is the two digits in `MIN(17)`; empty where there are none.
type session string

// firstSessionYear is the year of the first two-digit session: the GATT is of 1948, so `48` to
// `99` are of the last century and `00` to `47` of this one.
const firstSessionYear = 1948

func (s session) year() int {
	if s == "" {
		return 0
	}
	digits, _ := strconv.Atoi(string(s))
	return firstSessionYear + (digits+100-firstSessionYear%100)%100
}

// segment is one part of a symbol between slashes: `MIN(17)`, `64` or `Rev.1`.
type segment struct {
	class   segmentClass
	name    string // of a name
	session session
	number  int // of a number, or of a suffix
	suffix  SuffixKind
}

// String prints the segment in its canonical form.
func (s segment) String() string {
	switch {
	case s.class == suffixSegment:
		return Suffix{Kind: s.suffix, Number: s.number}.String()
	case s.class == numberSegment:
		return strconv.Itoa(s.number)
	case s.session != "":
		return s.name + "(" + string(s.session) + ")"
	default:
		return s.name
	}
}

// parseSegment reads one trimmed part, and says in words what is wrong with it.
func parseSegment(text string) (segment, string) {
	upper := strings.ToUpper(text)
	switch {
	case text == "":
		return segment{}, "there is nothing between two slashes, or after the last one"
	case digitsOnly(upper):
		number, problem := parseNumber(upper)
		return segment{class: numberSegment, number: number}, problem
	}
	if kind, rest, ok := cutSuffixKind(upper); ok {
		number, problem := parseSuffixNumber(kind, rest)
		return segment{class: suffixSegment, suffix: kind, number: number}, problem
	}
	return parseName(upper)
}

// cutSuffixKind splits `REV. 1` into the kind and what follows its point. A name that merely
// begins with such letters, `REVIEW`, is none; nor are letters after the number.
func cutSuffixKind(upper string) (SuffixKind, string, bool) {
	for _, kind := range SuffixKinds() {
		rest, begins := strings.CutPrefix(upper, strings.ToUpper(string(kind)))
		if !begins {
			continue
		}
		rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "."))
		if rest == "" || digitsOnly(rest) {
			return kind, rest, true
		}
	}
	return "", "", false
}

func parseSuffixNumber(kind SuffixKind, digits string) (int, string) {
	if digits == "" {
		return 0, "the number of " + strconv.Quote(string(kind)) + " is missing"
	}
	return parseNumber(digits)
}

func parseNumber(digits string) (int, string) {
	significant := strings.TrimLeft(digits, "0")
	switch {
	case significant == "":
		return 0, "numbers begin at 1"
	case len(significant) > maxDigits:
		return 0, "a number has at most " + strconv.Itoa(maxDigits) + " digits"
	}
	number, _ := strconv.Atoi(significant)
	return number, ""
}

// parseName reads letters and digits that begin with a letter, and a session in parentheses.
func parseName(upper string) (segment, string) {
	name, year, inParentheses := strings.Cut(upper, "(")
	name = strings.TrimSpace(name)
	parsed := segment{class: nameSegment, name: name}
	if inParentheses {
		digits, after, closed := strings.Cut(year, ")")
		digits = strings.TrimSpace(digits)
		if !closed || after != "" || len(digits) != 2 || !digitsOnly(digits) {
			return segment{}, strconv.Quote(upper) + " is no session: two digits of its year, as in \"MIN(17)\", then a slash and the number"
		}
		parsed.session = session(digits)
	}
	for _, run := range splitRuns(name) {
		if len(run) > maxDigits && isDigit(run[0]) {
			return segment{}, "a number has at most " + strconv.Itoa(maxDigits) + " digits"
		}
	}
	if !wellNamed(name) {
		return segment{}, strconv.Quote(upper) + " is neither letters of a series nor a number nor a suffix; parts are separated by slashes"
	}
	return parsed, ""
}

func wellNamed(name string) bool {
	for i := range len(name) {
		letter := name[i] >= 'A' && name[i] <= 'Z'
		if !letter && (i == 0 || !isDigit(name[i])) {
			return false
		}
	}
	return name != ""
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func digitsOnly(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}

// splitRuns cuts a name where letters and digits meet: `DS12A` is `DS`, `12`, `A`.
func splitRuns(name string) []string {
	var runs []string
	start := 0
	for i := 1; i <= len(name); i++ {
		if i == len(name) || isDigit(name[i]) != isDigit(name[start]) {
			runs = append(runs, name[start:i])
			start = i
		}
	}
	return runs
}

// compareRuns orders runs of digits by length, then text, so that `2` stands before `10` and
// `1` is not `01`; and digits before letters.
func compareRuns(a, b string) int {
	switch {
	case isDigit(a[0]) && isDigit(b[0]):
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	default:
		return strings.Compare(a, b)
	}
}

// The marks of a sort key. Their order as bytes is what makes the key work: the end of a
// segment stands below all that may continue one, a suffix below numbers, those below letters.
const (
	keySegmentEnd = '!'
	keySuffix     = '#'
	keySession    = '('
)

func (s segment) writeKey(key *strings.Builder) {
	switch s.class {
	case suffixSegment:
		key.WriteByte(keySuffix)
		writeSuffixRank(key, s.suffix)
		writeNumberKey(key, strconv.Itoa(s.number))
	case numberSegment:
		writeNumberKey(key, strconv.Itoa(s.number))
	case nameSegment:
		s.writeNameKey(key)
	}
	key.WriteByte(keySegmentEnd)
}

func writeSuffixRank(key *strings.Builder, kind SuffixKind) {
	for rank, each := range SuffixKinds() {
		if each == kind {
			key.WriteString(strconv.Itoa(rank))
		}
	}
}

func (s segment) writeNameKey(key *strings.Builder) {
	for _, run := range splitRuns(s.name) {
		if isDigit(run[0]) {
			writeNumberKey(key, run)
			continue
		}
		key.WriteString(run)
	}
	if s.session != "" {
		key.WriteByte(keySession)
		key.WriteString(strconv.Itoa(s.session.year()))
	}
}

// writeNumberKey puts the count of digits, one digit itself, before them: 9 is `19`, 10 is `210`.
func writeNumberKey(key *strings.Builder, digits string) {
	key.WriteString(strconv.Itoa(len(digits)))
	key.WriteString(digits)
}
