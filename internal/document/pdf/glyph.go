package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"proposaltracker/internal/document/page"
)

// face is the appearance of characters.
type face struct {
	font         string
	size         float64 // in points, as drawn
	bold, italic bool
	white        bool
	invisible    bool
}

// glyph is one character on a page.
type glyph struct {
	char rune
	face *face
	// box is relative to the top left corner of the page. Its height is that of the font, not of the character.
	box      page.Box
	baseline float64
	// rotated is true for text that is not horizontal.
	rotated bool
	hidden  bool
}

func (g glyph) isSpace() bool { return g.char == ' ' || g.char == '\u00a0' || g.char == '\t' }

// The codes that PDFium returns for a hyphen at the end of a line.
const (
	hyphenMark  = 0x02
	hyphenMark2 = 0xfffe
	softHyphen  = 0xad
)

// textReader reads the characters of one page.
type textReader struct {
	file *file

	text references.FPDF_TEXTPAGE
	sheet
	// face and matrix are the appearance and the matrix of the current text object.
	face   *face
	matrix structs.FPDF_FS_MATRIX
}

// readGlyphs reads the characters of a page in the order in which they are drawn. Characters that PDFium generates,
// such as spaces and line ends, are omitted.
func (f *file) readGlyphs(loaded requests.Page, on sheet) ([]glyph, error) {
	opened, err := f.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: loaded})
	if err != nil {
		return nil, explain(err)
	}
	defer f.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: opened.TextPage}) //nolint:errcheck // nothing is lost
	count, err := f.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: opened.TextPage})
	if err != nil {
		return nil, explain(err)
	}
	if f.characters += count.Count; f.characters > page.MaxText {
		return nil, tooMuchText()
	}
	reader := &textReader{file: f, text: opened.TextPage, sheet: on}
	var glyphs []glyph
	for i := range count.Count {
		if g, drawn := reader.glyph(i); drawn {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs, nil
}

// glyph reads the character at index i. It returns false if the character is not drawn or cannot be read.
func (r *textReader) glyph(i int) (glyph, bool) {
	code, err := r.file.pdf.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i})
	if err != nil {
		return glyph{}, false
	}
	char, ok := character(code.Unicode)
	if !ok || char == ' ' && r.isGenerated(i) {
		return glyph{}, false
	}
	matrix, err := r.file.pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: i})
	if err != nil {
		return glyph{}, false
	}
	origin, err := r.file.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: i})
	if err != nil {
		return glyph{}, false
	}
	box, err := r.file.pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.text, Index: i})
	if err != nil {
		return glyph{}, false
	}
	r.enter(i, matrix.Matrix, origin.X, origin.Y)
	g := glyph{char: char, face: r.face, rotated: r.isRotated(matrix.Matrix)}
	r.place(&g, box.Rect, origin.X, origin.Y)
	return g, true
}

// isGenerated reports whether PDFium inserted the character, or cannot determine it.
func (r *textReader) isGenerated(i int) bool {
	generated, err := r.file.pdf.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: r.text, Index: i})
	return err != nil || generated.IsGenerated
}

// character converts a code of PDFium to a character. It returns false if the code is not text.
func character(code uint) (rune, bool) {
	switch {
	case code == hyphenMark, code == hyphenMark2, code == softHyphen: // a soft hyphen that is drawn is a hyphen
		return '-', true
	case code == '\t', code == 0xa0:
		return rune(code), true
	case code < 0x20, code == 0x7f, code == 0xffff, code > 0x10ffff, code >= 0xd800 && code < 0xe000:
		return 0, false
	default:
		return rune(code), true
	}
}

// enter reads the face if character i begins a new text object, that is, if its matrix differs from
// the previous one or the character is at the origin of its object. All characters of an object
// have the same face, and querying the face of each character would triple the time.
func (r *textReader) enter(i int, matrix structs.FPDF_FS_MATRIX, x, y float64) {
	begins := near(float64(matrix.E), x) && near(float64(matrix.F), y)
	if r.face != nil && matrix == r.matrix && !begins {
		return
	}
	r.matrix = matrix
	next := r.readFace(i, matrix)
	if r.face == nil || *r.face != next {
		r.face = &next
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// readFace returns the appearance of a character. Values that cannot be read are zero.
func (r *textReader) readFace(i int, matrix structs.FPDF_FS_MATRIX) face {
	var f face
	if got, err := r.file.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: i}); err == nil {
		f.size = got.FontSize * math.Hypot(float64(matrix.C), float64(matrix.D))
	}
	if got, err := r.file.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: i}); err == nil {
		f.font = fontName(got.FontName)
		f.bold, f.italic = isBold(f.font, got.Flags), isItalic(f.font, got.Flags)
	}
	if got, err := r.file.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: r.text, Index: i}); err == nil {
		f.bold = f.bold || got.FontWeight >= 600
	}
	mode := r.renderMode(i)
	f.invisible = mode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || mode == enums.FPDF_TEXTRENDERMODE_CLIP
	if got, err := r.file.pdf.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: r.text, Index: i}); err == nil {
		fills := mode != enums.FPDF_TEXTRENDERMODE_STROKE && mode != enums.FPDF_TEXTRENDERMODE_STROKE_CLIP
		f.white = fills && min(got.R, got.G, got.B) >= almostWhite
		f.invisible = f.invisible || fills && got.A < almostTransparent
	}
	return f
}

const (
	almostWhite       = 245 // of 255, in each color
	almostTransparent = 13  // of 255, which is 5 %
)

func (r *textReader) renderMode(i int) enums.FPDF_TEXT_RENDERMODE {
	object, err := r.file.pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: r.text, Index: i})
	if err != nil {
		return enums.FPDF_TEXTRENDERMODE_UNKNOWN
	}
	mode, err := r.file.pdf.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.TextObject})
	if err != nil {
		return enums.FPDF_TEXTRENDERMODE_UNKNOWN
	}
	return mode.TextRenderMode
}
