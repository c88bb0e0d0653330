package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// frontMatter returns the paragraphs of the title block.
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
		"ends at the rule": {
			"Ports and forms\n\nCommunication from Japan\n\n3 March 2015\n\n____\n\nWe ask.\n\n1  PORTS",
			[]string{"Ports and forms", "Communication from Japan", "3 March 2015"},
		},
		"ends at the last sign": {
			"Ports and forms\n\nCommunication from Japan\n\nWe ask.\n\n1  PORTS", []string{"Ports and forms", "Communication from Japan"},
		},
		"only a title in capitals":              {"PORTS AND FORMS\n\n1  PORTS", []string{"PORTS AND FORMS"}},
		"capitals before lower-case text":       {"PORTS AND FORMS\n\nwe ask.", nil},
		"title above a rule":                    {"Ports and forms\n____\nWe ask.", []string{"Ports and forms"}},
		"sentence above a rule":                 {"We ask.\n____\nWe ask again.", nil},
		"rule at the end of the text":           {"Ports and forms\n____\n", nil},
		"no field of a title block":             {"Background\n\n1.1. We ask.", nil},
		"title block after the first paragraph": {"1.1. We ask.\n____\nCommunication from Japan", nil},
		"sentence inside the title block":       {"Communication from Japan\n\nWe ask for all of this at once.\n____\nx", []string{"Communication from Japan"}},
		"list after the title block":            {"Communication from Japan\n\n• we ask\n____\nx", []string{"Communication from Japan"}},
		"mark of a corrigendum":                 {"Corrigendum 2\n\n1  PORTS", []string{"Corrigendum 2"}},
		"Spanish":                               {"Propuesta presentada por el Japón\n\nRevisión\n\nLa siguiente comunicación se distribuye a petición del Japón.\n\nx", []string{"Propuesta presentada por el Japón", "Revisión", "La siguiente comunicación se distribuye a petición del Japón."}},
		"French":                                {"Communication présentée par le Japon.\n\nx", []string{"Communication présentée par le Japon."}},
		"list of authors and another sentence":  {"Communication from Japan. Paragraph 4 no longer applies.\n\nx", nil},
		"word that begins like a mark":          {"Revisions are many\n\n1.1. x", nil},
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
		"mark attached to Revision": {"Revision1\n\n1  PORTS\n\nx.\n____\n1 Pakistan has joined.\n2 Inland too.", "Pakistan has joined.", "1"},
		"superscript mark":          {"Révision²\n\n1  PORTS\n\nx1 y2.\n\n1 Inland too.\n2 Le Pakistan s'est joint.", "Le Pakistan s'est joint.", "2"},
		"recognized by its wording": {"1  PORTS\n\nx1.\n\n1 La presente revisión añade al Pakistán.", "La presente revisión añade al Pakistán.", "1"},
		"in the title block":        {"Revision\n\nThis revision is solely to add Pakistan as a co-sponsor.\n____\nx", "This revision is solely to add Pakistan as a co-sponsor.", ""},
		"asterisk":                  {"Revision*\n____\n* Pakistan has joined.\n\nx", "Pakistan has joined.", "*"},
		"no revision note":          {"Revision 1\n\n1  PORTS\n\nx.\n____\n1 Inland too.", "", ""},
		"wording in the body":       {"1  PORTS\n\nThis revision is solely to add Pakistan as a co-sponsor.", "", ""},
	}
	for name, test := range tests {
		note, ok := document.Parse(test.body, models.English).RevisionNote()
		if note.Text != test.note || note.Mark != test.mark || ok != (test.note != "") {
			t.Errorf("%s: got note %q with mark %q (%t), want %q with mark %q", name, note.Text, note.Mark, ok, test.note, test.mark)
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
			t.Errorf("Paragraph(%q) = %q, %t, want %q", number, p.Text, ok, want)
		}
	}
	for _, number := range []string{"", "9", "1(z)"} {
		if p, ok := text.Paragraph(number); ok {
			t.Errorf("Paragraph(%q) = %+v, want none", number, p)
		}
	}
}
