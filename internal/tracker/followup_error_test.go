package tracker_test

import (
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// The errors of suggesting and advancing a follow-up.
func TestFollowUpErrors(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	text := []tracker.LocalizedInput{{Language: models.English, Text: "Meet."}}
	for name, c := range map[string]struct {
		in   tracker.SuggestFollowUp
		want []fault
	}{
		"no text":                {tracker.SuggestFollowUp{}, []fault{{models.InvalidInput, "input.texts"}}},
		"an unknown paragraph":   {tracker.SuggestFollowUp{Texts: text, ParagraphNumber: "9.9"}, []fault{{models.InvalidInput, "input.paragraphNumber"}}},
		"an unknown venue":       {tracker.SuggestFollowUp{Texts: text, Venue: "MC99"}, []fault{{models.InvalidInput, "input.venue"}}},
		"an unknown responsible": {tracker.SuggestFollowUp{Texts: text, Responsible: []string{"JPN", "XXX"}}, []fault{{models.InvalidInput, "input.responsible[1]"}}},
	} {
		c.in.Proposal, c.in.Kind = p.ID, models.FollowUpWorkshop
		_, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), c.in, query.Preload{})
		f.expect(t, name, err, c.want...)
	}
	followUp, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), tracker.SuggestFollowUp{
		Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: text, ParagraphNumber: "2.1", Responsible: []string{"SGP"},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	nowhere := models.NewID()
	for name, c := range map[string]struct {
		by   models.Code
		in   tracker.AdvanceFollowUp
		want []fault
	}{
		"a step too far":            {"JPN", tracker.AdvanceFollowUp{Status: models.FollowUpDone}, []fault{{models.InvalidTransition, "input.status"}}},
		"a day in the future":       {"JPN", tracker.AdvanceFollowUp{Status: models.FollowUpAgreed, TakenOn: day("2030-01-01")}, []fault{{models.InvalidInput, "input.takenOn"}}},
		"unknown meeting":           {"JPN", tracker.AdvanceFollowUp{Status: models.FollowUpAgreed, Meeting: &nowhere}, []fault{{models.NotFound, "input.meeting"}}},
		"malformed document symbol": {"JPN", tracker.AdvanceFollowUp{Status: models.FollowUpAgreed, DocumentSymbol: "JOB"}, []fault{{models.InvalidInput, "input.documentSymbol"}}},
		"a bystander's step":        {"USA", tracker.AdvanceFollowUp{Status: models.FollowUpAgreed}, []fault{{models.NotFound, "input.followUp"}}},
	} {
		c.in.FollowUp = followUp.ID
		_, err := f.AdvanceFollowUp(t.Context(), delegation(c.by), c.in, query.Preload{})
		f.expect(t, name, err, c.want...)
	}
}

// A follow-up names a paragraph of a revision that its author may see.
func TestParagraphOfHiddenDraft(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.fileText(t, p, 0, models.KindRevision, english("Trust", body+"\n2.2.  And soon.\n"))
	suggest := func(by access.Viewer, paragraph string) error {
		_, err := f.SuggestFollowUp(t.Context(), by, tracker.SuggestFollowUp{
			Proposal: p.ID, Kind: models.FollowUpWorkshop, ParagraphNumber: paragraph, Texts: inEnglish("Meet."),
		}, query.Preload{})
		return err
	}
	for _, allowed := range []struct {
		by        access.Viewer
		paragraph string
	}{{secretariat, "2.1"}, {delegation("JPN"), "2.1"}, {delegation("JPN"), "2.2"}} {
		if err := suggest(allowed.by, allowed.paragraph); err != nil {
			t.Errorf("%s, paragraph %s: %v", allowed.by.Subject, allowed.paragraph, err)
		}
	}
	reported(t, suggest(secretariat, "2.2"), models.InvalidInput,
		models.NewProblem(models.NotEligible, models.P("value", "2.2"), models.P("because", models.TermNoSuchParagraph)).At("input.paragraphNumber"))
}
