package network

import "slices"

// Path returns a shortest chain of ties from a to b, both included, ignoring weights and
// directions. Of several shortest chains, it returns the one whose nodes come first in order of
// code. The result is empty if there is no chain.
func (g *Graph) Path(a, b int32) []int32 {
	// The search for distances starts at b, so that the walk from a can always take the first
	// neighbor that is nearer to b.
	steps := g.stepsFrom(b)
	if steps[a] < 0 {
		return []int32{}
	}
	path := []int32{a}
	for at := a; at != b; {
		neighbours, _ := g.Neighbours(at)
		at = neighbours[slices.IndexFunc(neighbours, func(to int32) bool { return steps[to] == steps[at]-1 })]
		path = append(path, at)
	}
	return path
}

// stepsFrom returns the number of ties from a node to each other node, or -1 if there is no chain.
func (g *Graph) stepsFrom(node int32) []int32 {
	steps := make([]int32, g.Nodes())
	for i := range steps {
		steps[i] = -1
	}
	steps[node] = 0
	queue := append(make([]int32, 0, g.Nodes()), node)
	for next := 0; next < len(queue); next++ {
		from := queue[next]
		for _, to := range g.to[g.start[from]:g.start[from+1]] {
			if steps[to] < 0 {
				steps[to] = steps[from] + 1
				queue = append(queue, to)
			}
		}
	}
	return steps
}
