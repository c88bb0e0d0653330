package graph_test

import (
	"testing"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

const trialBody = "1  WHY\n\n1.1.  Because.\n\nQuestion 1 – What do you think?\n"

// createProposalsInAllStates creates proposals in all states. Some are visible to only some viewers.
func (d *fixture) createProposalsInAllStates(t *testing.T) {
	t.Helper()
	draft := d.file(t, "JPN", models.Public, "SGP", "PAK")
	d.answerTo(t, "PAK", draft, models.Decline)
	submitted := d.file(t, "JPN", models.Public, "SGP")
	d.answerTo(t, "SGP", submitted, models.Accept)
	d.submit(t, "JPN", submitted, 0)
	restricted := d.file(t, "USA", models.Restricted)
	d.circulate(t, "USA", restricted, "TEST/W/1")
	d.answers(t, restricted)
	public := d.file(t, "USA", models.Public, "SGP")
	d.circulate(t, "USA", public, "TEST/W/2")
	d.answers(t, public)
	d.mustDo(t, "PAK requests", func() error {
		_, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: public}, query.Preload{})
		return err
	})
	d.mustDo(t, "USA files a revision", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("USA"), tracker.FileRevision{
			Proposal: public, BasedOn: d.revision(t, "USA", public, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
			Texts: []tracker.TextInput{{Language: models.English, Title: d.marked("Secret"), Body: trialBody + d.marked("\n1.2.  More.\n")}},
		}, query.Preload{})
		return err
	})
	for _, other := range []models.ID{public, restricted} {
		d.mustDo(t, "JPN relates its draft", func() error {
			_, err := d.tracker.RelateProposals(t.Context(), delegation("JPN"), tracker.RelateProposals{From: draft, Kind: models.RespondsTo, To: other}, query.Preload{})
			return err
		})
	}
	d.createMore(t, restricted, public)
	gone := d.file(t, "JPN", models.Public, "SGP")
	d.mustDo(t, "JPN withdraws", func() error {
		_, err := d.tracker.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: gone}, query.Preload{})
		return err
	})
}

