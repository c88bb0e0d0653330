package network_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// id returns a fixed ID. IDs are ordered by number.
func id(number byte) models.ID { return uuid.UUID{15: number} }

func on(day int) models.Date { return models.NewDate(2018, time.January, day) }

// The indexes of the four sponsors.
const chile, japan, pakistan, singapore = 0, 1, 2, 3

// record returns three proposals. Japan submits the first with Chile on 1 January; Singapore joins
// with Rev.1 on 10 January, and leaves on the 20th. Singapore submits the second with Chile on the
// 5th; Pakistan submits the third alone on the 7th.
func record() *models.CoSponsorships {
	return &models.CoSponsorships{
		Sponsors: []models.ID{id(1), id(2), id(3), id(4)},
		Items: []models.ListedItem{
			{ID: id(11), Symbol: "JOB/GC/1", CirculatedOn: on(1), SubmittedBy: japan},
			{ID: id(12), Symbol: "JOB/GC/2", CirculatedOn: on(5), SubmittedBy: singapore},
			{ID: id(13), Symbol: "JOB/GC/3", CirculatedOn: on(7), SubmittedBy: pakistan},
		},
		Spells: []models.ListedSpell{
			{Item: 0, Sponsor: chile, From: on(1), LeftAt: -1, Original: true},
			{Item: 0, Sponsor: japan, From: on(1), LeftAt: -1, Original: true},
			{Item: 0, Sponsor: singapore, From: on(10), Until: on(20), JoinedAt: 1, LeftAt: 2},
			{Item: 1, Sponsor: chile, From: on(5), LeftAt: -1, Original: true},
			{Item: 1, Sponsor: singapore, From: on(5), LeftAt: -1, Original: true},
			{Item: 2, Sponsor: pakistan, From: on(7), LeftAt: -1, Original: true},
		},
	}
}

