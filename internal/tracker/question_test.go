package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func inEnglish(text string) []tracker.LocalizedInput {
	return []tracker.LocalizedInput{{Language: models.English, Text: text}}
}

func (f *fixture) answer(t *testing.T, by models.Code, question models.ID, text string, audience models.AnswerAudience) *models.Answer {
	t.Helper()
	answer, err := f.AnswerQuestion(t.Context(), delegation(by), tracker.AnswerQuestion{Question: question, Texts: inEnglish(text), Audience: audience}, everything)
	if err != nil {
		t.Fatalf("%s answers: %v", by, err)
	}
	return answer
}

// A question that is not in the text remains when the text changes; its author can drop it.
func TestPoseQuestion(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	posed, err := f.PoseQuestion(t.Context(), delegation("JPN"), tracker.PoseQuestion{Proposal: p.ID, Texts: inEnglish("And what helps?")}, everything)
	if err != nil || posed.Number != 2 || posed.FromText() || posed.PosedOn.IsZero() {
		t.Fatalf("unexpected posed question %+v, error %v", posed, err)
	}
	_, err = f.PoseQuestion(t.Context(), delegation("JPN"), tracker.PoseQuestion{Proposal: p.ID, Number: 1, Texts: inEnglish("Once more?")}, everything)
	reported(t, err, models.Conflict, models.NewProblem(models.AlreadyExists, models.P("object", models.TermQuestion), models.P("value", 1)).At("input.number"))
	_, err = f.PoseQuestion(t.Context(), delegation("USA"), tracker.PoseQuestion{Proposal: p.ID, Texts: inEnglish("May I?")}, everything)
	reported(t, err, models.Forbidden, notAllowed("USA", models.TermSubmitter, models.TermCoAuthors))
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText, Texts: []tracker.TextInput{english("Trust", "1.1.  No question here.\n")},
	}, everything); err != nil {
		t.Fatal(err)
	}
	revised := f.circulate(t, p, 1, day("2016-07-02"), "JOB/GC/96/Rev.1")
	if questions := revised.Proposal.Questions; len(questions) != 1 || questions[0].ID != posed.ID {
		t.Errorf("after a text without questions: unexpected questions %v", questions)
	}
	drop := tracker.DropQuestion{Question: posed.ID}
	after, err := f.DropQuestion(t.Context(), delegation("JPN"), drop, everything)
	if err != nil || after.ID != posed.ID || after.Status() != models.QuestionDropped || len(after.Proposal.Questions) != 0 {
		t.Errorf("unexpected dropped question %v, error %v", after, err)
	}
	_, err = f.DropQuestion(t.Context(), delegation("JPN"), drop, everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermQuestion, "DROPPED").At("input.question"))
	_, err = f.AnswerQuestion(t.Context(), delegation("USA"), tracker.AnswerQuestion{Question: posed.ID, Texts: inEnglish("Late.")}, everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermQuestion, "DROPPED").At("input.question"))
}

