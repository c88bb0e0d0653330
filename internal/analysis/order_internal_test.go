package analysis

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// smallNetwork has four sponsors. The first leads a list with the second and third, the second one with the
// first, and the third one with the fourth.
func smallNetwork(t *testing.T, weight network.Weight) *Network {
	t.Helper()
	on := models.NewDate(2018, time.January, 1)
	c := &models.CoSponsorships{}
	for number := range byte(4) {
		c.Sponsors = append(c.Sponsors, uuid.UUID{15: number + 1})
	}
	for item, list := range [][]int32{{0, 1, 2}, {1, 0}, {2, 3}} {
		c.Items = append(c.Items, models.ListedItem{ID: uuid.UUID{15: byte(10 + item)}, CirculatedOn: on, SubmittedBy: list[0]})
		for _, sponsor := range list {
			c.Spells = append(c.Spells, models.ListedSpell{Item: int32(item), Sponsor: sponsor, From: on, LeftAt: -1})
		}
	}
	lists := network.Select(c, network.Selection{AsOf: on})
	graph, err := lists.Project(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := &projected{analyst: New(nil, DefaultConfig())}
	p.lists.hold(lists)
	p.graph.hold(graph)
	q := usual()
	q.Weight = weight
	return &Network{p, q}
}

// Ties with the same value are in the order of their sponsors, in both directions.
func TestEqualTies(t *testing.T) {
	t.Parallel()
	n := smallNetwork(t, network.Shared)
	got := map[bool][]int32{}
	for _, descending := range []bool{true, false} {
		order, err := n.InOrder(t.Context(), BySharedCount, descending)
		if err != nil {
			t.Fatal(err)
		}
		got[descending] = order
	}
	// The ties are 1-2, which share two proposals, and 1-3, 2-3 and 3-4, which share one.
	if diff := cmp.Diff(map[bool][]int32{true: {0, 1, 2, 3}, false: {1, 2, 3, 0}}, got); diff != "" {
		t.Errorf("ties by shared proposals, by descending (-want +got):\n%s", diff)
	}
}

// The measures and neighbors of a network depend on its weight.
func TestMeasuresByWeight(t *testing.T) {
	t.Parallel()
	shared := smallNetwork(t, network.Shared)
	newman := &Network{shared.projected, shared.Query}
	newman.Query.Weight = network.Newman
	got := map[network.Weight][]float64{}
	for _, n := range []*Network{shared, newman} {
		values, err := n.Values(t.Context(), Strength)
		if err != nil {
			t.Fatal(err)
		}
		got[n.Query.Weight] = values
	}
	want := map[network.Weight][]float64{network.Shared: {3, 3, 3, 1}, network.Newman: {2, 2, 2, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("strengths (-want +got):\n%s", diff)
	}
	graph, err := shared.Graph(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	weights := map[int32]float64{}
	for _, one := range Neighbours(graph, 0, network.Fowler) {
		weights[one.Node] = one.Weight
	}
	// The first supports the second wholly; the second and the third support the first by half each.
	if diff := cmp.Diff(map[int32]float64{1: 1.5, 2: 0.5}, weights); diff != "" {
		t.Errorf("neighbors of the first, by the support in both directions (-want +got):\n%s", diff)
	}
}

// Queries that differ in anything but the weight never share a cached network. A query is the same after it is
// converted to URL parameters and parsed.
func TestQueryKeysAndParameters(t *testing.T) {
	t.Parallel()
	limit := 0.05
	changes := map[string]func(*Query){
		"proposals": func(q *Query) { q.Proposals = &query.ProposalFilter{Venues: []string{"GC"}} },
		"sponsors":  func(q *Query) { q.Sponsors = []string{"JPN"} },
		"joinedOn":  func(q *Query) { q.JoinedOn = &models.DateRange{From: models.NewDate(2018, time.January, 1)} },
		"joining":   func(q *Query) { q.Joining = network.SameRevision },
		"groups":    func(q *Query) { q.ExpandGroups = true },
		"ended":     func(q *Query) { q.IncludeEnded = true },
		"minShared": func(q *Query) { q.MinShared = 2 },
		"maxPValue": func(q *Query) { q.MaxPValue = &limit },
		"asOf":      func(q *Query) { q.AsOf = models.NewDate(2018, time.January, 1) },
	}
	base := usual()
	for name, change := range changes {
		q := usual()
		change(&q)
		if q.key() == base.key() {
			t.Errorf("%s: got the key of the query without it, want a different one", name)
		}
		read, err := ParseQuery(q.Values())
		if diff := cmp.Diff(q, read); err != nil || diff != "" {
			t.Errorf("%s: query parsed from its parameters: error %v (-want +got):\n%s", name, err, diff)
		}
	}
	weighted := usual()
	weighted.Weight = network.Newman
	if weighted.key() != base.key() {
		t.Error("queries that differ only in the weight: got different keys, want the same")
	}
}
