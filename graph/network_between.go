package graph

import (
	"context"

	"proposaltracker/graph/relay"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// networkBetween returns how two sponsors are connected in a network.
func (r *Resolver) networkBetween(ctx context.Context, n *analysis.Network, a, b string) (*shape.NetworkBetween, error) {
	first, err := r.directory().PartyByCode(a)
	if err != nil {
		return nil, atField("a", err)
	}
	second, err := r.directory().PartyByCode(b)
	if err != nil {
		return nil, atField("b", err)
	}
	if a == b {
		return nil, models.NewProblem(models.SameObject).At("b")
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	between := &shape.NetworkBetween{A: first, B: second, Network: n, Graph: graph, PlaceA: -1, PlaceB: -1, Path: []models.Party{}}
	lists := graph.Lists()
	if place, ok := n.Place(lists, first.Identity().ID); ok {
		between.PlaceA = place
	}
	if place, ok := n.Place(lists, second.Identity().ID); ok {
		between.PlaceB = place
	}
	if between.PlaceA < 0 || between.PlaceB < 0 {
		return between, nil
	}
	if between.Path, err = r.parties(ctx, sponsorsAt(lists, graph.Path(between.PlaceA, between.PlaceB))); err != nil {
		return nil, err
	}
	for _, place := range graph.Shared(between.PlaceA, between.PlaceB) {
		between.ItemIDs = append(between.ItemIDs, lists.Items[place].ID)
	}
	return between, nil
}

// pValueBetween returns the p-value of the tie between two sponsors. Null if they have no tie.
func pValueBetween(ctx context.Context, between *shape.NetworkBetween) (*float64, error) {
	edge, tied := between.Tie()
	if !tied {
		return nil, nil //nolint:nilnil // null in the schema
	}
	values, err := between.Network.PValues(ctx)
	if err != nil {
		return nil, err
	}
	return &values[edge], nil
}

// itemsBetween returns a page of the items that the two sponsors share.
func (r *Resolver) itemsBetween(ctx context.Context, between *shape.NetworkBetween, page query.PageRequest) (*relay.Connection[models.NetworkItem], error) {
	rows, err := query.Slice(r.query, between.ItemIDs, func(id models.ID) models.ID { return id }, page)
	if err != nil {
		return nil, err
	}
	proposals, err := r.query.ProposalsOf(ctx, viewer(ctx), rows.Items, r.preload(ctx))
	if err != nil {
		return nil, err
	}
	return connection(seen(rows, proposals), nil)
}

// seen returns rows without the proposals that the viewer may not see: access may have changed since the network was
// computed.
func seen(rows query.Page[models.ID], proposals map[models.ID]*models.Proposal) query.Page[models.NetworkItem] {
	left := query.Page[models.NetworkItem]{Items: []models.NetworkItem{}, HasNext: rows.HasNext, HasPrevious: rows.HasPrevious, Total: rows.Total}
	for i, id := range rows.Items {
		if p, ok := proposals[id]; ok {
			left.Items, left.Cursors = append(left.Items, p), append(left.Cursors, rows.Cursors[i])
		}
	}
	return left
}
