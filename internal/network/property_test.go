package network_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// drawLists draws random proposals with their sponsors. The first sponsor of each is the submitter.
func drawLists(t *rapid.T) *models.CoSponsorships {
	sponsors := rapid.IntRange(1, 12).Draw(t, "sponsors")
	c := &models.CoSponsorships{}
	for s := range sponsors {
		c.Sponsors = append(c.Sponsors, id(byte(s+1)))
	}
	for p := range rapid.IntRange(0, 15).Draw(t, "proposals") {
		members := rapid.SliceOfNDistinct(rapid.IntRange(0, sponsors-1), 1, sponsors, rapid.ID[int]).Draw(t, "list")
		day := rapid.IntRange(1, 20).Draw(t, "circulated")
		c.Items = append(c.Items, models.ListedItem{ID: id(byte(100 + p)), CirculatedOn: on(day), SubmittedBy: int32(members[0])})
		for i, member := range members {
			spell := models.ListedSpell{Item: int32(p), Sponsor: int32(member), From: on(day), LeftAt: -1, Original: true}
			if later := rapid.IntRange(0, 3).Draw(t, "later"); i > 0 && later > 0 {
				spell.From, spell.JoinedAt, spell.Original = on(day+later), int32(later), false
			}
			c.Spells = append(c.Spells, spell)
		}
	}
	return c
}

var weights = []network.Weight{network.Binary, network.Shared, network.Newman, network.Fowler}

// measures returns all measures for all weights, by name.
func measures(t rapid.TB, g *network.Graph) map[string][]float64 {
	ctx := context.Background()
	all := map[string][]float64{}
	put := func(name string, values []float64, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		all[name] = values
	}
	for _, w := range weights {
		closeness, err := g.Closeness(ctx, w)
		put("closeness "+string(w), closeness, err)
		betweenness, err := g.Betweenness(ctx, w)
		put("betweenness "+string(w), betweenness, err)
		eigenvector, err := g.Eigenvector(ctx, w)
		put("eigenvector "+string(w), eigenvector, err)
		pageRank, err := g.PageRank(ctx, w)
		put("page rank "+string(w), pageRank, err)
		put("strength "+string(w), g.Strength(w), nil)
	}
	clustering, err := g.Clustering(ctx)
	put("clustering", clustering, err)
	core := []float64{}
	for _, k := range g.Core() {
		core = append(core, float64(k))
	}
	put("core", core, nil)
	return all
}

// By the definition of Newman's weights, the strength of a sponsor is the number of lists that it
// shares with others.
func TestNewmanStrength(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLists(t)
		l := network.Select(c, network.Selection{AsOf: on(31)})
		g, err := l.Project(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		size := map[int32]int{}
		for spell := range l.Spells() {
			size[spell.Item]++
		}
		want, received := make([]float64, g.Nodes()), make([]float64, g.Nodes())
		for spell := range l.Spells() {
			if size[spell.Item] > 1 {
				want[spell.Sponsor]++
				if spell.Submitted {
					received[spell.Sponsor]++
				}
			}
		}
		near(t, "Newman's strength", want, g.Strength(network.Newman))
		near(t, "Fowler's, of lists submitted that others joined", received, g.Strength(network.Fowler))
	})
}

// near fails the test unless the values are equal up to rounding.
func near(t rapid.TB, name string, want, got []float64) {
	if len(want) != len(got) {
		t.Fatalf("%s: got %d values, want %d", name, len(got), len(want))
	}
	for i := range want {
		if math.Abs(want[i]-got[i]) > 1e-9*max(math.Abs(want[i]), 1e-3) {
			t.Fatalf("%s of node %d: got %v, want %v\nwant %v\ngot  %v", name, i, got[i], want[i], want, got)
		}
	}
}

// Measures do not depend on the IDs of sponsors.
func TestMeasuresAreIndependentOfOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLists(t)
		other := &models.CoSponsorships{Items: slices.Clone(c.Items), Spells: slices.Clone(c.Spells), Sponsors: make([]models.ID, len(c.Sponsors))}
		place := rapid.Permutation(func() (places []int32) {
			for i := range c.Sponsors {
				places = append(places, int32(i))
			}
			return places
		}()).Draw(t, "order")
		for i, sponsor := range c.Sponsors {
			other.Sponsors[place[i]] = sponsor
		}
		for i := range other.Items {
			other.Items[i].SubmittedBy = place[other.Items[i].SubmittedBy]
		}
		for i := range other.Spells {
			other.Spells[i].Sponsor = place[other.Spells[i].Sponsor]
		}
		ours, theirs := byName(t, c), byName(t, other)
		for name, want := range ours {
			near(t, name, want, theirs[name])
		}
	})
}

// byName returns all measures with the nodes in order of ID.
func byName(t *rapid.T, c *models.CoSponsorships) map[string][]float64 {
	g, err := network.Select(c, network.Selection{AsOf: on(31)}).Project(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	order := []int{}
	for i := range g.Nodes() {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return int(g.Lists().Sponsors[a][15]) - int(g.Lists().Sponsors[b][15]) })
	all := measures(t, g)
	for name, values := range all {
		sorted := make([]float64, len(values))
		for i, node := range order {
			sorted[i] = values[node]
		}
		all[name] = sorted
	}
	return all
}

// With all nodes as pivots, the estimates are exact.
func TestSamplingFromAllNodesIsExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g, err := network.Select(drawLists(t), network.Selection{AsOf: on(31)}).Project(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range weights {
			exact, _ := g.Betweenness(context.Background(), w)
			sampled, err := g.SampledBetweenness(context.Background(), w, g.Nodes())
			if diff := cmp.Diff(exact, sampled); err != nil || diff != "" {
				t.Fatalf("betweenness for %s: error %v (-exact +sampled):\n%s", w, err, diff)
			}
			exact, _ = g.Closeness(context.Background(), w)
			sampled, err = g.SampledCloseness(context.Background(), w, g.Nodes())
			if err != nil {
				t.Fatal(err)
			}
			near(t, "closeness "+string(w), exact, sampled)
		}
	})
}
