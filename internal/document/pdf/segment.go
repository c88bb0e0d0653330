package pdf

import (
	"cmp"
	"math"
	"slices"

	"proposaltracker/internal/document/page"
)

const (
	// wideGap is the minimum gap between two columns of a row, in font sizes. Spaces in justified
	// text are narrower.
	wideGap = 1.8
	// wordGap is the minimum gap between two words that no space character separates, in font sizes.
	wordGap = 0.17
	// sameBaseline is the maximum difference between the baselines of a row, in font sizes.
	sameBaseline = 0.3
	// raised is the maximum shift of a superscript or subscript, in font sizes of the text.
	raised = 0.6
	// small is the maximum size of a superscript or subscript, in font sizes of the text.
	small = 0.85
)

// segment is a part of a row without a wide gap.
type segment struct {
	glyphs   []glyph
	box      page.Box
	baseline float64
	size     float64
}

func (s *segment) add(g glyph) {
	s.glyphs = append(s.glyphs, g)
	if !g.isSpace() {
		s.box = s.box.Union(g.box)
	}
	if g.face.size > s.size && !g.isSpace() || len(s.glyphs) == 1 {
		s.size, s.baseline = g.face.size, g.baseline
	}
}

func (s *segment) join(next segment) {
	s.glyphs = append(s.glyphs, next.glyphs...)
	s.box = s.box.Union(next.box)
	if next.size > s.size {
		s.size, s.baseline = next.size, next.baseline
	}
}

// isBlank reports whether the segment has no visible content.
func (s *segment) isBlank() bool { return s.box.IsZero() }

// text returns the text without spaces.
func (s *segment) text() string {
	var text []rune
	for _, g := range s.glyphs {
		if !g.isSpace() {
			text = append(text, g.char)
		}
	}
	return string(text)
}

// chain groups glyphs that were drawn consecutively from left to right into segments.
func chain(glyphs []glyph) []segment {
	var segments []segment
	for _, g := range glyphs {
		if n := len(segments); n > 0 && follows(&segments[n-1], g) {
			segments[n-1].add(g)
			continue
		}
		segments = append(segments, segment{})
		segments[len(segments)-1].add(g)
	}
	return slices.DeleteFunc(segments, func(s segment) bool { return s.isBlank() })
}

// follows reports whether a glyph continues a segment: in the same row, possibly raised or lowered,
// and without a wide gap.
func follows(s *segment, g glyph) bool {
	last := s.glyphs[len(s.glyphs)-1]
	if g.rotated || last.rotated {
		return g.rotated && last.rotated && near(s.size, g.face.size)
	}
	size := max(s.size, g.face.size)
	offset := math.Abs(g.baseline - s.baseline)
	if offset > sameBaseline*min(s.size, g.face.size) && (offset > raised*size || min(s.size, g.face.size) > small*size) {
		return false
	}
	gap := g.box.X0 - last.box.X1
	return gap > -0.5*size && gap < wideGap*size
}

// row contains all text at the same height.
type row struct {
	segments []segment
	baseline float64
	size     float64
}

// makeRows puts segments at the same height into rows, from top to bottom.
func makeRows(segments []segment) []row {
	slices.SortStableFunc(segments, func(a, b segment) int { return cmp.Compare(a.baseline, b.baseline) })
	var rows []row
	for _, s := range segments {
		if n := len(rows); n > 0 && s.baseline-rows[n-1].baseline <= sameBaseline*min(s.size, rows[n-1].size) {
			rows[n-1].segments = append(rows[n-1].segments, s)
			rows[n-1].size = max(rows[n-1].size, s.size)
			continue
		}
		rows = append(rows, row{segments: []segment{s}, baseline: s.baseline, size: s.size})
	}
	return attachRaised(rows)
}

// attachRaised moves superscripts and subscripts that form a row of their own to the row that they
// belong to.
func attachRaised(rows []row) []row {
	for i := range rows {
		rows[i].segments = slices.DeleteFunc(rows[i].segments, func(s segment) bool {
			for _, at := range []int{i + 1, i - 1} {
				if at >= 0 && at < len(rows) && rows[at].takes(s) {
					rows[at].segments = append(rows[at].segments, s)
					return true
				}
			}
			return false
		})
	}
	return slices.DeleteFunc(rows, func(r row) bool { return len(r.segments) == 0 })
}

// takes reports whether a segment is a superscript or subscript of the row: it is smaller, slightly
// shifted, and next to text of the row.
func (r row) takes(s segment) bool {
	return slices.ContainsFunc(r.segments, func(text segment) bool {
		if s.size > small*text.size || math.Abs(s.baseline-text.baseline) > raised*text.size {
			return false
		}
		after, before := s.box.X0-text.box.X1, text.box.X0-s.box.X1
		return math.Abs(after) < 0.4*text.size || math.Abs(before) < 0.4*text.size
	})
}

// columns joins the segments of a row that are not separated by a wide gap.
func (r row) columns() []segment {
	slices.SortStableFunc(r.segments, func(a, b segment) int { return cmp.Compare(a.box.X0, b.box.X0) })
	var columns []segment
	for _, s := range r.segments {
		if n := len(columns); n > 0 && belongs(&columns[n-1], s) {
			columns[n-1].join(s)
			continue
		}
		columns = append(columns, s)
	}
	return columns
}

// labelGap is the maximum gap between a label and its text, in font sizes.
const labelGap = 7

func belongs(before *segment, after segment) bool {
	gap, size := after.box.X0-before.box.X1, max(before.size, after.size)
	return gap < wideGap*size || gap < labelGap*size && page.IsLabel(before.text())
}
