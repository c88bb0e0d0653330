package network

import (
	"slices"

	"proposaltracker/models"
)

// Graph is the one-mode projection of lists onto their sponsors. It does not change once it is
// made, and may be read from several goroutines.
type Graph struct {
	lists *Lists
	// a[e] < b[e] are the ends of edge e; edges are in order of (a, b).
	a, b   []int32
	shared []int32
	newman []float64
	// to[start[i]:start[i+1]] are the neighbours of node i in order, edge the edges to them.
	start, to, edge []int32
	// out are Fowler's ties.
	out arcs
}

// arcs are directed ties by the node that they go out from.
type arcs struct {
	start, to []int32
	weight    []float64
	// edge is the edge along which each goes, where that is asked for.
	edge []int32
}

// Ties are all ties of a weight in columns: [Fowler]'s go from A to B, co-sponsor to submitting
// delegation; the others are once each, with A before B. They are in order of A, then B.
type Ties struct {
	A, B   []int32
	Weight []float64
	// Edge is the number of the undirected edge between A and B, the place of its [Graph.Shared]
	// and significance.
	Edge []int32
}

// Lists is what the graph is the projection of.
func (g *Graph) Lists() *Lists { return g.lists }

// Nodes is the number of sponsors, and Edges the number of pairs that are tied.
func (g *Graph) Nodes() int { return len(g.lists.Sponsors) }

// Edges is the number of pairs that are tied, whatever the direction.
func (g *Graph) Edges() int { return len(g.a) }

// Ends are the two nodes of an edge, the first in order of code before the second.
func (g *Graph) Ends(edge int32) (a, b int32) { return g.a[edge], g.b[edge] }

// SharedCount is the number of lists that the ends of an edge share.
func (g *Graph) SharedCount(edge int32) int32 { return g.shared[edge] }

// EdgeBetween finds the edge between two nodes.
func (g *Graph) EdgeBetween(a, b int32) (edge int32, tied bool) {
	place, tied := slices.BinarySearch(g.to[g.start[a]:g.start[a+1]], b)
	if !tied {
		return 0, false
	}
	return g.edge[int(g.start[a])+place], true
}

// Neighbours are the nodes that a node is tied to, in order, and the edges to them.
func (g *Graph) Neighbours(node int32) (nodes, edges []int32) {
	return g.to[g.start[node]:g.start[node+1]], g.edge[g.start[node]:g.start[node+1]]
}

// Ties are the ties of a weight.
func (g *Graph) Ties(w Weight) Ties {
	if w.directed() {
		return Ties{A: g.out.origins(), B: g.out.to, Weight: g.out.weight, Edge: g.out.edge}
	}
	numbers := make([]int32, len(g.a))
	for edge := range numbers {
		numbers[edge] = int32(edge)
	}
	return Ties{A: g.a, B: g.b, Weight: g.weights(w), Edge: numbers}
}

// Tie is the weight of the tie from a to b, 0 where there is none. It is the same from b to a but
// for [Fowler].
func (g *Graph) Tie(w Weight, a, b int32) float64 {
	if !w.directed() {
		edge, tied := g.EdgeBetween(a, b)
		if !tied {
			return 0
		}
		return g.weight(w, edge)
	}
	place, tied := slices.BinarySearch(g.out.to[g.out.start[a]:g.out.start[a+1]], b)
	if !tied {
		return 0
	}
	return g.out.weight[int(g.out.start[a])+place]
}

// origins are the nodes that the arcs go out from.
func (a arcs) origins() []int32 {
	origins := make([]int32, len(a.to))
	for node := range len(a.start) - 1 {
		for i := a.start[node]; i < a.start[node+1]; i++ {
			origins[i] = int32(node)
		}
	}
	return origins
}

// weights are those of the edges; for [Fowler], the sum of both directions.
func (g *Graph) weights(w Weight) []float64 {
	if w == Newman {
		return g.newman
	}
	weights := make([]float64, len(g.a))
	if w == Fowler {
		for i, edge := range g.out.edge {
			weights[edge] += g.out.weight[i]
		}
		return weights
	}
	for edge := range weights {
		weights[edge] = g.weight(w, int32(edge))
	}
	return weights
}

// weight is that of an edge, for the weights that have no direction.
func (g *Graph) weight(w Weight, edge int32) float64 {
	switch w {
	case Binary:
		return 1
	case Newman:
		return g.newman[edge]
	default:
		return float64(g.shared[edge])
	}
}

// Shared are the proposals that two nodes share, as places in [Lists.Proposals], in order, once
// each; whether they are tied or not.
func (g *Graph) Shared(a, b int32) []int32 {
	proposals := []int32{}
	g.lists.common(a, b, func(_, _, list int32) {
		proposal := g.lists.proposalOf[list]
		if len(proposals) == 0 || proposals[len(proposals)-1] != proposal {
			proposals = append(proposals, proposal)
		}
	})
	return proposals
}

// SharedOn are the first and the last of the days on which two nodes came to share a list: that on
// which the later of the two came on. Both are zero where they share none.
func (g *Graph) SharedOn(a, b int32) (first, last models.Date) {
	from, to := noDay, noDay
	g.lists.common(a, b, func(atA, atB, _ int32) {
		on := max(g.lists.since[atA], g.lists.since[atB])
		to = max(to, on)
		if from == noDay || on < from {
			from = on
		}
	})
	return from.date(), to.date()
}

// common goes through the lists that two nodes share, with where they stand in members.
func (l *Lists) common(a, b int32, visit func(atA, atB, list int32)) {
	i, j := l.nodeStart[a], l.nodeStart[b]
	for i < l.nodeStart[a+1] && j < l.nodeStart[b+1] {
		switch listA, listB := l.on[i], l.on[j]; {
		case listA < listB:
			i++
		case listA > listB:
			j++
		default:
			visit(l.at[i], l.at[j], listA)
			i++
			j++
		}
	}
}
