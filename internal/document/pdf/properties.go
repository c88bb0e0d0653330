package pdf

import (
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium/requests"

	"proposaltracker/internal/document/page"
)

// properties reads the file's metadata. Values that cannot be read are zero.
func (f *file) properties() page.Properties {
	properties := page.Properties{
		Title: f.metadata("Title"), Author: f.metadata("Author"), Producer: f.metadata("Producer"),
		Created: parseDate(f.metadata("CreationDate")), Modified: parseDate(f.metadata("ModDate")),
	}
	if language, err := f.pdf.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: f.document}); err == nil {
		properties.Language = clean(language.Language)
	}
	return properties
}

func (f *file) metadata(tag string) string {
	got, err := f.pdf.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.document, Tag: tag})
	if err != nil {
		return ""
	}
	return clean(got.Value)
}

// maxProperty is the maximum length of a property, in bytes.
const maxProperty = 1000

// clean removes characters that are invalid in a property, and truncates it.
func clean(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\ufffd")
	if len(text) > maxProperty {
		text = strings.ToValidUTF8(text[:maxProperty], "")
	}
	return strings.TrimSpace(text)
}

// parseDate parses a PDF date, such as D:20160714093000+02'00'. It returns the zero time for malformed text.
func parseDate(text string) time.Time {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "D:"), "'", "")
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0700", "20060102150405", "200601021504", "20060102", "200601", "2006"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at
		}
	}
	return time.Time{}
}
