package paper_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/pdf"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/reference/names"
	"proposaltracker/internal/render/paper"
)

// developmentSet contains labeled documents that are not part of the repository.
const developmentSet = "../../../../shared/data/documents/dev"

// layouts contains documents in the layouts of several bodies.
const layouts = "../../document/testdata/layouts"

// TestMain runs this program as the child process that reads PDF files, if the arguments request it.
func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// reader reads files as the product does.
type reader struct {
	files *extract.Extractor
	names document.Names
}

func newReader(t testing.TB) reader {
	t.Helper()
	set, err := reference.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("proposaltracker-test-%d", os.Geteuid()), "pdfium")
	return reader{extract.New(extract.Config{PDFCache: cache}), names.New(set.Sponsors()).Recognize}
}

func (r reader) read(t testing.TB, data []byte) document.Reading {
	t.Helper()
	extracted, err := r.files.Open(t.Context(), data)
	if err != nil {
		t.Fatalf("read a document of %d bytes: %v", len(data), err)
	}
	return document.Read(extracted, document.Options{Names: r.names})
}

// documentOf returns the document with the values of a reading.
func documentOf(reading document.Reading) *paper.Document {
	d := &paper.Document{
		Language: reading.Language.Value, Restricted: reading.Access.Value == document.Restricted,
		CommunicatedOn: reading.CommunicatedOn.Value, CirculatedOn: reading.CirculatedOn.Value,
		Number: reading.DocumentNumber.Value, OriginalLanguage: reading.OriginalLanguage.Value,
		Heading: reading.Heading.Value, Title: reading.Title.Value, Kind: reading.RevisionKind.Value,
		Note: reading.Note.Value, Text: reading.Text,
	}
	for _, symbol := range reading.Symbols {
		d.Symbols = append(d.Symbols, symbol.Value)
	}
	for _, body := range reading.Bodies {
		d.Bodies = append(d.Bodies, body.Value)
	}
	for _, sponsor := range reading.Sponsors {
		d.Sponsors = append(d.Sponsors, sponsor.Printed)
	}
	if reading.SubmittedBy != nil {
		d.SubmittedBy = reading.SubmittedBy.Printed
		if reading.SubmittedBy.OnBehalfOf != nil {
			d.OnBehalfOf = reading.SubmittedBy.OnBehalfOf.Printed
		}
	}
	if note, ok := reading.Text.RevisionNote(); ok {
		d.NoteMark = note.Mark
	}
	return d
}

// content is what a document says, without its layout: the fields of the title block, headings, and
// paragraphs. Footnotes come last, as their position depends on page breaks.
type content struct {
	Header     []string
	Sponsors   []string
	Paragraphs []string
	Footnotes  []string
}

func contentOf(d *paper.Document) content {
	c := content{Sponsors: d.Sponsors, Header: []string{
		"language " + string(d.Language), fmt.Sprint("symbols ", d.Symbols), fmt.Sprint("restricted ", d.Restricted),
		"communicated " + d.CommunicatedOn.String(), "circulated " + d.CirculatedOn.String(), "number " + d.Number,
		"bodies " + strings.Join(d.Bodies, "; "), "original " + string(d.OriginalLanguage), "heading " + d.Heading, "title " + d.Title,
		"submitted by " + d.SubmittedBy + " for " + d.OnBehalfOf, "kind " + string(d.Kind), "note " + d.Note,
	}}
	for _, section := range d.Text.Sections {
		if section.Heading != "" {
			c.Paragraphs = append(c.Paragraphs, fmt.Sprintf("# annex %d, %q %s", section.Annex, section.Number, section.Heading))
		}
		for _, p := range section.Paragraphs {
			switch p.Kind {
			case document.KindFrontMatter, document.KindFurniture, document.KindRevisionNote:
			case document.KindFootnote:
				c.Footnotes = append(c.Footnotes, p.Mark+" "+p.Text)
			default:
				c.Paragraphs = append(c.Paragraphs, fmt.Sprintf("%s %q label %q, question %d, level %d: %s", p.Kind, p.Number, p.Label, p.Ordinal, p.Level, p.Text))
			}
		}
	}
	return c
}

func written(t testing.TB, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// formats returns the writer of each format that can be read back.
func formats(d *paper.Document) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{"txt": d.WriteText, "docx": d.WriteDOCX, "pdf": d.WritePDF}
}

// TestRoundTrip reads labeled documents, writes them in each format, and reads them again. The content
// must be the same.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	for _, folder := range []string{layouts, developmentSet} {
		labels, _ := filepath.Glob(filepath.Join(folder, "*.json"))
		if len(labels) == 0 {
			t.Logf("the documents in %s were not found", folder)
		}
		for _, path := range labels {
			t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) {
				t.Parallel()
				want := documentOf(r.read(t, source(t, strings.TrimSuffix(path, ".json"))))
				for format, write := range formats(want) {
					r.same(t, format, want, written(t, write))
				}
			})
		}
	}
}

// diff returns the differences between two contents, with whole paragraphs.
func diff(want, got content) string {
	return cmp.Diff(want.lines(), got.lines())
}

// lines returns one line for each value.
func (c content) lines() []string {
	lines := slices.Clone(c.Header)
	for _, sponsor := range c.Sponsors {
		lines = append(lines, "sponsor "+sponsor)
	}
	lines = append(lines, c.Paragraphs...)
	for _, note := range c.Footnotes {
		lines = append(lines, "note "+note)
	}
	return lines
}

// same fails unless the content of a file is that of a document.
func (r reader) same(t testing.TB, format string, want *paper.Document, file []byte) {
	t.Helper()
	if diff := diff(contentOf(want), contentOf(documentOf(r.read(t, file)))); diff != "" {
		t.Errorf("%s (-want +got):\n%s", format, diff)
		if keep := os.Getenv("KEEP_DOCUMENTS"); keep != "" {
			_ = os.WriteFile(filepath.Join(keep, strings.ReplaceAll(t.Name(), "/", "-")+"."+format), file, 0o600)
		}
	}
}

// source returns the file that belongs to labels.
func source(t testing.TB, base string) []byte {
	t.Helper()
	for _, extension := range []string{".txt", ".docx", ".pdf"} {
		if data, err := os.ReadFile(base + extension); err == nil {
			return data
		}
	}
	t.Fatalf("there is no document %s", base)
	return nil
}
