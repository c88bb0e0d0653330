package network

import (
	"context"
	"math"
	"slices"
)

// damping is the probability of following a tie instead of jumping to any node.
const damping = 0.85

// PageRank returns the share of time that a random walk spends at each node. The walk follows ties
// with probabilities proportional to their weights; with probability 0.15, and at nodes without
// outgoing ties, it jumps to a uniformly random node. The values sum to 1. [Fowler] ties are
// followed in their direction, from co-sponsor to submitter. p(u) = 0.15/n + 0.85 (Σ p(v)
// w(v,u)/s(v) + Σ p(v without ties)/n), s(v) the outgoing weight of v
//
// Source: Brin & Page 1998, The anatomy of a large-scale hypertextual web search engine, 2.1.1;
// nodes without ties as in networkx.pagerank.
//
// Errors: those of ctx.
func (g *Graph) PageRank(ctx context.Context, w Weight) ([]float64, error) {
	n := g.Nodes()
	if n == 0 {
		return nil, ctx.Err()
	}
	ties := g.adjacency(w)
	share := ties.out.strengths()
	for node, strength := range share {
		if strength > 0 {
			share[node] = 1 / strength
		}
	}
	rank := slices.Repeat([]float64{1 / float64(n)}, n)
	given, next := make([]float64, n), make([]float64, n)
	// The error shrinks by a factor of at least 0.85 per step, so it reaches 1e-15 within 213
	// steps.
	for range 400 {
		if !proceed(ctx) {
			return nil, ctx.Err()
		}
		change := pageRankStep(ties.into, share, rank, given, next)
		rank, next = next, rank
		if change < 1e-15 {
			break
		}
	}
	return rank, nil
}

// pageRankStep computes the next ranks and returns the total change.
func pageRankStep(into arcs, share, rank, given, next []float64) (change float64) {
	n := float64(len(rank))
	dangling := 0.0
	for node, r := range rank {
		given[node] = damping * r * share[node]
		if share[node] == 0 {
			dangling += r
		}
	}
	base := (1-damping)/n + damping*dangling/n
	for node := range next {
		next[node] = base + into.sum(node, given)
		change += math.Abs(next[node] - rank[node])
	}
	return change
}

// sum returns the sum, over the arcs of a node, of the weight times the value at the other end. It
// uses four partial sums, which a CPU can compute in parallel.
func (a arcs) sum(node int, values []float64) float64 {
	from, until := a.start[node], a.start[node+1]
	to, weight := a.to[from:until], a.weight[from:until]
	weight = weight[:len(to)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(to); i += 4 {
		s0 += weight[i] * values[to[i]]
		s1 += weight[i+1] * values[to[i+1]]
		s2 += weight[i+2] * values[to[i+2]]
		s3 += weight[i+3] * values[to[i+3]]
	}
	for ; i < len(to); i++ {
		s0 += weight[i] * values[to[i]]
	}
	return (s0 + s1) + (s2 + s3)
}
