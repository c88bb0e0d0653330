package network

// Core returns, for each node, the greatest k such that the node is in the k-core: the largest
// subgraph in which each node is tied to at least k others, ignoring weights and directions.
// Sources: Seidman 1983, Network structure and minimum degree, Social Networks 5(3); for the
// algorithm, which repeatedly removes a node of minimum degree, Batagelj & Zaveršnik 2003, An O(m)
// algorithm for cores decomposition of networks.
func (g *Graph) Core() []int32 {
	core := g.Degree()
	order, place, first := byDegree(core)
	for _, node := range order {
		for _, to := range g.to[g.start[node]:g.start[node+1]] {
			if core[to] <= core[node] {
				continue
			}
			// Node to swaps positions with the first node of its degree, and its degree decreases
			// by one.
			ahead := order[first[core[to]]]
			if ahead != to {
				order[place[to]], order[place[ahead]] = ahead, to
				place[to], place[ahead] = place[ahead], place[to]
			}
			first[core[to]]++
			core[to]--
		}
	}
	return core
}

// byDegree sorts the nodes by degree and returns the position of each node and the first position
// of each degree.
func byDegree(degree []int32) (order, place, first []int32) {
	nodes := make([]int32, len(degree))
	greatest := int32(0)
	for node := range nodes {
		nodes[node] = int32(node)
		greatest = max(greatest, degree[node])
	}
	first = make([]int32, greatest+2)
	for _, d := range degree {
		first[d+1]++
	}
	for d := range greatest + 1 {
		first[d+1] += first[d]
	}
	order = countingSort(nodes, int(greatest)+1, func(node int32) int32 { return degree[node] })
	place = make([]int32, len(degree))
	for at, node := range order {
		place[node] = int32(at)
	}
	return order, place, first
}
