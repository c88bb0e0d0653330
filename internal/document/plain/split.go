package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/internal/document/page"
)

const (
	// tabStop is the distance between tab stops, in columns.
	tabStop = 8
	// wideGap is the minimum width of white space that divides a row into two lines, in columns.
	wideGap = 4
	// labelGap is the maximum width of white space between a label and its text, in columns.
	labelGap = 24
)

// splitter divides a text into lines.
type splitter struct {
	document *page.Document
	// page is the current page, and row the current row on it, from 0.
	page, row int
	// blanks counts the blank rows above.
	blanks int
}

// split adds the lines of the document's text, and returns the number of pages; 0 if the text has
// no form feeds.
func split(document *page.Document) int {
	s := splitter{document: document}
	text := document.Text
	if strings.ContainsRune(text, '\f') {
		s.page = 1
	}
	for at := 0; at < len(text); {
		end := len(text)
		if n := strings.IndexFunc(text[at:], isBreak); n >= 0 {
			end = at + n
		}
		s.addRow(at, end)
		at = s.skipBreak(end)
	}
	return s.page
}

func isBreak(r rune) bool { return strings.ContainsRune("\n\v\f\r\u0085\u2028\u2029", r) }

// skipBreak skips the line break, and returns the start of the next row.
func (s *splitter) skipBreak(at int) int {
	text := s.document.Text
	if at == len(text) {
		return at
	}
	r, width := utf8.DecodeRuneInString(text[at:])
	s.row++
	switch {
	case r == '\f':
		s.page, s.row, s.blanks = s.page+1, 0, 0
	case strings.HasPrefix(text[at:], "\r\n"):
		width = 2
	}
	return at + width
}

// part is a part of a row without a wide gap: bytes start to end of the text, and columns from to to.
type part struct{ start, end, from, to int }

// addRow adds the lines of one row.
func (s *splitter) addRow(start, end int) {
	parts := s.parts(start, end)
	if len(parts) == 0 {
		if s.row > 0 || s.page <= 1 {
			s.blanks++
		}
		return
	}
	for _, p := range parts {
		words := s.document.Text[p.start:p.end]
		s.document.Lines = append(s.document.Lines, page.Line{
			Text: words, Start: p.start, End: p.end, Page: s.page, Gap: float64(s.gap()),
			Box: page.Box{
				X0: float64(p.from) * page.ColumnWidth, X1: float64(p.to) * page.ColumnWidth,
				Y0: float64(s.row) * page.RowHeight, Y1: float64(s.row+1) * page.RowHeight,
			},
			Runs: []page.Run{{Text: words}},
		})
	}
	s.blanks = 0
}

// gap returns the number of blank rows above the current row; 0 for the first line of a page.
func (s *splitter) gap() int {
	lines := s.document.Lines
	if len(lines) == 0 || lines[len(lines)-1].Page != s.page {
		return 0
	}
	return s.blanks
}

// parts divides a row at wide gaps.
func (s *splitter) parts(start, end int) []part {
	var parts []part
	column, tab := 0, false
	for at := start; at < end; {
		r, width := utf8.DecodeRuneInString(s.document.Text[at:end])
		switch {
		case r == '\t':
			column, tab = (column/tabStop+1)*tabStop, true
		case unicode.IsSpace(r):
			column++
		case isInvisible(r):
			if n := len(parts); n > 0 && parts[n-1].end == at {
				parts[n-1].end = at + width
			}
		default:
			parts = s.extend(parts, part{at, at + width, column, column + 1}, tab)
			column, tab = column+1, false
		}
		at += width
	}
	return parts
}

// extend adds a character to the last part, or begins another after a wide gap.
func (s *splitter) extend(parts []part, next part, tab bool) []part {
	if n := len(parts); n > 0 {
		last := &parts[n-1]
		gap := next.from - last.to
		isLabel := gap <= labelGap && page.IsLabel(s.document.Text[last.start:last.end])
		if gap < wideGap && !tab || isLabel || gap == 0 {
			last.end, last.to = next.end, next.to
			return parts
		}
	}
	return append(parts, next)
}

// isInvisible reports whether r is an invisible character that controls line breaks or byte order.
func isInvisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}
