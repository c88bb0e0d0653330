package network

import (
	"slices"

	"proposaltracker/models"
)

// Graph is the one-mode projection of lists onto their sponsors. It is immutable and safe for
// concurrent use.
type Graph struct {
	lists *Lists
	// a[e] < b[e] are the ends of edge e. Edges are ordered by (a, b).
	a, b   []int32
	shared []int32
	newman []float64
	// to[start[i]:start[i+1]] are the neighbors of node i, in order. edge contains the edges to them.
	start, to, edge []int32
	// out contains the directed ties of [Fowler].
	out arcs
}

// arcs contains directed ties, indexed by the node from which they start.
type arcs struct {
	start, to []int32
	weight    []float64
	// edge contains the edge of each arc; nil if it is not needed.
	edge []int32
}

// Ties contains all ties with a given weight, in columns and ordered by A, then B. [Fowler] ties go
// from A, the co-sponsor, to B, the submitting delegation. Other ties appear once, with A before B.
type Ties struct {
	A, B   []int32
	Weight []float64
	// Edge is the number of the undirected edge between A and B, which indexes shared counts and
	// significance.
	Edge []int32
}

// Lists returns the lists from which the graph was projected.
func (g *Graph) Lists() *Lists { return g.lists }

// Nodes returns the number of sponsors.
func (g *Graph) Nodes() int { return len(g.lists.Sponsors) }

// Edges returns the number of pairs that are tied in either direction.
func (g *Graph) Edges() int { return len(g.a) }

// Ends returns the two nodes of an edge, ordered by code.
func (g *Graph) Ends(edge int32) (a, b int32) { return g.a[edge], g.b[edge] }

// SharedCount returns the number of lists that the ends of an edge share.
func (g *Graph) SharedCount(edge int32) int32 { return g.shared[edge] }

// EdgeBetween returns the edge between two nodes, and false if they are not tied.
func (g *Graph) EdgeBetween(a, b int32) (edge int32, tied bool) {
	place, tied := slices.BinarySearch(g.to[g.start[a]:g.start[a+1]], b)
	if !tied {
		return 0, false
	}
	return g.edge[int(g.start[a])+place], true
}

// Neighbours returns the nodes to which a node is tied, in order, and the edges to them.
func (g *Graph) Neighbours(node int32) (nodes, edges []int32) {
	return g.to[g.start[node]:g.start[node+1]], g.edge[g.start[node]:g.start[node+1]]
}

// Ties returns all ties with the given weight.
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

// Tie returns the weight of the tie from a to b, or 0 if there is none. Except for [Fowler] it is
// symmetric.
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

// origins returns the node from which each arc starts.
func (a arcs) origins() []int32 {
	origins := make([]int32, len(a.to))
	for node := range len(a.start) - 1 {
		for i := a.start[node]; i < a.start[node+1]; i++ {
			origins[i] = int32(node)
		}
	}
	return origins
}

// weights returns the weight of each edge. For [Fowler] it is the sum of both directions.
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

// weight returns the weight of an edge. w must be undirected.
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

// Shared returns the items that two nodes share, tied or not, as ordered indexes in
// [Lists.Items] without duplicates.
func (g *Graph) Shared(a, b int32) []int32 {
	items := []int32{}
	g.lists.common(a, b, func(_, _, list int32) {
		item := g.lists.itemOf[list]
		if len(items) == 0 || items[len(items)-1] != item {
			items = append(items, item)
		}
	})
	return items
}

// SharedOn returns the first and the last day on which two nodes came to share a list, that is, the
// day on which the later of the two joined it. Both are zero if they share no list.
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

// common calls visit for each list that two nodes share, with the index of each node in members.
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
