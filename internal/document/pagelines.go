package document

import (
	"math"

	"proposaltracker/internal/document/page"
)

const (
	// blankGap is the minimum space above a line that counts as a blank line, as a share of the
	// line height. The space between paragraphs is often less than a full line.
	blankGap = 0.35
	// smaller and larger are ratios to the type size of the body: a line below the first is small,
	// and a line above the second may be a heading.
	smaller = 0.93
	larger  = 1.15
	// strongShare is the share of bold characters above which bold text does not stand out.
	strongShare = 0.5
	// defaultSize is the type size, in points, if the format does not state one.
	defaultSize = 11.0
)

// pageLines converts the lines of a document to those of the recognizer.
func pageLines(d page.Document) []line {
	if d.Format == page.Plain || len(d.Lines) == 0 {
		return splitLines(d.Text)
	}
	typical := typicalLook(d)
	lines := make([]line, 0, len(d.Lines))
	for i := range d.Lines {
		stated := &d.Lines[i]
		l := writtenLine(d.Text, stated.Start, min(stated.End, len(d.Text)))
		if l.start == l.end {
			continue
		}
		l.look = typical.look(&d, i)
		l.indent = typical.indent(stated)
		if i > 0 {
			separate(&l, &d.Lines[i-1], stated)
		}
		lines = append(lines, l)
	}
	return lines
}

// separate sets the number of blank lines, and whether there is a page break, between a line and
// the previous one.
func separate(l *line, before, stated *page.Line) {
	l.page = before.Page != stated.Page
	switch {
	case l.look.sameRow:
	case stated.Box.IsZero():
		// Formats without geometry state the paragraphs, which are always separated.
		if stated.Paragraph == 0 || before.Paragraph != stated.Paragraph {
			l.blanks = 1
		}
	case stated.Gap >= blankGap:
		l.blanks = max(1, int(math.Round(stated.Gap)))
	}
}

// bodyLook is the predominant appearance of a document's text.
type bodyLook struct {
	size   float64
	bold   bool
	margin map[int]float64 // the left edge of the text, by page
	width  float64
}

func typicalLook(d page.Document) bodyLook {
	sizes, bold, all := map[float64]int{}, 0, 0
	typical := bodyLook{margin: map[int]float64{}}
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.Region != page.Body {
			continue
		}
		sizes[math.Round(l.Size*2)/2] += len(l.Text)
		all += len(l.Text)
		if l.Bold {
			bold += len(l.Text)
		}
		if edge, known := typical.margin[l.Page]; !known || l.Box.X0 < edge {
			typical.margin[l.Page] = l.Box.X0
		}
	}
	most := 0
	for size, count := range sizes {
		if count > most || (count == most && size < typical.size) {
			most, typical.size = count, size
		}
	}
	if typical.size == 0 {
		typical.size = defaultSize
	}
	typical.bold = float64(bold) > strongShare*float64(all)
	if len(d.Pages) > 0 {
		typical.width = d.Pages[0].Width
	}
	return typical
}

func (b bodyLook) look(d *page.Document, i int) *look {
	l := &d.Lines[i]
	found := &look{
		page: l.Page, box: l.Box, outline: l.HeadingLevel, region: l.Region, paragraph: l.Paragraph, cell: l.Cell,
		labeled: l.Label != "" && l.Region == page.Body,
	}
	found.sameRow = i > 0 && (page.SameRow(d.Lines[i-1], *l) || sameTableRow(d.Lines[i-1].Cell, l.Cell))
	found.small = l.Size > 0 && l.Size < smaller*b.size
	found.strong = l.HeadingLevel > 0 || (l.Bold && !b.bold) || l.Size > larger*b.size
	found.centered = l.Align == page.AlignCenter || b.isCentered(l)
	if l.Region == page.Footnote || l.Region == page.Endnote {
		found.note = l.Label
	}
	for _, run := range l.Runs {
		switch {
		case run.Note != "":
			found.references = append(found.references, run.Note)
		case run.Superscript:
			found.references = append(found.references, run.Text)
		}
	}
	return found
}

func sameTableRow(a, b *page.Cell) bool {
	return a != nil && b != nil && a.Table == b.Table && a.Row == b.Row && a.Column != b.Column
}

// isCentered reports whether a line is centered on its page, away from both margins.
func (b bodyLook) isCentered(l *page.Line) bool {
	const tolerance, inset = 8.0, 40.0
	if l.Box.IsZero() || b.width == 0 {
		return false
	}
	left, right := l.Box.X0-b.margin[l.Page], (b.width-b.margin[l.Page])-l.Box.X1
	return left > inset && math.Abs(left-right) < tolerance
}

// indent returns the distance of a line from the margin, in characters.
func (b bodyLook) indent(l *page.Line) int {
	const characterWidth = 0.5 // of the size
	points := l.Indent
	if !l.Box.IsZero() {
		points = l.Box.X0 - b.margin[l.Page]
	}
	return max(0, int(points/(characterWidth*b.size)))
}
