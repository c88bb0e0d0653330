package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy replaces each run of white space with one space, and trims both ends. A run that consists only
// of non-breaking spaces becomes one non-breaking space.
func tidy(text string) string {
	if isTidy(text) {
		return text
	}
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

// isTidy reports whether a text is ASCII, and contains no white space except single spaces between
// words.
func isTidy(text string) bool {
	space := true
	for i := range len(text) {
		switch b := text[i]; {
		case b >= utf8.RuneSelf, b < ' ', b == ' ' && space:
			return false
		default:
			space = b == ' '
		}
	}
	return !space || text == ""
}

func isNoBreak(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2007' }

// rejoin joins wrapped lines to a single text.
func rejoin(pieces []piece) string {
	if len(pieces) == 1 {
		return tidy(pieces[0].text)
	}
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
	// afterHyphen matches a line that continues a compound word; `pre- and post-war` does not.
	afterHyphen = regexp.MustCompile(`^\p{Ll}`)
	suspended   = regexp.MustCompile(`^(?:and|or|to|et|ou|y|e|o|u)(?:[^\p{L}]|$)`)
	brokenURL   = regexp.MustCompile(`https?://[^\s\p{Z}]*[/\-_=&?%]$`)
	restOfURL   = regexp.MustCompile(`^[^\s\p{Z}]*[^\s\p{Z}.,;:][/._=&?%][^\s\p{Z}]`)
)

// glued reports whether the line break between two pieces is in the middle of a word or of a web address.
func glued(before, after piece) bool {
	switch {
	case before.soft:
		return true
	case before.text == "" || strings.IndexByte("-/_=&?%", before.text[len(before.text)-1]) < 0:
		return false
	}
	tail := lastBytes(before.text, 400)
	if brokenHyphen.MatchString(tail) {
		return afterHyphen.MatchString(after.text) && !suspended.MatchString(after.text)
	}
	return brokenURL.MatchString(tail) && restOfURL.MatchString(after.text)
}

// lastBytes returns the last n bytes of a text, or all of it if it is shorter. The result can begin
// in the middle of a character.
func lastBytes(text string, n int) string { return text[max(0, len(text)-n):] }

// endsSentence reports whether the text ends like a sentence, a clause or an introduction.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \t\u00a0\u202f)]\"'”’»0123456789*")
	return text == "" || strings.ContainsAny(lastBytes(text, 1), ".:;?!") || strings.HasSuffix(text, "…")
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "(\"'“‘«"))
	return unicode.IsLower(r)
}

// minCapitalLetters is the minimum number of letters of a heading in capitals; a shorter text is an
// acronym.
const minCapitalLetters = 4

// isCapitals reports whether all letters of a text are capitals, and there are at least
// minCapitalLetters of them.
func isCapitals(text string) bool { return inCapitals(text, minCapitalLetters) }

// inCapitals reports whether all letters of a text are capitals, and there are at least fewest of
// them.
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
