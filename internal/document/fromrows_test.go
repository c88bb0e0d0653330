package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// A text restored from stored paragraphs has the same questions and sources as the original text.
func TestFromRows(t *testing.T) {
	t.Parallel()
	const body = `1  WHY

1.1.  Because.

Question n° 2 – What hinders trade?

Question 12: What helps?

Source: OMC (2016), World Trade Report, https://www.example.org/a.
`
	text := document.Parse(body, models.English)
	stored := []*models.Paragraph{}
	for _, row := range text.Rows(models.NewID()) {
		stored = append(stored, &row)
	}
	read := document.FromRows(models.English, stored)
	questions := map[int]string{}
	for _, question := range read.Questions() {
		questions[question.Number] = question.Text
	}
	if diff := cmp.Diff(map[int]string{2: "What hinders trade?", 12: "What helps?"}, questions); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	sources := []string{}
	for _, source := range read.Sources() {
		sources = append(sources, source.Publisher, source.Title, source.URL)
	}
	if diff := cmp.Diff([]string{"OMC", "World Trade Report", "https://www.example.org/a"}, sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}
