package document

import "strings"

// blockText is the text of a block on one line, with the origin of each part.
type blockText struct {
	text  string
	parts []textPart
	lines []line
}

// textPart is the part of a text that comes from one cell and begins at offset at.
type textPart struct {
	at   int
	cell cell
}

// textOf joins the texts of cells by spaces. It omits the space if a word or an address was broken,
// for example after a hyphen or a slash.
func textOf(lines []line, cells []cell) blockText {
	var text strings.Builder
	joined := blockText{lines: lines}
	before := ""
	for i, c := range cells {
		if i > 0 && !glued(piece{text: before}, piece{text: c.text}) {
			text.WriteByte(' ')
		}
		before = c.text
		joined.parts = append(joined.parts, textPart{text.Len(), c})
		text.WriteString(c.text)
	}
	joined.text = text.String()
	return joined
}

// evidence returns the origins of the bytes from start up to but not including end, one for each
// cell.
func (b *blockText) evidence(start, end int) []Evidence {
	var places []Evidence
	for _, part := range b.parts {
		from, to := max(start, part.at), min(end, part.at+len(part.cell.text))
		if from < to {
			places = append(places, b.place(part, from-part.at, to-part.at))
		}
	}
	return places
}

// all returns the evidence for the whole text.
func (b *blockText) all() []Evidence { return b.evidence(0, len(b.text)) }

func (b *blockText) place(part textPart, from, to int) Evidence {
	c, l := part.cell, &b.lines[part.cell.line]
	place := Evidence{Printed: c.text[from:to], Start: c.start, End: c.end, Page: l.look.page, Box: l.look.box}
	if c.end-c.start == len(c.text) {
		place.Start, place.End = c.start+from, c.start+to
	}
	if width := place.Box.Width(); width > 0 && len(l.text) > 0 {
		offset := c.start - l.start
		place.Box.X0, place.Box.X1 = place.Box.X0+width*float64(offset+from)/float64(len(l.text)),
			place.Box.X0+width*float64(min(len(l.text), offset+to))/float64(len(l.text))
	}
	return place
}
