package network

import "context"

// Betweenness returns, for each node, the share of the shortest paths between pairs of other nodes
// that pass through it, summed over pairs and divided by the number of pairs: (n-1)(n-2)/2, or
// twice that for the ordered pairs of directed [Fowler] ties. The length of a tie is 1/weight.
// Paths count as equally short if the relative difference of their lengths is less than 1e-12, so
// that rounding errors do not matter.
//
// If [Graph.Sampling] is not exact, only paths from the pivots are counted, and the result is
// scaled up.
//
// Sources: Freeman 1978, Centrality in social networks, Social Networks 1(3); Brandes 2001, A
// faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25(2).
//
// Errors: those of ctx.
func (g *Graph) Betweenness(ctx context.Context, w Weight) ([]float64, error) {
	return g.betweennessFrom(ctx, w, g.drawn(g.Sampling().Pivots))
}

// betweennessFrom counts the paths that begin at the pivots and scales the result up.
func (g *Graph) betweennessFrom(ctx context.Context, w Weight, pivots []int32) ([]float64, error) {
	blocks := make([][]float64, min(sampleBlocks, len(pivots)))
	ties := g.adjacency(w)
	reachable := g.reachable()
	err := inParallel(ctx, len(blocks), func() func(int) {
		b := newBrandes(ties, w)
		return func(block int) {
			blocks[block] = make([]float64, g.Nodes())
			for i := block; i < len(pivots) && proceed(ctx); i += len(blocks) {
				b.add(pivots[i], reachable[pivots[i]], blocks[block])
			}
		}
	})
	if err != nil {
		return nil, err
	}
	n := float64(g.Nodes())
	betweenness := make([]float64, g.Nodes())
	if n <= 2 {
		return betweenness, nil
	}
	for _, block := range blocks {
		for node, part := range block {
			betweenness[node] += part
		}
	}
	scale := n / float64(len(pivots)) / ((n - 1) * (n - 2))
	for node := range betweenness {
		betweenness[node] *= scale
	}
	return betweenness, nil
}

// brandes accumulates each node's dependencies on the shortest paths from one source.
type brandes struct {
	search      *search
	ways, borne []float64
}

func newBrandes(ties adjacency, w Weight) *brandes {
	b := &brandes{search: newSearch(ties.out, w), ways: make([]float64, ties.out.nodes()), borne: make([]float64, ties.out.nodes())}
	b.search.into, b.search.before, b.search.befores = ties.into.start, make([]int32, len(ties.into.to)), make([]int32, ties.into.nodes())
	return b
}

// add accumulates the dependencies of all nodes on the paths from source, except those of the
// endpoints.
func (b *brandes) add(source int32, reachable int, to []float64) {
	b.search.from(source, reachable)
	clear(b.borne)
	clear(b.ways)
	b.ways[source] = 1
	if b.search.lengths == nil {
		b.countBySteps()
	} else {
		b.countByLength()
	}
	for i := len(b.search.order) - 1; i > 0; i-- {
		node := b.search.order[i]
		to[node] += b.borne[node]
	}
}

// countByLength counts shortest paths in order of distance, then accumulates dependencies in
// reverse order.
func (b *brandes) countByLength() {
	for _, node := range b.search.order[1:] {
		for _, before := range b.nodesBefore(node) {
			b.ways[node] += b.ways[before]
		}
	}
	for i := len(b.search.order) - 1; i > 0; i-- {
		node := b.search.order[i]
		share := (1 + b.borne[node]) / b.ways[node]
		for _, before := range b.nodesBefore(node) {
			b.borne[before] += b.ways[before] * share
		}
	}
}

func (b *brandes) nodesBefore(node int32) []int32 {
	return b.search.before[b.search.into[node]:][:b.search.befores[node]]
}

// countBySteps is like countByLength for ties of length 1, but proceeds level by level. The last level
// has no successors, so in a dense graph most ties are visited only once.
func (b *brandes) countBySteps() {
	last := b.search.level[b.search.order[len(b.search.order)-1]]
	inner := len(b.search.order)
	for inner > 0 && b.search.level[b.search.order[inner-1]] == last {
		inner--
	}
	for _, node := range b.search.order[:inner] {
		ways, further := b.ways[node], b.search.level[node]+1
		for _, to := range b.search.ties.to[b.search.ties.start[node]:b.search.ties.start[node+1]] {
			if b.search.level[to] == further {
				b.ways[to] += ways
			}
		}
	}
	for i := inner - 1; i >= 0; i-- {
		node := b.search.order[i]
		further := b.search.level[node] + 1
		borne := 0.0
		for _, to := range b.search.ties.to[b.search.ties.start[node]:b.search.ties.start[node+1]] {
			if b.search.level[to] == further {
				borne += (1 + b.borne[to]) / b.ways[to]
			}
		}
		b.borne[node] = b.ways[node] * borne
	}
}
