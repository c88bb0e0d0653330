package graph

import (
	"context"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/relay"
	"proposaltracker/graph/shape"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// networkFilter converts a filter of the schema to one of package analysis.
func networkFilter(filter *generated.NetworkFilter) analysis.Filter {
	if filter == nil {
		return analysis.Filter{}
	}
	return analysis.Filter{
		From: value(filter.From), To: value(filter.To), CirculatedFrom: value(filter.CirculatedFrom), CirculatedTo: value(filter.CirculatedTo),
		AsOf: value(filter.AsOf), WorkProgramme: models.Code(value(filter.WorkProgramme)), Venues: codesOf(filter.Venues),
		Delegations: codesOf(filter.Delegations), ExpandGroups: value(filter.ExpandGroups), IncludeWithdrawn: value(filter.IncludeWithdrawn),
		MinShared: filter.MinShared, Joining: value(filter.Joining), MaxPValue: filter.MaxPValue,
	}
}

func codesOf(texts []string) []models.Code {
	codes := make([]models.Code, len(texts))
	for i, text := range texts {
		codes[i] = models.Code(text)
	}
	return codes
}

// networkNodes returns all nodes of a network with the measures that the operation selects.
func (r *Resolver) networkNodes(ctx context.Context, n *analysis.Network) ([]*shape.NetworkNode, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	measured, err := measuredFor(ctx, n)
	if err != nil {
		return nil, err
	}
	nodes := make([]*shape.NetworkNode, graph.Nodes())
	for place := range nodes {
		nodes[place] = r.networkNode(graph.Lists(), int32(place), measured)
	}
	return nodes, nil
}

// networkNodeOf returns the node of a sponsor's code. Null if the sponsor is not in the network.
func (r *Resolver) networkNodeOf(ctx context.Context, n *analysis.Network, code string) (*shape.NetworkNode, error) {
	party, err := r.directory().PartyByCode(code)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}
	lists, err := n.Lists(ctx)
	if err != nil {
		return nil, err
	}
	place, has := n.Place(lists, party.Identity().ID)
	if !has {
		return nil, nil //nolint:nilnil // null is the answer
	}
	measured, err := measuredFor(ctx, n)
	if err != nil {
		return nil, err
	}
	return r.networkNode(lists, place, measured), nil
}

func (r *Resolver) networkNode(lists *network.Lists, place int32, measured measurements) *shape.NetworkNode {
	return &shape.NetworkNode{
		Sponsor: r.directory().Party(lists.Sponsors[place]), Proposals: int(lists.ProposalsOf()[place]), Submitted: int(lists.SubmittedOf()[place]),
		Measured: func(measure analysis.Measure, weight *network.Weight) float64 {
			return measured.at(measure, weight)[place]
		},
	}
}

