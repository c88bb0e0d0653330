package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A corrigendum in one language retains the other languages. A revision that changes the text retains only those that are given.
func TestCarriedLanguages(t *testing.T) {
	t.Parallel()
	for kind, want := range map[models.RevisionKind][]models.Language{
		models.KindCorrigendum: {models.English, models.Spanish},
		models.KindRevision:    {models.English},
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			p := f.create(t, "JPN")
			first := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			spanish := tracker.AddTranslation{Revision: first.ID, Text: tracker.TextInput{Language: models.Spanish, Title: "Confianza", Body: "1.1.  Hace falta confianza.\n"}}
			if _, err := f.AddTranslation(t.Context(), secretariat, spanish, query.Preload{}); err != nil {
				t.Fatal(err)
			}
			filed, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
				Proposal: p.ID, BasedOn: first.ID, Kind: kind, Reason: models.ReasonText, Texts: []tracker.TextInput{english("Trust", "1.1.  Roads.\n")},
			}, everything)
			if err != nil {
				t.Fatal(err)
			}
			got := []models.Language{}
			for _, text := range filed.Texts {
				got = append(got, text.Language)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("languages (-want +got):\n%s", diff)
			}
		})
	}
}
