package analysis

import (
	"context"

	"proposaltracker/internal/network"
)

// ItemCount returns the number of items with a selected spell.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) ItemCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return len(lists.Items), nil
}

// ItemsWithoutLeadCount returns the number of items whose source names no lead sponsor.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) ItemsWithoutLeadCount(ctx context.Context) (int, error) {
	lists, err := n.Lists(ctx)
	if err != nil {
		return 0, err
	}
	return lists.ItemsWithoutLead(), nil
}

// HasLeads reports whether any item of the network names a lead sponsor.
func HasLeads(lists *network.Lists) bool { return lists.ItemsWithoutLead() < len(lists.Items) }

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

// TieCount returns the number of tied pairs.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) TieCount(ctx context.Context) (int, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return 0, err
	}
	return graph.Edges(), nil
}

// Density returns the fraction of pairs of nodes that are tied.
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

// Modularity returns the modularity of the communities. Nil if there are no ties, since it is then
// undefined.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Modularity(ctx context.Context) (*float64, error) {
	parts, err := n.partition(ctx)
	if err != nil {
		return nil, err
	}
	ties, err := n.Ties(ctx)
	if err != nil || len(ties.A) == 0 {
		return nil, err
	}
	return &parts.modularity, nil
}

// Group is a community of a network. Members are node numbers in ascending order.
type Group struct {
	Number  int
	Members []int32
}

// Communities returns the communities of the network, largest first.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Communities(ctx context.Context) ([]Group, error) {
	parts, err := n.partition(ctx)
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
