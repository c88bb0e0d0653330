package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"proposaltracker/internal/document/page"
)

const (
	// maxObjects is the maximum number of objects of a page that are inspected for rules, pictures
	// and backgrounds.
	maxObjects = 5000
	// ruleLength is the minimum length of a rule, and ruleThickness its maximum thickness, in
	// points.
	ruleLength    = 36
	ruleThickness = 2.5
	// pageShare is the minimum share of a scanned page that its picture covers.
	pageShare = 0.7
)

// graphics describes the drawings of a page that are relevant for its text.
type graphics struct {
	rules []page.Box
	// dark lists areas on which white text can be read: filled paths and pictures.
	dark []page.Box
	// picture is true if a picture covers the page; pictures is true if there is any picture.
	picture, pictures bool
}

// readGraphics inspects the objects of a page. Objects that cannot be read are skipped.
func (f *file) readGraphics(loaded requests.Page, on sheet) graphics {
	var g graphics
	count, err := f.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: loaded})
	if err != nil {
		return g
	}
	for i := range min(count.Count, maxObjects) {
		object, err := f.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: loaded, Index: i})
		if err != nil {
			continue
		}
		f.addObject(&g, object.PageObject, on)
	}
	return g
}

func (f *file) addObject(g *graphics, object references.FPDF_PAGEOBJECT, on sheet) {
	kind, err := f.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_PATH && kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
		return
	}
	bounds, err := f.pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return
	}
	box := on.box(float64(bounds.Left), float64(bounds.Bottom), float64(bounds.Right), float64(bounds.Top))
	if !on.contains(box) {
		return
	}
	if kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
		size := on.size()
		g.pictures = true
		g.picture = g.picture || box.Width()*box.Height() >= pageShare*size.Width*size.Height
		g.dark = append(g.dark, box)
		return
	}
	if box.Width() >= ruleLength && box.Height() <= ruleThickness {
		g.rules = append(g.rules, box)
	} else if f.isDark(object) {
		g.dark = append(g.dark, box)
	}
}

// isDark reports whether a path is filled with a color on which white text can be read.
func (f *file) isDark(object references.FPDF_PAGEOBJECT) bool {
	mode, err := f.pdf.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil || mode.FillMode == enums.FPDF_FILLMODE_NONE {
		return false
	}
	fill, err := f.pdf.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: object})
	return err == nil && fill.FillColor.A >= 128 && min(fill.FillColor.R, fill.FillColor.G, fill.FillColor.B) < 220
}

// isOnDark reports whether the center of a box lies on a dark area.
func (g graphics) isOnDark(b page.Box) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	for _, area := range g.dark {
		if area.X0 <= x && x <= area.X1 && area.Y0 <= y && y <= area.Y1 {
			return true
		}
	}
	return false
}
