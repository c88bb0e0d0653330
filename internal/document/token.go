package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, or a run of one punctuation mark, with the white space after it.
type token struct {
	text string
	// key is the text normalized for comparison: without white space and typography.
	key string
	// word is true for a word, false for punctuation.
	word bool
}

// tokenize splits a text into tokens. The concatenation of their texts equals the input.
func tokenize(text string) []token {
	var tokens []token
	for text != "" {
		token := nextToken(text)
		tokens = append(tokens, token)
		text = text[len(token.text):]
	}
	return tokens
}

// nextToken returns the first token. A word ends at white space, at a dash, or at punctuation that
// is not directly followed by a letter or digit, so `l'OMC`, `10.5` and `non-discrimination` are
// single tokens.
func nextToken(text string) token {
	first, _ := utf8.DecodeRuneInString(text)
	word := isWordRune(first)
	end := len(text) - len(strings.TrimLeft(text, string(first)))
	if word {
		end = wordEnd(text)
	}
	space := len(text) - len(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
	return token{text: text[:space], key: fold(text[:end]), word: word}
}

func wordEnd(text string) int {
	end := 0
	for at, r := range text {
		switch {
		case isWordRune(r):
			end = at + utf8.RuneLen(r)
		case unicode.IsSpace(r) || isDash(r):
			return end
		}
	}
	return end
}

func isDash(r rune) bool { return r == '–' || r == '—' || r == '―' }

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// fold normalizes typography: the shapes of quotation marks, apostrophes, dots and hyphens, and
// ligatures.
func fold(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		out.WriteString(plainShape(r))
	}
	return out.String()
}

func plainShape(r rune) string {
	switch r {
	case '’', 'ʼ', '‘':
		return "'"
	case '“', '”', '„', '«', '»':
		return `"`
	case '‑', '‐':
		return "-"
	case '―':
		return "—"
	case '…':
		return "..."
	case 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ':
		return []string{"ff", "fi", "fl", "ffi", "ffl"}[r-'ﬀ']
	default:
		return string(r)
	}
}

// markedWord matches a word directly followed by the mark of a footnote.
var markedWord = regexp.MustCompile(`^(.*\p{Ll}[.,;:)"]?)(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])$`)

// unmark replaces the footnote mark after a word with the footnote's position, so that the
// renumbering caused by a revision note does not count as a change. It removes the mark of the
// revision note itself. marks maps marks to positions, as [footnotePlaces] returns them.
func unmark(key string, marks map[int]int) string {
	m := markedWord.FindStringSubmatch(key)
	if m == nil {
		return key
	}
	place, ok := marks[markNumber(m[2])]
	switch {
	case !ok:
		return key
	case place == 0:
		return m[1]
	default:
		return m[1] + "^" + strconv.Itoa(place)
	}
}
