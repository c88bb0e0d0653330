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

// newTies returns a page of the pairs that share their first item in a slice.
func (r *Resolver) newTies(ctx context.Context, slice *analysis.Slice, page query.PageRequest) (*relay.Connection[*shape.NewTie], error) {
	rows, err := query.Slice(slice.Ties, func(tie network.NewTie) models.ID { return pair(tie.Joiner, tie.Joined) }, page)
	if err != nil {
		return nil, err
	}
	ids := make([]models.ID, len(rows.Items))
	for i, tie := range rows.Items {
		ids[i] = tie.Item
	}
	proposals, err := r.query.ProposalsOf(ctx, viewer(ctx), ids, r.preload(ctx))
	return connection(query.Map(rows, func(tie network.NewTie) *shape.NewTie {
		one := &shape.NewTie{Joiner: r.directory().Party(tie.Joiner), Joined: r.directory().Party(tie.Joined), FormedOn: tie.FormedOn}
		if p, visible := proposals[tie.Item]; visible {
			one.Item = p
		}
		return one
	}), err)
}
