package network

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// Communities is a partition of the nodes into groups whose internal ties are stronger than
// expected from the strengths of the nodes.
type Communities struct {
	// Of is the community of each node, numbered from 0 by descending size. Communities of equal
	// size are ordered by their first nodes.
	Of []int32
	// Sizes contains the number of nodes of each community.
	Sizes []int
	// Modularity is the modularity of the partition. See [Graph.Modularity].
	Modularity float64
}

// Communities returns the partition with the greatest modularity that several runs of the Leiden
// algorithm find. Each run uses another pseudorandom order of nodes, from a fixed seed. The two
// directions of a [Fowler] tie are added up. Each node without ties is its own community. Source:
// Traag, Waltman & van Eck 2019, From Louvain to Leiden, Scientific Reports 9, 5233. Unlike the
// paper, which chooses the community to merge with at random in proportion to the gain, this
// implementation always chooses the best one.
//
// Errors: those of ctx.
func (g *Graph) Communities(ctx context.Context, w Weight) (*Communities, error) {
	whole := newLevel(g.undirected(w))
	found := make([]partition, runs(g.Edges()))
	err := inParallel(ctx, len(found), func() func(int) {
		return func(run int) {
			l := &leiden{ctx: ctx, chance: rand.New(rand.NewPCG(2019, uint64(run)))} //nolint:gosec // the order must be reproducible
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

// runs returns the number of runs: 4, or 2 for graphs with 20,000 ties or more.
func runs(edges int) int { return max(2, min(4, 40_000/max(1, edges))) }

// Modularity returns the share of tie weight within communities minus the share expected if ties
// were drawn at random given the nodes' strengths, at resolution 1: Q = Σ over communities (L/m -
// (S/2m)²), L the weight within, S the sum of strengths, m the total weight
//
// It is 0 for a graph without ties.
//
// Source: Newman 2004, Analysis of weighted networks, Physical Review E 70, 056131.
func (g *Graph) Modularity(w Weight, of []int32) float64 {
	return newLevel(g.undirected(w)).modularity(of)
}

// numberBySize renumbers communities by descending size, and by first node for equal sizes.
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
