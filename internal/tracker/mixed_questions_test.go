package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// Texts that pose no question, question 1, and questions 1 and 2.
const (
	noQuestion   = "1.1.  Roads matter.\n"
	oneQuestion  = "1.1.  Roads matter.\n\nQuestion 1 – What hinders it in your country?\n"
	twoQuestions = "1.1.  Roads matter.\n\nQuestion 1 – What hinders it in your country?\n\nQuestion 2 – What helps?\n"
)

// circulateWith circulates a submitted revision with the given access.
func (f *fixture) circulateWith(t *testing.T, p *models.Proposal, number int, to models.Access, symbol string) {
	t.Helper()
	f.submit(t, p, number)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, number, day("2016-07-01").AddDays(number), symbol)
	in.Access = to
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// revise files and circulates a revision with a text and an access.
func (f *fixture) revise(t *testing.T, p *models.Proposal, number int, text string, to models.Access) {
	t.Helper()
	f.fileText(t, p, number-1, models.KindRevision, english("Trust", text))
	f.circulateWith(t, p, number, to, "JOB/GC/96/Rev."+string(rune('0'+number)))
}

// An observer has a question to answer as long as the revisions that it can see pose it: until the first one after the
// hidden revision that drops it.
func TestQuestionDroppedInHiddenRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Public, "JOB/GC/96")
	f.revise(t, p, 1, noQuestion, models.Restricted)
	check := func(when string, want map[string]int) {
		t.Helper()
		got := map[string]int{}
		for name, viewer := range map[string]access.Viewer{"observer": delegation("VAT"), "Member": delegation("USA")} {
			got[name+" sees"] = len(f.questions(t, viewer, p))
			open, err := f.Reader.OpenQuestions(t.Context(), viewer, query.PageRequest{First: 5}, query.Preload{})
			if err != nil {
				t.Fatal(err)
			}
			got[name+" has open"] = len(open.Items)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", when, diff)
		}
	}
	check("after the hidden revision", map[string]int{"observer sees": 1, "observer has open": 1, "Member sees": 0, "Member has open": 0})
	f.revise(t, p, 2, noQuestion, models.Public)
	check("after a visible revision", map[string]int{"observer sees": 0, "observer has open": 0, "Member sees": 0, "Member has open": 0})
}

// For the public, a question is posed in the first revision that it can see.
func TestQuestionFirstPosedInHiddenRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Restricted, "JOB/GC/96")
	f.revise(t, p, 1, oneQuestion, models.Public)
	for name, c := range map[string]struct {
		viewer access.Viewer
		number int
	}{"the public": {access.Viewer{}, 1}, "a Member": {delegation("USA"), 0}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen, err := f.Reader.Proposal(t.Context(), c.viewer, p.ID, everything)
			if err != nil || len(seen.Questions) != 1 {
				t.Fatalf("got %d questions, want 1: %v", len(seen.Questions), err)
			}
			if want := f.revision(t, p, c.number).ID; seen.Questions[0].PosedInID != want {
				t.Errorf("the question is posed in %s, want revision %d, %s", seen.Questions[0].PosedInID, c.number, want)
			}
		})
	}
}

// A public compilation is hidden from viewers who may not see one of its questions.
func TestCompilationOfHiddenQuestion(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Public, "JOB/GC/96")
	compile := func() {
		t.Helper()
		if _, err := f.CompileAnswers(t.Context(), secretariat, tracker.CompileAnswers{Proposal: p.ID, Audience: models.AnswerPublic}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	compile()
	f.revise(t, p, 1, twoQuestions, models.Restricted)
	compile()
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   int
	}{"the public": {access.Viewer{}, 1}, "an observer": {delegation("VAT"), 1}, "a Member": {delegation("USA"), 2}} {
		seen, err := f.Reader.Proposal(t.Context(), c.viewer, p.ID, query.With(query.Compilations))
		if err != nil || len(seen.Compilations) != c.want {
			t.Errorf("%s sees %d compilations, want %d: %v", name, len(seen.Compilations), c.want, err)
		}
	}
}

// The public finds proposals by the list of the last revision that it can see.
func TestFilterBySponsorOfMixedAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Public, "JOB/GC/96")
	f.revise(t, p, 1, oneQuestion, models.Restricted)
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 1).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly, AddCoAuthors: []string{"SGP"},
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Accept)
	f.circulateWith(t, p, 2, models.Public, "JOB/GC/96/Rev.2")
	for code, want := range map[string]int{"JPN": 1, "SGP": 1, "CHE": 0} {
		filter := query.ProposalFilter{Sponsors: []string{code}}
		got, err := f.Reader.CountProposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: filter})
		if err != nil || got.Count != want {
			t.Errorf("proposals by %s: got %d, want %d: %v", code, got.Count, want, err)
		}
	}
}

// A source of a restricted revision is hidden from viewers who see only another revision of the proposal.
func TestSourceOfHiddenRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Public, "JOB/GC/96")
	cite := func(title string) {
		t.Helper()
		if _, err := f.CiteSource(t.Context(), delegation("JPN"), tracker.CiteSource{Proposal: p.ID, Titles: inEnglish(title)}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	cite("Of the public text")
	f.revise(t, p, 1, noQuestion, models.Restricted)
	cite("Of the restricted text")
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   []string
	}{
		"the public":  {access.Viewer{}, []string{"Of the public text"}},
		"an observer": {delegation("VAT"), []string{"Of the public text"}},
		"a Member":    {delegation("USA"), []string{"Of the public text", "Of the restricted text"}},
	} {
		seen, err := f.Reader.Proposal(t.Context(), c.viewer, p.ID, query.With(query.Sources))
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, source := range seen.Sources {
			got = append(got, source.Title[models.English])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A translation of a question in a restricted revision is not added to the question of an earlier revision that becomes public
// on another day.
func TestQuestionOfDerestrictedRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulateWith(t, p, 0, models.Restricted, "JOB/GC/96")
	french := tracker.TextInput{Language: models.French, Title: "Confiance", Body: "1.1.  Routes.\n\nQuestion 1 – Qu'est-ce qui vous gêne ?\n"}
	f.fileText(t, p, 0, models.KindRevision, english("Trust", oneQuestion), french)
	opens := models.SetTo(models.DateOf(noon))
	if _, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: models.Restricted, DerestrictedOn: opens}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.circulateWith(t, p, 1, models.Restricted, "JOB/GC/96/Rev.1")
	seen, err := f.Reader.Proposal(t.Context(), access.Viewer{}, p.ID, everything)
	if err != nil || len(seen.Questions) != 1 {
		t.Fatalf("got %d questions, want 1: %v", len(seen.Questions), err)
	}
	if diff := cmp.Diff(models.LocalizedText{models.English: "What hinders it in your country?"}, seen.Questions[0].Texts); diff != "" {
		t.Errorf("texts of the question, for the public (-want +got):\n%s", diff)
	}
}
