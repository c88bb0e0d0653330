package document

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

const (
	// unpaired marks a unit without a partner; rewrapped marks a unit whose words are divided into
	// other paragraphs in the other text.
	unpaired  = -1
	rewrapped = -2

	// maxPairs is the maximum number of pairs to compare. If there are more, each unit is compared
	// only with the nearest units on either side.
	maxPairs = 10_000
	nearest  = 8
	// alike is the minimum similarity at which two paragraphs are paired. sameNumber is added to
	// their similarity if their numbers are equal.
	alike      = 0.5
	sameNumber = 0.2
)

// alignment pairs the units of a former text with those of a later one. toAfter and toBefore hold
// the index of each unit's partner, unpaired or rewrapped.
type alignment struct {
	before, after     []unit
	toAfter, toBefore []int
	// compared counts the pairs whose similarity was computed.
	compared int
}

func newAlignment(before, after []unit) *alignment {
	a := &alignment{before: before, after: after, toAfter: make([]int, len(before)), toBefore: make([]int, len(after))}
	for i := range a.toAfter {
		a.toAfter[i] = unpaired
	}
	for i := range a.toBefore {
		a.toBefore[i] = unpaired
	}
	return a
}

func (a *alignment) pair(i, j int) { a.toAfter[i], a.toBefore[j] = j, i }

func (a *alignment) align() {
	a.pairUnchangedRuns()
	a.pairBy(func(u unit) int32 { return u.whole })
	a.pairBy(func(u unit) int32 { return u.content })
	a.pairAlike()
	a.pairNumbers()
}

// pairUnchangedRuns pairs runs of equal units that are in the same order. Between two such runs, it
// marks units that differ only in their paragraph breaks as rewrapped.
func (a *alignment) pairUnchangedRuns() {
	i, j := 0, 0
	for _, diff := range append(lcs.DiffRunes(wholes(a.before), wholes(a.after)), lcs.Diff{
		Start: len(a.before), End: len(a.before), ReplStart: len(a.after), ReplEnd: len(a.after),
	}) {
		for ; i < diff.Start; i, j = i+1, j+1 {
			a.pair(i, j)
		}
		i, j = diff.End, diff.ReplEnd
		a.setRewrappedAside(diff)
	}
}

func (a *alignment) setRewrappedAside(diff lcs.Diff) {
	if !slices.Equal(stream(a.before[diff.Start:diff.End]), stream(a.after[diff.ReplStart:diff.ReplEnd])) {
		return
	}
	for i := diff.Start; i < diff.End; i++ {
		a.toAfter[i] = rewrapped
	}
	for j := diff.ReplStart; j < diff.ReplEnd; j++ {
		a.toBefore[j] = rewrapped
	}
}

func wholes(units []unit) []rune {
	all := make([]rune, len(units))
	for i, u := range units {
		all[i] = u.whole
	}
	return all
}

// pairBy pairs the remaining units that have the same identity, in order.
func (a *alignment) pairBy(identity func(unit) int32) {
	waiting := map[int32][]int{}
	for _, i := range left(a.toAfter) {
		id := identity(a.before[i])
		waiting[id] = append(waiting[id], i)
	}
	for _, j := range left(a.toBefore) {
		id := identity(a.after[j])
		if queue := waiting[id]; len(queue) > 0 {
			a.pair(queue[0], j)
			waiting[id] = queue[1:]
		}
	}
}

// left returns the indexes of the units that have no partner yet.
func left(partners []int) []int {
	var all []int
	for i, partner := range partners {
		if partner == unpaired {
			all = append(all, i)
		}
	}
	return all
}

// candidate is a pair of units that may be the same paragraph.
type candidate struct {
	i, j  int
	score float64
}

// pairAlike pairs the remaining units by similarity, most similar first.
func (a *alignment) pairAlike() {
	before, after := left(a.toAfter), left(a.toBefore)
	window := len(before) + len(after)
	if len(before)*len(after) > maxPairs {
		window = nearest
	}
	var candidates []candidate
	for n, i := range before {
		centre := n * len(after) / len(before)
		for _, j := range after[min(len(after), max(0, centre-window)):min(len(after), centre+window)] {
			if c := a.candidate(i, j); c.score >= alike {
				candidates = append(candidates, c)
			}
		}
	}
	slices.SortStableFunc(candidates, func(x, y candidate) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		default:
			return 0
		}
	})
	for _, c := range candidates {
		if a.toAfter[c.i] == unpaired && a.toBefore[c.j] == unpaired {
			a.pair(c.i, c.j)
		}
	}
}

func (a *alignment) candidate(i, j int) candidate {
	a.compared++
	before, after := a.before[i], a.after[j]
	score := similarity(before.words, after.words)
	if before.number != "" && before.number == after.number {
		score += sameNumber
	}
	return candidate{i, j, score}
}

// similarity returns the Dice coefficient of the words of two paragraphs, from 0 to 1. Repeated
// words count as often as they occur. Both lists must be in ascending order.
func similarity(before, after []int32) float64 {
	if len(before)+len(after) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(before) && j < len(after); {
		switch {
		case before[i] < after[j]:
			i++
		case before[i] > after[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2 * float64(common) / float64(len(before)+len(after))
}

// pairNumbers pairs the remaining units that have the same number. These are rewritten paragraphs.
func (a *alignment) pairNumbers() {
	numbered := map[string]int{}
	for _, i := range left(a.toAfter) {
		if number := a.before[i].number; number != "" {
			numbered[number] = i
		}
	}
	for _, j := range left(a.toBefore) {
		if i, ok := numbered[a.after[j].number]; ok {
			a.pair(i, j)
			delete(numbered, a.after[j].number)
		}
	}
}

// longestInOrder finds the longest sequence of pairs that are in the same order in both texts. For
// each unit of the later text, the result is true if the unit is part of the sequence; the other
// paired units have moved.
func (a *alignment) longestInOrder() []bool {
	var ends []int // ends[n] is the later unit at which the best sequence of n+1 pairs ends
	previous := make([]int, len(a.after))
	for j, i := range a.toBefore {
		if i < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(ends, i, func(end, i int) int { return a.toBefore[end] - i })
		previous[j] = unpaired
		if at > 0 {
			previous[j] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, j)
		}
		ends[at] = j
	}
	inOrder := make([]bool, len(a.after))
	if len(ends) == 0 {
		return inOrder
	}
	for j := ends[len(ends)-1]; j != unpaired; j = previous[j] {
		inOrder[j] = true
	}
	return inOrder
}
