package network

import (
	"context"
	"slices"
)

// Closeness returns, for each node, the inverse of the mean distance from the other nodes that have
// a path to it, multiplied by the share of these among all other nodes, so that nodes of small
// components do not seem central:
//
//	c(u) = (r/(n-1)) · (r / Σ d(v,u)), r the number of others with a path to u
//
// The length of a tie is 1/weight. [Fowler] ties are followed in their direction, from co-sponsor
// to submitter. If [Graph.Sampling] is not exact, the mean distance is estimated from the pivots.
//
// Sources: Freeman 1978, Centrality in social networks, Social Networks 1(3); share by Wasserman &
// Faust 1994, p. 201, as in networkx.closeness_centrality; estimate by Eppstein & Wang 2004, Fast
// approximation of centrality, Journal of Graph Algorithms and Applications 8(1).
//
// Errors: those of ctx.
func (g *Graph) Closeness(ctx context.Context, w Weight) ([]float64, error) {
	if s := g.Sampling(); !s.Exact {
		return g.sampledCloseness(ctx, w, g.drawn(s.Pivots))
	}
	return g.exactCloseness(ctx, w)
}

// Connectedness returns Fowler's measure: the inverse of the mean distance from all other
// legislators to this one, along ties from co-sponsor to submitter of length 1/weight. It is the
// closeness of [Fowler] ties. If everyone can reach everyone, as in Fowler's Congresses, the share
// of others is 1 and the value equals his measure exactly.
//
// Source: Fowler 2006, Connecting the Congress, Political Analysis 14(4), p. 470.
//
// Errors: those of ctx.
func (g *Graph) Connectedness(ctx context.Context) ([]float64, error) {
	return g.Closeness(ctx, Fowler)
}

// exactCloseness searches from each node, against the direction of ties.
func (g *Graph) exactCloseness(ctx context.Context, w Weight) ([]float64, error) {
	closeness := make([]float64, g.Nodes())
	ties := g.adjacency(w)
	reachable := g.reachable()
	err := inParallel(ctx, g.Nodes(), func() func(int) {
		search := newSearch(ties.into, w)
		return func(node int) {
			search.from(int32(node), reachable[node])
			sum := 0.0
			for _, from := range search.order {
				sum += search.distance[from]
			}
			closeness[node] = g.closeness(float64(len(search.order)-1), sum)
		}
	})
	return closeness, err
}

// closeness returns the value of a node from the number of others with a path to it and the sum of
// their distances.
func (g *Graph) closeness(others, sum float64) float64 {
	if sum == 0 {
		return 0
	}
	return others / float64(g.Nodes()-1) * (others / sum)
}

// reachable returns the size of each node's component.
func (g *Graph) reachable() []int {
	of, count := g.Components()
	sizes := make([]int, count)
	for _, number := range of {
		sizes[number]++
	}
	reachable := make([]int, len(of))
	for node, number := range of {
		reachable[node] = sizes[number]
	}
	return reachable
}

// sampledCloseness searches from the pivots, in the direction of ties. The number of other nodes
// with a path to a node is known for undirected ties; for directed ones, it is estimated from the
// share of pivots with such a path.
func (g *Graph) sampledCloseness(ctx context.Context, w Weight, pivots []int32) ([]float64, error) {
	found, err := g.distancesFrom(ctx, w, pivots)
	if err != nil {
		return nil, err
	}
	asked := slices.Repeat([]float64{float64(len(pivots))}, g.Nodes())
	for _, pivot := range pivots { // the search from a pivot also reaches the pivot itself
		found.met[pivot]--
		asked[pivot]--
	}
	reachable := g.reachable()
	closeness := make([]float64, g.Nodes())
	for node, met := range found.met {
		if met == 0 {
			continue
		}
		others := float64(reachable[node] - 1)
		if w.directed() {
			others = met / asked[node] * float64(g.Nodes()-1)
		}
		closeness[node] = g.closeness(others, found.sum[node]/met*others)
	}
	return closeness, nil
}

// distancesFrom adds up the distances from the pivots.
func (g *Graph) distancesFrom(ctx context.Context, w Weight, pivots []int32) (distances, error) {
	found := make([]distances, sampleBlocks)
	ties, reachable := g.adjacency(w), g.reachable()
	err := inParallel(ctx, len(found), func() func(int) {
		search := newSearch(ties.out, w)
		return func(block int) {
			found[block] = newDistances(g.Nodes())
			for i := block; i < len(pivots) && proceed(ctx); i += len(found) {
				search.from(pivots[i], reachable[pivots[i]])
				found[block].add(search)
			}
		}
	})
	if err != nil {
		return distances{}, err
	}
	for _, more := range found[1:] {
		found[0].merge(more)
	}
	return found[0], nil
}

// sampleBlocks is the number of blocks into which the pivots are divided. Each block is summed
// separately, so that rounding does not depend on the number of processors.
const sampleBlocks = 32

// distances contains, for each node, the number of pivots that reached the node and the sum of
// their distances.
type distances struct{ met, sum []float64 }

func newDistances(nodes int) distances {
	return distances{met: make([]float64, nodes), sum: make([]float64, nodes)}
}

func (d distances) add(s *search) {
	for _, node := range s.order {
		d.met[node]++
		d.sum[node] += s.distance[node]
	}
}

func (d distances) merge(more distances) {
	for node := range d.met {
		d.met[node] += more.met[node]
		d.sum[node] += more.sum[node]
	}
}
