package tracker_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// TestSearchWithManyHits checks that the pages of a search with cached hits reflect each mutation,
// and that no viewer sees hits cached for another.
func TestSearchWithManyHits(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	const many = 60
	last := f.create(t, "JPN")
	f.circulate(t, last, 0, day("2016-07-01"), "TEST/MANY/1")
	for n := 2; n <= many; n++ {
		p := f.create(t, "JPN")
		f.circulate(t, p, 0, day("2016-07-01"), fmt.Sprintf("TEST/MANY/%d", n))
	}
	found := func(viewer access.Viewer, size int) map[models.Symbol]bool {
		t.Helper()
		symbols, q := map[models.Symbol]bool{}, query.SearchQuery{Text: "TEST/MANY/", Page: query.PageRequest{First: size}}
		for {
			rows, err := f.Reader.Search(t.Context(), viewer, q, query.Preload{})
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range rows.Items {
				if symbols[match.Proposal.Symbol] {
					t.Errorf("%s is found twice", match.Proposal.Symbol)
				}
				symbols[match.Proposal.Symbol] = true
			}
			if !rows.HasNext {
				return symbols
			}
			q.Page.After = rows.Cursors[len(rows.Cursors)-1]
		}
	}
	check := func(when string, public, members int) {
		t.Helper()
		for _, size := range []int{7, 100} {
			got := map[string]int{"the public": len(found(access.Viewer{}, size)), "a Member": len(found(delegation("USA"), size))}
			if diff := cmp.Diff(map[string]int{"the public": public, "a Member": members}, got); diff != "" {
				t.Errorf("%s, pages of %d: hits (-want +got):\n%s", when, size, diff)
			}
		}
	}
	check("at first", many, many)
	if _, err := f.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: f.revision(t, last, 0).ID, Access: models.Restricted}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	check("after one was restricted", many-1, many)
	f.circulate(t, f.create(t, "JPN"), 0, day("2016-07-02"), "TEST/MANY/61")
	check("after another was circulated", many, many+1)
}
