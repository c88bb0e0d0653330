package document

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, or a mark of punctuation as often as it is repeated, with the white space that
// follows it.
type token struct {
	text string
	// key is what it is compared by: the text without white space and without what is typography.
	key string
	// word tells it from punctuation.
	word bool
}

// tokenize cuts a text; the tokens' texts together are the text again.
func tokenize(text string) []token {
	var tokens []token
	for text != "" {
		token := nextToken(text)
		tokens = append(tokens, token)
		text = text[len(token.text):]
	}
	return tokens
}

// nextToken cuts the first token: a word goes up to white space, a dash, or punctuation that no
// word follows at once; so `l'OMC`, `10.5` and `non-discrimination` are one each.
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

// fold removes what is typography: the shapes of quotation marks, apostrophes, dots and hyphens,
// and ligatures.
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

// markedWord is a word with a footnote's mark directly behind it.
var markedWord = regexp.MustCompile(`^(.*\p{Ll}[.,;:)"]?)(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])$`)

// unmark replaces a footnote's mark behind a word by the place of that footnote among those that
// count, so that a revision's note which shifts the marks of all others changes nothing; the mark
// of the revision's note itself goes. marks maps marks to places, from 1; 0 is the revision's note.
func unmark(key string, marks map[int]int) string {
	m := markedWord.FindStringSubmatch(key)
	if m == nil {
		return key
	}
	place, is := marks[markNumber(m[2])]
	switch {
	case !is:
		return key
	case place == 0:
		return m[1]
	default:
		return m[1] + "^" + strconv.Itoa(place)
	}
}
