package network

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// Communities is a partition of the nodes into groups that are tied more strongly within than
// their strengths would let expect.
type Communities struct {
	// Of is each node's community, from 0. They are numbered by size, the largest first, and of the
	// same size in order of their first nodes.
	Of []int32
	// Sizes counts the nodes of each community.
	Sizes []int
	// Modularity is that of the partition, see [Graph.Modularity].
	Modularity float64
}

// Communities finds the partition of greatest modularity that Leiden's algorithm finds in several
// runs, each in another order drawn by a fixed seed. [Fowler]'s ties weigh as much as both
// directions together. Nodes without ties are communities of their own.
//
// Source: Traag, Waltman & van Eck 2019, From Louvain to Leiden, Scientific Reports 9, 5233; where
// it draws a community to merge with in proportion to its gain, the best is taken.
//
// Errors: ctx's.
func (g *Graph) Communities(ctx context.Context, w Weight) (*Communities, error) {
	whole := newLevel(g.undirected(w))
	found := make([]partition, runs(g.Edges()))
	err := inParallel(ctx, len(found), func() func(int) {
		return func(run int) {
			l := &leiden{ctx: ctx, chance: rand.New(rand.NewPCG(2019, uint64(run)))} //nolint:gosec // the same order each time is wanted
			found[run] = l.run(whole)
		}
	})
	if err != nil {
		return nil, err
	}
	best := slices.MaxFunc(found, func(a, b partition) int { return cmp.Compare(a.modularity, b.modularity) })
	c := &Communities{}
	c.Of, c.Sizes = numberBySize(best.of)
	c.Modularity = whole.modularity(c.Of)
	return c, nil
}

// runs is how often the search for communities is begun anew: 4 times, and on 20,000 ties and more twice,
// once for each of the least number of processors.
func runs(edges int) int { return max(2, min(4, 40_000/max(1, edges))) }

// Modularity is the share of the weight of ties that is within communities, less what it would be
// if ties were drawn by chance at the nodes' strengths, at resolution 1:
//
//	Q = Σ over communities (L/m - (S/2m)²), L the weight within, S the sum of strengths, m all weight
//
// It is 0 where there are no ties.
//
// Source: Newman 2004, Analysis of weighted networks, Physical Review E 70, 056131.
func (g *Graph) Modularity(w Weight, of []int32) float64 {
	return newLevel(g.undirected(w)).modularity(of)
}

// numberBySize numbers communities anew: the largest 0, of the same size in order of first nodes.
func numberBySize(of []int32) (numbered []int32, sizes []int) {
	size, first := make([]int, len(of)), make([]int, len(of))
	for node, c := range slices.Backward(of) {
		size[c]++
		first[c] = node
	}
	order := []int32{}
	for c := range size {
		if size[c] > 0 {
			order = append(order, int32(c))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(size[b]-size[a], first[a]-first[b]) })
	number := make([]int32, len(of))
	for i, c := range order {
		number[c] = int32(i)
		sizes = append(sizes, size[c])
	}
	numbered = make([]int32, len(of))
	for node, c := range of {
		numbered[node] = number[c]
	}
	return numbered, sizes
}
