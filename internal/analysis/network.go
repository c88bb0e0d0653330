package analysis

import (
	"context"
	"sync"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Network is the network of one filter, in one state of the data, as all viewers of one sight may see it.
// What is asked of it is computed then, once.
type Network struct {
	question

	analyst *Service
	source  func(context.Context) (*models.CoSponsorships, error)
	lists   shared[*network.Lists]
	graph   shared[*network.Graph]
	ranks   measures[[]float64]
	parts   measures[*partition]
	sorted  measures[[]int32]
	ties    measures[network.Ties]
}

// measures are values by what they measure and how ties are weighed.
type measures[T any] struct {
	mu    sync.Mutex
	known map[measured]*shared[T]
}

// measured is a measure by a weight.
type measured struct {
	Measure Measure
	Weight  network.Weight
}

func (m *measures[T]) of(what measured) *shared[T] {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = map[measured]*shared[T]{}
	}
	if m.known[what] == nil {
		m.known[what] = &shared[T]{}
	}
	return m.known[what]
}

// AsOf is the day on which the lists are looked at.
func (n *Network) AsOf() models.Date { return n.Filter.AsOf }

// Lists are the spells that the filter leaves in, by proposal.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Lists(ctx context.Context) (*network.Lists, error) {
	return n.lists.get(ctx, n.analyst.config.Timeout, func(ctx context.Context) (*network.Lists, error) {
		source, err := n.source(ctx)
		if err != nil {
			return nil, err
		}
		var lists *network.Lists
		err = n.analyst.atDesk(ctx, 10*len(source.Spells), func() error {
			lists = network.Select(source, n.Filter.selection(n.directory))
			return ctx.Err()
		})
		return lists, err
	})
}

// Graph is the projection of the lists onto their sponsors.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Graph(ctx context.Context) (*network.Graph, error) {
	defer n.analyst.fit()
	return n.graph.get(ctx, n.analyst.config.Timeout, func(ctx context.Context) (*network.Graph, error) {
		lists, err := n.Lists(ctx)
		if err != nil {
			return nil, err
		}
		pairs, err := admitted(lists)
		if err != nil {
			return nil, err
		}
		var graph *network.Graph
		if n.Filter.MaxPValue != nil {
			pairs *= len(lists.Proposals) // what is not significant has to be found
		}
		err = n.analyst.atDesk(ctx, pairs, func() error {
			graph, err = lists.Project(ctx)
			return err
		})
		return graph, err
	})
}

// admitted counts the pairs on lists, each as often as it is on one.
//
// Errors: LIMIT_EXCEEDED, for more than are projected.
func admitted(lists *network.Lists) (pairs int, err error) {
	nodes := len(lists.Sponsors)
	if nodes > maxNodes {
		return 0, models.NewError(models.LimitExceeded,
			"the network has %d nodes; at most %d are analysed; narrow the filter by dates, a work programme or delegations", nodes, maxNodes).At("filter")
	}
	on := make([]int, len(lists.Proposals))
	for spell := range lists.Spells() {
		on[spell.Proposal]++
	}
	for _, d := range on {
		pairs += d * (d - 1) / 2
	}
	if ties := min(pairs, nodes*(nodes-1)/2); ties > maxTies {
		return 0, models.NewError(models.LimitExceeded,
			"the network has up to %d ties; at most %d are analysed; narrow the filter by dates, a work programme or delegations", ties, maxTies).At("filter")
	}
	return pairs, nil
}

// bytes is about how much memory the network takes, without what it is made of.
func (n *Network) bytes() int64 {
	total := int64(0)
	if lists, has := n.lists.peek(); has {
		total += bytesOfSpell*int64(lists.SpellCount()) + bytesOfSpell*int64(len(lists.Proposals))
	}
	if graph, has := n.graph.peek(); has {
		total += 64*int64(graph.Edges()) + 16*int64(graph.Nodes())
		total += 8 * int64(graph.Nodes()) * int64(n.ranks.count())
		total += 8 * int64(graph.Edges()) * int64(1+n.sorted.count()+2*n.ties.count())
	}
	return total
}

func (m *measures[T]) count() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.known)
}
