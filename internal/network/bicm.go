package network

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// nullModel is the bipartite configuration model of lists: the maximum-entropy model in which the
// expected degrees of sponsors and sizes of lists equal the observed ones. Sponsors of equal degree
// have equal probabilities, and so do lists of equal size, so the model works on classes.
type nullModel struct {
	// class contains the class of each node, and lists the number of lists of each class.
	class []int32
	lists []int
	// probability is indexed by sponsor class and list class.
	probability [][]float64
}

// together appends the draws whose sum is the number of lists shared by sponsors a and b.
func (m *nullModel) together(draws []draw, a, b int32) []draw {
	ofA, ofB := m.probability[m.class[a]], m.probability[m.class[b]]
	for c, lists := range m.lists {
		draws = append(draws, draw{times: lists, probability: ofA[c] * ofB[c]})
	}
	return draws
}

// margin describes a class of sponsors or lists: the number of members and their common degree.
type margin struct{ class, count, degree int }

// nullModel fits the model to the lists.
//
// Errors: those of ctx.
func (l *Lists) nullModel(ctx context.Context) (*nullModel, error) {
	degree, size := make([]int, len(l.Sponsors)), make([]int, len(l.itemOf))
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

// margins groups degrees into classes of equal degree. It returns the classes in descending order,
// and the class of each element of degrees.
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

// fit computes the probabilities between sponsors and lists, both in descending order of degree. If
// the degrees determine some of them, these are 0 or 1, and the rest splits into two independent
// problems. This is the case if the k sponsors of greatest degree are on every list longer than k,
// and no other sponsor is on a shorter list. A problem that cannot be split has a solution with all
// probabilities strictly between 0 and 1.
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

// withSome returns the margins of positive degree.
func withSome(margins []margin) []margin {
	return slices.DeleteFunc(slices.Clone(margins), func(m margin) bool { return m.degree == 0 })
}

// split puts the first sponsors on the first lists with probability 1, and fits the two remaining problems.
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

// solve computes probabilities that are all strictly between 0 and 1.
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
