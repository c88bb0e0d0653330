package extract_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// packed returns a ZIP archive that contains one file.
func packed(t *testing.T, name, content string) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	file, err := archive.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The error for an unsupported format names the format and suggests an alternative.
func TestOpenUnsupportedFormats(t *testing.T) {
	t.Parallel()
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	var encrypted strings.Builder
	for _, r := range "EncryptedPackage" {
		encrypted.WriteRune(r)
		encrypted.WriteByte(0)
	}
	for _, c := range []struct {
		name, data string
		reason     page.ErrorReason
		says       string
	}{
		{"empty", "", page.ErrEmpty, "is empty"},
		{"200 MB", strings.Repeat("x", page.MaxBytes+1), page.ErrTooLarge, "at most 20971520"},
		{"RTF", `{\rtf1\ansi Dear colleagues}`, page.ErrUnsupported, "Rich Text"},
		{"old Word", ole + "WordDocument", page.ErrUnsupported, "Word before 2007"},
		{"encrypted Word", ole + encrypted.String(), page.ErrEncrypted, "password"},
		{"ODT", packed(t, "mimetype", "application/vnd.oasis.opendocument.text"), page.ErrUnsupported, "OpenDocument"},
		{"XLSX", packed(t, "xl/workbook.xml", "<workbook/>"), page.ErrUnsupported, "Excel"},
		{"ZIP", packed(t, "letter.txt", "Dear colleagues"), page.ErrUnsupported, "file inside"},
		{"DOCX without its document", packed(t, "[Content_Types].xml", "<Types/>"), page.ErrDamaged, "word/document.xml"},
		{"broken ZIP", "PK\x03\x04 and nothing", page.ErrDamaged, "ZIP archive"},
		{"HTML", "\n<!DOCTYPE html><p>Dear colleagues", page.ErrUnsupported, "web page"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", page.ErrUnsupported, "JPEG"},
		{"binary", "Dear colleagues\x00", page.ErrUnsupported, "U+0000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := extract.New(extract.Config{}).Open(t.Context(), []byte(c.data))
			refused, ok := errors.AsType[*page.Error](err)
			if !ok || refused.Reason != c.reason || !strings.Contains(refused.Message, c.says) {
				t.Errorf("got error %v, want reason %s and %q", err, c.reason, c.says)
			}
		})
	}
}

// The format is detected from the content.
func TestOpenFormats(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/data/documents/dev/*.*")
	formats := map[string]page.Format{".txt": page.Plain, ".docx": page.DOCX, ".pdf": page.PDF}
	extractor := extract.New(extract.Config{PDFCache: filepath.Join(os.TempDir(), "proposaltracker-test-"+strconv.Itoa(os.Geteuid()), "pdfium")})
	read := 0
	for _, name := range files {
		want, ok := formats[filepath.Ext(name)]
		if !ok {
			continue
		}
		read++
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := extractor.Open(t.Context(), data)
		if err != nil || got.Format != want || len(got.Lines) < 8 {
			t.Errorf("%s: got error %v, format %s and %d lines; want format %s and at least 8 lines", filepath.Base(name), err, got.Format, len(got.Lines), want)
		}
	}
	if read == 0 {
		t.Skip("the labeled documents were not found")
	}
}

// Other documents can be read while a hostile PDF is being read.
func TestOpenDuringHostileFile(t *testing.T) {
	t.Parallel()
	hostile, err := os.ReadFile("../../../../shared/data/documents/hostile/form-loop.pdf")
	if err != nil {
		t.Skipf("the hostile files were not found: %v", err)
	}
	extractor := extract.New(extract.Config{PDFCache: filepath.Join(os.TempDir(), "proposaltracker-test-"+strconv.Itoa(os.Geteuid()), "pdfium")})
	if err := extractor.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := extractor.Open(t.Context(), hostile)
		ended <- err
	}()
	for read := 0; ; read++ {
		select {
		case err := <-ended:
			if _, ok := errors.AsType[*page.Error](err); !ok || read < 100 {
				t.Errorf("got error %v after %d other documents, want a *page.Error and at least 100 documents", err, read)
			}
			return
		default:
			if _, err := extractor.Open(t.Context(), []byte("1.1.  Members met.\n")); err != nil {
				t.Fatal(err)
			}
		}
	}
}
