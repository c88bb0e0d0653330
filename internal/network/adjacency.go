package network

// adjacency is the ties of a weight by node: out along which one goes from it, into along which
// one comes to it. Without direction the two are one.
type adjacency struct{ out, into arcs }

// adjacency lays out the ties of a weight for going along them.
func (g *Graph) adjacency(w Weight) adjacency {
	if w.directed() {
		return adjacency{out: g.out, into: g.out.reversed()}
	}
	both := g.undirected(w)
	return adjacency{out: both, into: both}
}

// undirected lays out the ties without their direction; [Fowler]'s weigh as much as both
// directions together, and edges along which there is none are left out.
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

// reversed turns each arc round.
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

// nodes is the number of nodes.
func (a arcs) nodes() int { return len(a.start) - 1 }

// strengths are the sums of the weights of each node's arcs.
func (a arcs) strengths() []float64 {
	strengths := make([]float64, a.nodes())
	for node := range strengths {
		for _, weight := range a.weight[a.start[node]:a.start[node+1]] {
			strengths[node] += weight
		}
	}
	return strengths
}
