package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// questions returns the numbers and texts of the questions that a viewer sees as posed.
func (f *fixture) questions(t *testing.T, viewer access.Viewer, p *models.Proposal) map[int]string {
	t.Helper()
	seen, err := f.Reader.Proposal(t.Context(), viewer, p.ID, everything)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[int]string{}
	for _, question := range seen.Questions {
		texts[question.Number], _ = question.Texts.In(models.English)
	}
	return texts
}

// fileText files a revision with the given text.
func (f *fixture) fileText(t *testing.T, p *models.Proposal, basedOn int, kind models.RevisionKind, texts ...tracker.TextInput) {
	t.Helper()
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, basedOn).ID, Kind: kind, Reason: models.ReasonText, Texts: texts,
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// A supplement adds its questions to those of the text; a revision replaces them.
func TestQuestionsOfRevisions(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.fileText(t, p, 0, models.KindSupplement, english("More", "1.1.  More.\n\nQuestion 2 – What helps?\n"))
	f.circulate(t, p, 1, day("2016-07-02"), "JOB/GC/96/Suppl.1")
	if diff := cmp.Diff(map[int]string{1: "What hinders it in your country?", 2: "What helps?"}, f.questions(t, access.Viewer{}, p)); diff != "" {
		t.Errorf("after the supplement (-want +got):\n%s", diff)
	}
	f.fileText(t, p, 1, models.KindRevision, english("Other", "1.1.  Other.\n\nQuestion 3 – Who pays?\n"))
	f.circulate(t, p, 2, day("2016-07-03"), "JOB/GC/96/Rev.1")
	if diff := cmp.Diff(map[int]string{3: "Who pays?"}, f.questions(t, access.Viewer{}, p)); diff != "" {
		t.Errorf("after the revision (-want +got):\n%s", diff)
	}
	// The next question number follows the highest number, not the number of questions.
	posed, err := f.PoseQuestion(t.Context(), delegation("JPN"), tracker.PoseQuestion{Proposal: p.ID, Texts: inEnglish("And when?")}, everything)
	if err != nil || posed.Number != 4 {
		t.Errorf("the next question has the number %d, want 4: %v", posed.Number, err)
	}
	// A translation of a text that is no longer current does not pose questions.
	in := tracker.AddTranslation{Revision: f.revision(t, p, 0).ID, Text: tracker.TextInput{Language: models.French, Title: "Plus", Body: "1.1.  Plus.\n\nQuestion 9 – Pourquoi ?\n"}}
	if _, err := f.AddTranslation(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[int]string{3: "Who pays?", 4: "And when?"}, f.questions(t, access.Viewer{}, p)); diff != "" {
		t.Errorf("after the translation (-want +got):\n%s", diff)
	}
}

// The events of an answer are visible to viewers who may see the answer and the revision that poses
// the question.
func TestEventsOfAnswers(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96").Proposal.Questions[0].ID
	secret := f.answer(t, "PAK", question, "A secret.", models.AnswerSecretariat)
	if _, err := f.WithdrawAnswer(t.Context(), delegation("PAK"), tracker.WithdrawAnswer{Answer: secret.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.answer(t, "BRA", question, "For all.", models.AnswerPublic)
	kinds := []models.EventKind{models.QuestionAnsweredEvent, models.AnswerWithdrawnEvent}
	counts := func() map[string]int {
		t.Helper()
		got := map[string]int{}
		for name, viewer := range map[string]access.Viewer{"the public": {}, "PAK": delegation("PAK"), "USA": delegation("USA"), "the Secretariat": secretariat} {
			rows, err := f.Reader.Events(t.Context(), viewer, query.EventFilter{Kinds: kinds}, query.PageRequest{First: 10}, query.Preload{})
			if err != nil {
				t.Fatal(err)
			}
			got[name] = len(rows.Items)
		}
		return got
	}
	if diff := cmp.Diff(map[string]int{"the public": 1, "PAK": 3, "USA": 1, "the Secretariat": 3}, counts()); diff != "" {
		t.Errorf("events of a public and a secret answer (-want +got):\n%s", diff)
	}
	// Rev.1 is public; the revision that poses the question becomes restricted.
	f.fileText(t, p, 0, models.KindRevision, english("Other", "1.1.  Other.\n"))
	f.circulate(t, p, 1, day("2016-07-03"), "JOB/GC/96/Rev.1")
	if _, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: models.Restricted}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"the public": 0, "PAK": 3, "USA": 1, "the Secretariat": 3}, counts()); diff != "" {
		t.Errorf("while the question is restricted (-want +got):\n%s", diff)
	}
}
