package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// proposalList is a fixture that adds proposals while a test reads pages of the list.
type proposalList struct {
	*fixture
	filed int
}

func newProposalList(t *testing.T) *proposalList {
	t.Helper()
	s := &proposalList{fixture: newFixture(t)}
	for range 23 {
		s.add(t, s.filed%5)
	}
	return s
}

// add circulates a proposal on one of the first days of 2017, so that many proposals share a day.
func (s *proposalList) add(t *testing.T, day int) {
	t.Helper()
	s.filed++
	p := s.create(t, "JPN")
	s.circulate(t, p, 0, models.NewDate(2017, 1, 1+day), fmt.Sprintf("TEST/W/%d", s.filed*7%100+1000*s.filed))
}

// touch changes a proposal in a way that is visible to its readers.
func (s *proposalList) touch(t *testing.T, p *models.Proposal) {
	t.Helper()
	_, err := s.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, query.Preload{})
	if err != nil && models.CodeOf(err) == models.Internal {
		t.Fatal(err)
	}
}

func (s *proposalList) read(t *testing.T, q query.ProposalQuery) query.Page[*models.Proposal] {
	t.Helper()
	rows, err := s.Reader.Proposals(t.Context(), access.Viewer{}, q, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// whole returns the current list as one page.
func (s *proposalList) whole(t *testing.T, q query.ProposalQuery) []*models.Proposal {
	t.Helper()
	all := []*models.Proposal{}
	for q.Page = (query.PageRequest{First: 100}); ; {
		rows := s.read(t, q)
		all = append(all, rows.Items...)
		if !rows.HasNext {
			return all
		}
		q.Page.After = rows.Cursors[len(rows.Cursors)-1]
	}
}

// walk reads the list page by page in either direction, and calls between after each page. It
// returns the rows in list order.
func (s *proposalList) walk(t *testing.T, q query.ProposalQuery, backward bool, size int, between func()) []models.ID {
	t.Helper()
	found := []models.ID{}
	cursor := ""
	for {
		q.Page = query.PageRequest{First: size, After: cursor}
		if backward {
			q.Page = query.PageRequest{Last: size, Before: cursor}
		}
		rows := s.read(t, q)
		if len(rows.Items) > size || (cursor != "" && !rows.HasPrevious && !backward) || (cursor != "" && !rows.HasNext && backward) {
			t.Fatalf("a page of %d has %d rows; before it is %t, after it is %t", size, len(rows.Items), rows.HasPrevious, rows.HasNext)
		}
		page := []models.ID{}
		for _, p := range rows.Items {
			page = append(page, p.ID)
		}
		goesOn := rows.HasNext
		if backward {
			found, goesOn = append(page, found...), rows.HasPrevious
		} else {
			found = append(found, page...)
		}
		if !goesOn {
			return found
		}
		if cursor = rows.Cursors[len(rows.Cursors)-1]; backward {
			cursor = rows.Cursors[0]
		}
		between()
	}
}

// While proposals are filed and changed, pagination neither omits nor repeats a row whose position
// has not changed, in any order and direction.
func TestPaginationDuringChanges(t *testing.T) {
	t.Parallel()
	s := newProposalList(t)
	rapid.Check(t, func(rt *rapid.T) {
		q := query.ProposalQuery{
			Order:      rapid.SampledFrom([]query.ProposalOrderField{query.OrderCirculatedOn, query.OrderUpdatedAt, query.OrderSymbol}).Draw(rt, "order"),
			Descending: rapid.Bool().Draw(rt, "descending"),
		}
		backward := rapid.Bool().Draw(rt, "backward")
		before := s.whole(t, q)
		moved := map[models.ID]bool{}
		disturbances := rapid.IntRange(0, 2).Draw(rt, "disturbances")
		found := s.walk(t, q, backward, rapid.IntRange(1, 9).Draw(rt, "size"), func() {
			if disturbances == 0 {
				return
			}
			disturbances--
			if rapid.Bool().Draw(rt, "another") {
				s.add(t, rapid.IntRange(0, 40).Draw(rt, "day"))
				return
			}
			p := before[rapid.IntRange(0, len(before)-1).Draw(rt, "touched")]
			s.touch(t, p)
			moved[p.ID] = q.Order == query.OrderUpdatedAt
		})
		standing := slices.DeleteFunc(ids(before), func(id models.ID) bool { return moved[id] })
		stood := map[models.ID]bool{}
		for _, id := range standing {
			stood[id] = true
		}
		shown := slices.DeleteFunc(slices.Clone(found), func(id models.ID) bool { return !stood[id] })
		if !slices.Equal(shown, standing) {
			rt.Fatalf("%s, descending %t, backward %t: %d rows were unchanged, but %d of them were returned", q.Order, q.Descending, backward, len(standing), len(shown))
		}
	})
}

func ids(proposals []*models.Proposal) []models.ID {
	all := []models.ID{}
	for _, p := range proposals {
		all = append(all, p.ID)
	}
	return all
}

// The total equals the number of rows on all pages.
func TestTotalCount(t *testing.T) {
	t.Parallel()
	s := newProposalList(t)
	q := query.ProposalQuery{Order: query.OrderSymbol, Page: query.PageRequest{First: 2}}
	total, err := s.read(t, q).Total(t.Context())
	if all := s.whole(t, q); err != nil || total != models.ExactTotal(len(all)) || total.Count != s.filed {
		t.Errorf("the total is %v, the pages have %d rows, and %d were filed: %v", total, len(all), s.filed, err)
	}
}

// Each order is read from an index, without sorting.
func TestOrdersUseIndexes(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	for _, expression := range []string{"coalesce(proposals.circulated_on, 'infinity'::date)", "proposals.updated_at", "proposals.symbol_key"} {
		for _, direction := range []string{"ASC", "DESC"} {
			plan := f.plan(t, fmt.Sprintf("SELECT proposals.status FROM proposals WHERE proposals.circulated_on IS NOT NULL ORDER BY %s %s, proposals.id %s LIMIT 21", expression, direction, direction))
			if !strings.Contains(plan, "Index Scan") || strings.Contains(plan, "Sort") {
				t.Errorf("order %s %s: the plan sorts instead of using an index:\n%s", expression, direction, plan)
			}
		}
	}
}