// An answer that was replaced or withdrawn is visible only to the delegation that gave it.
func TestWithdrawAnswer(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96").Proposal.Questions[0].ID
	first := f.answer(t, "PAK", question, "Roads.", models.AnswerPublic)
	second := f.answer(t, "PAK", question, "Roads and ports.", models.AnswerPublic)
	former, err := f.Reader.Answer(t.Context(), delegation("USA"), first.ID, everything)
	if err != nil || former.ReplacedAt == nil || former.Question.Proposal == nil {
		t.Errorf("unexpected former answer %+v, error %v", former, err)
	}
	_, err = f.WithdrawAnswer(t.Context(), delegation("USA"), tracker.WithdrawAnswer{Answer: second.ID}, everything)
	reported(t, err, models.Forbidden, notAllowed("USA", models.TermAnswerGiver).At("input.answer"))
	_, err = f.WithdrawAnswer(t.Context(), delegation("PAK"), tracker.WithdrawAnswer{Answer: first.ID}, everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermAnswer, "WITHDRAWN").At("input.answer"))
	taken, err := f.WithdrawAnswer(t.Context(), delegation("PAK"), tracker.WithdrawAnswer{Answer: second.ID, IdempotencyKey: "k"}, everything)
	if err != nil || taken.WithdrawnOn.IsZero() {
		t.Fatalf("unexpected withdrawn answer %+v, error %v", taken, err)
	}
	if again, err := f.WithdrawAnswer(t.Context(), delegation("PAK"), tracker.WithdrawAnswer{Answer: second.ID, IdempotencyKey: "k"}, everything); err != nil || again.ID != second.ID {
		t.Errorf("repeated call: unexpected result %v, error %v", again, err)
	}
	for _, other := range []access.Viewer{delegation("USA"), secretariat, {}} {
		if _, err := f.Reader.Answer(t.Context(), other, second.ID, everything); models.CodeOf(err) != models.NotFound {
			t.Errorf("%q can read the withdrawn answer: %v", other.Subject, err)
		}
		if seen, err := f.Reader.Proposal(t.Context(), other, p.ID, everything); err != nil || len(seen.Questions[0].Answers) != 0 {
			t.Errorf("%q sees the withdrawn answer on the question: %v", other.Subject, err)
		}
	}
	if own := f.answer(t, "PAK", question, "Ports.", models.AnswerPublic); own.ReplacedAt != nil {
		t.Error("the delegation cannot answer again")
	}
}

// A compilation contains the answers that its audience could read when it was made. It never
// changes.
func TestCompilationIsImmutable(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	question := f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96").Proposal.Questions[0].ID
	f.answer(t, "PAK", question, "Roads.", models.AnswerPublic)
	f.answer(t, "BRA", question, "Tariffs.", models.AnswerMembers)
	f.answer(t, "USA", question, "A secret.", models.AnswerSecretariat)
	compile := func(audience models.AnswerAudience) *models.Compilation {
		t.Helper()
		made, err := f.CompileAnswers(t.Context(), secretariat, tracker.CompileAnswers{Proposal: p.ID, Audience: audience}, everything)
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	public, members, all := compile(models.AnswerPublic), compile(models.AnswerMembers), compile(models.AnswerSecretariat)
	for made, want := range map[*models.Compilation][]models.Code{public: {"PAK"}, members: {"BRA", "PAK"}, all: {"BRA", "PAK", "USA"}} {
		got := []models.Code{}
		for _, id := range made.Matrix.DelegationIDs {
			got = append(got, f.Reader.Directory().Code(id))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the columns for %s (-want +got):\n%s", made.Audience, diff)
		}
	}
	f.answer(t, "PAK", question, "Roads and ports.", models.AnswerPublic)
	kept, err := f.Reader.Compilation(t.Context(), access.Viewer{}, public.ID, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	answer, ok := kept.Matrix.Questions[0].Answer(f.sponsorOf(t, "PAK"))
	if hash, _ := kept.Matrix.Hash(); !ok || answer.Texts[models.English] != "Roads." || hash != kept.ContentHash {
		t.Errorf("the compilation was changed: %+v, hash %s", answer, kept.ContentHash)
	}
	for viewer, sees := range map[access.Viewer]int{{}: 1, delegation("BRA"): 2, secretariat: 3} {
		seen, err := f.Reader.Proposal(t.Context(), viewer, p.ID, query.With(query.Compilations))
		if err != nil || len(seen.Compilations) != sees {
			t.Errorf("%q sees %d compilations, want %d: %v", viewer.Subject, len(seen.Compilations), sees, err)
		}
	}
	if err := f.db.GORM.Model(public).Update("note", "altered").Error; err == nil {
		t.Error("the database allows changing a compilation")
	}
	empty := f.create(t, "JPN")
	_, err = f.CompileAnswers(t.Context(), secretariat, tracker.CompileAnswers{Proposal: empty.ID}, everything)
	refused(t, err, models.NotFound, "input.proposal")
}
