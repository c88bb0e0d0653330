package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Consecutive pages of events have no gaps and no repetitions in either direction, and report
// whether there are more events.
func TestEventPages(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.create(t, "JPN", "SGP", "PAK", "KEN") // records four events
	type page struct {
		Numbers           []int64
		HasPrevious, More bool
	}
	read := func(request query.PageRequest) (page, []string) {
		t.Helper()
		rows, err := f.Reader.Events(t.Context(), delegation("JPN"), query.EventFilter{Kinds: []models.EventKind{models.ProposalCreatedEvent, models.CoAuthorInvitedEvent}}, request, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		one := page{HasPrevious: rows.HasPrevious, More: rows.HasNext}
		for _, event := range rows.Items {
			one.Numbers = append(one.Numbers, event.Seq)
		}
		return one, rows.Cursors
	}
	first, cursors := read(query.PageRequest{First: 2})
	second, _ := read(query.PageRequest{First: 2, After: cursors[1]})
	whole, all := read(query.PageRequest{First: 4})
	if diff := cmp.Diff([]page{{[]int64{1, 2}, false, true}, {[]int64{3, 4}, true, false}, {[]int64{1, 2, 3, 4}, false, false}}, []page{first, second, whole}); diff != "" {
		t.Errorf("forward (-want +got):\n%s", diff)
	}
	last, _ := read(query.PageRequest{Last: 2})
	before, _ := read(query.PageRequest{Last: 2, Before: all[2]})
	if diff := cmp.Diff([]page{{[]int64{3, 4}, true, false}, {[]int64{1, 2}, false, true}}, []page{last, before}); diff != "" {
		t.Errorf("backward (-want +got):\n%s", diff)
	}
}
