package network_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// lists returns proposals of 1 January. Each list contains the indexes of its sponsors, with the submitter first.
func lists(sponsors int, members ...[]int32) *models.CoSponsorships {
	c := &models.CoSponsorships{}
	for s := range sponsors {
		c.Sponsors = append(c.Sponsors, uuid.UUID{14: byte(s >> 8), 15: byte(s)})
	}
	for p, list := range members {
		c.Items = append(c.Items, models.ListedItem{ID: uuid.UUID{1, 14: byte(p >> 8), 15: byte(p)}, CirculatedOn: on(1), SubmittedBy: list[0]})
		for _, sponsor := range slices.Sorted(slices.Values(list)) {
			c.Spells = append(c.Spells, models.ListedSpell{Item: int32(p), Sponsor: sponsor, From: on(1), LeftAt: -1, Original: true})
		}
	}
	return c
}

// times repeats a list.
func times(number int, list ...int32) [][]int32 { return slices.Repeat([][]int32{list}, number) }

func TestMeasuresByHand(t *testing.T) {
	t.Parallel()
	// The chain is 0 - 1 = 2 - 3, in which 1 and 2 share two lists; 4 is alone.
	chain := lists(5, []int32{0, 1}, []int32{1, 2}, []int32{2, 1}, []int32{2, 3}, []int32{4})
	// 2 supports 1, which supports 0.
	support := lists(3, []int32{0, 1}, []int32{1, 2})
	// There are two shortest paths from 0 to 2, since 1/10 + 1/15 = 1/6, though not in binary floating point.
	equal := lists(3, slices.Concat(times(10, 0, 1), times(15, 1, 2), times(6, 0, 2))...)
	tests := []struct {
		name   string
		of     *models.CoSponsorships
		weight network.Weight
		want   map[string][]float64
	}{
		{"chain, unweighted", chain, network.Binary, map[string][]float64{
			// Distances from 0 are 1, 2, 3; three of four others are reached.
			"closeness":   {3. / 4 * 3 / 6, 3. / 4 * 3 / 4, 3. / 4 * 3 / 4, 3. / 4 * 3 / 6, 0},
			"betweenness": {0, 2. / 6, 2. / 6, 0, 0},
			"clustering":  {0, 0, 0, 0, 0},
			"core":        {1, 1, 1, 1, 0},
		}},
		{"chain, weighted by shared lists", chain, network.Shared, map[string][]float64{
			// Distances from 0 are 1, 1.5, 2.5, from 1 they are 1, .5, 1.5.
			"closeness":   {3. / 4 * 3 / 5, 3. / 4 * 3 / 3, 3. / 4 * 3 / 3, 3. / 4 * 3 / 5, 0},
			"betweenness": {0, 2. / 6, 2. / 6, 0, 0},
			"strength":    {1, 3, 3, 1, 0},
		}},
		{"two shortest paths", equal, network.Shared, map[string][]float64{
			"betweenness": {0, .5, 0}, "clustering": {1, 1, 1}, "core": {2, 2, 2},
		}},
		{"directed support", support, network.Fowler, map[string][]float64{
			// Node 0 is one step from 1 and two steps from 2. Node 1 is one step from 2. Node 2
			// cannot be reached.
			"closeness": {2. / 3, 1. / 2, 0}, "betweenness": {0, .5, 0}, "strength": {1, 1, 0},
			// The sum of both directions is a path of three.
			"eigenvector": {.5, math.Sqrt2 / 2, .5},
		}},
		{"components with different eigenvalues", lists(5, []int32{0, 1}, []int32{2, 3, 4}), network.Binary, map[string][]float64{
			"eigenvector": {0, 0, 1 / math.Sqrt(3), 1 / math.Sqrt(3), 1 / math.Sqrt(3)},
		}},
		{"components with the same eigenvalue", lists(5, []int32{0, 1}, []int32{2, 3}, []int32{4}), network.Binary, map[string][]float64{
			"eigenvector": {.5, .5, .5, .5, 0},
		}},
		{"PageRank of a star", lists(3, []int32{0, 1}, []int32{0, 2}), network.Binary, map[string][]float64{
			// c = .05 + .85 (1 - c)
			"page rank": {.9 / 1.85, .95 / 3.7, .95 / 3.7},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			all := measures(t, project(t, test.of, network.Selection{AsOf: on(31)}))
			for name, want := range test.want {
				got, weighted := all[name+" "+string(test.weight)]
				if !weighted {
					got = all[name]
				}
				near(t, name, want, got)
			}
		})
	}
}

