package tracker_test

import (
	"testing"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// The earliest day on which a co-author can leave is the day after the latest circulation with its
// name.
func TestLeaveAfterLatestList(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	accepted := f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Accept)
	if by := f.sponsorOf(t, "SGP"); accepted.AgreedByID == nil || *accepted.AgreedByID != by {
		t.Errorf("SGP accepts: agreed by %v, want %s", accepted.AgreedByID, by)
	}
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.file(t, p, 0, models.ReasonText)
	f.circulate(t, p, 1, day("2016-07-20"), "JOB/GC/96/Rev.1")
	leave := func(on string) (*models.CoAuthorship, error) {
		return f.WithdrawCoAuthorship(t.Context(), delegation("SGP"), tracker.WithdrawCoAuthorship{CoAuthorship: accepted.ID, LeftOn: day(on)}, query.Preload{})
	}
	_, err := leave("2016-07-10")
	reported(t, err, models.InvalidInput,
		models.NewProblem(models.OutOfRange, models.P("value", "2016-07-10"), models.P("min", "2016-07-21"), models.P("bound", models.TermNamePrinted)).At("input.leftOn"))
	if left, err := leave("2016-07-21"); err != nil || left.LeftOn != day("2016-07-21") {
		t.Errorf("leaving the day after the latest list: unexpected day %v, error %v", left, err)
	}
}

// No mutation finds an invitation or a request of other delegations.
func TestOthersCoAuthorshipsAreNotFound(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	invitation := f.spellOf(t, p, "SGP").ID
	usa := delegation("USA")
	for name, act := range map[string]func() error{
		"respond": func() error {
			_, err := f.RespondToCoAuthorship(t.Context(), usa, tracker.RespondToCoAuthorship{CoAuthorship: invitation, Response: models.Decline}, query.Preload{})
			return err
		},
		"cancel": func() error {
			_, err := f.CancelCoAuthorship(t.Context(), usa, tracker.CancelCoAuthorship{CoAuthorship: invitation}, query.Preload{})
			return err
		},
		"withdraw": func() error {
			_, err := f.WithdrawCoAuthorship(t.Context(), usa, tracker.WithdrawCoAuthorship{CoAuthorship: invitation}, query.Preload{})
			return err
		},
		"read": func() error {
			_, err := f.Reader.CoAuthorship(t.Context(), usa, invitation, query.Preload{})
			return err
		},
	} {
		if err := act(); models.CodeOf(err) != models.NotFound {
			t.Errorf("%s: got %v, want NOT_FOUND", name, err)
		}
	}
}

// If an acceptance that was never printed is withdrawn, only the parties see it.
func TestWithdrawBeforeCirculation(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "SGP", "PAK")
	for _, code := range []models.Code{"SGP", "PAK"} {
		f.respond(t, code, f.spellOf(t, p, code).ID, models.Accept)
	}
	if _, err := f.WithdrawCoAuthorship(t.Context(), delegation("SGP"), tracker.WithdrawCoAuthorship{CoAuthorship: f.spellOf(t, p, "SGP").ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	for code, want := range map[models.Code]int{"JPN": 1, "PAK": 1, "SGP": 1, "USA": 0} {
		rows, err := f.Reader.Events(t.Context(), delegation(code), query.EventFilter{Kinds: []models.EventKind{models.CoAuthorWithdrawnEvent}}, query.PageRequest{First: 5}, query.Preload{})
		if err != nil || len(rows.Items) != want {
			t.Errorf("%s sees %d withdrawals, want %d: %v", code, len(rows.Items), want, err)
		}
	}
	// The filter by sponsor finds the proposal for PAK, which is on the list, but not for SGP.
	for code, want := range map[string]int{"PAK": 1, "SGP": 0} {
		filter := query.ProposalFilter{Sponsors: []string{code}}
		if got, err := f.Reader.CountProposals(t.Context(), delegation("USA"), query.ProposalQuery{Filter: filter}); err != nil || got.Count != want {
			t.Errorf("%d proposals of %s, want %d: %v", got.Count, code, want, err)
		}
	}
}

// A co-author that is accepted after circulation joins the list only when a revision prints its
// name.
func TestFilterBySponsorBeforeItIsPrinted(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	requested, err := f.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	f.respond(t, "JPN", requested.ID, models.Accept)
	count := func() int {
		t.Helper()
		got, err := f.Reader.CountProposals(t.Context(), delegation("USA"), query.ProposalQuery{Filter: query.ProposalFilter{Sponsors: []string{"PAK"}}})
		if err != nil {
			t.Fatal(err)
		}
		return got.Count
	}
	before := count()
	f.file(t, p, 0, models.ReasonCoAuthorsOnly)
	f.circulate(t, p, 1, day("2016-07-20"), "JOB/GC/96/Rev.1")
	if after := count(); before != 0 || after != 1 {
		t.Errorf("%d proposals of PAK before the revision and %d after it, want 0 and 1", before, after)
	}
}