// createMore creates a returned revision, withdrawn answers, compilations, questions, translations, and documents
// that become public on a given day.
func (d *fixture) createMore(t *testing.T, restricted, public models.ID) {
	t.Helper()
	returned := d.file(t, "JPN", models.Public, "SGP")
	d.submit(t, "JPN", returned, 0)
	d.mustDo(t, "return", func() error {
		_, err := d.tracker.ReturnRevision(t.Context(), secretariat(), tracker.ReturnRevision{
			Revision: d.revision(t, "JPN", returned, 0).ID, ExpectedVersion: 1, Note: d.marked("Incomplete."),
		}, query.Preload{})
		return err
	})
	for i, on := range []models.Date{d.tracker.Reader.Today(), d.tracker.Reader.Today().AddDays(1)} {
		proposal := d.file(t, "USA", models.Restricted)
		d.circulate(t, "USA", proposal, []string{"TEST/W/7", "TEST/W/8"}[i])
		d.answers(t, proposal)
		d.mustDo(t, "derestrict", func() error {
			_, err := d.tracker.ChangeAccess(t.Context(), secretariat(), tracker.ChangeAccess{Revision: d.revision(t, "USA", proposal, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(on)}, query.Preload{})
			return err
		})
	}
	for _, proposal := range []models.ID{restricted, public} {
		for _, audience := range []models.AnswerAudience{models.AnswerPublic, models.AnswerMembers, models.AnswerSecretariat} {
			d.mustDo(t, "compile", func() error {
				_, err := d.tracker.CompileAnswers(t.Context(), secretariat(), tracker.CompileAnswers{Proposal: proposal, Audience: audience, Note: d.marked("As requested")}, query.Preload{})
				return err
			})
		}
		p, err := d.tracker.Reader.Proposal(t.Context(), delegation("JPN"), proposal, query.With(query.Answers))
		if err != nil {
			t.Fatal(err)
		}
		for _, answer := range p.Questions[0].Answers {
			if d.tracker.Reader.Directory().Code(answer.DelegationID) == "JPN" {
				d.mustDo(t, "withdraw an answer", func() error {
					_, err := d.tracker.WithdrawAnswer(t.Context(), delegation("JPN"), tracker.WithdrawAnswer{Answer: answer.ID}, query.Preload{})
					return err
				})
			}
		}
		d.mustDo(t, "pose and translate", func() error {
			pose := tracker.PoseQuestion{Proposal: proposal, Texts: []tracker.LocalizedInput{{Language: models.English, Text: d.marked("And more?")}}}
			if _, err := d.tracker.PoseQuestion(t.Context(), secretariat(), pose, query.Preload{}); err != nil {
				return err
			}
			translation := tracker.TextInput{Language: models.French, Title: d.marked("Essai"), Body: d.marked("1  POURQUOI\n\n1.1.  Parce que.\n")}
			_, err := d.tracker.AddTranslation(t.Context(), secretariat(), tracker.AddTranslation{Revision: d.revision(t, "USA", proposal, 0).ID, Text: translation}, query.Preload{})
			return err
		})
	}
}

func (d *fixture) mustDo(t *testing.T, what string, act func() error) {
	t.Helper()
	if err := act(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func (d *fixture) file(t *testing.T, by models.Code, to models.Access, invited ...string) models.ID {
	t.Helper()
	p, err := d.tracker.CreateProposal(t.Context(), delegation(by), tracker.CreateProposal{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: models.English, Access: to, CoAuthors: invited,
		Texts: []tracker.TextInput{{Language: models.English, Title: d.marked("Trial"), Body: d.marked(trialBody)}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	d.mustDo(t, "suggest, target and cite", func() error {
		_, err := d.tracker.SuggestFollowUp(t.Context(), delegation(by), tracker.SuggestFollowUp{
			Proposal: p.ID, Kind: models.FollowUpWorkshop,
			Responsible: []string{"BRA", string(by)}, Texts: []tracker.LocalizedInput{{Language: models.English, Text: d.marked("Meet.")}},
		}, query.Preload{})
		if err != nil {
			return err
		}
		if _, err = d.tracker.TargetVenue(t.Context(), delegation(by), tracker.TargetVenue{Proposal: p.ID, Venue: "GC", Aims: []tracker.LocalizedInput{{Language: models.English, Text: d.marked("To agree")}}}, query.Preload{}); err != nil {
			return err
		}
		_, err = d.tracker.CiteSource(t.Context(), delegation(by), tracker.CiteSource{Proposal: p.ID, Titles: []tracker.LocalizedInput{{Language: models.English, Text: d.marked("A book")}}}, query.Preload{})
		return err
	})
	return p.ID
}

func (d *fixture) answerTo(t *testing.T, by models.Code, proposal models.ID, response models.CoAuthorshipResponse) {
	t.Helper()
	rows, err := d.tracker.Reader.InvitationsReceived(t.Context(), delegation(by), query.PageRequest{First: 100}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for _, spell := range rows.Items {
		if spell.ProposalID == proposal {
			d.mustDo(t, "answer an invitation", func() error {
				_, err := d.tracker.RespondToCoAuthorship(t.Context(), delegation(by), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: response}, query.Preload{})
				return err
			})
		}
	}
}

// revision returns a revision as the delegation sees it.
//
//nolint:unparam // the number makes tests easier to read
func (d *fixture) revision(t *testing.T, by models.Code, proposal models.ID, number int) *models.Revision {
	t.Helper()
	return trackertest.Revision(t, d.tracker, delegation(by), proposal, number)
}

func (d *fixture) submit(t *testing.T, by models.Code, proposal models.ID, number int) {
	t.Helper()
	d.mustDo(t, "submit", func() error {
		_, err := d.tracker.SubmitRevision(t.Context(), delegation(by), trackertest.Submission(t, d.tracker, delegation(by), proposal, number), query.Preload{})
		return err
	})
}

func (d *fixture) circulate(t *testing.T, by models.Code, proposal models.ID, symbol string) {
	t.Helper()
	d.submit(t, by, proposal, 0)
	d.mustDo(t, "circulate", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), proposal, 0, d.tracker.Reader.Today(), symbol), query.Preload{})
		return err
	})
}

// answers adds three answers to a proposal's question: one for the public, one for Members and one for the
// Secretariat.
func (d *fixture) answers(t *testing.T, proposal models.ID) {
	t.Helper()
	p, err := d.tracker.Reader.Proposal(t.Context(), delegation("JPN"), proposal, query.With(query.Questions))
	if err != nil {
		t.Fatal(err)
	}
	for by, audience := range map[models.Code]models.AnswerAudience{"JPN": models.AnswerSecretariat, "BRA": models.AnswerMembers, "SGP": models.AnswerPublic} {
		d.mustDo(t, "answer", func() error {
			_, err := d.tracker.AnswerQuestion(t.Context(), delegation(by), tracker.AnswerQuestion{
				Question: p.Questions[0].ID, Audience: audience,
				Texts: []tracker.LocalizedInput{{Language: models.English, Text: d.marked("Certainly.")}},
			}, query.Preload{})
			return err
		})
	}
}
