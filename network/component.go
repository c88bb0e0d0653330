package network

// Components gives for each node the number of its connected component, whatever the direction of
// ties, and how many there are. They are numbered from 0 in order of their first nodes.
func (g *Graph) Components() (of []int32, count int) {
	of = make([]int32, g.Nodes())
	for node := range of {
		of[node] = -1
	}
	queue := make([]int32, 0, g.Nodes())
	for node := range of {
		if of[node] >= 0 {
			continue
		}
		number := int32(count)
		count++
		of[node] = number
		queue = append(queue[:0], int32(node))
		for len(queue) > 0 {
			from := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, to := range g.to[g.start[from]:g.start[from+1]] {
				if of[to] < 0 {
					of[to] = number
					queue = append(queue, to)
				}
			}
		}
	}
	return of, count
}
