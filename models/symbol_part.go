package models

import (
	"regexp"
	"strconv"
	"strings"
)

// partClass is the syntactic kind of a part of a symbol.
type partClass int

const (
	suffixPart partClass = iota
	numberPart
	namePart
)

// session is the two-digit year of a session, `17` in `MIN(17)`; empty if there is none.
type session string

// firstSessionYear is the year of the first two-digit session: the GATT began in 1948, so `48` to
// `99` are in the 20th century and `00` to `47` in the 21st.
const firstSessionYear = 1948

func (s session) year() int {
	digits, _ := strconv.Atoi(string(s))
	return firstSessionYear + (digits+100-firstSessionYear%100)%100
}

// symbolPart is the text between two slashes: `MIN(17)`, `64`, `L.28`, `2334 (2016)` or `Rev.1`.
type symbolPart struct {
	class   partClass
	name    string // for namePart
	session session
	number  int // for numberPart and suffixPart
	suffix  SuffixKind
	// qualifier is the text in parentheses in symbols of the United Nations: `2016`, `V`,
	// `Resumption 2`.
	qualifier string
}

// String returns the part in its canonical form.
func (p symbolPart) String() string {
	switch {
	case p.class == suffixPart:
		return Suffix{Kind: p.suffix, Number: p.number}.String()
	case p.class == numberPart:
		return strconv.Itoa(p.number) + p.parentheses()
	case p.session != "":
		return p.name + "(" + string(p.session) + ")"
	default:
		return p.name + p.parentheses()
	}
}

// parentheses returns the qualifier in parentheses. As in print, Roman numerals and sessions directly follow a
// number, `377(V)`, but other qualifiers follow a space: `217 A (III)`, `2334 (2016)`.
func (p symbolPart) parentheses() string {
	switch {
	case p.qualifier == "":
		return ""
	case closeQualifier.MatchString(p.qualifier) && (p.class == numberPart || isDigit(p.name[len(p.name)-1])):
		return "(" + p.qualifier + ")"
	default:
		return " (" + p.qualifier + ")"
	}
}

func (p symbolPart) hasDigits() bool {
	return p.class == numberPart || strings.ContainsAny(p.name, "0123456789")
}

func (p symbolPart) beginsWithLetter() bool { return p.name != "" && !isDigit(p.name[0]) }

var (
	qualified = regexp.MustCompile(`^(.*?)\s*\(([^()]*)\)$`)
	// closeQualifier matches a session in digits or Roman numerals.
	closeQualifier = regexp.MustCompile(`^(?:\d{2,3}|[IVXLC]+)$`)
	// wordQualifier matches the name of a part of a document.
	wordQualifier = regexp.MustCompile(`^(RESUMPTION|SECT|SECTION|PART|VOL)\.?\s*(\d{1,3}|[IVXLC]+)$`)
	yearQualifier = regexp.MustCompile(`^(?:19|20)\d\d$`)
	// plainName matches letters and digits with points and hyphens between them, and optionally the letter of a
	// resolution.
	plainName  = regexp.MustCompile(`^[A-Z0-9]+(?:[.-][A-Z0-9]+)*(?: [A-Z])?$`)
	spacedName = regexp.MustCompile(`^[A-Z][A-Z-]* \d+(?:[A-Z]|[.-][A-Z0-9]+)*$`)
	// lettered matches one of several resolutions with the same number: `217 A`, also printed `217A`.
	lettered   = regexp.MustCompile(`^(\d+) ?([A-Z])$`)
	yearlyName = regexp.MustCompile(`^([A-Z]+)\((\d{4})\) ?(\d+)$`)
)

// parsePart parses one trimmed part of a symbol. It returns a problem if the part is invalid.
func parsePart(text string) (symbolPart, symbolProblem) {
	upper := strings.ToUpper(text)
	if upper == "" {
		return symbolPart{}, symbolProblem{TermPartEmpty, ""}
	}
	if kind, rest, ok := cutSuffixKind(upper); ok {
		number, problem := parseSuffixNumber(kind, rest)
		return symbolPart{class: suffixPart, suffix: kind, number: number}, problem
	}
	if m := yearlyName.FindStringSubmatch(upper); m != nil && knownSeries().yearly[m[1]] {
		return symbolPart{class: namePart, name: m[1] + "(" + m[2] + ") " + m[3]}, runProblem(m[3])
	}
	m := qualified.FindStringSubmatch(upper)
	if m == nil {
		return parsePlain(upper)
	}
	return parseQualified(upper, m[1], strings.TrimSpace(m[2]))
}

// parseQualified parses a name or number followed by a qualifier in parentheses.
func parseQualified(upper, before, inside string) (symbolPart, symbolProblem) {
	part, problem := parsePlain(lettered.ReplaceAllString(before, "$1 $2"))
	if problem.found() {
		return symbolPart{}, notAPart(upper)
	}
	if part.class == namePart && !part.hasDigits() {
		if len(inside) != 2 || !digitsOnly(inside) {
			return symbolPart{}, symbolProblem{TermSessionMalformed, upper}
		}
		part.session = session(inside)
		return part, symbolProblem{}
	}
	switch word := wordQualifier.FindStringSubmatch(inside); {
	case word != nil:
		part.qualifier = wordForm(word[1]) + " " + strings.TrimLeft(word[2], "0")
	case closeQualifier.MatchString(inside), yearQualifier.MatchString(inside):
		part.qualifier = inside
	default:
		return symbolPart{}, notAPart("(" + inside + ")")
	}
	return part, symbolProblem{}
}

// wordForm returns the printed form of a word that names a part of a document.
func wordForm(word string) string {
	switch word {
	case "SECT", "SECTION":
		return "Sect."
	case "VOL":
		return "Vol."
	default:
		return word[:1] + strings.ToLower(word[1:])
	}
}

func parsePlain(upper string) (symbolPart, symbolProblem) {
	if digitsOnly(upper) {
		number, problem := parseNumber(upper)
		return symbolPart{class: numberPart, number: number}, problem
	}
	if !plainName.MatchString(upper) && !spacedName.MatchString(upper) {
		return symbolPart{}, notAPart(upper)
	}
	return symbolPart{class: namePart, name: respelled(upper)}, runProblem(upper)
}

func notAPart(text string) symbolProblem { return symbolProblem{TermPartUnknown, text} }

// respelled returns a name with its words spelled as in print: `Sub.2`.
func respelled(upper string) string {
	runs := splitRuns(upper)
	for i, run := range runs {
		if printed, ok := knownSeries().spelling[run]; ok {
			runs[i] = printed
		}
	}
	return strings.Join(runs, "")
}

// cutSuffixKind splits `REV. 1` into the kind and the text after the point. It returns false for a
// name that merely begins with the same letters, such as `REVIEW`, or if letters follow the number.
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

func parseSuffixNumber(kind SuffixKind, digits string) (int, symbolProblem) {
	if digits == "" {
		return 0, symbolProblem{TermSuffixNumberMissing, string(kind)}
	}
	return parseNumber(digits)
}

func parseNumber(digits string) (int, symbolProblem) {
	significant := strings.TrimLeft(digits, "0")
	if significant == "" {
		return 0, symbolProblem{TermNumberZero, digits}
	}
	number, _ := strconv.Atoi(significant[:min(len(significant), maxDigits)])
	return number, runProblem(significant)
}

func runProblem(name string) symbolProblem {
	for _, run := range splitRuns(name) {
		if len(run) > maxDigits && isDigit(run[0]) {
			return symbolProblem{TermNumberTooLong, run}
		}
	}
	return symbolProblem{}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func digitsOnly(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}
