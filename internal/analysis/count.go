package analysis

import (
	"context"

	"proposaltracker/internal/network"
)

// ProposalCount returns the number of proposals with a selected spell.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) ProposalCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return len(lists.Proposals), nil
}

// SponsorCount returns the number of nodes.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) SponsorCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return len(lists.Sponsors), nil
}

// SpellCount returns the number of selected spells.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) SpellCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return lists.SpellCount(), nil
}

// EdgeCount returns the number of tied pairs.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) EdgeCount(ctx context.Context) (int, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	return graph.Edges(), nil
}

// Density returns the ties per pair of nodes.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Density(ctx context.Context) (float64, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	return graph.Density(), nil
}

// ComponentCount returns the number of connected components.
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

// Modularity returns the modularity of the communities.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Modularity(ctx context.Context, weight *network.Weight) (float64, error) {
	parts, err := n.partition(ctx, WeightOr(weight))
	if err != nil {
		return 0, err
	}
	return parts.modularity, nil
}

// Group is a community of a network. Members are node numbers in ascending order.
type Group struct {
	Number  int
	Members []int32
}

// Communities returns the communities of the network, largest first.
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
