package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"proposaltracker/internal/document/page"
)

// fillerWidth is the minimum number of spaces in a blank line that counts as a filler. Text copied
// from a PDF has such a line instead of the short rule above footnotes.
const fillerWidth = 20

// line is one line of the original that is not blank.
type line struct {
	// start and end bound the visible part of the line in the original.
	start, end int
	// text is the visible part in composed form (NFC), without invisible characters. Its spaces are
	// unchanged.
	text string
	// indent is the number of characters of white space before the text.
	indent int
	// blanks is the number of blank lines before this one. page is true if a page break precedes
	// the line, and filler if one of the blank lines is a filler.
	blanks int
	page   bool
	filler bool
	// soft is true if the line ends in a soft hyphen, so that its last word continues in the next line.
	soft bool
	// look contains further information from the file format. It is never nil.
	look *look
}

// look is the appearance and the position of a line, if the format specifies them.
type look struct {
	page int
	box  page.Box
	// sameRow is true if the line is in the same row as the previous one, as the text of a second column is.
	sameRow bool
	// small is true for type that is clearly smaller than that of the body.
	small bool
	// strong is true if the text stands out like a heading: bold, larger, or in a heading style.
	strong   bool
	outline  int
	centered bool
	region   page.Region
	// paragraph is the number of the paragraph in the file; 0 if the format has no paragraphs.
	paragraph int
	cell      *page.Cell
	// labeled is true if the format generated the number at the start of the line.
	labeled bool
	// note is the mark of the note that the line belongs to; references lists the marks of the
	// notes that it refers to.
	note       string
	references []string
}

// apart reports whether white space separates the line from the previous one.
func (l *line) apart() bool { return l.blanks > 0 || l.page }

// splitLines returns the lines that are not blank.
func splitLines(body string) []line {
	lines := make([]line, 0, strings.Count(body, "\n")+1)
	plain := &look{}
	var next line
	for at := 0; at < len(body); {
		end := at + lineLength(body[at:])
		formFeed := end < len(body) && body[end] == '\f'
		if written := writtenLine(body, at, end); written.start < written.end {
			written.look, written.blanks, written.page, written.filler = plain, next.blanks, next.page, next.filler
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

// lineLength returns the number of bytes up to the first line break.
func lineLength(text string) int {
	for at := range len(text) {
		switch b := text[at]; {
		case b >= utf8.RuneSelf:
			r, _ := utf8.DecodeRuneInString(text[at:])
			if isBreak(r) {
				return at
			}
		case b <= '\r' && isBreak(rune(b)):
			return at
		}
	}
	return len(text)
}

// writtenLine trims white space and invisible characters from both ends of a line.
func writtenLine(body string, at, end int) line {
	left := strings.TrimLeftFunc(body[at:end], isUnseen)
	trimmed := strings.TrimRightFunc(left, isUnseen)
	start := end - len(left)
	written := line{start: start, end: start + len(trimmed), text: compose(trimmed)}
	if start > at {
		written.indent = utf8.RuneCountInString(compose(body[at:start]))
	}
	if written.end < end {
		written.soft = strings.Contains(left[len(trimmed):], "\u00ad")
	}
	return written
}

// isUnseen reports whether r is white space or an invisible character.
func isUnseen(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }

// isInvisible reports whether r is an invisible character that controls line breaks or byte order.
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

// breakWidth returns the length in bytes of the line break at the start of text.
func breakWidth(text string) int {
	if strings.HasPrefix(text, "\r\n") {
		return 2
	}
	_, width := utf8.DecodeRuneInString(text)
	return width
}

// compose removes invisible characters from a text and normalizes the rest to NFC.
func compose(text string) string {
	if isASCII(text) {
		return text
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, text))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
