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
	*Network

	// From and To are the first and the last day of the period.
	From, To models.Date
	// Ties are the pairs that share their first proposal in the period, ordered by day, then by
	// codes.
	Ties []network.NewTie
}

// series caches the slices of a network.
type series struct{ shared[[]*Slice] }

func (s *series) bytes() int64 {
	slices, _ := s.peek()
	total := int64(0)
	for _, slice := range slices {
		total += slice.bytes() + bytesOfSpell*int64(len(slice.Ties))
	}
	return total
}

// Series returns the slices of the network that a filter selects of what the viewer may see. A
// slice is window steps long, and slices begin one step apart.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED in the filter, at `window` and at `step`,
// UNAUTHENTICATED.
func (a *Service) Series(ctx context.Context, viewer access.Viewer, filter Filter, step network.Step, window int) ([]*Slice, error) {
	q, err := a.question(ctx, viewer, filter)
	if err != nil {
		return nil, err
	}
	defer a.fit()
	held := keep(a, q, fmt.Sprintf("series of %s by %d", step, window), func() *series { return &series{} })
	return held.get(ctx, a.config.Timeout, func(ctx context.Context) ([]*Slice, error) {
		source, err := a.source(q)(ctx)
		if err != nil {
			return nil, err
		}
		var cut []network.Slice
		err = a.atDesk(ctx, 1_000*len(source.Spells), func() error {
			cut, err = network.Series(ctx, source, q.Filter.selection(q.directory), step, window)
			return err
		})
		return a.slices(q, cut), err
	})
}

// slices returns networks whose graphs are already projected.
func (a *Service) slices(q question, cut []network.Slice) []*Slice {
	slices := make([]*Slice, len(cut))
	for i, one := range cut {
		n := &Network{analyst: a, question: q}
		n.lists.hold(one.Graph.Lists())
		n.graph.hold(one.Graph)
		slices[i] = &Slice{Network: n, From: one.From, To: one.To, Ties: one.NewTies}
	}
	return slices
}
