package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// Names and texts are in the language of the argument, otherwise in the first language of the request in which they
// exist, otherwise in English.
func TestPreferredLanguage(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "draft")
	s.step(t, "JPN", "citeSource", `proposal: "$proposal", titles: [{language: EN, text: "A book"}, {language: FR, text: "Un livre"}]`, "source", "book")
	query := func(argument string) string {
		return `{ venue(code: "GC") { name` + argument + ` } node(id: "$book") { ... on Source { title` + argument + ` { language text } } } }`
	}
	french, english := map[string]any{"language": "FR", "text": "Un livre"}, map[string]any{"language": "EN", "text": "A book"}
	for name, c := range map[string]struct {
		header, argument string
		venue            string
		title            any
	}{
		"no preference":                     {"", "", "General Council", english},
		"French":                            {"fr", "", "Conseil général", french},
		"French before English":             {"fr, en;q=0.8", "", "Conseil général", french},
		"English before French":             {"fr;q=0.5, en", "", "General Council", english},
		"Spanish, without a Spanish title":  {"es", "", "Consejo General", english},
		"Spanish, then French":              {"es, fr;q=0.5", "", "Consejo General", french},
		"argument overrides the preference": {"fr", "(language: EN)", "General Council", english},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			filled, err := fill(query(c.argument), s.names)
			if err != nil {
				t.Fatal(err)
			}
			got := s.send(t, filled, models.Language(c.header))
			want := map[string]any{"venue": map[string]any{"name": c.venue}, "node": map[string]any{"title": c.title}}
			if diff := cmp.Diff(any(want), any(got.Data)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
