package document_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

func TestFootnoteMark(t *testing.T) {
	t.Parallel()
	body := "1.1. Why.\n\n1 First note\n * Second\n¹ Third\nNone"
	row := func(kind string, start, end int) *models.Paragraph {
		return &models.Paragraph{Kind: kind, StartByte: start, EndByte: end}
	}
	for name, test := range map[string]struct {
		row  *models.Paragraph
		want string
	}{
		"number":                 {row("FOOTNOTE", 11, 23), "1"},
		"asterisk":               {row("REVISION_NOTE", 24, 33), "*"},
		"superscript":            {row("FOOTNOTE", 34, 43), "1"},
		"no mark":                {row("REVISION_NOTE", 44, 48), ""},
		"not a footnote":         {row("PARAGRAPH", 11, 23), ""},
		"extent beyond the body": {row("FOOTNOTE", 11, 500), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := document.FootnoteMark(body, test.row); got != test.want {
				t.Errorf("got mark %q, want %q", got, test.want)
			}
		})
	}
}

// The mark of a stored footnote is the same as the mark in the parsed text.
func TestFootnoteMarkOfRecognizedTexts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := &models.RevisionText{Language: models.English, Body: string(content)}
		want := []string{}
		for _, paragraph := range document.ParseText(text).Paragraphs() {
			want = append(want, paragraph.Mark)
		}
		got := []string{}
		for _, row := range document.ParagraphRows(text) {
			if row.Kind == models.BareHeading {
				continue
			}
			mark := document.FootnoteMark(text.Body, &row)
			got = append(got, mark)
			if mark != "" {
				marked++
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
	if marked == 0 {
		t.Error("got no text that has a footnote with a mark, want at least one")
	}
}
