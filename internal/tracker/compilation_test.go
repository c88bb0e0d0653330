package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A compilation lists the current answers to a question by day and, on one day, in the order in which they were given.
// The columns are sorted by code.
func TestOrderOfCompiledAnswers(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96").Proposal.Questions[0].ID
	for _, given := range []struct {
		by   models.Code
		text string
		on   models.Date
	}{
		{"PAK", "Roads.", day("2016-07-10")},
		{"USA", "Ports.", day("2016-07-05")},
		{"CHE", "Rails.", day("2016-07-10")},
		{"BRA", "Rivers.", day("2016-07-10")},
		{"CHE", "Tunnels.", day("2016-07-20")},
	} {
		in := tracker.AnswerQuestion{Question: question, Texts: inEnglish(given.text), AnsweredOn: given.on}
		if _, err := f.AnswerQuestion(t.Context(), delegation(given.by), in, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	compiled, err := f.CompileAnswers(t.Context(), secretariat, tracker.CompileAnswers{Proposal: p.ID, Audience: models.AnswerPublic}, everything)
	if err != nil || len(compiled.Matrix.Questions) != 1 {
		t.Fatalf("unexpected compilation %+v, error %v", compiled, err)
	}
	got := []string{}
	for _, answer := range compiled.Matrix.Questions[0].Answers {
		got = append(got, string(f.Reader.Directory().Code(answer.DelegationID))+" "+answer.Texts[models.English])
	}
	if diff := cmp.Diff([]string{"USA Ports.", "PAK Roads.", "BRA Rivers.", "CHE Tunnels."}, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	columns := []models.Code{}
	for _, id := range compiled.Matrix.DelegationIDs {
		columns = append(columns, f.Reader.Directory().Code(id))
	}
	if diff := cmp.Diff([]models.Code{"BRA", "CHE", "PAK", "USA"}, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

// A question lists the current answer of each delegation. A former answer is read by its ID only, by its own delegation too.
func TestCurrentAnswers(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96").Proposal.Questions[0].ID
	f.answer(t, "PAK", question, "Roads.", models.AnswerPublic)
	f.answer(t, "BRA", question, "Rivers.", models.AnswerPublic)
	f.answer(t, "PAK", question, "Ports.", models.AnswerPublic)
	for name, viewer := range map[string]access.Viewer{"the public": {}, "PAK": delegation("PAK"), "BRA": delegation("BRA"), "the Secretariat": secretariat} {
		seen, err := f.Reader.Proposal(t.Context(), viewer, p.ID, query.With(query.Answers))
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, answer := range seen.Questions[0].Answers {
			got = append(got, string(f.Reader.Directory().Code(answer.DelegationID))+" "+answer.Texts[models.English])
		}
		if diff := cmp.Diff([]string{"BRA Rivers.", "PAK Ports."}, got); diff != "" {
			t.Errorf("answers seen by %s (-want +got):\n%s", name, diff)
		}
	}
}
