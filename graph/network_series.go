package graph

import (
	"context"

	"proposaltracker/graph/relay"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// newTies returns a page of the pairs of sponsors that first share an item within the slice.
func (r *Resolver) newTies(ctx context.Context, slice *analysis.Slice, page query.PageRequest) (*relay.Connection[*shape.NewTie], error) {
	rows, err := query.Slice(r.query, slice.Ties, func(tie network.NewTie) models.ID { return pair(tie.Joiner, tie.Joined) }, page)
	if err != nil {
		return nil, err
	}
	ids := make([]models.ID, len(rows.Items))
	for i, tie := range rows.Items {
		ids[i] = tie.Item
	}
	proposals, err := r.query.ProposalsOf(ctx, viewer(ctx), ids, r.preload(ctx))
	if err != nil {
		return nil, err
	}
	return connection(query.Map(rows, func(tie network.NewTie) (*shape.NewTie, error) {
		ends, err := r.parties(ctx, []models.ID{tie.Joiner, tie.Joined})
		if err != nil {
			return nil, err
		}
		one := &shape.NewTie{Joiner: ends[0], Joined: ends[1], FormedOn: tie.FormedOn}
		if p, visible := proposals[tie.Item]; visible {
			one.Item = p
		}
		return one, nil
	}))
}