func project(t *testing.T, c *models.CoSponsorships, s network.Selection) *network.Graph {
	t.Helper()
	g, err := network.Select(c, s).Project(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTiesByHand(t *testing.T) {
	t.Parallel()
	g := project(t, record(), network.Selection{AsOf: on(15)})
	want := map[network.Weight]network.Ties{
		network.Binary: {A: []int32{chile, chile, japan}, B: []int32{japan, singapore, singapore}, Weight: []float64{1, 1, 1}, Edge: []int32{0, 1, 2}},
		network.Shared: {A: []int32{chile, chile, japan}, B: []int32{japan, singapore, singapore}, Weight: []float64{1, 2, 1}, Edge: []int32{0, 1, 2}},
		network.Newman: {A: []int32{chile, chile, japan}, B: []int32{japan, singapore, singapore}, Weight: []float64{.5, 1.5, .5}, Edge: []int32{0, 1, 2}},
		// Chile and Singapore share Japan's proposal, Chile alone co-sponsors Singapore's.
		network.Fowler: {A: []int32{chile, chile, singapore}, B: []int32{japan, singapore, japan}, Weight: []float64{.5, 1, .5}, Edge: []int32{0, 1, 2}},
	}
	for weight, ties := range want {
		if diff := cmp.Diff(ties, g.Ties(weight)); diff != "" {
			t.Errorf("ties with weight %s (-want +got):\n%s", weight, diff)
		}
	}
	if diff := cmp.Diff([]float64{1, 0, 0, 2}, []float64{
		g.Tie(network.Fowler, chile, singapore), g.Tie(network.Fowler, singapore, chile), g.Tie(network.Shared, japan, pakistan), g.Tie(network.Shared, singapore, chile),
	}); diff != "" {
		t.Errorf("weights of single ties (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{0, 1}, g.Shared(singapore, chile)); diff != "" {
		t.Errorf("items shared by Singapore and Chile (-want +got):\n%s", diff)
	}
	if first, last := g.SharedOn(singapore, chile); first != on(5) || last != on(10) {
		t.Errorf("SharedOn(Singapore, Chile) = %s, %s, want %s, %s", first, last, on(5), on(10))
	}
}

func TestCheapMeasuresByHand(t *testing.T) {
	t.Parallel()
	g := project(t, record(), network.Selection{AsOf: on(15)})
	if diff := cmp.Diff([]int32{2, 2, 0, 2}, g.Degree()); diff != "" {
		t.Errorf("degree (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{3, 2, 0, 3}, g.Strength(network.Shared)); diff != "" {
		t.Errorf("strength (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{0, 1, 0, 1}, g.Strength(network.Fowler)); diff != "" {
		t.Errorf("support received (-want +got):\n%s", diff)
	}
	if g.Density() != .5 {
		t.Errorf("got density %v, want 0.5", g.Density())
	}
	of, count := g.Components()
	if diff := cmp.Diff([]int32{0, 0, 1, 0}, of); diff != "" || count != 2 {
		t.Errorf("got %d components, want 2; component of each node (-want +got):\n%s", count, diff)
	}
	if diff := cmp.Diff([]int32{2, 1, 1, 2}, g.Lists().ItemCounts()); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{0, 1, 1, 1}, g.Lists().LeadCounts()); diff != "" {
		t.Errorf("submitted items (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]int32{{japan, singapore}, {japan}, {}}, [][]int32{
		g.Path(japan, singapore), g.Path(japan, japan), g.Path(japan, pakistan),
	}); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

// The sponsors of an item without a lead are tied under all weights except Fowler's.
func TestItemsWithoutLead(t *testing.T) {
	t.Parallel()
	c := record()
	c.Items[1].SubmittedBy = models.NoLead
	g := project(t, c, network.Selection{AsOf: on(15)})
	if got := g.Lists().ItemsWithoutLead(); got != 1 {
		t.Errorf("got %d items without a lead, want 1", got)
	}
	if diff := cmp.Diff([]int32{0, 1, 1, 0}, g.Lists().LeadCounts()); diff != "" {
		t.Errorf("submitted items (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{2, 2, 0, 2}, g.Degree()); diff != "" {
		t.Errorf("degree (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{0, 1, 0, 0}, g.Strength(network.Fowler)); diff != "" {
		t.Errorf("support received (-want +got):\n%s", diff)
	}
}

func TestSelections(t *testing.T) {
	t.Parallel()
	type tie struct {
		A, B   models.ID
		Shared int
	}
	all := []models.Symbol{"JOB/GC/1", "JOB/GC/2", "JOB/GC/3"}
	tests := map[string]struct {
		selection network.Selection
		proposals []models.Symbol
		ties      []tie
	}{
		"before Rev.1":                         {network.Selection{AsOf: on(9)}, all, []tie{{id(1), id(2), 1}, {id(1), id(4), 1}}},
		"last day before Singapore left":       {network.Selection{AsOf: on(19)}, all, []tie{{id(1), id(2), 1}, {id(1), id(4), 2}, {id(2), id(4), 1}}},
		"day on which Singapore left":          {network.Selection{AsOf: on(20)}, all, []tie{{id(1), id(2), 1}, {id(1), id(4), 1}}},
		"ended spells included":                {network.Selection{AsOf: on(20), IncludeEnded: true, MinShared: 1}, all, []tie{{id(1), id(2), 1}, {id(1), id(4), 2}, {id(2), id(4), 1}}},
		"at least two shared lists":            {network.Selection{AsOf: on(15), MinShared: 2}, all, []tie{{id(1), id(4), 2}}},
		"joined with the same revision":        {network.Selection{AsOf: on(15), Joining: network.SameRevision}, all, []tie{{id(1), id(2), 1}, {id(1), id(4), 1}}},
		"spells that began on or after a day":  {network.Selection{AsOf: on(15), From: on(5)}, all, []tie{{id(1), id(4), 1}}},
		"spells that began on or before a day": {network.Selection{AsOf: on(15), To: on(5)}, []models.Symbol{"JOB/GC/1", "JOB/GC/2"}, []tie{{id(1), id(2), 1}, {id(1), id(4), 1}}},
		"circulated on or after a day":         {network.Selection{AsOf: on(15), CirculatedFrom: on(2)}, []models.Symbol{"JOB/GC/2", "JOB/GC/3"}, []tie{{id(1), id(4), 1}}},
		"circulated on or before a day":        {network.Selection{AsOf: on(15), CirculatedTo: on(4)}, []models.Symbol{"JOB/GC/1"}, []tie{{id(1), id(2), 1}, {id(1), id(4), 1}, {id(2), id(4), 1}}},
		"selected sponsors":                    {network.Selection{AsOf: on(15), Sponsors: []models.ID{id(4), id(1), id(9)}}, []models.Symbol{"JOB/GC/1", "JOB/GC/2"}, []tie{{id(1), id(4), 2}}},
		"before the first proposal":            {network.Selection{AsOf: models.NewDate(1990, time.May, 1)}, nil, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := project(t, record(), test.selection)
			var proposals []models.Symbol
			for _, proposal := range g.Lists().Items {
				proposals = append(proposals, proposal.Symbol)
			}
			if diff := cmp.Diff(test.proposals, proposals); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
			var ties []tie
			shared := g.Ties(network.Shared)
			for i := range shared.A {
				ties = append(ties, tie{g.Lists().Sponsors[shared.A[i]], g.Lists().Sponsors[shared.B[i]], int(shared.Weight[i])})
			}
			if diff := cmp.Diff(test.ties, ties); diff != "" {
				t.Errorf("ties (-want +got):\n%s", diff)
			}
		})
	}
}

// A group submits a proposal on 1 January, when Chile and Japan are its members. Japan's membership
// ends on the 10th. Pakistan, which is not on any list itself, becomes a member on the 5th.
func TestExpandGroups(t *testing.T) {
	t.Parallel()
	c := &models.CoSponsorships{
		Sponsors: []models.ID{id(1), id(2), id(3), id(4), id(5)},
		Items:    []models.ListedItem{{ID: id(11), CirculatedOn: on(1), SubmittedBy: 4}},
		Spells: []models.ListedSpell{
			{Sponsor: singapore, From: on(1), LeftAt: -1, Original: true},
			{Sponsor: 4, From: on(1), LeftAt: -1, Original: true},
		},
	}
	group := models.Group{Sponsor: models.Sponsor{ID: id(5)}, Memberships: []models.GroupMembership{
		{DelegationID: id(1)}, {DelegationID: id(2), From: on(1), Until: on(10)}, {DelegationID: id(3), From: on(5)}, {DelegationID: id(6), Until: on(1)},
	}}
	spells := func(s network.Selection) []network.Spell {
		s.Groups = []models.Group{group}
		return slices.Collect(network.Select(c, s).Spells())
	}
	wantChile := network.Spell{Sponsor: 0, From: on(1), LeftAt: -1, Original: true, Submitted: true}
	want := []network.Spell{
		wantChile,
		{Sponsor: 1, From: on(1), Until: on(10), LeftAt: -1, Original: true, Submitted: true},
		{Sponsor: 3, From: on(1), LeftAt: -1, Original: true},
		{Sponsor: 2, From: on(5), JoinedAt: -1, LeftAt: -1},
	}
	if diff := cmp.Diff(want, spells(network.Selection{AsOf: on(31), IncludeEnded: true})); diff != "" {
		t.Errorf("all spells (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]network.Spell{wantChile, {Sponsor: 1, From: on(5), JoinedAt: -1, LeftAt: -1}}, spells(network.Selection{
		AsOf: on(31), Sponsors: []models.ID{id(5)},
	})); diff != "" {
		t.Errorf("spells of members at the end of January (-want +got):\n%s", diff)
	}
	g := project(t, c, network.Selection{AsOf: on(9), Groups: []models.Group{group}})
	// Two sponsors submitted the proposal, so the two others divide their support equally between them.
	if diff := cmp.Diff(network.Ties{
		A: []int32{2, 2, 3, 3}, B: []int32{0, 1, 0, 1}, Weight: []float64{.5, .5, .5, .5}, Edge: []int32{1, 3, 2, 4},
	}, g.Ties(network.Fowler)); diff != "" {
		t.Errorf("support (-want +got):\n%s", diff)
	}
	g = project(t, c, network.Selection{AsOf: on(9), Groups: []models.Group{group}, Joining: network.SameRevision})
	if diff := cmp.Diff([]int32{2, 2, 0, 2}, g.Degree()); diff != "" {
		t.Errorf("degrees; Pakistan, which joined with no revision, has none (-want +got):\n%s", diff)
	}
}
