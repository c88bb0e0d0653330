package document

import (
	"strings"
	"unicode/utf8"
)

// cell is the part of a line that is in one column.
type cell struct {
	line       int
	start, end int // offsets into the original
	text       string
	field      field
	column     int
	// more is the cell that continues the text; nil if there is none.
	more *cell
}

func (c *cell) withMore() []cell {
	if c.more == nil {
		return []cell{*c}
	}
	return []cell{*c, *c.more}
}

// block is a part of a title block: a row of fields, or a text of one or more lines.
type block struct {
	field       field
	first, last int
	cells       []cell
}

// text returns the joined lines of the block.
func (b *block) text() string {
	pieces := make([]piece, len(b.cells))
	for i, c := range b.cells {
		pieces[i] = piece{text: c.text}
	}
	return rejoin(pieces)
}

// cellsOf splits a line of plain text into its columns.
func cellsOf(l *line, i int) []cell {
	var cells []cell
	column := l.indent
	if l.look.sameRow {
		column += cellGap
	}
	for at := 0; at < len(l.text); {
		width, gap := columnEnd(l.text[at:])
		cells = append(cells, cell{line: i, start: l.start + at, end: l.start + at + width, text: l.text[at : at+width], column: column})
		column += utf8.RuneCountInString(l.text[at : at+width+gap])
		at += width + gap
	}
	cells = joinLabels(l.text, cells)
	if l.end-l.start != len(l.text) { // the text was composed, so offsets in it differ from those in the original
		for n := range cells {
			cells[n].start, cells[n].end = l.start, l.end
		}
	}
	return cells
}

// columnEnd returns the length in bytes of the first column of a text, and of the gap after it.
func columnEnd(text string) (width, gap int) {
	spaces := 0
	for at := range len(text) {
		switch text[at] {
		case '\t':
			spaces += cellGap
		case ' ':
			spaces++
		default:
			spaces = 0
			continue
		}
		if spaces >= cellGap {
			end := len(strings.TrimRight(text[:at+1], " \t"))
			return end, len(text[end:]) - len(strings.TrimLeft(text[end:], " \t"))
		}
	}
	return len(text), 0
}

// joinLabels joins each cell that ends in a colon with the next one, as in `Original:   English`.
func joinLabels(text string, cells []cell) []cell {
	joined := cells[:0]
	for _, c := range cells {
		last := len(joined) - 1
		if last >= 0 && strings.HasSuffix(joined[last].text, ":") {
			start := joined[last].start
			offset := start - cells[0].start
			joined[last].end = c.end
			joined[last].text = text[offset : offset+c.end-start]
			continue
		}
		joined = append(joined, c)
	}
	return joined
}
