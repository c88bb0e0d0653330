package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"proposaltracker/internal/document/page"
)

// sheet is the geometry of a page: its visible part, in the file's coordinates with the origin at
// the bottom left, and its rotation in quarter turns.
type sheet struct {
	bounds   structs.FPDF_FS_RECTF
	rotation enums.FPDF_PAGE_ROTATION
}

// maxSide is the maximum length of a page's side, in points; larger values are invalid.
const maxSide = 20_000

// readSheet reads the geometry of a page.
func (f *file) readSheet(loaded requests.Page) (sheet, error) {
	bounds, err := f.pdf.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: loaded})
	if err != nil {
		return sheet{}, explain(err)
	}
	rotation, err := f.pdf.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: loaded})
	if err != nil {
		return sheet{}, explain(err)
	}
	s := sheet{bounds: bounds.Rect, rotation: rotation.PageRotation}
	if size := s.size(); !(size.Width > 0 && size.Width < maxSide && size.Height > 0 && size.Height < maxSide) {
		return sheet{}, page.Errorf(page.ErrDamaged, "the PDF has a page of %g by %g points: save it again from the program that created it", size.Width, size.Height)
	}
	return s, nil
}

// size returns the size of the page as displayed.
func (s sheet) size() page.Size {
	width, height := float64(s.bounds.Right-s.bounds.Left), float64(s.bounds.Top-s.bounds.Bottom)
	if s.isQuarterTurned() {
		width, height = height, width
	}
	return page.Size{Width: width, Height: height}
}

func (s sheet) isQuarterTurned() bool {
	return s.rotation == enums.FPDF_PAGE_ROTATION_90_CW || s.rotation == enums.FPDF_PAGE_ROTATION_270_CW
}

// point converts a point in the file's coordinates to one relative to the top left corner of the
// page as displayed.
func (s sheet) point(x, y float64) (right, down float64) {
	fromLeft, fromRight := x-float64(s.bounds.Left), float64(s.bounds.Right)-x
	fromTop, fromBottom := float64(s.bounds.Top)-y, y-float64(s.bounds.Bottom)
	switch s.rotation {
	case enums.FPDF_PAGE_ROTATION_90_CW:
		return fromBottom, fromLeft
	case enums.FPDF_PAGE_ROTATION_180_CW:
		return fromRight, fromBottom
	case enums.FPDF_PAGE_ROTATION_270_CW:
		return fromTop, fromRight
	default:
		return fromLeft, fromTop
	}
}

// box converts a rectangle in the file's coordinates to one on the page as displayed.
func (s sheet) box(left, bottom, right, top float64) page.Box {
	x0, y0 := s.point(left, top)
	x1, y1 := s.point(right, bottom)
	return page.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
}

// place sets a glyph's box and baseline. The height of the box is that of the font: 0.75 above the baseline and 0.25
// below, so that a line's height does not depend on its letters.
func (s sheet) place(g *glyph, rect structs.FPDF_FS_RECTF, x, y float64) {
	g.box = s.box(float64(rect.Left), float64(rect.Bottom), float64(rect.Right), float64(rect.Top))
	_, g.baseline = s.point(x, y)
	if !g.rotated && g.face.size > 0 {
		g.box.Y0, g.box.Y1 = g.baseline-0.75*g.face.size, g.baseline+0.25*g.face.size
	}
}

// isRotated reports whether text with this matrix is not horizontal on the page as displayed.
func (s sheet) isRotated(m structs.FPDF_FS_MATRIX) bool {
	x0, y0 := s.point(0, 0)
	x1, y1 := s.point(float64(m.A), float64(m.B))
	return x1-x0 <= 0 || math.Abs(y1-y0) > 0.1*(x1-x0)
}

// contains reports whether a box lies on the page, at least in part.
func (s sheet) contains(b page.Box) bool {
	size := s.size()
	return b.X1 > 0 && b.Y1 > 0 && b.X0 < size.Width && b.Y0 < size.Height
}
