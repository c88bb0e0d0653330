package tracker_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// A day is accepted as soon as it has begun anywhere: at 10:00 UTC on the day before, when it
// begins in the zone UTC+14.
func TestDayAhead(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.submit(t, p, 0)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2017-03-05"), "JOB/GC/96")
	for _, c := range []struct {
		at   string
		want []fault
	}{
		{"2017-03-04T09:59:59Z", []fault{{models.InvalidInput, "input.circulatedOn"}}},
		{"2017-03-04T10:00:00Z", []fault{}},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WithClock(func() time.Time { return at }).CirculateRevision(t.Context(), secretariat, in, query.Preload{})
		if diff := cmp.Diff(c.want, faults(err)); diff != "" {
			t.Errorf("at %s (-want +got):\n%s\nerror: %v", c.at, diff, err)
		}
	}
}
