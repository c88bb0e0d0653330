package document

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

const (
	// unpaired marks a unit without partner, relaid one whose words stand in the other text in
	// other paragraphs.
	unpaired = -1
	relaid   = -2

	// allPairs is how many pairs are compared at most; where more are left, each unit is compared
	// with nearest others on either side.
	allPairs = 10_000
	nearest  = 8
	// alike is the likeness from which two paragraphs are one; sameNumber is what an equal
	// number adds to it.
	alike      = 0.5
	sameNumber = 0.2
)

// alignment finds which unit of the former text is which of the later.
type alignment struct {
	before, after     []unit
	toAfter, toBefore []int
	// compared counts the pairs whose likeness was taken.
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

// pairUnchangedRuns pairs what is the same in the same order, and sets aside what between two
// such runs is only cut into other paragraphs.
func (a *alignment) pairUnchangedRuns() {
	i, j := 0, 0
	for _, diff := range append(lcs.DiffRunes(wholes(a.before), wholes(a.after)), lcs.Diff{
		Start: len(a.before), End: len(a.before), ReplStart: len(a.after), ReplEnd: len(a.after),
	}) {
		for ; i < diff.Start; i, j = i+1, j+1 {
			a.pair(i, j)
		}
		i, j = diff.End, diff.ReplEnd
		a.setRelaidAside(diff)
	}
}

func (a *alignment) setRelaidAside(diff lcs.Diff) {
	if !slices.Equal(stream(a.before[diff.Start:diff.End]), stream(a.after[diff.ReplStart:diff.ReplEnd])) {
		return
	}
	for i := diff.Start; i < diff.End; i++ {
		a.toAfter[i] = relaid
	}
	for j := diff.ReplStart; j < diff.ReplEnd; j++ {
		a.toBefore[j] = relaid
	}
}

func wholes(units []unit) []rune {
	all := make([]rune, len(units))
	for i, u := range units {
		all[i] = u.whole
	}
	return all
}

// pairBy pairs what is left and has the same identity, first with first.
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

// left lists the units without partner.
func left(partners []int) []int {
	var all []int
	for i, partner := range partners {
		if partner == unpaired {
			all = append(all, i)
		}
	}
	return all
}

// candidate is a pair that may be one paragraph.
type candidate struct {
	i, j  int
	score float64
}

// pairAlike pairs what is left by likeness, the most alike first.
func (a *alignment) pairAlike() {
	before, after := left(a.toAfter), left(a.toBefore)
	window := len(before) + len(after)
	if len(before)*len(after) > allPairs {
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
	score := likeness(before.words, after.words)
	if before.number != "" && before.number == after.number {
		score += sameNumber
	}
	return candidate{i, j, score}
}

// likeness is the share of words that two paragraphs have in common, counted as often as they
// occur, from 0 to 1 (Dice). Both lists are in ascending order.
func likeness(before, after []int32) float64 {
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

// pairNumbers pairs what is left under the same number: a paragraph written anew.
func (a *alignment) pairNumbers() {
	numbered := map[string]int{}
	for _, i := range left(a.toAfter) {
		if number := a.before[i].number; number != "" {
			numbered[number] = i
		}
	}
	for _, j := range left(a.toBefore) {
		if i, is := numbered[a.after[j].number]; is {
			a.pair(i, j)
			delete(numbered, a.after[j].number)
		}
	}
}

// longestInOrder tells, for each unit of the later text, whether it is one of the most pairs that
// stand in the same order in both texts; the others have moved.
func (a *alignment) longestInOrder() []bool {
	var ends []int // ends[n] is the later unit at which the best run of n+1 pairs ends
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