// networkEdges returns a page of the ties of a network.
func (r *Resolver) networkEdges(
	ctx context.Context, n *analysis.Network, weight network.Weight, order *generated.NetworkEdgeOrder, page query.PageRequest,
) (*relay.Connection[*shape.NetworkEdge], error) {
	by, descending := analysis.ByWeight, true
	if order != nil {
		by, descending = order.Field, order.Direction == generated.OrderDirectionDesc
	}
	ties, err := n.Ties(ctx, weight)
	if err != nil {
		return nil, err
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	inOrder, err := n.InOrder(ctx, weight, by, descending)
	if err != nil {
		return nil, err
	}
	significance, err := significanceFor(ctx, n)
	if err != nil {
		return nil, err
	}
	sponsors := graph.Lists().Sponsors
	key := func(tie int32) models.ID { return pair(sponsors[ties.A[tie]], sponsors[ties.B[tie]]) }
	rows, err := query.Slice(inOrder, key, page)
	return connection(query.Map(rows, func(tie int32) *shape.NetworkEdge {
		a, b, edge := ties.A[tie], ties.B[tie], ties.Edge[tie]
		first, last := graph.SharedOn(a, b)
		return &shape.NetworkEdge{
			A: r.directory().Party(sponsors[a]), B: r.directory().Party(sponsors[b]), Shared: int(graph.SharedCount(edge)), Weight: ties.Weight[tie],
			Significance: significance(edge), FirstSharedOn: first, LastSharedOn: last,
		}
	}), err)
}

// pair derives an ID from the ordered pair (a, b), as a cursor key.
func pair(a, b models.ID) models.ID {
	key := a
	for i := range b {
		key[i] ^= b[(i+1)%len(b)]
	}
	return key
}

// maxColumns is the greatest number of ties that networkColumns returns.
const maxColumns = 500_000

// networkColumns returns all ties of a network as columns.
//
// Errors: LIMIT_EXCEEDED (more than maxColumns ties).
func networkColumns(ctx context.Context, n *analysis.Network, weight network.Weight) (*shape.NetworkEdgeColumns, error) {
	ties, err := n.Ties(ctx, weight)
	if err != nil {
		return nil, err
	}
	if count := len(ties.A); count > maxColumns {
		return nil, models.NewError(models.LimitExceeded,
			"the network has %d ties; at most %d are told at once; ask for pages of edges, or download the network (downloads)", count, maxColumns)
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	significance, err := significanceFor(ctx, n)
	if err != nil {
		return nil, err
	}
	columns := &shape.NetworkEdgeColumns{A: []int{}, B: []int{}, Shared: []int{}, Weight: ties.Weight, Significance: []float64{}}
	for tie, edge := range ties.Edge {
		columns.A, columns.B = append(columns.A, int(ties.A[tie])), append(columns.B, int(ties.B[tie]))
		columns.Shared, columns.Significance = append(columns.Shared, int(graph.SharedCount(edge))), append(columns.Significance, significance(edge))
	}
	return columns, nil
}

func (r *Resolver) networkCommunities(ctx context.Context, n *analysis.Network, weight network.Weight) ([]*shape.NetworkCommunity, error) {
	groups, err := n.Communities(ctx, weight)
	if err != nil {
		return nil, err
	}
	lists, err := n.Lists(ctx)
	if err != nil {
		return nil, err
	}
	communities := []*shape.NetworkCommunity{}
	for _, group := range groups {
		communities = append(communities, &shape.NetworkCommunity{
			Number: group.Number, Size: len(group.Members), Members: r.parties(sponsorsAt(lists, group.Members)),
		})
	}
	return communities, nil
}

func sponsorsAt(lists *network.Lists, places []int32) []models.ID {
	ids := make([]models.ID, len(places))
	for i, place := range places {
		ids[i] = lists.Sponsors[place]
	}
	return ids
}

// networkNeighbours returns a page of the sponsors that have a tie with one sponsor.
func (r *Resolver) networkNeighbours(
	ctx context.Context, n *analysis.Network, of string, weight network.Weight, page query.PageRequest,
) (*relay.Connection[*shape.NetworkNeighbour], error) {
	party, err := r.directory().PartyByCode(of)
	if err != nil {
		return nil, atField("of", err)
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	significance, err := significanceFor(ctx, n)
	if err != nil {
		return nil, err
	}
	neighbours := []analysis.Neighbour{}
	if place, has := n.Place(graph.Lists(), party.Identity().ID); has {
		neighbours = analysis.Neighbours(graph, place, weight)
	}
	sponsors := graph.Lists().Sponsors
	rows, err := query.Slice(neighbours, func(one analysis.Neighbour) models.ID { return sponsors[one.Node] }, page)
	return connection(query.Map(rows, func(one analysis.Neighbour) *shape.NetworkNeighbour {
		return &shape.NetworkNeighbour{
			Sponsor: r.directory().Party(sponsors[one.Node]), Shared: int(graph.SharedCount(one.Edge)), Weight: one.Weight, Significance: significance(one.Edge),
		}
	}), err)
}
