package pdf_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

// cache returns a cache folder that the tests share, since compiling PDFium takes long. It is not
// in a test's temporary folder, because it must belong to the user that runs the children.
func cache() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("proposaltracker-test-%d", os.Geteuid()), "pdfium")
}

// reader is the PDF reader that the tests share.
var reader = pdf.NewReader(pdf.Config{Cache: cache()})

func TestMain(m *testing.M) {
	if code, ok := pdf.Child(os.Args); ok {
		os.Exit(code)
	}
	if code, ok := pdf.MutateChild(os.Args); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func read(t *testing.T, data []byte) (page.Document, error) {
	t.Helper()
	return reader.Read(t.Context(), data)
}

func texts(d page.Document) []string {
	var all []string
	for _, line := range d.Lines {
		all = append(all, line.Text)
	}
	return all
}

func TestReadLines(t *testing.T) {
	t.Parallel()
	body := text("F1", 11, 70, 770, "World Trade") + text("F1", 11, 450, 770, "WT/GC/W/1") +
		text("F2", 11, 70, 730, "1.  INTRODUCTION") +
		text("F1", 11, 70, 700, "1.1.") + text("F1", 11, 120, 700, "Members met.") + text("F1", 7, 185, 704, "2") +
		text("F1", 11, 70, 686, "They ") + text("F2", 11, 98, 686, "agreed.")
	got, err := read(t, build("", nil, testPage{content: body}))
	if err != nil {
		t.Fatal(err)
	}
	want := "World Trade\tWT/GC/W/1\n\n1. INTRODUCTION\n\n1.1. Members met.2\nThey agreed.\n"
	if diff := cmp.Diff(want, got.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]page.Size{{Width: 595, Height: 842}}, got.Pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	symbol, heading := got.Lines[1], got.Lines[2]
	if symbol.Page != 1 || symbol.Box.X0 != 450 || symbol.Box.Y1 != 842-770+11.0/4 || symbol.Size != 11 {
		t.Errorf("symbol: got page %d, box %v and size %v, want page 1 and size 11", symbol.Page, symbol.Box, symbol.Size)
	}
	if !heading.Bold || symbol.Bold {
		t.Errorf("bold: got %v for the heading and %v for the symbol, want true and false", heading.Bold, symbol.Bold)
	}
	marks := map[string]bool{}
	for _, run := range got.Lines[3].Runs {
		marks[strings.TrimSpace(run.Text)] = run.Superscript
	}
	if diff := cmp.Diff(map[string]bool{"1.1. Members met.": false, "2": true}, marks); diff != "" {
		t.Errorf("superscripts (-want +got):\n%s", diff)
	}
}

func TestReadColumns(t *testing.T) {
	t.Parallel()
	var body, left, right strings.Builder
	body.WriteString(text("F1", 10, 70, 780, "A title that goes over both of the columns, from the left margin to the right one, as titles may"))
	want := []string{"A title that goes over both of the columns, from the left margin to the right one, as titles may"}
	var second []string
	for i := range 8 {
		l, r := fmt.Sprintf("left %d with words enough for a column", i), fmt.Sprintf("right %d with words enough for a column", i)
		left.WriteString(text("F1", 10, 70, float64(750-12*i), l))
		right.WriteString(text("F1", 10, 310, float64(750-12*i), r))
		want, second = append(want, l), append(second, r)
	}
	got, err := read(t, build("", nil, testPage{content: body.String() + left.String() + right.String()}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(append(want, second...), texts(got)); diff != "" {
		t.Errorf("reading order (-want +got):\n%s", diff)
	}
}

func TestReadTableByRows(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	var want []string
	for i := range 8 {
		y := float64(750 - 12*i)
		for column, cell := range []string{"Year", "Number", "Share"} {
			cell = fmt.Sprintf("%s %d", cell, i)
			body.WriteString(text("F1", 10, float64(70+150*column), y, cell))
			want = append(want, cell)
		}
	}
	got, err := read(t, build("", nil, testPage{content: body.String()}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, texts(got)); diff != "" {
		t.Errorf("reading order (-want +got):\n%s", diff)
	}
}

func TestReadHiddenText(t *testing.T) {
	t.Parallel()
	body := "1 1 1 rg\n" + text("F1", 11, 70, 780, "white") +
		"0 0 0 rg 60 740 200 30 re f 1 1 1 rg\n" + text("F1", 11, 70, 750, "white on black") + "0 0 0 rg\n" +
		"3 Tr\n" + text("F1", 11, 70, 700, "invisible") + "0 Tr\n" +
		text("F1", 1, 70, 680, "tiny") + text("F1", 11, 70, -40, "off the page") +
		text("F1", 11, 70, 640, "seen") + text("F1", 11, 100, 640, "and") + "1 1 1 rg\n" + text("F1", 11, 123, 640, "not")
	got, err := read(t, build("", nil, testPage{content: body}))
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[string]bool{}
	for _, line := range got.Lines {
		hidden[line.Text] = line.Hidden
	}
	want := map[string]bool{
		"white": true, "white on black": false, "invisible": true, "tiny": true, "off the page": true, "seen and not": false,
	}
	if diff := cmp.Diff(want, hidden); diff != "" {
		t.Errorf("hidden lines (-want +got):\n%s", diff)
	}
	var evidence []string
	for _, problem := range got.Problems {
		if problem.Reason == page.HiddenText {
			for _, span := range problem.Evidence {
				evidence = append(evidence, got.Text[span.Start:span.End])
			}
		}
	}
	if diff := cmp.Diff([]string{"white", "invisible", "tiny", "not", "off the page"}, evidence); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

func TestReadProperties(t *testing.T) {
	t.Parallel()
	info := "<< /Title (A proposal) /Author (A. Person) /Producer (By hand) /CreationDate (D:20160714093000+02'00') >>"
	note := "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (why?) >>"
	body := text("F1", 11, 70, 780, "Text") + "0.5 w 70 100 m 220 100 l S\n"
	got, err := read(t, build("/Info 10 0 R", []string{info, note}, testPage{body, "/Annots [11 0 R]"}))
	if err != nil {
		t.Fatal(err)
	}
	want := page.Properties{
		Title: "A proposal", Author: "A. Person", Producer: "By hand", Language: "en-GB",
		Created: time.Date(2016, 7, 14, 7, 30, 0, 0, time.UTC),
	}
	if diff := cmp.Diff(want, got.Properties); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
	wantProblems := []page.Problem{
		{Reason: page.Comments, Page: 1, Message: "the page has comments or markings, which were not read"},
		{Reason: page.PersonalMetadata, Message: `the file's properties name a person or office: author "A. Person"`},
	}
	if diff := cmp.Diff(wantProblems, got.Problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(got.Rules) != 1 || got.Rules[0].Page != 1 || got.Rules[0].Box.Width() < 149 {
		t.Errorf("got rules %v, want one of 150 points", got.Rules)
	}
}

func TestReadRotatedPage(t *testing.T) {
	t.Parallel()
	// On a page that is displayed rotated by 90 degrees, text that runs upward in the file is horizontal.
	body := "BT /F1 11 Tf 0 1 -1 0 100 70 Tm (First line) Tj ET\nBT /F1 11 Tf 0 1 -1 0 120 70 Tm (Second line) Tj ET\n"
	got, err := read(t, build("", nil, testPage{body, "/Rotate 90"}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"First line", "Second line"}, texts(got)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]page.Size{{Width: 842, Height: 595}}, got.Pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

const picture = "q 595 0 0 842 0 0 cm /Im1 Do Q\n"

func TestReadScan(t *testing.T) {
	t.Parallel()
	t.Run("one page", func(t *testing.T) {
		t.Parallel()
		got, err := read(t, build("", nil, testPage{content: text("F1", 11, 70, 780, "Text")}, testPage{content: picture}))
		want := []page.Problem{{Reason: page.NoTextLayer, Page: 2, Message: "the page is a picture without text, as after scanning, and was not read"}}
		if diff := cmp.Diff(want, got.Problems); err != nil || diff != "" {
			t.Errorf("error %v; problems (-want +got):\n%s", err, diff)
		}
	})
	t.Run("with a recognized text layer", func(t *testing.T) {
		t.Parallel()
		got, err := read(t, build("", nil, testPage{content: picture + "3 Tr\n" + text("F1", 11, 70, 780, "Text")}))
		if err != nil || len(got.Lines) != 1 || got.Lines[0].Hidden || len(got.Problems) != 1 || got.Problems[0].Reason != page.HiddenText {
			t.Errorf("got error %v, lines %v and problems %v; want visible text and a problem", err, got.Lines, got.Problems)
		}
	})
}

func TestIsPDF(t *testing.T) {
	t.Parallel()
	file := string(build("", nil, testPage{}))
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"PDF file", file, true},
		{"header after a few bytes", "\r\n\x00junk\n" + file, true},
		{"header after too many bytes", strings.Repeat(" ", 1024) + file, false},
		{"header only", "%PDF-1.7\n", true},
		{"text about PDF", "A file begins with %PDF-1.7, as all know.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := pdf.IsPDF([]byte(c.data)); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	many := make([]testPage, page.MaxPages+1)
	long := make([]testPage, 2) // of 540 kB each
	for i := range 108 {
		long[i%2].content += text("F1", 4, 10, float64(20+6*i), strings.Repeat("word ", 2000))
	}
	for _, c := range []struct {
		name   string
		data   []byte
		reason page.ErrorReason
	}{
		{"empty", nil, page.ErrEmpty},
		{"not a PDF", []byte("Dear colleagues"), page.ErrUnsupported},
		{"too large", make([]byte, page.MaxBytes+1), page.ErrTooLarge},
		{"header only", []byte("%PDF-1.7\n"), page.ErrDamaged},
		{"no text", build("", nil, testPage{}), page.ErrEmpty},
		{"scan", build("", nil, testPage{content: picture}), page.ErrNoTextLayer},
		{"encrypted", build("/Encrypt << /Filter /Adobe.PubSec /V 5 >>", nil, testPage{content: text("F1", 11, 70, 780, "Text")}), page.ErrEncrypted},
		{"too many pages", build("", nil, many...), page.ErrTooManyPages},
		{"too much text", build("", nil, long...), page.ErrTooMuchText},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, c.data)
			refused, ok := errors.AsType[*page.Error](err)
			if ok && refused.Reason == page.ErrTimeout {
				t.Skip("the machine is too busy to read a megabyte of text in time")
			}
			if !ok || refused.Reason != c.reason {
				t.Errorf("got error %v, want reason %s", err, c.reason)
			}
		})
	}
}
