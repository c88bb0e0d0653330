package analysis

import (
	"cmp"
	"context"
	"slices"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// TieOrder is a sort key of ties.
type TieOrder string

// The orders. Equal ties are ordered by the codes of their two sponsors.
const (
	ByWeight      TieOrder = "WEIGHT"
	BySharedCount TieOrder = "SHARED_COUNT"
	ByPValue      TieOrder = "P_VALUE"
	BySponsors    TieOrder = "SPONSORS"
)

// Ties returns all ties, in order of sponsors.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Ties(ctx context.Context) (network.Ties, error) {
	weight := n.Query.Weight
	graph, err := n.Graph(ctx)
	if err != nil {
		return network.Ties{}, err
	}
	return n.projected.ties.of(measured{"", weight}).get(ctx, n.projected.analyst.config.Timeout, func(context.Context) (network.Ties, error) {
		return graph.Ties(weight), nil
	})
}

// InOrder returns the indexes of all ties, in the given order.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) InOrder(ctx context.Context, by TieOrder, descending bool) ([]int32, error) {
	ties, err := n.Ties(ctx)
	if err != nil {
		return nil, err
	}
	values, err := n.valuesBy(ctx, ties, by)
	if err != nil {
		return nil, err
	}
	what := Measure(by)
	if descending {
		what += " descending"
	}
	return compute(ctx, n.projected, &n.projected.sorted, measured{what, n.Query.Weight}, len(ties.A), func(context.Context) ([]int32, error) {
		return ordered(len(ties.A), values, descending), nil
	})
}

// valuesBy returns a function from a tie's index to its sort key; nil for the order of sponsors
// itself.
func (n *Network) valuesBy(ctx context.Context, ties network.Ties, by TieOrder) (func(int32) float64, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	switch by {
	case BySponsors:
		return nil, nil //nolint:nilnil // they are in that order
	case BySharedCount:
		return func(tie int32) float64 { return float64(graph.SharedCount(ties.Edge[tie])) }, nil
	case ByPValue:
		values, err := n.PValues(ctx)
		return func(tie int32) float64 { return values[ties.Edge[tie]] }, err
	default:
		return func(tie int32) float64 { return ties.Weight[tie] }, nil
	}
}

func ordered(count int, value func(int32) float64, descending bool) []int32 {
	order := make([]int32, count)
	for i := range order {
		order[i] = int32(i)
	}
	switch {
	case value == nil && descending:
		slices.Reverse(order)
	case value == nil:
	case descending:
		slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(value(b), value(a)), cmp.Compare(a, b)) })
	default:
		slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(value(a), value(b)), cmp.Compare(a, b)) })
	}
	return order
}

// Neighbour is a sponsor that has a tie with another.
type Neighbour struct {
	// Node is the node number of the neighbor, and Edge the number of the tie.
	Node, Edge int32
	// Weight is the weight of the tie; if ties are directed, the sum of both directions.
	Weight float64
}

// Neighbours returns the neighbours of a node, heaviest tie first.
func Neighbours(graph *network.Graph, node int32, weight network.Weight) []Neighbour {
	nodes, edges := graph.Neighbours(node)
	found := make([]Neighbour, len(nodes))
	for i, other := range nodes {
		found[i] = Neighbour{other, edges[i], graph.Tie(weight, node, other)}
		if weight == network.Fowler {
			found[i].Weight += graph.Tie(weight, other, node)
		}
	}
	slices.SortStableFunc(found, func(a, b Neighbour) int { return cmp.Compare(b.Weight, a.Weight) })
	return found
}

// Place returns the node number of a sponsor; false if the sponsor is not in the network.
func (n *Network) Place(lists *network.Lists, sponsor models.ID) (int32, bool) {
	place, ok := slices.BinarySearchFunc(lists.Sponsors, sponsor, n.projected.question.directory.CompareCodes)
	return int32(place), ok //nolint:gosec // fewer than maxNodes
}
