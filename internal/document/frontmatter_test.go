package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// frontMatter lists the lines of the title block.
func frontMatter(body string) []string {
	var front []string
	for _, p := range document.Parse(body, models.English).Paragraphs() {
		if p.Kind == document.KindFrontMatter {
			front = append(front, p.Text)
		}
	}
	return front
}

func TestFrontMatter(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body string
		want []string
	}{
		"up to the rule": {
			"Ports and forms\n\nCommunication from Japan\n\n3 March 2015\n\n____\n\nWe ask.\n\n1  PORTS",
			[]string{"Ports and forms", "Communication from Japan", "3 March 2015"},
		},
		"up to the last sign": {
			"Ports and forms\n\nCommunication from Japan\n\nWe ask.\n\n1  PORTS", []string{"Ports and forms", "Communication from Japan"},
		},
		"a title in capitals alone":          {"PORTS AND FORMS\n\n1  PORTS", []string{"PORTS AND FORMS"}},
		"capitals before plain words":        {"PORTS AND FORMS\n\nwe ask.", nil},
		"a title above a rule":               {"Ports and forms\n____\nWe ask.", []string{"Ports and forms"}},
		"a sentence above a rule":            {"We ask.\n____\nWe ask again.", nil},
		"a rule at the end is no sign":       {"Ports and forms\n____\n", nil},
		"no sign":                            {"Background\n\n1.1. We ask.", nil},
		"nothing before the first paragraph": {"1.1. We ask.\n____\nCommunication from Japan", nil},
		"a sentence among it":                {"Communication from Japan\n\nWe ask for all of this at once.\n____\nx", []string{"Communication from Japan"}},
		"a list behind it is none of it":     {"Communication from Japan\n\n• we ask\n____\nx", []string{"Communication from Japan"}},
		"marks of other revisions":           {"Corrigendum 2\n\n1  PORTS", []string{"Corrigendum 2"}},
		"in Spanish":                         {"Propuesta presentada por el Japón\n\nRevisión\n\nLa siguiente comunicación se distribuye a petición del Japón.\n\nx", []string{"Propuesta presentada por el Japón", "Revisión", "La siguiente comunicación se distribuye a petición del Japón."}},
		"in French":                          {"Communication présentée par le Japon.\n\nx", []string{"Communication présentée par le Japon."}},
		"more than the list of authors":      {"Communication from Japan. Paragraph 4 no longer applies.\n\nx", nil},
		"a word that begins alike":           {"Revisions are many\n\n1.1. x", nil},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, frontMatter(test.body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRevisionNote(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ body, note, mark string }{
		"attached":          {"Revision1\n\n1  PORTS\n\nx.\n____\n1 Pakistan has joined.\n2 Inland too.", "Pakistan has joined.", "1"},
		"attached, raised":  {"Révision²\n\n1  PORTS\n\nx1 y2.\n\n1 Inland too.\n2 Le Pakistan s'est joint.", "Le Pakistan s'est joint.", "2"},
		"by its words":      {"1  PORTS\n\nx1.\n\n1 La presente revisión añade al Pakistán.", "La presente revisión añade al Pakistán.", "1"},
		"in the title":      {"Revision\n\nThis revision is solely to add Pakistan as a co-sponsor.\n____\nx", "This revision is solely to add Pakistan as a co-sponsor.", ""},
		"an asterisk":       {"Revision*\n____\n* Pakistan has joined.\n\nx", "Pakistan has joined.", "*"},
		"none":              {"Revision 1\n\n1  PORTS\n\nx.\n____\n1 Inland too.", "", ""},
		"words in the text": {"1  PORTS\n\nThis revision is solely to add Pakistan as a co-sponsor.", "", ""},
	}
	for name, test := range tests {
		note, ok := document.Parse(test.body, models.English).RevisionNote()
		if note.Text != test.note || note.Mark != test.mark || ok != (test.note != "") {
			t.Errorf("%s: unexpected revision note: found %t, %+v", name, ok, note)
		}
	}
}

func TestTextFootnotes(t *testing.T) {
	t.Parallel()
	text := document.Parse("Revision1\n\n1  PORTS\n\nx.\n____\n1 Pakistan has joined.\n2 Inland too.", models.English)
	var notes []string
	for _, note := range text.Footnotes() {
		notes = append(notes, note.Mark+" "+note.Text)
	}
	if diff := cmp.Diff([]string{"1 Pakistan has joined.", "2 Inland too."}, notes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTextParagraph(t *testing.T) {
	t.Parallel()
	text := document.Parse(fixture(t, "forms-rev1.en.txt"), models.English)
	for number, want := range map[string]string{"1(b)(ii)": "far too much of it;", "Q2": "Who reads them?", "2": "The Committee could:"} {
		if p, ok := text.Paragraph(number); !ok || p.Text != want {
			t.Errorf("%s is %t, %q", number, ok, p.Text)
		}
	}
	for _, number := range []string{"", "9", "1(z)"} {
		if p, ok := text.Paragraph(number); ok {
			t.Errorf("%q is %+v", number, p)
		}
	}
}
