package tracker_test

import (
	"errors"
	"testing"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// The side that made a request or an invitation can cancel it until it is answered; then a new one
// is possible.
func TestCancelCoAuthorship(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	cancel := func(by models.Code, spell models.ID) error {
		_, err := f.CancelCoAuthorship(t.Context(), delegation(by), tracker.CancelCoAuthorship{CoAuthorship: spell}, query.Preload{})
		return err
	}
	invitation := f.spellOf(t, p, "SGP").ID
	f.expect(t, "the invited takes back its invitation", cancel("SGP", invitation), fault{models.Forbidden, "input.coAuthorship"})
	if err := cancel("JPN", invitation); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "twice", cancel("JPN", invitation), fault{models.InvalidTransition, "input.coAuthorship"})
	asked, err := f.RequestCoAuthorship(t.Context(), delegation("SGP"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
	if err != nil {
		t.Fatalf("after the invitation was canceled, SGP requests to join: %v", err)
	}
	f.expect(t, "the submitting delegation takes back another's request", cancel("JPN", asked.ID), fault{models.Forbidden, "input.coAuthorship"})
	f.expect(t, "a bystander", cancel("USA", asked.ID), fault{models.NotFound, "input.coAuthorship"})
	if err := cancel("SGP", asked.ID); err != nil {
		t.Fatal(err)
	}
	seen, err := f.Reader.CoAuthorship(t.Context(), delegation("SGP"), asked.ID, query.Preload{})
	if err != nil || seen.Status != models.CoAuthorCancelled {
		t.Errorf("unexpected request %+v, error %v", seen, err)
	}
}

// After the Secretariat has concluded a proposal, no revision can be filed and nobody can join;
// circulated documents remain.
func TestConcludeProposal(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	conclude := func(viewer access.Viewer) error {
		_, err := f.ConcludeProposal(t.Context(), viewer, tracker.ConcludeProposal{Proposal: p.ID, Conclusion: models.ProposalNoted}, query.Preload{})
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
	seen, err := f.Reader.ProposalBySymbol(t.Context(), delegation("JPN"), "JOB/GC/96", everything)
	if err != nil {
		t.Fatal(err)
	}
	if seen.Status != models.ProposalNoted || seen.Revisions[0].Status != models.RevisionCirculated || seen.Revisions[1].Status != models.RevisionWithdrawn {
		t.Errorf("unexpected status %s of the proposal, or %s and %s of its revisions", seen.Status, seen.Revisions[0].Status, seen.Revisions[1].Status)
	}
	_, err = f.FileRevision(t.Context(), delegation("JPN"),
		tracker.FileRevision{Proposal: p.ID, BasedOn: f.revision(t, p, 1).ID, Kind: models.KindRevision, Reason: models.ReasonText}, query.Preload{})
	f.expect(t, "a further revision", err, fault{models.InvalidTransition, "input.proposal"})
}

// Nobody can consent for both sides: a delegation can answer neither its own request nor one of its
// group.
func TestConsentOfBothSides(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "AFRICAN_GROUP")
	f.respond(t, "NGA", f.spellOf(t, p, "AFRICAN_GROUP").ID, models.Accept)
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	asked, err := f.RequestCoAuthorship(t.Context(), delegation("KEN"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	invited, err := f.InviteCoAuthor(t.Context(), delegation("KEN"), tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: "G90"}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for name, spell := range map[string]models.ID{"its own request": asked.ID, "its own invitation": invited.ID} {
		_, err := f.RespondToCoAuthorship(t.Context(), delegation("KEN"), tracker.RespondToCoAuthorship{CoAuthorship: spell, Response: models.Accept}, query.Preload{})
		f.expect(t, "KEN answers "+name, err, fault{models.Forbidden, ""})
	}
	f.respond(t, "JPN", asked.ID, models.Accept)
	_, err = f.RespondToCoAuthorship(t.Context(), delegation("JPN"), tracker.RespondToCoAuthorship{CoAuthorship: asked.ID, Response: models.Decline}, query.Preload{})
	f.expect(t, "JPN answers the request again", err, fault{models.InvalidTransition, "input.coAuthorship"})
	f.respond(t, "NGA", invited.ID, models.Accept)
}

// The error for a missing scope names the operation that was rejected.
func TestMissingScopeNamesAct(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	_, concluding := f.ConcludeProposal(t.Context(), delegation("JPN"), tracker.ConcludeProposal{Proposal: p.ID, Conclusion: models.ProposalNoted}, query.Preload{})
	_, returning := f.ReturnRevision(t.Context(), delegation("JPN"), tracker.ReturnRevision{Revision: f.revision(t, p, 0).ID, ExpectedVersion: 1, Note: "Why?"}, query.Preload{})
	for act, err := range map[models.Term]error{models.TermConcludeProposal: concluding, models.TermReturnRevision: returning} {
		reported(t, err, models.Forbidden, models.NewProblem(models.MissingScope, models.P("act", act), models.P("allowed", "secretariat")))
	}
	if want := "To conclude a proposal, the token needs one of these scopes: secretariat."; concluding.Error() != want {
		t.Errorf("got %v, want %s", concluding, want)
	}
}

// An agenda can list documents before they are circulated. Once circulated as restricted, they are
// hidden.
func TestAgendaBeforeCirculation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day("2016-07-20")})
	if err != nil {
		t.Fatal(err)
	}
	item, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "1", Title: "Hidden", DocumentSymbols: []string{"JOB/GC/96"}})
	if err != nil {
		t.Fatal(err)
	}
	p := f.create(t, "JPN")
	f.submit(t, p, 0)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2016-07-01"), "JOB/GC/96")
	in.Access = models.Restricted
	_, err = f.CirculateRevision(t.Context(), secretariat, in, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Reader.AgendaItem(t.Context(), access.Viewer{}, item.ID); models.CodeOf(err) != models.NotFound {
		t.Errorf("public reads the hidden agenda item: got %v, want NOT_FOUND", err)
	}
	if _, err := f.Reader.AgendaItem(t.Context(), delegation("USA"), item.ID); err != nil {
		t.Errorf("a delegation reads the agenda item: got error %v, want none", err)
	}
}