// There are three lists of two, one for each pair of three sponsors. Each sponsor is on a list with
// probability 2/3, so two sponsors share at least one of the three lists with probability 1 - (1 -
// 4/9)³.
func TestSignificanceByHand(t *testing.T) {
	t.Parallel()
	c := lists(3, []int32{0, 1}, []int32{1, 2}, []int32{0, 2})
	const want = 604. / 729
	significance, err := project(t, c, network.Selection{AsOf: on(31)}).PValues(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	near(t, "significance", []float64{want, want, want}, significance)
	// All sponsors are on the list, so any two certainly share it.
	significance, err = project(t, lists(3, []int32{0, 1, 2}), network.Selection{AsOf: on(31)}).PValues(t.Context())
	if diff := cmp.Diff([]float64{1, 1, 1}, significance); err != nil || diff != "" {
		t.Errorf("error %v; p-values of certain ties (-want +got):\n%s", err, diff)
	}
	for limit, edges := range map[float64]int{want - 1e-6: 0, want + 1e-6: 3, 0: 3} {
		if g := project(t, c, network.Selection{AsOf: on(31), MaxPValue: limit}); g.Edges() != edges || len(g.Ties(network.Fowler).A) != edges || g.Nodes() != 3 {
			t.Errorf("p-values up to %v: got %d ties and %d sponsors, want %d and 3", limit, g.Edges(), g.Nodes(), edges)
		}
	}
}

// Two groups of sponsors have one list in common, and one sponsor is alone.
func TestCommunitiesByHand(t *testing.T) {
	t.Parallel()
	c := lists(8, []int32{0}, []int32{1, 2, 3}, []int32{4, 5, 6, 7}, []int32{3, 4})
	g := project(t, c, network.Selection{AsOf: on(31)})
	found, err := g.Communities(t.Context(), network.Binary)
	if err != nil {
		t.Fatal(err)
	}
	// Of 10 ties, 6 are within the first community and 3 within the second. Their strengths are 13 and 7.
	want := &network.Communities{Of: []int32{2, 1, 1, 1, 0, 0, 0, 0}, Sizes: []int{4, 3, 1}, Modularity: .6 - .65*.65 + .3 - .35*.35}
	if diff := cmp.Diff(want, found, cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if all := g.Modularity(network.Binary, make([]int32, 8)); math.Abs(all) > 1e-12 {
		t.Errorf("all nodes in one community: got modularity %v, want 0", all)
	}
	if none := project(t, lists(2, []int32{0}, []int32{1}), network.Selection{AsOf: on(31)}).Modularity(network.Shared, []int32{0, 1}); none != 0 {
		t.Errorf("graph without ties: got modularity %v, want 0", none)
	}
}

// Each community is connected, the reported modularity is correct, and a second search returns the
// same communities.
func TestCommunitiesAreConnected(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g, err := network.Select(drawLists(t), network.Selection{AsOf: on(31)}).Project(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range weights {
			found, err := g.Communities(context.Background(), w)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := g.Communities(context.Background(), w)
			if diff := cmp.Diff(found, again); diff != "" {
				t.Fatalf("%s: second search (-first +second):\n%s", w, diff)
			}
			if q := g.Modularity(w, found.Of); math.Abs(q-found.Modularity) > 1e-12 || q < g.Modularity(w, make([]int32, g.Nodes()))-1e-12 {
				t.Fatalf("%s: got a reported modularity of %v, want %v, and at least that of a single community", w, found.Modularity, q)
			}
			if parts := partsOf(g, w, found.Of); parts != len(found.Sizes) {
				t.Fatalf("%s: got %d connected parts of %d communities, want one each: %v", w, parts, len(found.Sizes), found.Of)
			}
		}
	})
}

// partsOf returns the total number of connected parts of the communities.
func partsOf(g *network.Graph, w network.Weight, of []int32) int {
	part := make([]int, g.Nodes())
	for node := range part {
		part[node] = node
	}
	parts, ties := g.Nodes(), g.Ties(w)
	for i := range ties.A {
		from, to := part[ties.A[i]], part[ties.B[i]]
		if of[ties.A[i]] != of[ties.B[i]] || from == to {
			continue
		}
		parts--
		for node := range part {
			if part[node] == from {
				part[node] = to
			}
		}
	}
	return parts
}

// watched is a context that counts the checks of its error, and ends after a given number of them.
type watched struct {
	context.Context //nolint:containedctx // this type is a context

	asked, ends atomic.Int64
}

func (w *watched) Err() error {
	if w.asked.Add(1) > w.ends.Load() {
		return context.Canceled
	}
	return nil
}

// Measures check their context regularly, and stop soon after it has ended.
func TestMeasuresStopWithContext(t *testing.T) {
	t.Parallel()
	l := network.Select(randomLists(150, 200, 6), network.Selection{AsOf: on(31)})
	g := project(t, randomLists(150, 200, 6), network.Selection{AsOf: on(31)})
	for name, measure := range map[string]func(context.Context) error{
		"project":       func(ctx context.Context) error { _, err := l.Project(ctx); return err },
		"closeness":     func(ctx context.Context) error { _, err := g.Closeness(ctx, network.Shared); return err },
		"sampled":       func(ctx context.Context) error { _, err := g.SampledCloseness(ctx, network.Shared, 100); return err },
		"connectedness": func(ctx context.Context) error { _, err := g.Connectedness(ctx); return err },
		"betweenness":   func(ctx context.Context) error { _, err := g.Betweenness(ctx, network.Newman); return err },
		"page rank":     func(ctx context.Context) error { _, err := g.PageRank(ctx, network.Fowler); return err },
		"clustering":    func(ctx context.Context) error { _, err := g.Clustering(ctx); return err },
		"communities":   func(ctx context.Context) error { _, err := g.Communities(ctx, network.Shared); return err },
		"significance":  func(ctx context.Context) error { _, err := g.PValues(ctx); return err },
		"series": func(ctx context.Context) error {
			_, err := network.Series(ctx, randomLists(150, 200, 6), network.Selection{AsOf: on(31)}, network.Year, 1)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := &watched{Context: t.Context()}
			ctx.ends.Store(math.MaxInt64)
			if err := measure(ctx); err != nil {
				t.Fatal(err)
			}
			whole, least := ctx.asked.Load(), int64(20)
			if name == "betweenness" || name == "sampled" || name == "closeness" {
				least = 100 // at least once for each node or pivot
			}
			if whole < least {
				t.Errorf("got %d checks of the context, want at least %d", whole, least)
			}
			ctx.asked.Store(0)
			ctx.ends.Store(whole / 2)
			if err := measure(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("canceled halfway: got error %v, want %v", err, context.Canceled)
			}
			if after := ctx.asked.Load() - whole/2; after > 100 {
				t.Errorf("got %d checks of the context after it was canceled, want at most 100", after)
			}
		})
	}
	if _, err := g.Eigenvector(&watched{Context: t.Context()}, network.Shared); !errors.Is(err, context.Canceled) {
		t.Errorf("eigenvector with a canceled context: got error %v, want %v", err, context.Canceled)
	}
}
