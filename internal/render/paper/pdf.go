package paper

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the fonts
	"fmt"
	"io"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// PDFType is the media type of the output of [Document.WritePDF].
const PDFType = "application/pdf"

// The fonts are DejaVu Sans 2.37, whose license is in font/LICENSE.
var (
	//go:embed font/DejaVuSans.ttf.gz
	regularFont []byte
	//go:embed font/DejaVuSans-Bold.ttf.gz
	boldFont []byte
)

// Measures of the page in points: A4 with margins of one inch.
const (
	pageWidth    = 595.28
	pageHeight   = 841.89
	margin       = 72.0
	textWidthPDF = pageWidth - 2*margin
	bodySize     = 9.0
	noteSize     = 7.0
	// spacing is the height of a line in units of the type size.
	spacing = 1.25
	// labelWidth is the width of a label, and with it the indent of list items.
	labelWidth = 28.35
	// maxNotes is the largest part of a page that footnotes take. Longer footnotes continue on the next page.
	maxNotes = 0.6 * (pageHeight - 2*margin)
)

// WritePDF writes the document as PDF with embedded fonts. It names no author. Equal documents are written as
// identical bytes. Characters that the fonts do not have are replaced by U+FFFD. The file is not tagged.
//
// Errors: those of w.
func (d *Document) WritePDF(w io.Writer) error {
	l := newLayout(d)
	out, err := newPDFWriter(d)
	if err != nil {
		return err
	}
	for i := range l.blocks {
		out.block(&l.blocks[i])
	}
	if len(l.unreferenced) > 0 {
		out.block(&block{role: roleRule, text: []span{{text: rule}}})
	}
	for _, note := range l.unreferenced {
		out.block(&block{role: roleFootnote, label: note.Mark, text: []span{{text: note.Text}}})
	}
	out.finish()
	if err := out.pdf.Output(w); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}

// pdfWriter writes blocks to pages.
type pdfWriter struct {
	pdf *fpdf.Fpdf
	// head is the text of the page header from the second page on.
	head string
	// y is the top of the next line, and gap the space that must precede the next block.
	y, gap float64
	// notes are the lines of footnotes of this page, and later those that continue on the next one.
	notes, later []pdfLine
	noteHeight   float64
	last         role
	// width is the width of a text in a font, cached by word.
	widths map[pdfWord]float64
}

// pdfWord is a word in a font.
type pdfWord struct {
	text string
	font pdfFont
}

// pdfFont is a style and a size in points.
type pdfFont struct {
	bold bool
	size float64
}

func newPDFWriter(d *Document) (*pdfWriter, error) {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(earliest())
	pdf.SetModificationDate(earliest())
	pdf.SetTitle(d.Title, true)
	pdf.SetLang(tagOf(d.Language))
	for style, packed := range map[string][]byte{"": regularFont, "B": boldFont} {
		font, err := unpacked(packed)
		if err != nil {
			return nil, err
		}
		pdf.AddUTF8FontFromBytes("text", style, font)
	}
	w := &pdfWriter{pdf: pdf, widths: map[pdfWord]float64{}}
	if len(d.Symbols) > 0 {
		w.head = string(d.Symbols[0])
	}
	w.addPage()
	return w, nil
}

func unpacked(packed []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack a font: %w", err)
	}
	font, err := io.ReadAll(reader)
	if err != nil {
		return nil, fmt.Errorf("unpack a font: %w", err)
	}
	return font, nil
}

// addPage begins a page, with a header unless it is the first.
func (w *pdfWriter) addPage() {
	w.pdf.AddPage()
	w.y, w.gap = margin, 0
	if number := w.pdf.PageNo(); number > 1 {
		w.centered(margin/2, w.head)
		w.centered(margin/2+bodySize*spacing, "- "+strconv.Itoa(number)+" -")
	}
	w.notes, w.noteHeight = nil, 0
	carried := w.later
	w.later = nil
	w.addNotes(carried)
}

// centered prints a line of the page header.
func (w *pdfWriter) centered(y float64, text string) {
	font := pdfFont{size: bodySize}
	w.print(pdfLine{{text: printable(text), font: font}}, (pageWidth-w.width(text, font))/2, y) //nolint:mnd // half on each side
}

// endPage prints the footnotes of the page above the lower margin.
func (w *pdfWriter) endPage() {
	if len(w.notes) == 0 {
		return
	}
	y := pageHeight - margin - w.noteHeight
	w.pdf.SetLineWidth(lineWidth)
	w.pdf.Line(margin, y, margin+4*labelWidth, y) //nolint:mnd // the usual short rule
	y += noteSize * spacing / 2
	for _, line := range w.notes {
		w.print(line, margin, y)
		y += noteSize * spacing
	}
}

// lineWidth is the width of rules in points.
const lineWidth = 0.5

