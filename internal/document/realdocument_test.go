package document_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// communication returns a real communication, which is not part of the repository. The test is
// skipped if the file does not exist.
func communication(t *testing.T) string {
	t.Helper()
	const path = "../../../shared/data/documents/ecommerce-work-programme-rev1.fr.txt"
	body, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the real communication, %s, was not found", path)
	}
	return string(body)
}

func TestParseRealDocument(t *testing.T) {
	t.Parallel()
	body := communication(t)
	text := document.Parse(body, models.French)
	if fault := broken(body, text); fault != "" {
		t.Error(fault)
	}
	var sections, numbers []string
	kinds := map[document.Kind]int{}
	for _, section := range text.Sections {
		sections = append(sections, section.Number)
		for _, p := range section.Paragraphs {
			kinds[p.Kind]++
			if p.Number != "" {
				numbers = append(numbers, p.Number)
			}
		}
	}
	if diff := cmp.Diff([]string{"", "1", "2", "3", "4", "5", ""}, sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1.1", "1.2", "1.3", "2.1", "Q1", "Q2", "Q3", "3.1", "4.1", "5.1", "5.2"}, numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	want := map[document.Kind]int{
		document.KindFrontMatter: 5, document.KindFurniture: 3, document.KindParagraph: 8 + 6, document.KindQuestion: 3,
		document.KindRevisionNote: 1, document.KindBullet: 6 + 2 + 12, document.KindSource: 2,
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if annex := text.Sections[6].Heading; !strings.HasPrefix(annex, "RÉSUMÉ") {
		t.Errorf("got heading %q of the annex, want it to begin with RÉSUMÉ", annex)
	}
}

func TestRealDocumentQuestions(t *testing.T) {
	t.Parallel()
	text := document.Parse(communication(t), models.French)
	ends := []string{"pertinents.)", "obstacles?", "utiles."}
	for i, question := range text.Questions() {
		if question.Number != i+1 || !strings.HasSuffix(question.Text, ends[i]) || strings.Contains(question.Text, "révision") {
			t.Errorf("got question %+v, want number %d, with an end as in %q", question, i+1, ends[i])
		}
	}
	if len(text.Questions()) != len(ends) {
		t.Errorf("got %d questions, want %d", len(text.Questions()), len(ends))
	}
	note, _ := text.RevisionNote()
	claim, ok := document.ParseNote(note.Text, known)
	if diff := cmp.Diff(document.NoteClaim{Reason: models.ReasonCoAuthorsOnly, Added: []models.Code{"HKG", "PAK"}}, claim); diff != "" || !ok {
		t.Errorf("note parsed: %t, want true; claim (-want +got):\n%s", ok, diff)
	}
	type cited struct {
		publisher string
		year      int
		url       string
	}
	var sources []cited
	for _, s := range text.Sources() {
		sources = append(sources, cited{s.Publisher, s.Year, s.URL})
	}
	if diff := cmp.Diff([]cited{
		{"OMC", 2016, "https://www.wto.org/french/news_f/news16_f/bus_30may16_f.htm"},
		{"CNUCED", 2015, "http://unctad.org/fr/PublicationsLibrary/ier2015_fr.pdf"},
	}, sources, cmp.AllowUnexported(cited{})); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

// Revision 0 had the same text and four co-authors, but no revision mark and no note.
func TestRealDocumentNote(t *testing.T) {
	t.Parallel()
	body := communication(t)
	at, end := strings.Index(body, "1 La présente"), strings.Index(body, " Question n° 3")
	original := body[:at] + body[end:]
	original = strings.NewReplacer("Révision1", "", "Hong Kong, Chine; le Japon; le Pakistan;", "le Japon;").Replace(original)
	for name, before := range map[string]string{
		"revision 0": original, "without its title block": original[strings.Index(original, "1  INTRODUCTION"):],
		"other page breaks": strings.ReplaceAll(original, " \npour", " \n\f- 2 -\npour"), "unchanged": body,
	} {
		if got := compared(before, body); got != nil {
			t.Errorf("%s: got differences %q, want none", name, got)
		}
		got := compared(before, strings.Replace(body, "jours. Ces ateliers", "semaines. Ces ateliers", 1))
		if len(got) != 1 || !strings.HasPrefix(got[0], "CHANGED 4.1>4.1|") {
			t.Errorf("%s, one paragraph changed: got differences %q, want only that of 4.1", name, got)
		}
	}
}
