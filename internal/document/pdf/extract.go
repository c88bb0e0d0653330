package pdf

import (
	"errors"
	"fmt"
	"strings"

	"github.com/klippa-app/go-pdfium"
	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"proposaltracker/internal/document/page"
)

// file is an open PDF.
type file struct {
	pdf      pdfium.Pdfium
	document references.FPDF_DOCUMENT
	// characters counts the characters that were read, over all pages.
	characters int
	// runCount is the number of runs in the first counted lines.
	counted, runCount int
}

// extract converts a PDF to positioned lines.
func extract(library pdfium.Pdfium, data []byte) (*page.Document, error) {
	opened, err := library.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, explain(err)
	}
	defer library.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document}) //nolint:errcheck // nothing is lost
	f := &file{pdf: library, document: opened.Document}
	count, err := library.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
	if err != nil {
		return nil, explain(err)
	}
	if err := checkPages(count.PageCount); err != nil {
		return nil, err
	}
	document := &page.Document{Format: page.PDF, Properties: f.properties()}
	pictures := 0
	for i := range count.PageCount {
		content, err := f.readPage(i)
		if err != nil {
			return nil, err
		}
		add(document, content, i+1)
		if content.isPicture() {
			pictures++
		}
		if f.runs(document.Lines) > maxRuns {
			return nil, tooMuchText()
		}
	}
	return finish(document, pictures)
}

// maxRuns is the maximum number of runs in a document. A text of [page.MaxText] has far fewer,
// unless each character is formatted differently.
const maxRuns = 200_000

// runs returns the total number of runs in lines. It counts only the lines that were added since
// the last call.
func (f *file) runs(lines []page.Line) int {
	for _, line := range lines[f.counted:] {
		f.runCount += len(line.Runs)
	}
	f.counted = len(lines)
	return f.runCount
}

func checkPages(count int) error {
	switch {
	case count <= 0:
		return page.Errorf(page.ErrDamaged, "the PDF has no pages: save it again from the program that created it")
	case count > page.MaxPages:
		return page.Errorf(page.ErrTooManyPages, "the PDF has %d pages, but at most %d are allowed: submit the proposal without its enclosures", count, page.MaxPages)
	default:
		return nil
	}
}

// finish composes the text and adds the problems of the whole document.
func finish(document *page.Document, pictures int) (*page.Document, error) {
	switch {
	case len(document.Lines) == 0 && pictures > 0:
		return nil, page.Errorf(page.ErrNoTextLayer,
			"the PDF contains only pictures of pages, as scanned documents do, and no text: submit the original file, or run text recognition (OCR) on it first")
	case len(document.Lines) == 0:
		return nil, page.Errorf(page.ErrEmpty, "the PDF has no text: submit a document with text")
	}
	document.Compose()
	if len(document.Text) > page.MaxText {
		return nil, tooMuchText()
	}
	reportHidden(document)
	if author := document.Properties.Author; author != "" {
		document.Problems = append(document.Problems, page.Problem{
			Reason: page.PersonalMetadata, Message: fmt.Sprintf("the file's properties name a person or office: author %q", author),
		})
	}
	return document, nil
}

func tooMuchText() error {
	return page.Errorf(page.ErrTooMuchText, "the PDF has more than %d bytes of text: submit the proposal without its enclosures", page.MaxText)
}

// reportHidden reports the text that is invisible on the page.
func reportHidden(document *page.Document) {
	var evidence []page.Span
	for _, line := range document.Lines {
		at := line.End - len(line.Text)
		for _, run := range line.Runs {
			if run.Hidden {
				evidence = append(evidence, page.Span{Start: at, End: at + len(run.Text)})
			}
			at += len(run.Text)
		}
	}
	if len(evidence) > 0 {
		document.Problems = append(document.Problems, page.Problem{
			Reason: page.HiddenText, Evidence: evidence,
			Message: "the file has text that is not visible on the page: white, invisible, tiny or outside the page",
		})
	}
}

// explain converts a PDFium error to a page.Error.
func explain(err error) error {
	switch {
	case errors.Is(err, pdfium_errors.ErrPassword), errors.Is(err, pdfium_errors.ErrSecurity):
		return page.Errorf(page.ErrEncrypted, "the PDF is encrypted and needs a password: save it without one")
	case errors.Is(err, pdfium_errors.ErrFormat), errors.Is(err, pdfium_errors.ErrFile), errors.Is(err, pdfium_errors.ErrPage),
		errors.Is(err, pdfium_errors.ErrUnknown), strings.Contains(err.Error(), "wasm"):
		return page.Errorf(page.ErrDamaged, "the PDF is damaged, or too complex to read: save it again from the program that created it, or submit a DOCX file")
	default:
		return fmt.Errorf("read the PDF: %w", err)
	}
}
