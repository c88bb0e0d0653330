package docx

import (
	"math"
	"strings"

	"proposaltracker/internal/document/page"
)

// maxNested is the maximum nesting of text boxes and inline elements.
const maxNested = 40

// paragraph holds the state of reading a paragraph.
type paragraph struct {
	walker *walker

	layout layout
	form   form
	line   page.Line
	// lines contains the finished lines. A line break ends a line.
	lines []page.Line
	// boxes contains the lines of text boxes that are anchored in the paragraph.
	boxes   []page.Line
	tracked bool
	// bare is the key of a note that was referred to with a custom mark. The mark is the text that
	// follows.
	bare string
}

// paragraph reads a paragraph and adds its lines to the document.
func (w *walker) paragraph(n *node) error {
	w.paragraphs++
	p := &paragraph{walker: w}
	p.resolve(n.child("pPr"))
	label := w.label(p.layout)
	if err := p.inline(n.children, form{}, 0); err != nil {
		return err
	}
	for len(w.fields) > 0 && !w.fields[len(w.fields)-1] {
		w.fields = w.fields[:len(w.fields)-1] // a field without a result would swallow the rest of the file
	}
	p.breakLine()
	return p.finish(label)
}

// resolve determines the layout and the formatting of the paragraph from its properties and styles.
func (p *paragraph) resolve(pPr *node) {
	own := parseLayout(pPr)
	id := own.style
	if id == "" {
		id = p.walker.styles.usual
	}
	named := p.walker.styles.style(id, 0)
	p.layout = p.walker.styles.defaults.layout.over(named.layout).over(own)
	p.layout.style = id
	p.form = p.walker.styles.defaults.form.over(named.form)
	p.line = page.Line{
		Region: p.walker.region, Cell: p.walker.cell(), Paragraph: p.walker.paragraphs, Style: named.name,
		HeadingLevel: headingLevel(p.layout, named.name), Align: p.layout.align,
	}
	if p.layout.indent != nil {
		p.line.Indent = *p.layout.indent
	}
}

// label returns the label of a paragraph, and counts the paragraph if it belongs to a list. Outside
// lists, the label is empty.
func (w *walker) label(l layout) label {
	found := w.numbering.lists[l.list]
	if found == nil {
		return label{}
	}
	at := found.levelOf(l.level, l.style)
	return label{text: w.numbering.count(l.list, at), level: at + 1}
}

// label is the automatic label of a paragraph and its level, from 1.
type label struct {
	text  string
	level int
}

// finish adds the non-empty lines to the document.
func (p *paragraph) finish(of label) error {
	w := p.walker
	first := true
	for _, line := range p.lines {
		if !trim(&line) {
			w.blanks++
			continue
		}
		if first {
			line.Label, line.ListLevel = of.text, of.level
			first = false
		}
		if line.Label == "" && w.note != "" {
			line.Label = w.note
			w.cutMark(&line)
		}
		w.note = ""
		line.Gap = p.gap(line)
		w.blanks = 0
		if p.tracked {
			w.tracked = append(w.tracked, len(w.document.Lines))
		}
		w.document.Lines = append(w.document.Lines, line)
		if w.text += len(line.Text) + 1; w.text > page.MaxText {
			return tooMuchText()
		}
	}
	w.after = points(p.layout.after)
	w.document.Lines = append(w.document.Lines, p.boxes...)
	return nil
}

// cutMark removes the custom mark of a note from the start of its text.
func (w *walker) cutMark(line *page.Line) {
	if !w.marked || len(line.Runs) == 0 || len(line.Text) == len(w.note) {
		return
	}
	if rest, found := strings.CutPrefix(line.Runs[0].Text, w.note); found {
		line.Runs[0].Text = rest
		trim(line)
	}
}

// gap returns the blank space above a line, in lines: the empty paragraphs before it, and the
// spacing between paragraphs.
func (p *paragraph) gap(line page.Line) float64 {
	n := len(p.walker.document.Lines)
	if n == 0 {
		return 0
	}
	above := p.walker.document.Lines[n-1]
	if above.Cell != nil && line.Cell != nil && above.Cell.Table == line.Cell.Table {
		return 0
	}
	space := 0.0
	if above.Paragraph != line.Paragraph {
		space = max(p.walker.after, points(p.layout.before)) / (1.2 * max(line.Size, 6))
	}
	return float64(p.walker.blanks) + math.Round(space*100)/100
}

// breakLine ends a line.
func (p *paragraph) breakLine() {
	p.lines = append(p.lines, p.line)
	p.line.Runs = nil
}

// add adds text to the line.
func (p *paragraph) add(text string, f form, note string) {
	if text == "" {
		return
	}
	if is(f.caps) {
		text = strings.ToUpper(text)
	}
	run := page.Run{
		Text: text, Font: f.font, Size: f.size, Bold: is(f.bold), Italic: is(f.italic),
		Superscript: f.isSuperscript() || note != "", Note: note, Hidden: f.isHidden(p.walker.background(p.layout)),
	}
	if n := len(p.line.Runs); n > 0 && sameForm(p.line.Runs[n-1], run) {
		p.line.Runs[n-1].Text += text
		return
	}
	p.line.Runs = append(p.line.Runs, run)
}

func sameForm(a, b page.Run) bool {
	return a.Font == b.Font && a.Size == b.Size && a.Bold == b.Bold && a.Italic == b.Italic &&
		a.Superscript == b.Superscript && a.Hidden == b.Hidden && a.Note == "" && b.Note == ""
}

// trim removes white space from both ends of a line, sets its text and formatting, and reports
// whether any text is left.
func trim(line *page.Line) bool {
	const space = " \t\u00a0\u200b\ufeff"
	for len(line.Runs) > 0 {
		first := &line.Runs[0]
		if first.Text = strings.TrimLeft(first.Text, space); first.Text != "" {
			break
		}
		line.Runs = line.Runs[1:]
	}
	for len(line.Runs) > 0 {
		last := &line.Runs[len(line.Runs)-1]
		if last.Text = strings.TrimRight(last.Text, space); last.Text != "" {
			break
		}
		line.Runs = line.Runs[:len(line.Runs)-1]
	}
	setForm(line)
	return line.Text != ""
}

// setForm sets the text of a line, and its formatting to that of most of its characters.
func setForm(line *page.Line) {
	var text strings.Builder
	sizes := map[float64]int{}
	bold, italic, hidden := 0, 0, 0
	for _, run := range line.Runs {
		text.WriteString(run.Text)
		sizes[run.Size] += len(run.Text)
		if sizes[run.Size] > sizes[line.Size] {
			line.Size = run.Size
		}
		bold += count(run.Bold, run.Text)
		italic += count(run.Italic, run.Text)
		hidden += count(run.Hidden, run.Text)
	}
	line.Text = text.String()
	line.Bold, line.Italic = 2*bold > len(line.Text), 2*italic > len(line.Text)
	line.Hidden = hidden == len(line.Text)
}

func count(of bool, text string) int {
	if of {
		return len(text)
	}
	return 0
}
