package pdf

import (
	"cmp"
	"math"
	"slices"

	"proposaltracker/internal/document/page"
)

// layOut arranges the glyphs of a page in lines, in reading order. Rotated text comes last, in the
// order in which it was drawn.
func layOut(glyphs []glyph, size page.Size) []page.Line {
	var upright, rotated []segment
	for _, s := range chain(glyphs) {
		if s.glyphs[0].rotated {
			rotated = append(rotated, s)
		} else {
			upright = append(upright, s)
		}
	}
	var segments []segment
	for _, r := range makeRows(upright) {
		segments = append(segments, r.columns()...)
	}
	segments = append(inReadingOrder(segments, size), rotated...)
	lines := make([]page.Line, 0, len(segments))
	for _, s := range segments {
		if line, visible := makeLine(s); visible {
			lines = append(lines, line)
		}
	}
	setGaps(lines)
	return lines
}

// setGaps sets the Gap of each line: the blank space above it, in lines.
func setGaps(lines []page.Line) {
	pitch := usualPitch(lines)
	for i := 1; i < len(lines); i++ {
		line, above := &lines[i], lines[i-1]
		switch {
		case page.SameRow(above, *line):
			line.Gap = above.Gap
		case line.Box.Y0 > above.Box.Y0:
			gap := (line.Box.Y1-above.Box.Y1)/(pitch*max(line.Size, 1)) - 1
			line.Gap = max(0, math.Round(gap*100)/100)
		}
	}
}

// largestPitch is the largest distance between the lines of a paragraph, in font sizes, that counts as usual.
// Lines that are further apart are separate, except in double-spaced text, where the distance is at most 2.4.
const largestPitch = 1.8

// usualPitch returns the distance between the lines of a paragraph, in font sizes: the smallest
// distance that occurs repeatedly below a line that is nearly full. The most common distance would be
// unsuitable, since most lines may be separate paragraphs, which are further apart.
func usualPitch(lines []page.Line) float64 {
	const full = 0.8
	var pitches []float64
	edge := 0.0
	for i := range lines {
		edge = max(edge, lines[i].Box.X1)
	}
	for i := 1; i < len(lines); i++ {
		if lines[i-1].Box.X1 < full*edge {
			continue
		}
		pitch := (lines[i].Box.Y1 - lines[i-1].Box.Y1) / max(lines[i].Size, 1)
		if pitch > 0.9 && pitch < 4 && math.Abs(lines[i].Size-lines[i-1].Size) < 0.2 {
			pitches = append(pitches, pitch)
		}
	}
	slices.Sort(pitches)
	for i := 1; i < len(pitches); i++ {
		if pitches[i] < 1.05*pitches[i-1] {
			return min(pitches[i], largestPitch)
		}
	}
	return 1.2
}

const (
	// columnLines is the minimum number of lines of a column of text. Blocks of a title page have
	// fewer.
	columnLines = 6
	// columnShare is the minimum width of a column, as a share of the page's width.
	columnShare = 0.25
	// proseShare is the minimum width of most lines of a column, as a share of the column's width.
	// Cells of tables are narrower.
	proseShare = 0.6
)

// inReadingOrder orders the segments of a page row by row, but the segments of text columns column by column.
func inReadingOrder(segments []segment, size page.Size) []segment {
	for _, gutter := range gutters(segments, size) {
		for start := 0; start < len(segments); {
			end := start
			for end < len(segments) && !crosses(segments[end], gutter) {
				end++
			}
			if isColumns(segments[start:end], gutter, size) {
				slices.SortStableFunc(segments[start:end], func(a, b segment) int {
					return cmp.Compare(side(a, gutter), side(b, gutter))
				})
			}
			start = end + 1
		}
	}
	return segments
}

// gutters returns the horizontal positions at which a second or third column may begin, because
// many lines begin there.
func gutters(segments []segment, size page.Size) []float64 {
	counts := map[int]int{}
	for _, s := range segments {
		if s.box.X0 > columnShare*size.Width && s.box.Width() >= columnShare*proseShare*size.Width {
			counts[int(s.box.X0/gutterGrid)]++
		}
	}
	var found []float64
	for at, count := range counts {
		if count >= columnLines/2 {
			found = append(found, float64(at)*gutterGrid-1)
		}
	}
	slices.Sort(found)
	return found
}

// gutterGrid is the precision with which positions of gutters are compared, in points.
const gutterGrid = 4.0

func crosses(s segment, gutter float64) bool { return s.box.X0 < gutter && s.box.X1 > gutter }

func side(s segment, gutter float64) int {
	if s.box.X0 < gutter {
		return 0
	}
	return 1
}

// isColumns reports whether the segments are two columns of running text.
func isColumns(segments []segment, gutter float64, size page.Size) bool {
	var widest [2]float64
	for _, s := range segments {
		at := side(s, gutter)
		widest[at] = max(widest[at], s.box.Width())
	}
	var prose [2]int
	for _, s := range segments {
		if at := side(s, gutter); s.box.Width() >= proseShare*widest[at] {
			prose[at]++
		}
	}
	return min(widest[0], widest[1]) >= columnShare*size.Width && min(prose[0], prose[1]) >= columnLines
}
