package tracker_test

import (
	"testing"
	"time"

	"proposaltracker/internal/query"
)

// A key is retained for longer than the promised seven days, and deleted some time after.
func TestKeyRetention(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, err := f.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		days int
		kept bool
	}{{7, true}, {29, true}, {32, false}} {
		then := f.WithClock(func() time.Time { return noon.AddDate(0, 0, c.days) })
		if _, err := then.PurgeKeys(t.Context()); err != nil {
			t.Fatal(err)
		}
		again, err := then.CreateProposal(t.Context(), delegation("JPN"), good(), query.Preload{})
		if err != nil || (again.ID == first.ID) != c.kept {
			t.Errorf("after %d days the repeated call returned %v, %v; the first %v", c.days, again.ID, err, first.ID)
		}
	}
}
