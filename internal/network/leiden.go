package network

import (
	"context"
	"math/rand/v2"
)

// level is a graph whose nodes represent parts of the original graph: initially single sponsors,
// later groups of sponsors.
type level struct {
	ties arcs
	// within is twice the weight of the ties inside a node. strength includes it.
	within, strength []float64
	// total is twice the weight of all ties.
	total float64
}

func newLevel(ties arcs) *level {
	l := &level{ties: ties, within: make([]float64, ties.nodes()), strength: ties.strengths()}
	for _, strength := range l.strength {
		l.total += strength
	}
	return l
}

// modularity returns the modularity of a partition.
func (l *level) modularity(of []int32) float64 {
	if l.total == 0 {
		return 0
	}
	within, strength := make([]float64, len(of)), make([]float64, len(of))
	for node, c := range of {
		strength[c] += l.strength[node]
		within[c] += l.within[node]
		for slot := l.ties.start[node]; slot < l.ties.start[node+1]; slot++ {
			if of[l.ties.to[slot]] == c {
				within[c] += l.ties.weight[slot]
			}
		}
	}
	modularity := 0.0
	for c := range of {
		share := strength[c] / l.total
		modularity += within[c]/l.total - share*share
	}
	return modularity
}

// partition contains the community of each node, and the modularity.
type partition struct {
	of         []int32
	modularity float64
}

// leiden is a run of the algorithm.
type leiden struct {
	ctx    context.Context //nolint:containedctx // used for one run only
	chance *rand.Rand
	toward toward
}

// toward sums the weights of the ties from a node to each community.
type toward struct {
	weight []float64
	met    []int32
}

// gather sums the ties of a node to each community. If within is not nil, it counts only ties to
// nodes of the same part.
func (t *toward) gather(l *level, node int32, of, within []int32) {
	for _, c := range t.met {
		t.weight[c] = 0
	}
	t.met = t.met[:0]
	for slot := l.ties.start[node]; slot < l.ties.start[node+1]; slot++ {
		to := l.ties.to[slot]
		if within != nil && within[to] != within[node] {
			continue
		}
		c := of[to]
		if t.weight[c] == 0 {
			t.met = append(t.met, c)
		}
		t.weight[c] += l.ties.weight[slot]
	}
}

// enough is the minimum gain, relative to the total weight, for which a node moves. Smaller gains
// may be rounding errors, and could make a node move back and forth forever.
const enough = 1e-14

// run repeats the algorithm on its own result until the modularity stops improving.
func (r *leiden) run(whole *level) partition {
	best := partition{of: alone(whole.ties.nodes())}
	best.modularity = whole.modularity(best.of)
	for proceed(r.ctx) {
		next := partition{of: r.pass(whole, best.of)}
		next.modularity = whole.modularity(next.of)
		if next.modularity <= best.modularity+enough {
			break
		}
		best = next
	}
	return best
}

// alone puts each node into its own community.
func alone(nodes int) []int32 {
	of := make([]int32, nodes)
	for node := range of {
		of[node] = int32(node)
	}
	return of
}

// pass moves nodes, refines the result, and continues with the refined parts as nodes until each
// community is a single node.
func (r *leiden) pass(whole *level, start []int32) []int32 {
	at, of := whole, append([]int32{}, start...)
	// part maps each original node to its node in the current level.
	part := alone(whole.ties.nodes())
	for proceed(r.ctx) {
		r.toward = toward{weight: make([]float64, at.ties.nodes())}
		r.move(at, of)
		communities := count(of)
		if communities == len(of) {
			break
		}
		refined := r.refine(at, of)
		if count(refined) == len(of) {
			refined = append([]int32{}, of...)
		}
		at, of = at.merged(refined, of)
		for node := range part {
			part[node] = refined[part[node]]
		}
	}
	found := make([]int32, len(part))
	for node, p := range part {
		found[node] = of[p]
	}
	return found
}

// count returns the number of communities.
func count(of []int32) int {
	seen, communities := make([]bool, len(of)), 0
	for _, c := range of {
		if !seen[c] {
			seen[c] = true
			communities++
		}
	}
	return communities
}

// move moves single nodes to the community with the greatest gain until no move is a gain. It
// examines a node again after a neighbor has moved to another community.
func (r *leiden) move(l *level, of []int32) {
	strength, size := make([]float64, len(of)), make([]int32, len(of))
	for node, c := range of {
		strength[c] += l.strength[node]
		size[c]++
	}
	empty := []int32{}
	for c, nodes := range size {
		if nodes == 0 {
			empty = append(empty, int32(c))
		}
	}
	waiting := newWaiting(r.chance, len(of))
	for node, some := waiting.next(); some && proceed(r.ctx); node, some = waiting.next() {
		from := of[node]
		r.toward.gather(l, node, of, nil)
		strength[from] -= l.strength[node]
		size[from]--
		to := r.best(l, node, from, strength)
		if to < 0 { // the node gains most as a separate community
			to = from
			if size[from] > 0 {
				to = empty[len(empty)-1]
				empty = empty[:len(empty)-1]
			}
		}
		of[node] = to
		strength[to] += l.strength[node]
		size[to]++
		if to == from {
			continue
		}
		if size[from] == 0 {
			empty = append(empty, from)
		}
		for _, neighbour := range l.ties.to[l.ties.start[node]:l.ties.start[node+1]] {
			if of[neighbour] != to {
				waiting.add(neighbour)
			}
		}
	}
}

// best returns the community to which a removed node should move: its former one if no other is
// better, or -1 if the node gains most as a separate community.
func (r *leiden) best(l *level, node, from int32, strength []float64) int32 {
	expected := l.strength[node] / l.total
	best, most := from, r.toward.weight[from]-expected*strength[from]
	least := enough * l.total
	for _, c := range r.toward.met {
		if gain := r.toward.weight[c] - expected*strength[c]; gain > most+least {
			best, most = c, gain
		}
	}
	if most < -least {
		return -1
	}
	return best
}

// waiting is a queue of nodes without duplicates.
type waiting struct {
	ring   []int32
	is     []bool
	at, of int
}

// newWaiting returns a queue of all nodes in pseudorandom order.
func newWaiting(chance *rand.Rand, nodes int) *waiting {
	w := &waiting{ring: make([]int32, nodes), is: make([]bool, nodes), of: nodes}
	for i, node := range chance.Perm(nodes) {
		w.ring[i], w.is[i] = int32(node), true
	}
	return w
}

func (w *waiting) next() (node int32, some bool) {
	if w.of == 0 {
		return 0, false
	}
	node = w.ring[w.at]
	w.is[node] = false
	w.at++
	if w.at == len(w.ring) {
		w.at = 0
	}
	w.of--
	return node, true
}

func (w *waiting) add(node int32) {
	if w.is[node] {
		return
	}
	w.is[node] = true
	end := w.at + w.of
	if end >= len(w.ring) {
		end -= len(w.ring)
	}
	w.ring[end] = node
	w.of++
}
