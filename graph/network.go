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

// networkQuery converts the arguments of a network field to a query.
func networkQuery(filter *analysis.Filter, projection *analysis.Projection, asOf *models.Date) analysis.Query {
	q := analysis.Query{Filter: value(filter), Projection: analysis.DefaultProjection(), AsOf: value(asOf)}
	if projection != nil {
		q.Projection = *projection
	}
	return q
}

// networkMembers returns all members of a network with the measures that the client selects.
func (r *Resolver) networkMembers(ctx context.Context, n *analysis.Network) ([]*shape.NetworkMember, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	measured, err := measuredFor(ctx, n)
	if err != nil {
		return nil, err
	}
	members := make([]*shape.NetworkMember, graph.Nodes())
	for place := range members {
		if members[place], err = r.networkMember(ctx, n, graph.Lists(), int32(place), measured); err != nil {
			return nil, err
		}
	}
	return members, nil
}

// networkMemberOf returns the network's member with the given code. Null if no member has it.
func (r *Resolver) networkMemberOf(ctx context.Context, n *analysis.Network, code string) (*shape.NetworkMember, error) {
	party, err := r.directory().PartyByCode(code)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null in the schema
	}
	lists, err := n.Lists(ctx)
	if err != nil {
		return nil, err
	}
	place, ok := n.Place(lists, party.Identity().ID)
	if !ok {
		return nil, nil //nolint:nilnil // null in the schema
	}
	measured, err := measuredFor(ctx, n)
	if err != nil {
		return nil, err
	}
	return r.networkMember(ctx, n, lists, place, measured)
}

func (r *Resolver) networkMember(
	ctx context.Context, n *analysis.Network, lists *network.Lists, place int32, measured measurements,
) (*shape.NetworkMember, error) {
	sponsor, err := r.query.Party(ctx, lists.Sponsors[place])
	if err != nil {
		return nil, err
	}
	member := &shape.NetworkMember{
		Network: n, Sponsor: sponsor, ItemCount: int(lists.ItemCounts()[place]),
		Measured: func(measure analysis.Measure) float64 { return measured.at(measure)[place] },
	}
	if analysis.HasLeads(lists) {
		leads := int(lists.LeadCounts()[place])
		member.LeadCount = &leads
	}
	return member, nil
}

// ties returns a page of a network's ties.
func (r *Resolver) ties(ctx context.Context, n *analysis.Network, order *generated.TieOrder, page query.PageRequest) (*relay.Connection[*shape.Tie], error) {
	by, descending := analysis.ByWeight, true
	if order != nil {
		by, descending = order.Field, order.Direction == generated.OrderDirectionDesc
	}
	ties, err := n.Ties(ctx)
	if err != nil {
		return nil, err
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	inOrder, err := n.InOrder(ctx, by, descending)
	if err != nil {
		return nil, err
	}
	pValue, err := pValuesFor(ctx, n)
	if err != nil {
		return nil, err
	}
	sponsors := graph.Lists().Sponsors
	key := func(tie int32) models.ID { return pair(sponsors[ties.A[tie]], sponsors[ties.B[tie]]) }
	rows, err := query.Slice(r.query, inOrder, key, page)
	if err != nil {
		return nil, err
	}
	return connection(query.Map(rows, func(tie int32) (*shape.Tie, error) {
		a, b, edge := ties.A[tie], ties.B[tie], ties.Edge[tie]
		first, last := graph.SharedOn(a, b)
		ends, err := r.parties(ctx, []models.ID{sponsors[a], sponsors[b]})
		if err != nil {
			return nil, err
		}
		return &shape.Tie{
			A: ends[0], B: ends[1], SharedCount: int(graph.SharedCount(edge)), Weight: ties.Weight[tie],
			PValue: pValue(edge), FirstSharedOn: first, LastSharedOn: last,
		}, nil
	}))
}

// pair derives an ID from the ordered pair (a, b), for use as a cursor key.
func pair(a, b models.ID) models.ID {
	key := a
	for i := range b {
		key[i] ^= b[(i+1)%len(b)]
	}
	return key
}

// maxColumns is the maximum number of ties that tieColumns returns.
const maxColumns = 500_000

// tieColumns returns all ties of a network in columns.
//
// Errors: LIMIT_EXCEEDED (more than maxColumns ties).
func tieColumns(ctx context.Context, n *analysis.Network) (*shape.TieColumns, error) {
	ties, err := n.Ties(ctx)
	if err != nil {
		return nil, err
	}
	if count := len(ties.A); count > maxColumns {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermTies), models.P("count", count), models.P("limit", maxColumns))
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	pValue, err := pValuesFor(ctx, n)
	if err != nil {
		return nil, err
	}
	columns := &shape.TieColumns{A: []int{}, B: []int{}, SharedCount: []int{}, Weight: ties.Weight, PValue: []float64{}}
	for tie, edge := range ties.Edge {
		columns.A, columns.B = append(columns.A, int(ties.A[tie])), append(columns.B, int(ties.B[tie]))
		columns.SharedCount, columns.PValue = append(columns.SharedCount, int(graph.SharedCount(edge))), append(columns.PValue, pValue(edge))
	}
	return columns, nil
}

func (r *Resolver) networkCommunities(ctx context.Context, n *analysis.Network) ([]*shape.NetworkCommunity, error) {
	groups, err := n.Communities(ctx)
	if err != nil {
		return nil, err
	}
	lists, err := n.Lists(ctx)
	if err != nil {
		return nil, err
	}
	communities := []*shape.NetworkCommunity{}
	for _, group := range groups {
		members, err := r.parties(ctx, sponsorsAt(lists, group.Members))
		if err != nil {
			return nil, err
		}
		communities = append(communities, &shape.NetworkCommunity{Number: group.Number, Size: len(group.Members), Members: members})
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

// networkNeighbours returns a page of the sponsors with which a member has a tie.
func (r *Resolver) networkNeighbours(
	ctx context.Context, member *shape.NetworkMember, page query.PageRequest,
) (*relay.Connection[*shape.NetworkNeighbour], error) {
	n := member.Network
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	pValue, err := pValuesFor(ctx, n)
	if err != nil {
		return nil, err
	}
	neighbours := []analysis.Neighbour{}
	if place, ok := n.Place(graph.Lists(), member.Sponsor.Identity().ID); ok {
		neighbours = analysis.Neighbours(graph, place, n.Query.Weight)
	}
	sponsors := graph.Lists().Sponsors
	rows, err := query.Slice(r.query, neighbours, func(one analysis.Neighbour) models.ID { return sponsors[one.Node] }, page)
	if err != nil {
		return nil, err
	}
	return connection(query.Map(rows, func(one analysis.Neighbour) (*shape.NetworkNeighbour, error) {
		sponsor, err := r.query.Party(ctx, sponsors[one.Node])
		return &shape.NetworkNeighbour{
			Sponsor: sponsor, SharedCount: int(graph.SharedCount(one.Edge)), Weight: one.Weight, PValue: pValue(one.Edge),
		}, err
	}))
}
