package document

import "strings"

// tableRow reads line i if it is part of a table row. A row becomes one paragraph, so that its
// cells are neither read as headings or numbers nor joined with prose.
func (r *reader) tableRow(i int) bool {
	if !r.isRow(i) {
		return false
	}
	if d := r.lastDraft(); r.lines[i].look.sameRow && d != nil && d.row {
		r.extend(d, i)
		return true
	}
	r.begin(i, Paragraph{Kind: KindParagraph}, r.lines[i].text).row = true
	r.bullets = nil
	return true
}

// isRow reports whether line i is part of a row with several cells.
func (r *reader) isRow(i int) bool {
	l := &r.lines[i]
	if l.look.page > 0 || l.look.cell != nil {
		return l.look.sameRow || i+1 < len(r.lines) && r.lines[i+1].look.sameRow
	}
	columns := columnCount(l.text)
	if columns < 2 {
		return false
	}
	above := i > 0 && !l.apart() && columnCount(r.lines[i-1].text) == columns
	return above || i+1 < len(r.lines) && !r.lines[i+1].apart() && columnCount(r.lines[i+1].text) == columns
}

// columnCount returns the number of columns of a line of plain text. A number or bullet is not a column.
func columnCount(text string) int {
	if !strings.Contains(text, "   ") && !strings.Contains(text, "\t") {
		return 1
	}
	const label = 7
	count := 0
	for first := true; text != ""; first = false {
		width, gap := columnEnd(text)
		if !first || width > label {
			count++
		}
		text = text[width+gap:]
	}
	return count
}
