package network

// refinement splits communities into well-connected parts.
type refinement struct {
	leiden *leiden

	level *level
	// community and part are indexed by node.
	community, part []int32
	// total is the strength of each community. strength is the strength of each part, size its
	// number of nodes, and cut the weight of the ties between the part and the rest of its
	// community.
	total, strength, cut []float64
	size                 []int32
}

// refine splits each community into connected parts. Initially, each node is a part. Nodes that are
// well connected to their community then merge with the well-connected part that gives the greatest
// gain.
func (r *leiden) refine(l *level, community []int32) []int32 {
	n := len(community)
	f := &refinement{
		leiden: r, level: l, community: community, part: alone(n), total: make([]float64, n),
		strength: append([]float64{}, l.strength...), cut: make([]float64, n), size: make([]int32, n),
	}
	for node, c := range community {
		f.total[c] += l.strength[node]
		f.size[node] = 1
		for slot := l.ties.start[node]; slot < l.ties.start[node+1]; slot++ {
			if community[l.ties.to[slot]] == c {
				f.cut[node] += l.ties.weight[slot]
			}
		}
	}
	for _, node := range r.chance.Perm(n) {
		f.merge(int32(node))
	}
	return f.part
}

// tiedWell reports whether a part is tied to the rest of its community at least as strongly as
// expected by chance.
func (f *refinement) tiedWell(part int32, total float64) bool {
	return f.cut[part] >= f.strength[part]*(total-f.strength[part])/f.level.total
}

// merge merges a node that is still alone in its part with the best part of its community, if that is a gain.
func (f *refinement) merge(node int32) {
	alone, total := f.part[node], f.total[f.community[node]]
	if f.size[alone] != 1 || !f.tiedWell(alone, total) {
		return
	}
	f.leiden.toward.gather(f.level, node, f.part, f.community)
	best, most, own := int32(-1), 0.0, f.cut[alone]
	for _, part := range f.leiden.toward.met {
		gain := f.leiden.toward.weight[part] - f.level.strength[node]*f.strength[part]/f.level.total
		if gain > most && f.tiedWell(part, total) {
			best, most = part, gain
		}
	}
	if best < 0 {
		return
	}
	f.part[node] = best
	f.strength[best] += f.level.strength[node]
	f.cut[best] += own - 2*f.leiden.toward.weight[best]
	f.size[best]++
	f.size[alone] = 0
}

// merged returns the level in which each part is a node, and the community of each of these nodes.
// It renumbers part and community from 0.
func (l *level) merged(part, community []int32) (next *level, of []int32) {
	parts, firsts := renumber(part)
	of = make([]int32, parts)
	for p, first := range firsts {
		of[p] = community[first]
	}
	renumber(of)
	members := countingSort(alone(len(part)), parts, func(node int32) int32 { return part[node] })
	next = &level{within: make([]float64, parts), strength: make([]float64, parts), total: l.total}
	next.ties.start = make([]int32, 1, parts+1)
	sums := &toward{weight: make([]float64, parts)}
	for at := 0; at < len(members); {
		p := part[members[at]]
		for ; at < len(members) && part[members[at]] == p; at++ {
			node := members[at]
			next.within[p] += l.within[node]
			next.strength[p] += l.strength[node]
			sums.add(l, node, part)
		}
		for _, to := range sums.met {
			if to == p {
				next.within[p] += sums.weight[to]
			} else {
				next.ties.to = append(next.ties.to, to)
				next.ties.weight = append(next.ties.weight, sums.weight[to])
			}
			sums.weight[to] = 0
		}
		sums.met = sums.met[:0]
		next.ties.start = append(next.ties.start, int32(len(next.ties.to)))
	}
	return next, of
}

// add sums the ties of a node.
func (t *toward) add(l *level, node int32, of []int32) {
	for slot := l.ties.start[node]; slot < l.ties.start[node+1]; slot++ {
		c := of[l.ties.to[slot]]
		if t.weight[c] == 0 {
			t.met = append(t.met, c)
		}
		t.weight[c] += l.ties.weight[slot]
	}
}

// renumber replaces labels with consecutive numbers from 0, in the order in which the labels first occur.
func renumber(labels []int32) (count int, firsts []int32) {
	number := make(map[int32]int32)
	for node, label := range labels {
		n, known := number[label]
		if !known {
			n = int32(len(firsts))
			number[label] = n
			firsts = append(firsts, int32(node))
		}
		labels[node] = n
	}
	return len(firsts), firsts
}
