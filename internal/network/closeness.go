package network

import (
	"context"
	"slices"
)

// Closeness is the inverse of the mean distance from the others that have a path to the node, times
// their share of all others, so that nodes of small components do not seem central:
//
//	c(u) = (r/(n-1)) · (r / Σ d(v,u)), r the number of others with a path to u
//
// Distances are 1/weight along a tie; [Fowler]'s follow its direction, from co-sponsor to submitter.
// Where [Graph.Sampling] says so, the mean distance is estimated from that of the pivots.
//
// Sources: Freeman 1978, Centrality in social networks, Social Networks 1(3); share by Wasserman &
// Faust 1994, p. 201, as in networkx.closeness_centrality; estimate by Eppstein & Wang 2004, Fast
// approximation of centrality, Journal of Graph Algorithms and Applications 8(1).
//
// Errors: ctx's.
func (g *Graph) Closeness(ctx context.Context, w Weight) ([]float64, error) {
	if s := g.Sampling(); !s.Exact {
		return g.sampledCloseness(ctx, w, g.drawn(s.Pivots))
	}
	return g.exactCloseness(ctx, w)
}

// Connectedness is Fowler's: the inverse of the mean distance from all other legislators to this
// one, along ties from co-sponsor to submitter whose distances are 1/weight. It is the closeness of
// [Fowler]'s ties; where all reach all, as in his Congresses, the share of others is 1 and it is his
// measure to the digit.
//
// Source: Fowler 2006, Connecting the Congress, Political Analysis 14(4), p. 470.
//
// Errors: ctx's.
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

// closeness is that of a node to which so many others have paths, whose distances have that sum.
func (g *Graph) closeness(others, sum float64) float64 {
	if sum == 0 {
		return 0
	}
	return others / float64(g.Nodes()-1) * (others / sum)
}

// reachable is the size of each node's component.
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

// sampledCloseness searches from the pivots, in the direction of ties. How many others have a path
// to a node is known where ties have no direction, and else estimated by the share of the pivots.
func (g *Graph) sampledCloseness(ctx context.Context, w Weight, pivots []int32) ([]float64, error) {
	found, err := g.distancesFrom(ctx, w, pivots)
	if err != nil {
		return nil, err
	}
	asked := slices.Repeat([]float64{float64(len(pivots))}, g.Nodes())
	for _, pivot := range pivots { // it met itself
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
			for i := block; i < len(pivots) && ctx.Err() == nil; i += len(found) {
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

// sampleBlocks is the number of parts in which pivots are searched from. Each part is added up by
// itself, so that the sums do not depend on how many processors there are.
const sampleBlocks = 32

// distances adds up, for each node, from how many pivots it was met and at what distances.
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
