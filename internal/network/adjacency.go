package network

// adjacency contains the ties by node: out lists outgoing arcs, and into lists incoming ones. For
// undirected weights, both are the same.
type adjacency struct{ out, into arcs }

// adjacency returns the ties by node, with the given weight.
func (g *Graph) adjacency(w Weight) adjacency {
	if w.directed() {
		return adjacency{out: g.out, into: g.out.reversed()}
	}
	both := g.undirected(w)
	return adjacency{out: both, into: both}
}

// undirected returns the ties by node, without their direction. It adds up the two directions of a
// [Fowler] tie, and omits edges without a tie in either direction.
func (g *Graph) undirected(w Weight) arcs {
	weights := g.weights(w)
	a := arcs{start: make([]int32, 1, len(g.start)), to: make([]int32, 0, len(g.to)), weight: make([]float64, 0, len(g.to))}
	for node := range g.Nodes() {
		for slot := g.start[node]; slot < g.start[node+1]; slot++ {
			if weight := weights[g.edge[slot]]; weight > 0 {
				a.to, a.weight = append(a.to, g.to[slot]), append(a.weight, weight)
			}
		}
		a.start = append(a.start, int32(len(a.to)))
	}
	return a
}

// reversed returns the arcs with their directions reversed.
func (a arcs) reversed() arcs {
	r := arcs{
		start: make([]int32, len(a.start)), to: make([]int32, len(a.to)),
		weight: make([]float64, len(a.to)),
	}
	for _, to := range a.to {
		r.start[to+1]++
	}
	for node := range len(a.start) - 1 {
		r.start[node+1] += r.start[node]
	}
	next := append([]int32{}, r.start...)
	for i, from := range a.origins() {
		at := next[a.to[i]]
		next[a.to[i]]++
		r.to[at], r.weight[at] = from, a.weight[i]
	}
	return r
}

// nodes returns the number of nodes.
func (a arcs) nodes() int { return len(a.start) - 1 }

// strengths returns, for each node, the sum of the weights of its arcs.
func (a arcs) strengths() []float64 {
	strengths := make([]float64, a.nodes())
	for node := range strengths {
		for _, weight := range a.weight[a.start[node]:a.start[node+1]] {
			strengths[node] += weight
		}
	}
	return strengths
}
