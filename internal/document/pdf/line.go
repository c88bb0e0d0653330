package pdf

import (
	"strings"
	"unicode"

	"proposaltracker/internal/document/page"
)

// makeLine converts a segment to a line. It returns false if the segment contains only spaces.
func makeLine(s segment) (page.Line, bool) {
	usual := usualFace(s.glyphs)
	line := page.Line{
		Box: s.box, Size: round(usual.size), Bold: usual.bold, Italic: usual.italic,
	}
	b := lineBuilder{line: &line, usual: usual, baseline: baselineOf(s, usual)}
	for _, g := range s.glyphs {
		b.add(g)
	}
	if len(line.Runs) == 0 {
		return line, false
	}
	var text strings.Builder
	line.Hidden = true
	for _, run := range line.Runs {
		text.WriteString(run.Text)
		line.Hidden = line.Hidden && run.Hidden
	}
	line.Text = text.String()
	return line, true
}

// usualFace returns the most common face of the glyphs, disregarding spaces.
func usualFace(glyphs []glyph) *face {
	counts := map[*face]int{}
	var usual *face
	for _, g := range glyphs {
		if g.isSpace() {
			continue
		}
		counts[g.face]++
		if usual == nil || counts[g.face] > counts[usual] {
			usual = g.face
		}
	}
	return usual
}

// baselineOf returns the baseline of the first glyph in the usual face.
func baselineOf(s segment, usual *face) float64 {
	for _, g := range s.glyphs {
		if g.face == usual && !g.isSpace() {
			return g.baseline
		}
	}
	return s.baseline
}

// round rounds to a tenth of a point.
func round(points float64) float64 { return float64(int(points*10+0.5)) / 10 }

// lineBuilder adds glyphs to the runs of a line.
type lineBuilder struct {
	line     *page.Line
	usual    *face
	baseline float64
	last     *glyph
	// space is true if a space precedes the next character.
	space bool
}

func (b *lineBuilder) add(g glyph) {
	if g.isSpace() {
		b.space = b.last != nil
		return
	}
	if b.last != nil && !g.rotated && g.box.X0-b.last.box.X1 > wordGap*max(min(g.face.size, b.last.face.size), 1) {
		b.space = true
	}
	run := b.run(g)
	if b.space {
		run.Text += " "
		b.space = false
	}
	run.Text += spell(g)
	run.Box = run.Box.Union(g.box)
	b.last = &g
}

// run returns the run that a glyph belongs to. If the formatting of the glyph differs from that of
// the last run, it begins a new run. A pending space is added to the last run.
func (b *lineBuilder) run(g glyph) *page.Run {
	next := page.Run{
		Font: g.face.font, Size: round(g.face.size), Bold: g.face.bold, Italic: g.face.italic, Hidden: g.hidden,
		Superscript: g.face.size <= small*b.usual.size && b.baseline-g.baseline >= 0.12*b.usual.size,
	}
	if n := len(b.line.Runs); n > 0 {
		run := &b.line.Runs[n-1]
		if sameForm(*run, next) {
			return run
		}
		if b.space {
			run.Text += " "
			b.space = false
		}
	}
	b.line.Runs = append(b.line.Runs, next)
	return &b.line.Runs[len(b.line.Runs)-1]
}

func sameForm(a, b page.Run) bool {
	return a.Font == b.Font && a.Size == b.Size && a.Bold == b.Bold && a.Italic == b.Italic &&
		a.Superscript == b.Superscript && a.Hidden == b.Hidden
}

// spell returns the text of a glyph. It replaces ligatures by letters, and bullets of symbol fonts by "•".
func spell(g glyph) string {
	if letters, ok := ligatures[g.char]; ok {
		return letters
	}
	if unicode.Is(unicode.Co, g.char) && containsAny(g.face.font, "symbol", "dingbats") {
		return "•"
	}
	return string(g.char)
}

var ligatures = map[rune]string{ //nolint:gochecknoglobals // a table
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
}
