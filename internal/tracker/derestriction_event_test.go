package tracker_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// restrictUntil circulates a proposal and restricts it until the given day.
func (f *fixture) restrictUntil(t *testing.T, opens models.Date) *models.Proposal {
	t.Helper()
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	in := tracker.ChangeAccess{Revision: f.revision(t, p, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(opens)}
	if _, err := f.ChangeAccess(t.Context(), secretariat, in, everything); err != nil {
		t.Fatal(err)
	}
	return p
}

// The event of a change of access states the access before and after. The event of a derestriction
// occurred on the day of derestriction, even if no server ran on that day.
func TestDerestrictionEvents(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	opens := models.DateOf(noon.AddDate(0, 0, 10))
	f.restrictUntil(t, opens)
	want := map[string]any{
		"before": map[string]any{"access": "PUBLIC", "derestrictedOn": ""},
		"after":  map[string]any{"access": "RESTRICTED", "derestrictedOn": opens.String()},
	}
	if diff := cmp.Diff(want, eventData(t, f.latestEvent(t, models.AccessChangedEvent))); diff != "" {
		t.Errorf("data of the change (-want +got):\n%s", diff)
	}
	late := f.WithClock(func() time.Time { return noon.AddDate(0, 0, 13) })
	if recorded, err := late.Derestrict(t.Context()); err != nil || recorded != 1 {
		t.Fatalf("unexpected number of recorded events %d, error %v", recorded, err)
	}
	if got := f.latestEvent(t, models.DerestrictedEvent).OccurredOn; got != opens {
		t.Errorf("the derestriction occurred on %s, want %s", got, opens)
	}
}

// Servers that find the same revision due at the same time record its derestriction only once.
func TestConcurrentDerestriction(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.restrictUntil(t, models.DateOf(noon.AddDate(0, 0, 10)))
	held := f.db.GORM.Begin()
	if err := held.Exec("SELECT FROM proposals WHERE id = ? FOR UPDATE", p.ID).Error; err != nil {
		t.Fatal(err)
	}
	var servers sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for range 3 {
		servers.Go(func() {
			recorded, err := f.WithClock(func() time.Time { return noon.AddDate(0, 0, 10) }).Derestrict(t.Context())
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			total += recorded
		})
	}
	for waiting := 0; waiting < 3; time.Sleep(5 * time.Millisecond) { // all have found it
		if err := f.db.Pool.QueryRow(t.Context(), "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()").Scan(&waiting); err != nil {
			t.Fatal(err)
		}
	}
	if err := held.Rollback().Error; err != nil {
		t.Fatal(err)
	}
	servers.Wait()
	if total != 1 {
		t.Errorf("%d derestrictions are recorded, want 1", total)
	}
}
