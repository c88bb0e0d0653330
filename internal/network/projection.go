package network

import (
	"context"
	"slices"
)

// Project returns the graph in which any two sponsors that share at least MinShared lists are tied.
// If the selection has a MaxPValue, ties with a greater p-value (see [Graph.PValues]) are omitted.
//
// Errors: those of ctx.
func (l *Lists) Project(ctx context.Context) (*Graph, error) {
	g := &Graph{lists: l}
	if err := g.tie(ctx); err != nil {
		return nil, err
	}
	if limit := l.selection.MaxPValue; limit > 0 {
		significance, err := g.PValues(ctx)
		if err != nil {
			return nil, err
		}
		g.keep(func(edge int) bool { return significance[edge] <= limit })
	}
	g.adjoin()
	return g, g.direct(ctx)
}

// row contains the ties of one sponsor to the sponsors after it.
type row struct {
	to     []int32
	shared []int32
	newman []float64
}

// tie finds all pairs that share enough lists, and computes their counts and Newman's weights. For
// each sponsor, it scans the later sponsors on each of the sponsor's lists. It adds weights in the
// order of lists, so that rounding does not depend on the end from which a tie is seen.
func (g *Graph) tie(ctx context.Context) error {
	rows := make([]row, g.Nodes())
	share := newmanShares(g.lists)
	err := inParallel(ctx, len(rows), func() func(int) {
		sums := newSums(len(rows))
		return func(a int) {
			sums.add(g.lists, share, a)
			rows[a] = sums.take(int32(max(1, g.lists.selection.MinShared)))
		}
	})
	if err != nil {
		return err
	}
	total := 0
	for a := range rows {
		total += len(rows[a].to)
	}
	g.a, g.b = make([]int32, 0, total), make([]int32, 0, total)
	g.shared, g.newman = make([]int32, 0, total), make([]float64, 0, total)
	for a := range rows {
		for range rows[a].to {
			g.a = append(g.a, int32(a))
		}
		g.b = append(g.b, rows[a].to...)
		g.shared = append(g.shared, rows[a].shared...)
		g.newman = append(g.newman, rows[a].newman...)
	}
	return nil
}

// newmanShares returns 1/(d-1) for each list with d sponsors, and 0 for a list with a single sponsor.
func newmanShares(l *Lists) []float64 {
	shares := make([]float64, len(l.itemOf))
	for list := range shares {
		if d := l.size(int32(list)); d > 1 {
			shares[list] = 1 / float64(d-1)
		}
	}
	return shares
}

// sums accumulates a row: of contains the sums for each sponsor, and found the sponsors that were seen.
type sums struct {
	of    []sum
	found []int32
}

type sum struct {
	newman float64
	shared int32
}

func newSums(nodes int) *sums { return &sums{of: make([]sum, nodes)} }

// add accumulates the shared lists of node a with the nodes after it.
func (s *sums) add(l *Lists, share []float64, a int) {
	for i := l.nodeStart[a]; i < l.nodeStart[a+1]; i++ {
		list := l.on[i]
		weight := share[list]
		for _, b := range l.members[l.at[i]+1 : l.start[list+1]] {
			sum := &s.of[b]
			if sum.shared == 0 {
				s.found = append(s.found, b)
			}
			sum.shared++
			sum.newman += weight
		}
	}
}

// take returns the row in order, except for pairs that share too few lists, and resets the sums.
func (s *sums) take(minShared int32) row {
	slices.Sort(s.found)
	r := row{
		to: make([]int32, 0, len(s.found)), shared: make([]int32, 0, len(s.found)), newman: make([]float64, 0, len(s.found)),
	}
	for _, b := range s.found {
		if sum := s.of[b]; sum.shared >= minShared {
			r.to, r.shared, r.newman = append(r.to, b), append(r.shared, sum.shared), append(r.newman, sum.newman)
		}
		s.of[b] = sum{}
	}
	s.found = s.found[:0]
	return r
}

// keep removes the edges for which pass returns false.
func (g *Graph) keep(pass func(edge int) bool) {
	kept := 0
	for edge := range g.a {
		if pass(edge) {
			g.a[kept], g.b[kept], g.shared[kept], g.newman[kept] = g.a[edge], g.b[edge], g.shared[edge], g.newman[edge]
			kept++
		}
	}
	g.a, g.b, g.shared, g.newman = g.a[:kept], g.b[:kept], g.shared[:kept], g.newman[:kept]
}

// adjoin fills in the neighbors of each node, in order. Edges are ordered by (a, b), so a node's
// lower-numbered neighbors are added before the higher-numbered ones.
func (g *Graph) adjoin() {
	g.start = make([]int32, g.Nodes()+1)
	for edge := range g.a {
		g.start[g.a[edge]+1]++
		g.start[g.b[edge]+1]++
	}
	for node := range g.Nodes() {
		g.start[node+1] += g.start[node]
	}
	next := slices.Clone(g.start)
	g.to, g.edge = make([]int32, 2*len(g.a)), make([]int32, 2*len(g.a))
	put := func(from, to int32, edge int) {
		g.to[next[from]], g.edge[next[from]] = to, int32(edge)
		next[from]++
	}
	for edge := range g.a {
		put(g.a[edge], g.b[edge], edge)
		put(g.b[edge], g.a[edge], edge)
	}
}

// direct computes the directed ties of [Fowler] along the edges: from each sponsor to the other
// submitters of the items that it sponsors.
func (g *Graph) direct(ctx context.Context) error {
	submitters := g.lists.submitters()
	g.out.start = make([]int32, 1, g.Nodes()+1)
	weight := make([]float64, g.Nodes())
	for from := range g.Nodes() {
		if !proceed(ctx) {
			return ctx.Err()
		}
		g.lists.support(from, submitters, weight)
		for slot := g.start[from]; slot < g.start[from+1]; slot++ {
			to := g.to[slot]
			if weight[to] > 0 {
				g.out.to = append(g.out.to, to)
				g.out.weight = append(g.out.weight, weight[to])
				g.out.edge = append(g.out.edge, g.edge[slot])
			}
		}
		clear(weight)
		g.out.start = append(g.out.start, int32(len(g.out.to)))
	}
	return nil
}

// submitters contains the submitters of each list: those of list k are nodes[start[k]:start[k+1]].
type submitters struct{ start, nodes []int32 }

func (l *Lists) submitters() submitters {
	s := submitters{start: make([]int32, 1, len(l.start))}
	for list := range l.itemOf {
		for at := l.start[list]; at < l.start[list+1]; at++ {
			if l.submits[at] {
				s.nodes = append(s.nodes, l.members[at])
			}
		}
		s.start = append(s.start, int32(len(s.nodes)))
	}
	return s
}

// support adds node's support of each submitter to weight: 1 divided by the number of co-sponsors,
// for each list that node co-sponsors.
func (l *Lists) support(node int, s submitters, weight []float64) {
	for i := l.nodeStart[node]; i < l.nodeStart[node+1]; i++ {
		list := l.on[i]
		if l.submits[l.at[i]] {
			continue
		}
		submitted := s.nodes[s.start[list]:s.start[list+1]]
		coSponsors := l.size(list) - int32(len(submitted))
		for _, to := range submitted {
			weight[to] += 1 / float64(coSponsors)
		}
	}
}