// Filing a revision cannot give consent for both sides either.
func TestConsentOfBothSidesByRevision(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "KEN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	if _, err := f.RequestCoAuthorship(t.Context(), delegation("KEN"), tracker.RequestCoAuthorship{Proposal: p.ID, Sponsor: "AFRICAN_GROUP"}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	file := tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly,
		AddCoAuthors: []string{"SGP", "AFRICAN_GROUP"}, RemoveCoAuthors: []string{"USA", "PAK"},
	}
	_, err := f.FileRevision(t.Context(), delegation("KEN"), file, query.Preload{})
	f.expect(t, "KEN asks for the group and adds it, and takes off whom there is not", err,
		fault{models.Forbidden, "input.addCoAuthors[1]"}, fault{models.InvalidInput, "input.removeCoAuthors[0]"}, fault{models.InvalidInput, "input.removeCoAuthors[1]"})
	if spell := f.spellOf(t, p, "AFRICAN_GROUP"); spell.Status != models.CoAuthorRequested {
		t.Errorf("unexpected status of the group's request: %s", spell.Status)
	}
}

// The venue's policy decides whether a co-author can join after the outcome. If so, it joins with a
// revision that changes nothing else; if not, requests, invitations and acceptances are rejected.
func TestJoinAfterOutcome(t *testing.T) {
	t.Parallel()
	for venue, open := range map[string]bool{"GC": true, "CLOSED": false, "": false} {
		t.Run(venue, func(t *testing.T) {
			t.Parallel()
			f := newFixtureWith(t, "UPDATE venues SET accepts_co_authors_after_outcome = false, code = 'CLOSED' WHERE code = 'CTG'")
			p := f.create(t, "JPN")
			f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
			before, err := f.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
			if err != nil {
				t.Fatal(err)
			}
			if venue != "" {
				f.adoptIn(t, p, venue)
			}
			if _, err := f.ConcludeProposal(t.Context(), secretariat, tracker.ConcludeProposal{Proposal: p.ID, Conclusion: models.ProposalAdopted}, query.Preload{}); err != nil {
				t.Fatal(err)
			}
			_, asked := f.RequestCoAuthorship(t.Context(), delegation("SGP"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
			_, invited := f.InviteCoAuthor(t.Context(), delegation("JPN"), tracker.InviteCoAuthor{Proposal: p.ID, Sponsor: "USA"}, query.Preload{})
			_, accepted := f.RespondToCoAuthorship(t.Context(), delegation("JPN"), tracker.RespondToCoAuthorship{CoAuthorship: before.ID, Response: models.Accept}, query.Preload{})
			late := tracker.FileRevision{
				Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindAddendum, Reason: models.ReasonCoAuthorsOnly, AddCoAuthors: []string{"SGP"},
			}
			if !open {
				f.expect(t, "asks", asked, fault{models.InvalidTransition, "input.proposal"})
				f.expect(t, "is invited", invited, fault{models.InvalidTransition, "input.proposal"})
				f.expect(t, "is accepted", accepted, fault{models.InvalidTransition, "input.coAuthorship"})
				_, err := f.FileRevision(t.Context(), delegation("JPN"), late, query.Preload{})
				f.expect(t, "is added", err, fault{models.InvalidTransition, "input.proposal"})
				return
			}
			if err := errors.Join(asked, invited, accepted); err != nil {
				t.Errorf("join after the outcome: unexpected error %v", err)
			}
			f.comesLate(t, p, late)
		})
	}
}

func (f *fixture) adoptIn(t *testing.T, p *models.Proposal, venue string) {
	t.Helper()
	target, err := f.TargetVenue(t.Context(), secretariat, tracker.TargetVenue{Proposal: p.ID, Venue: venue}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.RecordOutcome(t.Context(), secretariat, tracker.RecordOutcome{VenueTarget: target.ID, Kind: models.OutcomeAdopted}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// comesLate files and circulates a revision of an adopted proposal that only adds names, and checks
// that such a revision cannot change anything else.
func (f *fixture) comesLate(t *testing.T, p *models.Proposal, late tracker.FileRevision) {
	t.Helper()
	ended := fault{models.InvalidTransition, "input.proposal"}
	other := late
	other.Reason = models.ReasonText
	_, err := f.FileRevision(t.Context(), delegation("JPN"), other, query.Preload{})
	f.expect(t, "for another reason", err, ended)
	other = late
	other.Texts = []tracker.TextInput{english("Trust", body)}
	_, err = f.FileRevision(t.Context(), delegation("JPN"), other, query.Preload{})
	f.expect(t, "with a text", err, ended)
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), late, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	_, err = f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 1).ID, Kind: models.KindAddendum, Reason: models.ReasonCoAuthorsOnly,
	}, query.Preload{})
	f.expect(t, "two at once", err, ended)
	_, err = f.EditRevision(t.Context(), delegation("JPN"), tracker.EditRevision{Revision: f.revision(t, p, 1).ID, ExpectedVersion: 1, Texts: []tracker.TextEdit{wholeText(other.Texts[0])}}, query.Preload{})
	f.expect(t, "a text by an edit", err, fault{models.InvalidTransition, "input.revision"})
	revision := f.circulate(t, p, 1, day("2016-07-20"), "JOB/GC/96/Add.1")
	if names := len(revision.Printed); names != 3 || revision.Proposal.Status != models.ProposalAdopted || !revision.ReasonCheck.Holds() {
		t.Errorf("unexpected number of names %d or status %s of the proposal: %v", names, revision.Proposal.Status, revision.ReasonCheck.Problems)
	}
}
