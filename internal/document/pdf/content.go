package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"proposaltracker/internal/document/page"
)

// tiny is the size in points below which text is unreadable.
const tiny = 2

// pageContent is the content of one page.
type pageContent struct {
	sheet    sheet
	glyphs   []glyph
	graphics graphics
	comments bool
	// recognized is true if all text is invisible and lies over a picture, like the text layer that
	// text recognition (OCR) adds.
	recognized bool
}

// isPicture reports whether the page has pictures but no text.
func (c *pageContent) isPicture() bool { return len(c.glyphs) == 0 && c.graphics.pictures }

// readPage reads one page, counted from 0.
func (f *file) readPage(index int) (*pageContent, error) {
	opened, err := f.pdf.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.document, Index: index})
	if err != nil {
		return nil, explain(err)
	}
	defer f.pdf.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: opened.Page}) //nolint:errcheck // nothing is lost
	loaded := requests.Page{ByReference: &opened.Page}
	c := &pageContent{}
	if c.sheet, err = f.readSheet(loaded); err != nil {
		return nil, err
	}
	if c.glyphs, err = f.readGlyphs(loaded, c.sheet); err != nil {
		return nil, err
	}
	c.graphics = f.readGraphics(loaded, c.sheet)
	c.comments = f.hasComments(loaded)
	c.markHidden()
	return c, nil
}

// markHidden marks text that is invisible on the page.
func (c *pageContent) markHidden() {
	c.recognized = c.graphics.picture && len(c.glyphs) > 0
	for _, g := range c.glyphs {
		c.recognized = c.recognized && (g.face.invisible || g.isSpace())
	}
	for i := range c.glyphs {
		g := &c.glyphs[i]
		g.hidden = g.face.invisible && !c.recognized || g.face.white && !c.graphics.isOnDark(g.box) ||
			g.face.size < tiny || !c.sheet.contains(g.box)
	}
}

// maxAnnotations is the maximum number of annotations of a page that are inspected.
const maxAnnotations = 200

// hasComments reports whether the page has comments.
func (f *file) hasComments(loaded requests.Page) bool {
	count, err := f.pdf.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: loaded})
	if err != nil {
		return false
	}
	for i := range min(count.Count, maxAnnotations) {
		if f.isComment(loaded, i) {
			return true
		}
	}
	return false
}

func (f *file) isComment(loaded requests.Page, index int) bool {
	annotation, err := f.pdf.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: loaded, Index: index})
	if err != nil {
		return false
	}
	defer f.pdf.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: annotation.Annotation}) //nolint:errcheck // nothing is lost
	kind, err := f.pdf.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: annotation.Annotation})
	if err != nil {
		return false
	}
	switch kind.Subtype {
	case enums.FPDF_ANNOT_SUBTYPE_TEXT, enums.FPDF_ANNOT_SUBTYPE_FREETEXT, enums.FPDF_ANNOT_SUBTYPE_HIGHLIGHT, enums.FPDF_ANNOT_SUBTYPE_UNDERLINE,
		enums.FPDF_ANNOT_SUBTYPE_SQUIGGLY, enums.FPDF_ANNOT_SUBTYPE_STRIKEOUT, enums.FPDF_ANNOT_SUBTYPE_STAMP, enums.FPDF_ANNOT_SUBTYPE_CARET,
		enums.FPDF_ANNOT_SUBTYPE_INK:
		return true
	default:
		return false
	}
}

// add adds a page, counted from 1, to the document.
func add(document *page.Document, c *pageContent, number int) {
	document.Pages = append(document.Pages, c.sheet.size())
	for _, line := range layOut(c.glyphs, c.sheet.size()) {
		line.Page = number
		document.Lines = append(document.Lines, line)
	}
	for _, box := range c.graphics.rules {
		document.Rules = append(document.Rules, page.Rule{Page: number, Box: box})
	}
	report := func(reason page.ProblemReason, message string) {
		document.Problems = append(document.Problems, page.Problem{Reason: reason, Message: message, Page: number})
	}
	if c.comments {
		report(page.Comments, "the page has comments or markings, which were not read")
	}
	if c.recognized {
		report(page.HiddenText, "the page is a picture with an invisible text layer, as from text recognition (OCR): compare the text with the picture")
	}
	if c.isPicture() {
		report(page.NoTextLayer, "the page is a picture without text, as after scanning, and was not read")
	}
}
