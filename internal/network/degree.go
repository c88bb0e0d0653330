package network

// Degree returns, for each node, the number of nodes to which it is tied.
func (g *Graph) Degree() []int32 {
	degree := make([]int32, g.Nodes())
	for node := range degree {
		degree[node] = g.start[node+1] - g.start[node]
	}
	return degree
}

// Strength returns, for each node, the sum of the weights of its ties. For [Fowler] it is the sum
// of the incoming weights: the support received as submitting delegation.
//
// Source: Barrat et al. 2004, The architecture of complex weighted networks, PNAS 101(11), eq. 1.
func (g *Graph) Strength(w Weight) []float64 {
	strength := make([]float64, g.Nodes())
	ties := g.Ties(w)
	for i, weight := range ties.Weight {
		strength[ties.B[i]] += weight
		if !w.directed() {
			strength[ties.A[i]] += weight
		}
	}
	return strength
}

// Density returns the share of all pairs that are tied, 2m/(n(n-1)). It is 0 for fewer than two
// nodes.
func (g *Graph) Density() float64 {
	n := float64(g.Nodes())
	if n < 2 {
		return 0
	}
	return 2 * float64(g.Edges()) / (n * (n - 1))
}
