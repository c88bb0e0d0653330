package network

// Components returns the connected component of each node, ignoring directions, and the number of
// components. They are numbered from 0 in the order of their first nodes.
func (g *Graph) Components() (of []int32, count int) {
	return arcs{start: g.start, to: g.to}.components()
}

// components returns the component of each node and the number of components. Each arc must have a
// counterpart in the other direction.
func (a arcs) components() (of []int32, count int) {
	of = make([]int32, a.nodes())
	for node := range of {
		of[node] = -1
	}
	waiting := make([]int32, 0, len(of))
	for node := range of {
		if of[node] >= 0 {
			continue
		}
		number := int32(count)
		count++
		of[node] = number
		waiting = append(waiting[:0], int32(node))
		for len(waiting) > 0 {
			from := waiting[len(waiting)-1]
			waiting = waiting[:len(waiting)-1]
			for _, to := range a.to[a.start[from]:a.start[from+1]] {
				if of[to] < 0 {
					of[to] = number
					waiting = append(waiting, to)
				}
			}
		}
	}
	return of, count
}

// componentNodes returns the nodes of each component, in order.
func (a arcs) componentNodes() [][]int32 {
	of, count := a.components()
	nodes := make([][]int32, count)
	for node, number := range of {
		nodes[number] = append(nodes[number], int32(node))
	}
	return nodes
}
