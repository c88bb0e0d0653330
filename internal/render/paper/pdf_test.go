package paper_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

// long returns a document of several pages, each with a footnote.
func long() *paper.Document {
	d := sample()
	var paragraphs []document.Paragraph
	for range 60 {
		paragraphs = append(paragraphs, document.Paragraph{Kind: document.KindParagraph, Text: strings.Repeat("Small ports wait for paper that nobody reads. ", 6)})
	}
	d.Text.Sections = append(d.Text.Sections, document.Section{Heading: "MORE", Paragraphs: paragraphs})
	return d
}

func TestPDF(t *testing.T) {
	t.Parallel()
	data := written(t, long().WritePDF)
	if !bytes.Equal(data, written(t, long().WritePDF)) {
		t.Error("equal documents were written as different bytes")
	}
	if pages := len(regexp.MustCompile(`/Type /Page\b`).FindAll(data, -1)); pages < 4 {
		t.Errorf("got %d pages, want several", pages)
	}
	for _, want := range []string{"/FontFile2", "/ToUnicode", "/Lang (en)"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the file lacks %s", want)
		}
	}
	if bytes.Contains(data, []byte("/Author")) {
		t.Error("the file names an author")
	}
	r := newReader(t)
	extracted, err := r.files.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	var headers []string
	for _, line := range extracted.Lines {
		if line.Page > 1 && line.Page <= 3 && line.Box.Y0 < 60 {
			headers = append(headers, line.Text)
		}
	}
	if diff := cmp.Diff([]string{"JOB/GC/96/Rev.1", "- 2 -", "JOB/GC/96/Rev.1", "- 3 -"}, headers); diff != "" {
		t.Errorf("page headers (-want +got):\n%s", diff)
	}
	for _, line := range extracted.Lines {
		if line.Box.X0 < 71 || line.Box.X1 > 596-71 || line.Box.Y1 > 842-71 {
			t.Errorf("page %d: the line %q is outside the margins: %v", line.Page, line.Text, line.Box)
		}
	}
}

// Text that does not fit into a line, or that the fonts do not have, is printed anyway.
func TestPDFUnusualText(t *testing.T) {
	t.Parallel()
	address := "https://www.example.org/" + strings.Repeat("path_to-something/", 20) + "end"
	d := &paper.Document{Language: models.English, Title: strings.Repeat("W", 300), Symbols: []models.Symbol{"JOB/GC/1"}, Sponsors: []string{"Japan"}, Text: document.Text{
		Sections: []document.Section{{Number: "1", Heading: "ADDRESSES", Paragraphs: []document.Paragraph{
			{Kind: document.KindParagraph, Number: "1.1", Label: "1.1", Text: "See " + address + ". It is \U0001F600 long."},
			{Kind: document.KindFootnote, Mark: "1", Text: strings.Repeat("A footnote that nobody refers to. ", 400)},
		}}},
	}}
	r := newReader(t)
	extracted, err := r.files.Open(t.Context(), written(t, d.WritePDF))
	if err != nil {
		t.Fatal(err)
	}
	printed := strings.Join(strings.Fields(extracted.Text), "")
	for _, want := range []string{address + ".Itis\uFFFDlong.", strings.Repeat("W", 300)} {
		if !strings.Contains(printed, want) {
			t.Errorf("the text lacks %q:\n%s", want, extracted.Text)
		}
	}
}
