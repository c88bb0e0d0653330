package paper

import "strings"

// look is the appearance of a block.
type look struct {
	font pdfFont
	// align is 'L', 'C' or 'R'.
	align byte
	// indent is the left edge of the text, and label that of the label.
	indent, label float64
	// before and after are the space around the block.
	before, after float64
}

// lookOf returns the appearance of a block.
func lookOf(b *block) look {
	const blank = bodySize * spacing
	plain, strong := pdfFont{size: bodySize}, pdfFont{bold: true, size: bodySize}
	switch b.role {
	case roleAccess:
		return look{font: strong, align: 'R', after: blank}
	case roleSymbol:
		return look{font: strong, align: 'R'}
	case roleDate:
		return look{font: plain, align: 'R', before: blank / 2, after: blank / 2}
	case roleNumber:
		return look{font: plain, align: 'L', after: blank}
	case roleBody:
		return look{font: plain, align: 'L'}
	case roleProgramme, roleTitle, roleAnnex:
		return look{font: strong, align: 'C', before: 2 * blank, after: blank}
	case roleAuthors, roleRevision, roleRule:
		return look{font: plain, align: 'C', before: blank, after: blank}
	case roleHeading:
		return look{font: strong, align: 'L', indent: labelWidth * bit(b.label != ""), before: blank, after: blank}
	case roleItem, roleBullet:
		level := float64(min(b.level, deepestItem))
		return look{font: plain, align: 'L', label: labelWidth * level, indent: labelWidth * (level + 1), before: blank, after: blank}
	case roleFootnote:
		return look{font: pdfFont{size: noteSize}, align: 'L', before: noteSize, after: noteSize}
	default:
		return look{font: plain, align: 'L', before: blank, after: blank}
	}
}

func bit(set bool) float64 {
	if set {
		return 1
	}
	return 0
}

// print prints a line at its left edge and its top.
func (w *pdfWriter) print(line pdfLine, x, y float64) {
	const ascent, raise = 0.93, 0.35
	for _, piece := range line {
		w.setFont(piece.font)
		at := y + piece.font.size*ascent
		if piece.note != nil {
			at = y + bodySize*(ascent-raise)
		}
		w.pdf.Text(x, at, piece.text)
		x += w.width(piece.text, piece.font)
	}
}

func (w *pdfWriter) setFont(font pdfFont) {
	style := ""
	if font.bold {
		style = "B"
	}
	w.pdf.SetFont("text", style, font.size)
}

// width returns the width of a text in points.
func (w *pdfWriter) width(text string, font pdfFont) float64 {
	const most = 10_000
	key := pdfWord{text, font}
	if width, known := w.widths[key]; known {
		return width
	}
	w.setFont(font)
	width := w.pdf.GetStringWidth(text)
	if len(w.widths) < most {
		w.widths[key] = width
	}
	return width
}

// printable replaces characters that the fonts do not have or the library cannot write.
func printable(text string) string {
	const last = 0xFFFF
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > last {
			return '\uFFFD'
		}
		return r
	}, text)
}
