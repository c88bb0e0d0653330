// Package extract extracts positioned lines from files of all supported formats.
package extract

import (
	"bytes"
	"context"

	"proposaltracker/internal/document/docx"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
	"proposaltracker/internal/document/plain"
)

// Config configures an Extractor.
type Config struct {
	// PDFCache is the folder for the compiled PDF reader; see [pdf.Config].
	PDFCache string
}

// Extractor reads files. It is safe for concurrent use. PDF files are read one at a time, in a child process.
type Extractor struct{ pdf *pdf.Reader }

// New returns an Extractor. It does not start a child process yet.
func New(config Config) *Extractor {
	return &Extractor{pdf: pdf.NewReader(pdf.Config{Cache: config.PDFCache})}
}

// Prepare compiles the PDF reader, so that the first PDF is read as quickly as later ones. Calling
// it is optional. The first call after an update takes about 20 s.
func (e *Extractor) Prepare(ctx context.Context) error { return e.pdf.Prepare(ctx) }

// Open reads a file, whose format it detects from the content. Errors are of type [page.Error],
// unless the installation is broken or ctx has ended.
func (e *Extractor) Open(ctx context.Context, data []byte) (page.Document, error) {
	switch {
	case len(data) == 0:
		return page.Document{}, page.Errorf(page.ErrEmpty, "the file is empty: submit a text, DOCX or PDF file")
	case len(data) > page.MaxBytes:
		return page.Document{}, page.Errorf(page.ErrTooLarge,
			"the file has %d bytes, but at most %d are allowed: submit the proposal without its enclosures", len(data), page.MaxBytes)
	case docx.IsZip(data):
		return docx.Read(ctx, data)
	case pdf.IsPDF(data):
		return e.pdf.Read(ctx, data)
	}
	if err := refuse(data); err != nil {
		return page.Document{}, err
	}
	return plain.Read(data)
}

// unsupported is a format that is recognized but cannot be read.
type unsupported struct {
	magic string
	// what is the message, which names the format and suggests an alternative.
	what string
}

var unsupportedFormats = []unsupported{ //nolint:gochecknoglobals // a table
	{`{\rtf`, "the file is in Rich Text Format (RTF): save it as DOCX"},
	{"\x89PNG", "the file is a PNG picture: submit the original file, as DOCX, PDF or text"},
	{"\xff\xd8\xff", "the file is a JPEG picture: submit the original file, as DOCX, PDF or text"},
	{"GIF8", "the file is a GIF picture: submit the original file, as DOCX, PDF or text"},
	{"II*\x00", "the file is a TIFF picture: submit the original file, as DOCX, PDF or text"},
	{"MM\x00*", "the file is a TIFF picture: submit the original file, as DOCX, PDF or text"},
	{"\x1f\x8b", "the file is compressed with gzip: submit the file inside"},
	{"Rar!", "the file is a RAR archive: submit the file inside"},
	{"7z\xbc\xaf", "the file is a 7z archive: submit the file inside"},
	{"%!PS", "the file is in PostScript: convert it to PDF"},
	{"\xffWPC", "the file is in WordPerfect's format: save it as DOCX"},
}

// oleMagic is the start of files in Microsoft's compound format: those of Word before 2007, and
// encrypted files of any version.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// encryptedPackage is the name, in UTF-16, of the stream that holds an encrypted DOCX.
const encryptedPackage = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

// refuse returns an error for formats that are recognized but not supported.
func refuse(data []byte) error {
	for _, format := range unsupportedFormats {
		if bytes.HasPrefix(data, []byte(format.magic)) {
			return page.Errorf(page.ErrUnsupported, "%s", format.what)
		}
	}
	switch beginning := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)])); {
	case bytes.HasPrefix(data, []byte(oleMagic)) && bytes.Contains(data, []byte(encryptedPackage)):
		return page.Errorf(page.ErrEncrypted, "the file is encrypted and needs a password: save it without one")
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return page.Errorf(page.ErrUnsupported, "the file is in the format of Word before 2007 (.doc), or another old Office format: save it as DOCX")
	case bytes.HasPrefix(beginning, []byte("<!doctype html")), bytes.HasPrefix(beginning, []byte("<html")):
		return page.Errorf(page.ErrUnsupported, "the file is a web page (HTML): save it as DOCX, PDF or plain text")
	default:
		return nil
	}
}
