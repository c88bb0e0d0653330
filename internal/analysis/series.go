package analysis

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Slice is a network in one span of time.
type Slice struct {
	*Network

	// From and To are its first and its last day.
	From, To models.Date
	// Ties are the pairs that share a proposal for the first time in it, in order of day, then of codes.
	Ties []network.NewTie
}

// series are the slices of a network.
type series struct{ shared[[]*Slice] }

func (s *series) bytes() int64 {
	slices, _ := s.peek()
	total := int64(0)
	for _, slice := range slices {
		total += slice.bytes() + bytesOfSpell*int64(len(slice.Ties))
	}
	return total
}

// Series are the slices of the network that a filter makes of what the viewer may see, window steps long
// and a step apart.
//
// Errors: INVALID_INPUT and LIMIT_EXCEEDED in the filter, at `window` and at `step`, UNAUTHENTICATED.
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

// slices are networks that are projected already.
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
