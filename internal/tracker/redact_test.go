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

// The Secretariat refers to a restricted document in an outcome, a step and the minutes. Only
// viewers who may see the document see the reference; from the day of derestriction on, everybody
// does.
func TestReferencesToRestrictedDocuments(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p, hidden := f.create(t, "JPN"), f.create(t, "USA")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.submit(t, hidden, 0)
	in := trackertest.Circulation(t, f.Tracker, secretariat, hidden.ID, 0, day("2016-07-01"), "JOB/GC/97")
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day("2016-07-20"), MinutesSymbol: "JOB/GC/97"})
	if err != nil {
		t.Fatal(err)
	}
	target, err := f.TargetVenue(t.Context(), secretariat, tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{"G/C/M/1", "JOB/GC/97"} {
		if _, err := f.RecordOutcome(t.Context(), secretariat, tracker.RecordOutcome{
			VenueTarget: target.ID, Kind: models.OutcomeNoted, Meeting: &meeting.ID, DocumentSymbol: document,
		}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	followUp := f.suggest(t, p, "Meet.", "GC", models.Date{})
	if _, err := f.AdvanceFollowUp(t.Context(), secretariat, tracker.AdvanceFollowUp{FollowUp: followUp.ID, Status: models.FollowUpAgreed, DocumentSymbol: "JOB/GC/97"}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	shown := func(viewer access.Viewer) []models.Symbol {
		t.Helper()
		seen, err := f.Reader.Proposal(t.Context(), viewer, p.ID, everything)
		if err != nil {
			t.Fatal(err)
		}
		held, err := f.Reader.Meeting(t.Context(), viewer, meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		listed, err := f.Reader.MeetingsOf(t.Context(), viewer, meeting.VenueID, query.PageRequest{First: 10})
		if err != nil {
			t.Fatal(err)
		}
		outcomes := seen.VenueTargets[0].Outcomes
		return []models.Symbol{
			outcomes[0].Document, outcomes[1].Document, outcomes[1].Meeting.Minutes, seen.FollowUps[0].Steps[1].Document, held.Minutes, listed.Items[0].Minutes,
		}
	}
	open := []models.Symbol{"G/C/M/1", "JOB/GC/97", "JOB/GC/97", "JOB/GC/97", "JOB/GC/97", "JOB/GC/97"}
	veiled := []models.Symbol{"G/C/M/1", "", "", "", "", ""}
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   []models.Symbol
	}{
		"a Member": {delegation("PAK"), open}, "the Secretariat": {secretariat, open},
		"the public": {access.Viewer{}, veiled}, "an observer": {delegation("VAT"), veiled},
	} {
		if diff := cmp.Diff(c.want, shown(c.viewer)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if _, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, hidden, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(f.Reader.Today())}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(open, shown(access.Viewer{})); diff != "" {
		t.Errorf("the public, after derestriction (-want +got):\n%s", diff)
	}
}

// Neither an error nor a later response reveals whether a hidden document that a viewer refers to
// exists.
func TestReferencesRevealNothing(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p, hidden := f.create(t, "JPN"), f.create(t, "USA")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.submit(t, hidden, 0)
	in := trackertest.Circulation(t, f.Tracker, secretariat, hidden.ID, 0, day("2016-07-01"), "JOB/GC/97")
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	name := func(document string) (shown models.Symbol) {
		t.Helper()
		followUp, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), tracker.SuggestFollowUp{
			Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: inEnglish("Meet."), Responsible: []string{"VAT"},
		}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		stepped, err := f.AdvanceFollowUp(t.Context(), delegation("VAT"), tracker.AdvanceFollowUp{FollowUp: followUp.ID, Status: models.FollowUpAgreed, DocumentSymbol: document}, everything)
		if err != nil {
			t.Fatalf("the Holy See names %s: %v", document, err)
		}
		return stepped.Steps[1].Document
	}
	if there, absent := name("JOB/GC/97"), name("JOB/GC/98"); there != "JOB/GC/97" || absent != "JOB/GC/98" {
		t.Errorf("a reference to a hidden document returned %q, and to a missing one %q", there, absent)
	}
	_, err := f.RecordMeeting(t.Context(), delegation("VAT"), tracker.RecordMeeting{Venue: "GC", StartsOn: day("2016-07-20"), MinutesSymbol: "JOB/GC/97"})
	f.expect(t, "an observer records a meeting", err, fault{models.Forbidden, ""})
	_, err = f.PlaceOnAgenda(t.Context(), delegation("VAT"), tracker.PlaceOnAgenda{Meeting: models.NewID(), Number: "1", Title: "X", DocumentSymbols: []string{"JOB/GC/97"}})
	f.expect(t, "an observer places on an agenda", err, fault{models.Forbidden, ""})
}
