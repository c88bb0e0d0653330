package network

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// nullModel is the bipartite configuration model of lists: the maximum-entropy model whose expected
// degrees are those of the sponsors and the sizes of the lists. Sponsors of the same degree have the
// same probabilities, and lists of the same size, so that the model is of classes.
type nullModel struct {
	// class is each node's class; lists counts the lists of each class.
	class []int32
	lists []int
	// probability is by class of sponsor and class of list.
	probability [][]float64
}

// together are the draws that make the number of lists that two sponsors share.
func (m *nullModel) together(draws []draw, a, b int32) []draw {
	ofA, ofB := m.probability[m.class[a]], m.probability[m.class[b]]
	for c, lists := range m.lists {
		draws = append(draws, draw{times: lists, probability: ofA[c] * ofB[c]})
	}
	return draws
}

// margin is a class of sponsors, or of lists: how many they are, and how many of the others each
// is on, or has.
type margin struct{ class, count, degree int }

// nullModel fits the model to the lists.
//
// Errors: ctx's.
func (l *Lists) nullModel(ctx context.Context) (*nullModel, error) {
	degree, size := make([]int, len(l.Sponsors)), make([]int, len(l.proposalOf))
	for node := range degree {
		degree[node] = int(l.nodeStart[node+1] - l.nodeStart[node])
	}
	for list := range size {
		size[list] = int(l.size(int32(list)))
	}
	sponsors, class := margins(degree)
	lists, _ := margins(size)
	m := &nullModel{class: class, lists: make([]int, len(lists)), probability: make([][]float64, len(sponsors))}
	for _, list := range lists {
		m.lists[list.class] = list.count
	}
	for c := range m.probability {
		m.probability[c] = make([]float64, len(lists))
	}
	return m, m.fit(ctx, sponsors, lists)
}

// margins are the classes of equal degree, the greatest first, and each one's class.
func margins(degrees []int) (margins []margin, class []int32) {
	counts := map[int]int{}
	for _, degree := range degrees {
		counts[degree]++
	}
	for degree, count := range counts {
		margins = append(margins, margin{count: count, degree: degree})
	}
	slices.SortFunc(margins, func(a, b margin) int { return cmp.Compare(b.degree, a.degree) })
	numbers := map[int]int32{}
	for c := range margins {
		margins[c].class = c
		numbers[margins[c].degree] = int32(c)
	}
	class = make([]int32, len(degrees))
	for i, degree := range degrees {
		class[i] = numbers[degree]
	}
	return margins, class
}

// fit finds the probabilities between some sponsors and some lists, both in order of degree. Where
// the degrees allow one way only for some of them (the k sponsors of greatest degree are on all the
// lists of k and more, and alone on the others), these are certain, and what is left falls into two
// parts that have nothing to do with each other. What cannot be split so has a solution with all
// probabilities between 0 and 1.
//
// Source: the condition of Gale 1957 and Ryser 1957, met with equality.
func (m *nullModel) fit(ctx context.Context, sponsors, lists []margin) error {
	sponsors, lists = withSome(sponsors), withSome(lists)
	placed, k := 0, 0
	for i, s := range sponsors {
		k += s.count
		placed += s.count * s.degree
		most := 0
		for _, list := range lists {
			most += list.count * min(list.degree, k)
		}
		full := slices.IndexFunc(lists, func(list margin) bool { return list.degree < k })
		if full < 0 {
			full = len(lists)
		}
		if placed < most || (i == len(sponsors)-1 && full == 0) {
			continue
		}
		return m.split(ctx, sponsors, lists, i+1, full)
	}
	if len(sponsors) == 0 {
		return nil
	}
	return m.solve(ctx, sponsors, lists)
}

// withSome are the margins of a degree above 0.
func withSome(margins []margin) []margin {
	return slices.DeleteFunc(slices.Clone(margins), func(m margin) bool { return m.degree == 0 })
}

// split puts the first sponsors onto the first lists, and fits what is left of each.
func (m *nullModel) split(ctx context.Context, sponsors, lists []margin, firstSponsors, firstLists int) error {
	upper, tall := slices.Clone(sponsors[:firstSponsors]), slices.Clone(lists[:firstLists])
	for _, s := range upper {
		for _, list := range tall {
			m.probability[s.class][list.class] = 1
		}
	}
	sponsorCount, listCount := 0, 0
	for _, s := range upper {
		sponsorCount += s.count
	}
	for _, list := range tall {
		listCount += list.count
	}
	for i := range upper {
		upper[i].degree -= listCount
	}
	for i := range tall {
		tall[i].degree -= sponsorCount
	}
	return errors.Join(m.fit(ctx, upper, lists[firstLists:]), m.fit(ctx, sponsors[firstSponsors:], tall))
}

// solve finds the probabilities where all are between 0 and 1.
func (m *nullModel) solve(ctx context.Context, sponsors, lists []margin) error {
	f := newFitting(sponsors, lists)
	if err := f.run(ctx); err != nil {
		return err
	}
	for i, s := range sponsors {
		for k, list := range lists {
			m.probability[s.class][list.class] = f.probability(i, k)
		}
	}
	return nil
}
