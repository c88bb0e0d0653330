package tracker_test

import (
	"sync"
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A restricted proposal becomes public on its day of derestriction without any call. However often
// Derestrict runs, it records one event, which notifies subscribers and readers of recent updates.
func TestDerestrict(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	opens := models.DateOf(noon.AddDate(0, 0, 10))
	restricted, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(opens)}, everything)
	if err != nil || restricted.Access != models.Restricted {
		t.Fatalf("got error %v and revision %+v, want a restricted one", err, restricted)
	}
	at := func(day int) *tracker.Tracker {
		return f.WithClock(func() time.Time { return noon.AddDate(0, 0, day) })
	}
	derestricted := func(on *tracker.Tracker) []*models.Event {
		t.Helper()
		rows, err := on.Reader.Events(t.Context(), access.Viewer{}, query.EventFilter{Kinds: []models.EventKind{models.DerestrictedEvent}}, query.PageRequest{First: 10}, everything)
		if err != nil {
			t.Fatal(err)
		}
		return rows.Items
	}
	if announced, err := at(9).Derestrict(t.Context()); err != nil || announced != 0 || len(derestricted(at(9))) != 0 {
		t.Errorf("the day before: got %d recorded derestrictions, error %v, want none", announced, err)
	}
	if _, err := at(9).Reader.Proposal(t.Context(), access.Viewer{}, p.ID, everything); models.CodeOf(err) != models.NotFound {
		t.Errorf("the day before: read by the public: unexpected error %v", err)
	}
	if _, err := at(10).Reader.Proposal(t.Context(), access.Viewer{}, p.ID, everything); err != nil {
		t.Errorf("on the day, without a call of Derestrict: read by the public: got error %v, want none", err)
	}
	var servers sync.WaitGroup
	for range 4 {
		servers.Go(func() {
			if _, err := at(10).Derestrict(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	servers.Wait()
	announced := derestricted(at(10))
	if len(announced) != 1 || announced[0].Proposal.ID != p.ID || announced[0].ActorID != f.sponsorOf(t, models.SecretariatCode) || announced[0].Subject != "clock" {
		t.Fatalf("got %d events of the derestriction, want one: %+v", len(announced), announced)
	}
	rows, err := at(10).Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{
		Filter: query.ProposalFilter{UpdatedAt: &models.DateTimeRange{From: noon.AddDate(0, 0, 9)}}, Order: query.OrderUpdatedAt, Page: query.PageRequest{First: 10},
	}, everything)
	if err != nil || len(rows.Items) != 1 {
		t.Errorf("proposals updated since: unexpected %v, error %v", rows.Items, err)
	}
	if found, err := audit.Verify(t.Context(), f.db.ReadOnly()); err != nil || found.Err() != nil {
		t.Errorf("verify the event log: error %v, result %v", err, found.Err())
	}
	if announced, err := at(20).Derestrict(t.Context()); err != nil || announced != 0 {
		t.Errorf("second run: got %d recorded derestrictions, error %v, want none", announced, err)
	}
}

// If the day has already passed, the change itself makes the proposal public, as its event records.
func TestChangeAccessOnPastDay(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	if _, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(day("2016-07-02"))}, everything); err != nil {
		t.Fatal(err)
	}
	if announced, err := f.Derestrict(t.Context()); err != nil || announced != 0 {
		t.Errorf("unexpected number of recorded derestrictions %d, error %v", announced, err)
	}
}
