package page

import (
	"strings"
)

// Compose sets Text to the joined lines, and sets each line's Start and End. It inserts a blank
// line before lines with a Gap of at least half a line and before a new region, and a tab between
// lines in the same row.
func (d *Document) Compose() {
	var text strings.Builder
	for i := range d.Lines {
		line := &d.Lines[i]
		if i > 0 {
			text.WriteString(separator(d.Lines[i-1], *line))
		}
		line.Start = text.Len()
		text.WriteString(line.Printed())
		line.End = text.Len()
	}
	if text.Len() > 0 {
		text.WriteByte('\n')
	}
	d.Text = text.String()
}

// separator returns the white space between two lines.
func separator(before, after Line) string {
	switch {
	case before.Page != after.Page:
		return "\n\f"
	case SameRow(before, after):
		return "\t"
	case before.Cell != nil && after.Cell != nil && *before.Cell != *after.Cell &&
		before.Cell.Table == after.Cell.Table && before.Cell.Row == after.Cell.Row:
		return "\t"
	case after.Gap >= 0.5, before.Region != after.Region:
		return "\n\n"
	default:
		return "\n"
	}
}
