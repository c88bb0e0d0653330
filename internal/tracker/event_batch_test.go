package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A follower that is far behind reads 25 events at a time, each event once and in order.
func TestEventBatches(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN") // records one event
	const suggested = 60
	for range suggested {
		_, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), tracker.SuggestFollowUp{Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: inEnglish("Meet.")}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
	}
	type batch struct{ Events, UpTo int64 }
	batches, numbers, place := []batch{}, []int64{}, int64(0)
	for range 4 {
		events, upTo, err := f.Reader.EventsAfter(t.Context(), delegation("JPN"), place, query.EventFilter{}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		for _, event := range events {
			numbers = append(numbers, event.Seq)
		}
		batches, place = append(batches, batch{int64(len(events)), upTo}), upTo
	}
	if diff := cmp.Diff([]batch{{25, 25}, {25, 50}, {11, 61}, {0, 61}}, batches); diff != "" {
		t.Errorf("batches (-want +got):\n%s", diff)
	}
	for i, number := range numbers {
		if number != int64(i+1) {
			t.Fatalf("unexpected event numbers %v", numbers)
		}
	}
}
