package tracker_test

import (
	"testing"

	"proposaltracker/access"
	"proposaltracker/models"
	"proposaltracker/tracker"
)

// Who asked may take it back, as long as it is not answered; afterwards the way is free again.
func TestTakingBackARequestOrAnInvitation(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	p := f.create(t, "JPN", "SGP")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	cancel := func(by models.Code, spell models.ID) error {
		_, err := f.CancelCoAuthorship(t.Context(), delegation(by), tracker.CancelCoAuthorship{CoAuthorship: spell}, tracker.Parts{})
		return err
	}
	invitation := f.spellOf(t, p, "SGP").ID
	f.expect(t, "the invited takes back its invitation", cancel("SGP", invitation), fault{models.Forbidden, "input.coAuthorship"})
	if err := cancel("JPN", invitation); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "twice", cancel("JPN", invitation), fault{models.InvalidTransition, "input.coAuthorship"})
	asked, err := f.RequestCoAuthorship(t.Context(), delegation("SGP"), tracker.RequestCoAuthorship{Proposal: p.ID}, tracker.Parts{})
	if err != nil {
		t.Fatalf("after the invitation was taken back, SGP asks by itself: %v", err)
	}
	f.expect(t, "the submitting delegation takes back another's request", cancel("JPN", asked.ID), fault{models.Forbidden, "input.coAuthorship"})
	f.expect(t, "a bystander", cancel("USA", asked.ID), fault{models.NotFound, "input.coAuthorship"})
	if err := cancel("SGP", asked.ID); err != nil {
		t.Fatal(err)
	}
	seen, err := f.CoAuthorship(t.Context(), delegation("SGP"), asked.ID, tracker.Parts{})
	if err != nil || seen.Status != models.CoAuthorCancelled {
		t.Errorf("the request is %+v, %v", seen, err)
	}
}

// The Secretariat concludes; then nothing is filed, nobody joins, and what was circulated stays.
func TestConcluding(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	p := f.create(t, "JPN")
	conclude := func(viewer access.Viewer) error {
		_, err := f.ConcludeProposal(t.Context(), viewer, tracker.ConcludeProposal{Proposal: p.ID, Conclusion: models.ProposalNoted}, tracker.Parts{})
		return err
	}
	f.expect(t, "before it is submitted", conclude(secretariat), fault{models.NotFound, "input.proposal"})
	f.submit(t, p, 0)
	f.expect(t, "before it is circulated", conclude(secretariat), fault{models.InvalidTransition, "input.proposal"})
	f.circulateOnly(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.file(t, p, 0, models.ReasonText)
	f.expect(t, "by a delegation", conclude(delegation("JPN")), fault{models.Forbidden, ""})
	if err := conclude(secretariat); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "twice", conclude(secretariat), fault{models.InvalidTransition, "input.proposal"})
	seen, err := f.ProposalBySymbol(t.Context(), delegation("JPN"), "JOB/GC/96", everything)
	if err != nil {
		t.Fatal(err)
	}
	if seen.Status != models.ProposalNoted || seen.Revisions[0].Status != models.RevisionCirculated || seen.Revisions[1].Status != models.RevisionWithdrawn {
		t.Errorf("it is %s, with revisions %s and %s", seen.Status, seen.Revisions[0].Status, seen.Revisions[1].Status)
	}
	_, err = f.FileRevision(t.Context(), delegation("JPN"),
		tracker.FileRevision{Proposal: p.ID, ExpectedRevision: 1, Kind: models.KindRevision, Reason: models.ReasonText}, tracker.Parts{})
	f.expect(t, "a further revision", err, fault{models.InvalidTransition, "input.proposal"})
}

// Nobody agrees on both sides: who asked for a group's sake or its own does not answer itself.
func TestNobodyAgreesOnBothSides(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	p := f.create(t, "JPN", "AFRICAN_GROUP")
	f.respond(t, "NGA", f.spellOf(t, p, "AFRICAN_GROUP").ID, models.Accept)
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	asked, err := f.RequestCoAuthorship(t.Context(), delegation("KEN"), tracker.RequestCoAuthorship{Proposal: p.ID}, tracker.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	invited, err := f.InviteCoAuthor(t.Context(), delegation("KEN"), tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: "G90"}, tracker.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	for name, spell := range map[string]models.ID{"its own request": asked.ID, "its own invitation": invited.ID} {
		_, err := f.RespondToCoAuthorship(t.Context(), delegation("KEN"), tracker.RespondToCoAuthorship{CoAuthorship: spell, Response: models.Accept}, tracker.Parts{})
		f.expect(t, "KEN answers "+name, err, fault{models.Forbidden, ""})
	}
	f.respond(t, "JPN", asked.ID, models.Accept)
	f.respond(t, "NGA", invited.ID, models.Accept)
}

// An agenda may be drawn up before its documents are circulated; a restricted one does not show there.
func TestAnAgendaBeforeItsDocuments(t *testing.T) {
	t.Parallel()
	f := newFloor(t)
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", HeldOn: day("2016-07-20")})
	if err != nil {
		t.Fatal(err)
	}
	item, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "1", Title: "Hidden", Documents: []string{"JOB/GC/96"}})
	if err != nil {
		t.Fatal(err)
	}
	p := f.create(t, "JPN")
	f.submit(t, p, 0)
	_, err = f.CirculateRevision(t.Context(), secretariat, tracker.CirculateRevision{
		Proposal: p.ID, Symbols: []string{"JOB/GC/96"}, CirculatedOn: day("2016-07-01"), Access: models.Restricted,
	}, tracker.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.AgendaItem(t.Context(), access.Viewer{}, item.ID); models.CodeOf(err) != models.NotFound {
		t.Errorf("the public sees the agenda item: %v", err)
	}
	if _, err := f.AgendaItem(t.Context(), delegation("USA"), item.ID); err != nil {
		t.Errorf("a delegation should see it: %v", err)
	}
}
