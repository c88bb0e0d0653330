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
