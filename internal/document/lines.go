package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fillerWidth is how many spaces make a blank line a filler: what is left of the short rule that
// a PDF draws above footnotes.
const fillerWidth = 20

// line is one line of the original that is not blank.
type line struct {
	// start and end bound what can be seen of it in the original.
	start, end int
	// text is that, composed and without invisible characters; its spaces are as they were.
	text string
	// indent counts the white space before it, in characters.
	indent int
	// blanks counts the blank lines before it; page tells that a form feed is among them, filler
	// that one of them is a filler.
	blanks int
	page   bool
	filler bool
	// soft tells that it ends in a soft hyphen, so that the word goes on in the next line.
	soft bool
}

// apart tells whether white space separates the line from the one before.
func (l line) apart() bool { return l.blanks > 0 || l.page }

// splitLines finds the lines that are not blank, in one pass.
func splitLines(body string) []line {
	var lines []line
	var next line
	for at := 0; at < len(body); {
		end := len(body)
		if n := strings.IndexFunc(body[at:], isBreak); n >= 0 {
			end = at + n
		}
		formFeed := end < len(body) && body[end] == '\f'
		if written := writtenLine(body, at, end); written.start < written.end {
			written.blanks, written.page, written.filler = next.blanks, next.page, next.filler
			lines = append(lines, written)
			next = line{}
		} else if !formFeed {
			next.blanks++
			next.filler = next.filler || utf8.RuneCountInString(body[at:end]) >= fillerWidth
		}
		next.page = next.page || formFeed
		at = end + breakWidth(body[end:])
	}
	return lines
}

// writtenLine takes the white space, and what cannot be seen, off both ends of a line.
func writtenLine(body string, at, end int) line {
	left := strings.TrimLeftFunc(body[at:end], isUnseen)
	trimmed := strings.TrimRightFunc(left, isUnseen)
	start := end - len(left)
	return line{
		start: start, end: start + len(trimmed), text: compose(trimmed),
		indent: utf8.RuneCountInString(compose(body[at:start])), soft: strings.ContainsRune(left[len(trimmed):], '\u00ad'),
	}
}

// isUnseen tells whether r is white space or an invisible character.
func isUnseen(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }

// isInvisible tells whether r only says where a line may be broken, or how bytes are ordered.
func isInvisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

func isBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	default:
		return false
	}
}

// breakWidth is the length in bytes of the line break that text begins with.
func breakWidth(text string) int {
	if strings.HasPrefix(text, "\r\n") {
		return 2
	}
	_, width := utf8.DecodeRuneInString(text)
	return width
}

// compose removes invisible characters and composes the rest (NFC).
func compose(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, text))
}

// tidy makes each run of white space one space, and trims. A run of nothing but non-breaking
// spaces becomes one of them.
func tidy(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	var space rune
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && space == 0 && isNoBreak(r):
			space = r
		case unicode.IsSpace(r) && isNoBreak(r) && isNoBreak(space):
		case unicode.IsSpace(r):
			space = ' '
		default:
			if space != 0 && out.Len() > 0 {
				out.WriteRune(space)
			}
			space = 0
			out.WriteRune(r)
		}
	}
	return out.String()
}

func isNoBreak(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2007' }

// rejoin makes one text of wrapped lines.
func rejoin(pieces []piece) string {
	var out strings.Builder
	for i, p := range pieces {
		if i > 0 && !glued(pieces[i-1], p) {
			out.WriteByte(' ')
		}
		out.WriteString(p.text)
	}
	return tidy(out.String())
}

var (
	brokenHyphen = regexp.MustCompile(`\p{L}-$`)
	// afterHyphen is a line that goes on with a compound word; `pre- and post-war` does not.
	afterHyphen = regexp.MustCompile(`^\p{Ll}`)
	suspended   = regexp.MustCompile(`^(?:and|or|to|et|ou|y|e|o|u)(?:[^\p{L}]|$)`)
	brokenURL   = regexp.MustCompile(`https?://[^\s\p{Z}]*[/\-_=&?%]$`)
	restOfURL   = regexp.MustCompile(`^[^\s\p{Z}]*[^\s\p{Z}.,;:][/._=&?%][^\s\p{Z}]`)
)

// glued tells whether a line break stands in the middle of a word or address.
func glued(before, after piece) bool {
	tail := lastBytes(before.text, 400)
	switch {
	case before.soft:
		return true
	case brokenHyphen.MatchString(tail):
		return afterHyphen.MatchString(after.text) && !suspended.MatchString(after.text)
	default:
		return brokenURL.MatchString(tail) && restOfURL.MatchString(after.text)
	}
}

// lastBytes is the end of a text, at most n bytes and a part of a character long.
func lastBytes(text string, n int) string { return text[max(0, len(text)-n):] }

// endsSentence tells whether the text ends as a sentence, a clause or an introduction does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \t\u00a0\u202f)]\"'”’»0123456789*")
	return text == "" || strings.ContainsAny(lastBytes(text, 1), ".:;?!") || strings.HasSuffix(text, "…")
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "(\"'“‘«"))
	return unicode.IsLower(r)
}

// capitalLetters is how many letters make a line in capitals a heading; fewer are an acronym.
const capitalLetters = 4

// isCapitals tells whether all letters are capitals, and there are enough of them.
func isCapitals(text string) bool { return inCapitals(text, capitalLetters) }

// inCapitals tells whether all letters are capitals, and there are as many as fewest.
func inCapitals(text string, fewest int) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= fewest
}
