package network

import (
	"context"
	"math/bits"
)

// Clustering returns, for each node, the share of the pairs of its neighbors that are tied to each
// other, ignoring weights and directions. It is 0 for nodes with fewer than two neighbors.
//
// Source: Watts & Strogatz 1998, Collective dynamics of "small-world" networks, Nature 393.
//
// Errors: those of ctx.
func (g *Graph) Clustering(ctx context.Context) ([]float64, error) {
	triangles, err := g.triangles(ctx)
	if err != nil {
		return nil, err
	}
	clustering := make([]float64, g.Nodes())
	for node, degree := range g.Degree() {
		if degree > 1 {
			clustering[node] = 2 * float64(triangles[node]) / (float64(degree) * float64(degree-1))
		}
	}
	return clustering, nil
}

// triangles returns, for each node, the number of tied pairs of its neighbors. The count of common
// neighbors finds each pair twice, once from either end.
func (g *Graph) triangles(ctx context.Context) ([]int64, error) {
	triangles := make([]int64, g.Nodes())
	common := g.commonByRow
	// In a dense graph, scanning one bitmap per node is faster than scanning its neighbors.
	if words := int64(g.Nodes()+63) / 64; words*int64(g.Nodes()) <= 8*int64(len(g.to)) {
		common = g.commonByBits()
	}
	err := inParallel(ctx, g.Nodes(), func() func(int) {
		count := common()
		return func(node int) { triangles[node] = count(node) / 2 }
	})
	return triangles, err
}

// commonByBits returns a function that counts, with bitmaps, the common neighbors of a node and
// each of its neighbors.
func (g *Graph) commonByBits() func() func(int) int64 {
	words := (g.Nodes() + 63) / 64
	rows := make([]uint64, words*g.Nodes())
	for node := range g.Nodes() {
		for _, to := range g.to[g.start[node]:g.start[node+1]] {
			rows[node*words+int(to)/64] |= 1 << (to % 64)
		}
	}
	count := func(node int) (common int64) {
		row := rows[node*words : (node+1)*words]
		for _, to := range g.to[g.start[node]:g.start[node+1]] {
			other := rows[int(to)*words : (int(to)+1)*words]
			for i, word := range row {
				common += int64(bits.OnesCount64(word & other[i]))
			}
		}
		return common
	}
	return func() func(int) int64 { return count }
}

// commonByRow is like [Graph.commonByBits], but marks the neighbors of the node instead of using bitmaps.
func (g *Graph) commonByRow() func(int) int64 {
	marked := make([]bool, g.Nodes())
	return func(node int) (common int64) {
		neighbours := g.to[g.start[node]:g.start[node+1]]
		for _, to := range neighbours {
			marked[to] = true
		}
		for _, to := range neighbours {
			for _, third := range g.to[g.start[to]:g.start[to+1]] {
				if marked[third] {
					common++
				}
			}
		}
		for _, to := range neighbours {
			marked[to] = false
		}
		return common
	}
}
