package network_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// years returns two proposals: Japan and Chile submit one in May 2016, which Pakistan joins in 2018
// and Singapore in 2019; Singapore submits another with Chile and Japan in November 2018.
func years() *models.CoSponsorships {
	day := func(year int, month time.Month) models.Date { return models.NewDate(year, month, 10) }
	spell := func(proposal, sponsor int32, from models.Date, joinedAt int32) models.ListedSpell {
		return models.ListedSpell{Item: proposal, Sponsor: sponsor, From: from, JoinedAt: joinedAt, LeftAt: -1, Original: joinedAt == 0}
	}
	return &models.CoSponsorships{
		Sponsors: []models.ID{id(1), id(2), id(3), id(4)},
		Items: []models.ListedItem{
			{ID: id(11), CirculatedOn: day(2016, time.May), SubmittedBy: japan}, {ID: id(12), CirculatedOn: day(2018, time.November), SubmittedBy: singapore},
		},
		Spells: []models.ListedSpell{
			spell(0, chile, day(2016, time.May), 0), spell(0, japan, day(2016, time.May), 0),
			spell(0, pakistan, day(2018, time.February), 1), spell(0, singapore, day(2019, time.March), 2),
			spell(1, chile, day(2018, time.November), 0), spell(1, japan, day(2018, time.November), 0), spell(1, singapore, day(2018, time.November), 0),
		},
	}
}

func TestSeriesByYear(t *testing.T) {
	t.Parallel()
	type slice struct {
		From, To      string
		Nodes, Edges  int
		NewTies       []network.NewTie
		ProposalCount int
	}
	series := func(s network.Selection, step network.Step, window int) []slice {
		found, err := network.Series(t.Context(), years(), s, step, window)
		if err != nil {
			t.Fatal(err)
		}
		all := []slice{}
		for _, one := range found {
			all = append(all, slice{one.From.String(), one.To.String(), one.Graph.Nodes(), one.Graph.Edges(), one.NewTies, len(one.Graph.Lists().Items)})
		}
		return all
	}
	may, february := models.NewDate(2016, time.May, 10), models.NewDate(2018, time.February, 10)
	march, november := models.NewDate(2019, time.March, 10), models.NewDate(2018, time.November, 10)
	first := []network.NewTie{{Joiner: id(1), Joined: id(2), FormedOn: may, Item: id(11)}}
	second := []network.NewTie{
		{Joiner: id(3), Joined: id(1), FormedOn: february, Item: id(11)},
		{Joiner: id(3), Joined: id(2), FormedOn: february, Item: id(11)},
		{Joiner: id(1), Joined: id(4), FormedOn: november, Item: id(12)},
		{Joiner: id(2), Joined: id(4), FormedOn: november, Item: id(12)},
	}
	third := []network.NewTie{{Joiner: id(4), Joined: id(3), FormedOn: march, Item: id(11)}}
	all := network.Selection{AsOf: models.NewDate(2020, time.January, 1)}
	if diff := cmp.Diff([]slice{
		{"2016-01-01", "2016-12-31", 2, 1, first, 1},
		{"2017-01-01", "2017-12-31", 0, 0, []network.NewTie{}, 0},
		{"2018-01-01", "2018-12-31", 4, 3, second, 2},
		{"2019-01-01", "2019-12-31", 1, 0, third, 1},
	}, series(all, network.Year, 1)); diff != "" {
		t.Errorf("year by year (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]slice{
		{"2016-01-01", "2018-12-31", 4, 5, slices.Concat(first, second), 2}, {"2017-01-01", "2019-12-31", 4, 4, slices.Concat(second, third), 2},
	}, series(all, network.Year, 3)); diff != "" {
		t.Errorf("three years at a time (-want +got):\n%s", diff)
	}
	// Earlier lists count. Chile and Japan shared a list before From, so their tie is not new.
	late := network.Selection{AsOf: all.AsOf, From: models.NewDate(2018, time.October, 15), To: models.NewDate(2018, time.December, 31)}
	if diff := cmp.Diff([]slice{{"2018-10-01", "2018-12-31", 3, 3, second[2:], 1}}, series(late, network.Quarter, 1)); diff != "" {
		t.Errorf("last quarter of 2018 (-want +got):\n%s", diff)
	}
	if quarters := series(all, network.Quarter, 1); len(quarters) != 12 || quarters[0].From != "2016-04-01" || quarters[11].To != "2019-03-31" {
		t.Errorf("got %d quarters %v, want 12 from 2016-04-01 to 2019-03-31", len(quarters), quarters)
	}
}

func TestSeriesErrors(t *testing.T) {
	t.Parallel()
	all := network.Selection{AsOf: models.NewDate(2020, time.January, 1)}
	tests := map[string]struct {
		step   network.Step
		window int
		want   []models.Param
	}{
		"longer than the data":             {network.Year, 5, []models.Param{models.P("value", 5), models.P("max", 4), models.P("bound", models.TermDataSpan)}},
		"longer than the data in quarters": {network.Quarter, 13, []models.Param{models.P("value", 13), models.P("max", 12), models.P("bound", models.TermDataSpan)}},
		"empty window":                     {network.Year, 0, []models.Param{models.P("value", 0), models.P("min", 1)}},
	}
	for name, test := range tests {
		_, err := network.Series(t.Context(), years(), all, test.step, test.window)
		want := &models.Error{Code: models.InvalidInput, Reason: models.OutOfRange, Params: test.want, Field: "window"}
		if diff := cmp.Diff(error(want), err); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	early := years()
	early.Spells[0].From = models.NewDate(1016, time.May, 10)
	if _, err := network.Series(t.Context(), early, all, network.Year, 1); models.CodeOf(err) != models.LimitExceeded {
		t.Errorf("more than a thousand years: got error %v, want LIMIT_EXCEEDED", err)
	}
	if series, err := network.Series(t.Context(), &models.CoSponsorships{}, all, network.Year, 7); len(series) != 0 || err != nil {
		t.Errorf("no data: got series %v and error %v, want neither", series, err)
	}
}

// Each tie of the whole graph is new exactly once, on the day on which its sponsors first shared a
// list.
func TestNewTies(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, all := drawLists(t), network.Selection{AsOf: on(31)}
		g, err := network.Select(c, all).Project(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		series, err := network.Series(context.Background(), c, all, network.Quarter, 1)
		if err != nil {
			t.Fatal(err)
		}
		days := map[[2]models.ID]models.Date{}
		for _, slice := range series {
			for _, tie := range slice.NewTies {
				days[[2]models.ID{tie.Joined, tie.Joiner}] = tie.FormedOn
			}
		}
		if len(days) != g.Edges() {
			t.Fatalf("got %d new ties, want %d: %v", len(days), g.Edges(), days)
		}
		ties := g.Ties(network.Shared)
		for i, a := range ties.A {
			first, _ := g.SharedOn(a, ties.B[i])
			there, back := [2]models.ID{g.Lists().Sponsors[a], g.Lists().Sponsors[ties.B[i]]}, [2]models.ID{g.Lists().Sponsors[ties.B[i]], g.Lists().Sponsors[a]}
			if days[there] != first && days[back] != first {
				t.Fatalf("%v: got a new tie on %v or %v, want %s", there, days[there], days[back], first)
			}
		}
	})
}
