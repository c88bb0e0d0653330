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

// networkSeries returns the time slices of a network. Nil arguments select the defaults.
func (r *Resolver) networkSeries(ctx context.Context, filter analysis.Filter, step *network.Step, window *int) ([]*analysis.Slice, error) {
	steps, width := network.Year, 1
	if step != nil {
		steps = *step
	}
	if window != nil {
		width = *window
	}
	return r.analyst.Series(ctx, viewer(ctx), filter, steps, width)
}

// newTies returns a page of the pairs that share their first proposal in a slice.
func (r *Resolver) newTies(ctx context.Context, slice *analysis.Slice, page query.PageRequest) (*relay.Connection[*shape.NetworkNewTie], error) {
	rows, err := query.Slice(slice.Ties, func(tie network.NewTie) models.ID { return pair(tie.Joiner, tie.Joined) }, page)
	if err != nil {
		return nil, err
	}
	ids := make([]models.ID, len(rows.Items))
	for i, tie := range rows.Items {
		ids[i] = tie.Proposal
	}
	proposals, err := r.query.ProposalsOf(ctx, viewer(ctx), ids, r.preload(ctx))
	return connection(query.Map(rows, func(tie network.NewTie) *shape.NetworkNewTie {
		return &shape.NetworkNewTie{
			Joiner: r.directory().Party(tie.Joiner), Joined: r.directory().Party(tie.Joined), On: tie.On, Proposal: proposals[tie.Proposal],
		}
	}), err)
}
