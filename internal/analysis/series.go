package analysis

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Slice is the network of one period.
type Slice struct {
	Network *Network
	// From and To are the first and the last day of the period.
	From, To models.Date
	// Ties are the pairs that share their first proposal in the period, ordered by day, then by
	// codes.
	Ties []network.NewTie
}

// slice is a [Slice] of networks with any weight.
type slice struct {
	projected *projected

	from, to models.Date
	ties     []network.NewTie
}

// series caches the slices of a network.
type series struct{ shared[[]slice] }

func (s *series) bytes() int64 {
	slices, _ := s.peek()
	total := int64(0)
	for _, one := range slices {
		total += one.projected.bytes() + bytesOfSpell*int64(len(one.ties))
	}
	return total
}

// Series returns the slices of the network of a query, computed from the data that the viewer may see. A
// slice is window steps long, and slices begin one step apart.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED in the filter and the projection, at `window` and at
// `step`; UNAUTHENTICATED.
func (a *Service) Series(ctx context.Context, viewer access.Viewer, wanted Query, step network.Step, window int) ([]*Slice, error) {
	q, err := a.question(ctx, viewer, wanted)
	if err != nil {
		return nil, err
	}
	defer a.fit()
	held := loadOrStore(a, q, fmt.Sprintf("series of %s by %d", step, window), func() *series { return &series{} })
	slices, err := held.get(ctx, a.config.Timeout, func(ctx context.Context) ([]slice, error) {
		source, err := a.source(q)(ctx)
		if err != nil {
			return nil, err
		}
		var cut []network.Slice
		err = a.runBounded(ctx, 200*len(source.Spells), func() error {
			cut, err = network.Series(ctx, source, q.selection(), step, window)
			return err
		})
		return a.slices(q, cut), err
	})
	return weighted(slices, q.Query.Weight), err
}

// slices returns networks whose graphs are already projected. The query of each is limited to its period.
func (a *Service) slices(q question, cut []network.Slice) []slice {
	slices := make([]slice, len(cut))
	for i, one := range cut {
		selection := one.Graph.Lists().Selection()
		of := q
		of.Query.JoinedOn = &models.DateRange{From: selection.From, To: selection.To}
		n := &projected{analyst: a, question: of}
		n.lists.hold(one.Graph.Lists())
		n.graph.hold(one.Graph)
		slices[i] = slice{n, one.From, one.To, one.NewTies}
	}
	return slices
}

// weighted returns slices whose ties have the given weight.
func weighted(slices []slice, weight network.Weight) []*Slice {
	series := make([]*Slice, len(slices))
	for i, one := range slices {
		wanted := one.projected.question.Query
		wanted.Weight = weight
		series[i] = &Slice{Network: &Network{one.projected, wanted}, From: one.from, To: one.to, Ties: one.ties}
	}
	return series
}
