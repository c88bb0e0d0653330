package analysis

import (
	"context"

	"proposaltracker/internal/network"
)

// ProposalCount is the number of proposals with a spell that the filter leaves in.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) ProposalCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return len(lists.Proposals), nil
}

// SponsorCount is the number of nodes.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) SponsorCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return len(lists.Sponsors), nil
}

// SpellCount is the number of spells that the filter leaves in.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) SpellCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return lists.SpellCount(), nil
}

// EdgeCount is the number of pairs that are tied.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) EdgeCount(ctx context.Context) (int, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	return graph.Edges(), nil
}

// Density is ties per pair of nodes.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Density(ctx context.Context) (float64, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	return graph.Density(), nil
}

// ComponentCount is the number of parts that no tie connects.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) ComponentCount(ctx context.Context) (int, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	_, count := graph.Components()
	return count, nil
}

// Modularity tells how well the communities part the network.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Modularity(ctx context.Context, weight *network.Weight) (float64, error) {
	parts, err := n.partition(ctx, WeightOr(weight))
	if err != nil {
		return 0, err
	}
	return parts.modularity, nil
}

// Group is a part of a network; its members are places among the nodes, in order.
type Group struct {
	Number  int
	Members []int32
}

// Communities are the parts of the network, the largest first.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Communities(ctx context.Context, weight network.Weight) ([]Group, error) {
	parts, err := n.partition(ctx, weight)
	if err != nil {
		return nil, err
	}
	groups := []Group{}
	for node, number := range parts.of {
		for int(number) >= len(groups) {
			groups = append(groups, Group{Number: len(groups)})
		}
		groups[number].Members = append(groups[number].Members, int32(node))
	}
	return groups, nil
}
