package network

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Sampling describes whether paths are searched from all nodes or from a sample.
type Sampling struct {
	// Exact is true if paths are searched from all nodes.
	Exact bool
	// Pivots is the number of nodes from which paths are searched.
	Pivots int
}

const (
	// exactWork is the maximum product of nodes and ties for which paths are searched from all nodes.
	exactWork = 500_000_000
	// pivots is the number of nodes from which paths are searched in larger graphs.
	pivots = 512
)

// Sampling reports how [Graph.Betweenness], [Graph.Closeness] and [Graph.Connectedness] are
// computed: from all nodes if the product of nodes and ties is at most 500 million, otherwise from
// 512 pivots drawn with a fixed seed.
//
// Source: Brandes & Pich 2007, Centrality estimation in large networks, International Journal of
// Bifurcation and Chaos 17(7).
func (g *Graph) Sampling() Sampling {
	if nodes := g.Nodes(); nodes > pivots && nodes*g.Edges() > exactWork {
		return Sampling{Pivots: pivots}
	}
	return Sampling{Exact: true, Pivots: g.Nodes()}
}

// drawn returns the given number of pseudorandom nodes in ascending order. Each call returns the
// same nodes.
func (g *Graph) drawn(number int) []int32 {
	chance := rand.New(rand.NewPCG(1999, 2007)) //nolint:gosec // the sample must be reproducible
	drawn := make([]int32, number)
	for i, node := range chance.Perm(g.Nodes())[:number] {
		drawn[i] = int32(node)
	}
	slices.Sort(drawn)
	return drawn
}

// sameLength is the relative difference up to which two path lengths count as equal. Sums of the
// same distances in another order differ by rounding errors.
const sameLength = 1e-12

// search finds the shortest paths from a node. It can be reused for other nodes.
type search struct {
	ties arcs
	// lengths contains the length of each arc; nil if all lengths are 1.
	lengths []float64
	// distance is the distance from the source, +Inf if there is no path.
	distance []float64
	// order lists the reached nodes, nearest first.
	order []int32
	// level is the number of steps from the source in a search without lengths; -1 if not reached.
	level []int32
	// limit is the maximum distance of another path that counts as equally short.
	limit []float64
	queue queue
	// before contains the predecessors of each node on shortest paths, starting at into[node], and
	// befores their number. Both are nil if predecessors are not needed.
	into    []int32
	before  []int32
	befores []int32
}

func newSearch(ties arcs, w Weight) *search {
	n := ties.nodes()
	s := &search{
		ties: ties, distance: make([]float64, n), order: make([]int32, 0, n),
		level: make([]int32, n), limit: make([]float64, n),
	}
	if w != Binary {
		s.lengths = make([]float64, len(ties.weight))
		for i, weight := range ties.weight {
			s.lengths[i] = 1 / weight
		}
	}
	return s
}

// from searches from the given node. reachable is the size of its component.
func (s *search) from(node int32, reachable int) {
	if s.lengths == nil {
		s.byStep(node, reachable)
		return
	}
	s.byLength(node)
}

// byStep runs a breadth-first search.
func (s *search) byStep(node int32, reachable int) {
	for i := range s.level {
		s.level[i] = -1
	}
	s.level[node] = 0
	s.order = append(s.order[:0], node)
	for next := 0; next < len(s.order) && len(s.order) < reachable; next++ {
		from := s.order[next]
		for _, to := range s.ties.to[s.ties.start[from]:s.ties.start[from+1]] {
			if s.level[to] < 0 {
				s.level[to] = s.level[from] + 1
				s.order = append(s.order, to)
			}
		}
	}
	for _, to := range s.order {
		s.distance[to] = float64(s.level[to])
	}
}

// byLength runs Dijkstra's algorithm (1959).
func (s *search) byLength(node int32) {
	s.begin(node)
	for len(s.queue) > 0 {
		nearest := s.queue.pop()
		from := nearest.node
		if nearest.distance > s.distance[from] {
			continue
		}
		s.order = append(s.order, from)
		for slot := s.ties.start[from]; slot < s.ties.start[from+1]; slot++ {
			to, distance := s.ties.to[slot], nearest.distance+s.lengths[slot]
			if distance > s.limit[to] {
				continue
			}
			s.reach(from, to, distance)
		}
	}
}

func (s *search) begin(node int32) {
	for i := range s.distance {
		s.distance[i], s.limit[i] = math.Inf(1), math.Inf(1)
	}
	clear(s.befores)
	s.distance[node], s.limit[node] = 0, 0
	s.order = s.order[:0]
	s.queue = append(s.queue[:0], reached{0, node})
}

// reach relaxes an arc: it records the path if it is not longer than the shortest one so far.
func (s *search) reach(from, to int32, distance float64) {
	if distance < s.distance[to]*(1-sameLength) || math.IsInf(s.distance[to], 1) {
		s.distance[to], s.limit[to] = distance, distance*(1+sameLength)
		s.queue.push(reached{distance, to})
		if s.before == nil {
			return
		}
		s.befores[to] = 0
	}
	if s.before != nil {
		s.before[s.into[to]+s.befores[to]] = from
		s.befores[to]++
	}
}

// reached is a node with its distance.
type reached struct {
	distance float64
	node     int32
}

// queue is a binary heap with the nearest node first. It does not use container/heap, whose
// interface calls for each comparison take longer than the rest of the search.
type queue []reached

func (q *queue) push(r reached) {
	*q = append(*q, r)
	heap, at := *q, len(*q)-1
	for at > 0 {
		above := (at - 1) / 2
		if heap[above].distance <= r.distance {
			break
		}
		heap[at] = heap[above]
		at = above
	}
	heap[at] = r
}

func (q *queue) pop() reached {
	heap := *q
	nearest, last := heap[0], heap[len(heap)-1]
	heap = heap[:len(heap)-1]
	*q = heap
	if len(heap) == 0 {
		return nearest
	}
	at := 0
	for {
		below := 2*at + 1
		if below >= len(heap) {
			break
		}
		if below+1 < len(heap) && heap[below+1].distance < heap[below].distance {
			below++
		}
		if last.distance <= heap[below].distance {
			break
		}
		heap[at] = heap[below]
		at = below
	}
	heap[at] = last
	return nearest
}