// finish prints the remaining footnotes.
func (w *pdfWriter) finish() {
	w.endPage()
	for len(w.later) > 0 {
		w.addPage()
		w.endPage()
	}
}

// addNotes adds lines to the footnotes of the page, as far as there is space.
func (w *pdfWriter) addNotes(lines []pdfLine) {
	for i, line := range lines {
		height := noteSize * spacing
		if len(w.notes) == 0 {
			height *= 2 // the rule
		}
		if len(w.later) > 0 || w.noteHeight+height > maxNotes || w.y+height > pageHeight-margin-w.noteHeight {
			w.later = append(w.later, lines[i:]...)
			return
		}
		w.notes = append(w.notes, line)
		w.noteHeight += height
	}
}

// block prints a block, and begins pages where needed.
func (w *pdfWriter) block(b *block) {
	style := lookOf(b)
	if b.role != roleBody || w.last != roleBody {
		w.gap = max(w.gap, style.before)
	}
	lines := w.lines(b, style)
	if w.y > margin && w.y+w.gap+following(b.role) > w.bottom() {
		w.nextPage()
	}
	for from := 0; from < len(lines); {
		end := w.pageEnd(lines, style, from)
		w.printLines(b, style, lines[from:end], from == 0)
		if end < len(lines) {
			w.nextPage()
		}
		from = end
	}
	w.gap, w.last = style.after, b.role
}

// following returns the space that must be left on a page for a heading and the first lines below it, or for
// the rule above an annex and the heading; 0 for other blocks.
func following(r role) float64 {
	const space = 6 * bodySize * spacing
	switch r {
	case roleHeading, roleAnnex:
		return space
	case roleRule:
		return 2 * space //nolint:mnd // the heading follows
	default:
		return 0
	}
}

// bottom returns the lower edge of the text on the page.
func (w *pdfWriter) bottom() float64 { return pageHeight - margin - w.noteHeight }

func (w *pdfWriter) nextPage() {
	w.endPage()
	w.addPage()
}

// pageEnd returns the end of the lines that are printed on this page. The last one does not look like the end of
// the paragraph, if possible, and is not the first line of it.
func (w *pdfWriter) pageEnd(lines []pdfLine, style look, from int) int {
	most := w.fitting(lines, style, from)
	if most == len(lines) {
		return most
	}
	for end := most; end > from && (from > 0 || end > 1); end-- {
		if lines[end-1].open() {
			return end
		}
	}
	if w.y > margin {
		return from
	}
	return max(most, from+1)
}

// fitting returns the end of the lines that fit on this page, with their footnotes.
func (w *pdfWriter) fitting(lines []pdfLine, style look, from int) int {
	y, notes := w.y+w.gap, w.noteHeight
	for i := from; i < len(lines); i++ {
		height := float64(len(w.noteLines(lines[i]))) * noteSize * spacing
		if height > 0 && notes == 0 {
			height += noteSize * spacing // the rule
		}
		y += style.font.size * spacing
		notes += min(height, maxNotes/2) //nolint:mnd // longer ones continue on the next page
		if y > pageHeight-margin-notes {
			return i
		}
	}
	return len(lines)
}

// printLines prints lines of a block that fit on the page, and adds the footnotes to which they refer.
func (w *pdfWriter) printLines(b *block, style look, lines []pdfLine, first bool) {
	if len(lines) == 0 {
		return
	}
	w.y += w.gap
	w.gap = 0
	if first {
		w.printSides(b, style)
	}
	for _, line := range lines {
		w.print(line, w.start(style, line), w.y)
		w.y += style.font.size * spacing
		w.addNotes(w.noteLines(line))
	}
}

// start returns the left edge of a line.
func (w *pdfWriter) start(style look, line pdfLine) float64 {
	switch free := textWidthPDF - line.width(w); style.align {
	case 'R':
		return margin + free
	case 'C':
		return margin + free/2 //nolint:mnd // half on each side
	default:
		return margin + style.indent
	}
}

// printSides prints the label and the right column of a block.
func (w *pdfWriter) printSides(b *block, style look) {
	if style.indent > 0 && b.label != "" {
		w.print(pdfLine{{text: printable(b.label), font: style.font}}, margin+style.label, w.y)
	}
	if b.right != "" {
		right := printable(b.right)
		w.print(pdfLine{{text: right, font: style.font}}, pageWidth-margin-w.width(right, style.font), w.y)
	}
}

// noteLines returns the lines of the footnotes to which a line refers.
func (w *pdfWriter) noteLines(line pdfLine) []pdfLine {
	var lines []pdfLine
	style := look{font: pdfFont{size: noteSize}, align: 'L'}
	for _, piece := range line {
		if piece.note != nil {
			lines = append(lines, w.lines(&block{role: roleFootnote, label: piece.note.Mark, text: []span{{text: piece.note.Text}}}, style)...)
		}
	}
	return lines
}
