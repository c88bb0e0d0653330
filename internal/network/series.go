package network

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"time"

	"proposaltracker/models"
)

// Step is the step length of a series. The empty Step is [Year].
type Step string

// The step lengths, in calendar units.
const (
	Year    Step = "YEAR"
	Quarter Step = "QUARTER"
)

// Slice is the graph of one period.
type Slice struct {
	// From and To are the first and the last day.
	From, To models.Date
	// Graph is the graph of the spells of the selection that began in the slice.
	Graph *Graph
	// NewTies lists the pairs that came to share a list for the first time in the slice, ordered by
	// day, then by the codes of joiner and joined.
	NewTies []NewTie
}

// NewTie is a pair that came to share a list for the first time.
type NewTie struct {
	// Joiner joined a list that Joined was already on. If both joined on the same day, Joined is
	// the one that submitted the item, or else the first in order of code.
	Joiner, Joined models.ID
	// FormedOn is the day on which Joiner joined.
	FormedOn models.Date
	// Item is the item of the list. If several lists qualify on the same day, Item is the one that
	// was circulated first.
	Item models.ID
}

// maxSlices is the maximum number of slices in a series.
const maxSlices = 1000

// Series divides the selection into overlapping slices. Each slice covers window steps and starts
// one step after the previous one, from the step of the first selected spell to that of the last. A
// slice is the graph of the selection with From and To set to its bounds. A tie is new if the pair
// shared no list before. For that purpose, From, MinShared and MaxPValue of the selection are
// ignored, so that earlier spells count.
//
// Errors: those of ctx; INVALID_INPUT for a window less than 1 or longer than the data,
// LIMIT_EXCEEDED for more than 1000 slices, both at the field "window" or "step".
func Series(ctx context.Context, c *models.CoSponsorships, s Selection, step Step, window int) ([]Slice, error) {
	if window < 1 {
		return nil, models.NewProblem(models.OutOfRange, models.P("value", window), models.P("min", 1)).At("window")
	}
	first, last, some := span(Select(c, s))
	if !some {
		return []Slice{}, nil
	}
	begins := step.begins(first, last)
	steps := len(begins) - 1
	if window > steps {
		return nil, models.NewProblem(models.OutOfRange, models.P("value", window), models.P("max", steps), models.P("bound", models.TermDataSpan)).At("window")
	}
	if count := steps - window + 1; count > maxSlices {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermSlices), models.P("count", steps), models.P("limit", maxSlices)).At("step")
	}
	ties, err := newTies(ctx, c, s)
	if err != nil {
		return nil, err
	}
	series := make([]Slice, 0, steps-window+1)
	for i := range steps - window + 1 {
		slice, err := cut(ctx, c, s, begins[i], begins[i+window].AddDays(-1))
		if err != nil {
			return nil, err
		}
		slice.NewTies = between(ties, slice.Graph.lists.selection.From, slice.Graph.lists.selection.To)
		series = append(series, slice)
	}
	return series, nil
}

// span returns the days on which the first and the last spell began.
func span(l *Lists) (first, last models.Date, some bool) {
	if len(l.spells) == 0 {
		return first, last, false
	}
	from, to := l.spells[0].from, l.spells[0].from
	for i := range l.spells {
		from, to = min(from, l.spells[i].from), max(to, l.spells[i].from)
	}
	return from.date(), to.date(), true
}

// begins returns the first days of the steps, from the step of first to the one after the step of
// last.
func (s Step) begins(first, last models.Date) []models.Date {
	months := 12
	if s == Quarter {
		months = 3
	}
	at := first.Time()
	month := time.Month((int(at.Month())-1)/months*months + 1)
	begins := []models.Date{models.NewDate(at.Year(), month, 1)}
	for !begins[len(begins)-1].After(last) {
		begins = append(begins, models.NewDate(at.Year(), month+time.Month(months*len(begins)), 1))
	}
	return begins
}

// cut returns the slice between two days, within the selection's own bounds.
func cut(ctx context.Context, c *models.CoSponsorships, s Selection, from, to models.Date) (Slice, error) {
	within := s
	if from.After(s.From) {
		within.From = from
	}
	if s.To.IsZero() || to.Before(s.To) {
		within.To = to
	}
	g, err := Select(c, within).Project(ctx)
	return Slice{From: from, To: to, Graph: g}, err
}

// between returns the ties that were formed on or between two days. ties must be ordered by day.
func between(ties []NewTie, from, to models.Date) []NewTie {
	first := sort.Search(len(ties), func(i int) bool { return !ties[i].FormedOn.Before(from) })
	end := sort.Search(len(ties), func(i int) bool { return ties[i].FormedOn.After(to) })
	return ties[first:max(first, end):max(first, end)]
}

// newTies returns the first tie of each pair, in order.
func newTies(ctx context.Context, c *models.CoSponsorships, s Selection) ([]NewTie, error) {
	s.From = models.Date{}
	l := Select(c, s)
	rows := make([][]firstTie, len(l.Sponsors))
	err := inParallel(ctx, len(rows), func() func(int) {
		firsts := make([]firstTie, len(rows))
		return func(a int) { rows[a] = l.firstTies(int32(a), firsts) }
	})
	if err != nil {
		return nil, err
	}
	all := slices.Concat(rows...)
	slices.SortFunc(all, func(a, b firstTie) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.joiner, b.joiner), cmp.Compare(a.joined, b.joined))
	})
	ties := make([]NewTie, len(all))
	for i, tie := range all {
		ties[i] = NewTie{
			Joiner: l.Sponsors[tie.joiner], Joined: l.Sponsors[tie.joined],
			FormedOn: tie.on.date(), Item: l.Items[l.itemOf[tie.list]].ID,
		}
	}
	return ties, nil
}

// firstTie is a [NewTie] in compact form.
type firstTie struct {
	joiner, joined, list int32
	on                   day
	met                  bool
}

// firstTies returns the first ties of node a with the nodes after it. firsts is working memory,
// which firstTies clears again.
func (l *Lists) firstTies(a int32, firsts []firstTie) []firstTie {
	for i := l.nodeStart[a]; i < l.nodeStart[a+1]; i++ {
		list, at := l.on[i], l.at[i]
		for other := at + 1; other < l.start[list+1]; other++ {
			first := &firsts[l.members[other]]
			if on := max(l.since[at], l.since[other]); !first.met || on < first.on {
				*first = firstTie{list: list, on: on, met: true}
				first.joiner, first.joined = l.joining(at, other)
			}
		}
	}
	row := []firstTie{}
	for b := range firsts {
		if firsts[b].met {
			row = append(row, firsts[b])
			firsts[b] = firstTie{}
		}
	}
	return row
}

// joining returns which of two members of a list joined the other. at must be the first of the two
// in order of code.
func (l *Lists) joining(at, other int32) (joiner, joined int32) {
	a, b := l.members[at], l.members[other]
	switch {
	case l.since[at] > l.since[other], l.since[at] == l.since[other] && l.submits[other] && !l.submits[at]:
		return a, b
	default:
		return b, a
	}
}
