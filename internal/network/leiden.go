package network

import (
	"context"
	"math/rand/v2"
)

// level is a graph whose nodes are parts of the whole: at first single sponsors, later groups.
type level struct {
	ties arcs
	// within is twice the weight of ties within a node; strength includes it.
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

// modularity is that of a partition.
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

// partition is each node's community, and how good that is.
type partition struct {
	of         []int32
	modularity float64
}

// leiden is one run of the algorithm.
type leiden struct {
	ctx    context.Context //nolint:containedctx // it lives as long as the run
	chance *rand.Rand
	toward toward
}

// toward adds up the weight from a node toward each community.
type toward struct {
	weight []float64
	met    []int32
}

// gather adds up what node is tied to; where within is given, to nodes of the same part alone.
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

// enough is the least gain, relative to all weight, for which a node moves: less may be rounding,
// by which it could move to and fro for ever.
const enough = 1e-14

// run repeats the algorithm from what it found until that gets no better.
func (r *leiden) run(whole *level) partition {
	best := partition{of: alone(whole.ties.nodes())}
	best.modularity = whole.modularity(best.of)
	for r.ctx.Err() == nil {
		next := partition{of: r.pass(whole, best.of)}
		next.modularity = whole.modularity(next.of)
		if next.modularity <= best.modularity+enough {
			break
		}
		best = next
	}
	return best
}

// alone puts each node into a community of its own.
func alone(nodes int) []int32 {
	of := make([]int32, nodes)
	for node := range of {
		of[node] = int32(node)
	}
	return of
}

// pass moves nodes, refines what comes of it, and goes on with the refined parts as nodes, until
// each community is one node.
func (r *leiden) pass(whole *level, start []int32) []int32 {
	at, of := whole, append([]int32{}, start...)
	// part is the node of the level that each node of the whole is in.
	part := alone(whole.ties.nodes())
	for r.ctx.Err() == nil {
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

// count is the number of communities.
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

// move moves single nodes to where the gain is greatest, until none gains; a node is looked at
// again when a neighbour has left it behind.
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
	for node, some := waiting.next(); some && r.ctx.Err() == nil; node, some = waiting.next() {
		from := of[node]
		r.toward.gather(l, node, of, nil)
		strength[from] -= l.strength[node]
		size[from]--
		to := r.best(l, node, from, strength)
		if to < 0 { // better alone
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

// best is the community where a node that was taken out gains most: the one that it comes from
// where none is better, -1 where it gains most alone.
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

// waiting is a queue of nodes, each in it at most once.
type waiting struct {
	ring   []int32
	is     []bool
	at, of int
}

// newWaiting lets all nodes wait, in an order drawn by chance.
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
