package analysis

import (
	"context"
	"crypto/sha256"
	"sync"

	"github.com/google/uuid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Network is the network of one query, in one state of the data, as all viewers with the same access
// see it. Each of its values is computed on demand, once.
type Network struct {
	projected *projected

	// Query has its defaults filled in.
	Query Query
}

// projected contains the data shared by networks that differ only in their weight.
type projected struct {
	question question

	analyst *Service
	source  func(context.Context) (*models.CoSponsorships, error)
	lists   shared[*network.Lists]
	graph   shared[*network.Graph]
	ranks   measures[[]float64]
	parts   measures[*partition]
	sorted  measures[[]int32]
	ties    measures[network.Ties]
}

// measures caches values by measure and weight.
type measures[T any] struct {
	mu    sync.Mutex
	known map[measured]*shared[T]
}

// measured identifies a measure with a weight.
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

// ID returns an identifier of the query, for client caches. It depends on what the viewer may see.
func (n *Network) ID() models.NodeID {
	query := string(n.projected.question.sight) + "\n" + string(n.Query.Weight) + "\n" + n.Query.key()
	return models.NodeID{Type: models.TypeCoSponsorshipNetwork, ID: uuid.NewHash(sha256.New(), uuid.UUID{}, []byte(query), 8)}
}

// AsOf returns the day as of which the lists are read.
func (n *Network) AsOf() models.Date { return n.Query.AsOf }

// Lists returns the selected spells by item.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Lists(ctx context.Context) (*network.Lists, error) {
	return n.projected.selected(ctx)
}

func (p *projected) selected(ctx context.Context) (*network.Lists, error) {
	return p.lists.get(ctx, p.analyst.config.Timeout, func(ctx context.Context) (*network.Lists, error) {
		source, err := p.source(ctx)
		if err != nil {
			return nil, err
		}
		var lists *network.Lists
		err = p.analyst.runBounded(ctx, 10*len(source.Spells), func() error {
			lists = network.Select(source, p.question.selection())
			return ctx.Err()
		})
		return lists, err
	})
}

// Graph returns the projection of the lists onto their sponsors.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Graph(ctx context.Context) (*network.Graph, error) {
	return n.projected.projection(ctx)
}

func (p *projected) projection(ctx context.Context) (*network.Graph, error) {
	defer p.analyst.fit()
	return p.graph.get(ctx, p.analyst.config.Timeout, func(ctx context.Context) (*network.Graph, error) {
		lists, err := p.selected(ctx)
		if err != nil {
			return nil, err
		}
		pairs, err := admitted(lists)
		if err != nil {
			return nil, err
		}
		var graph *network.Graph
		if p.question.Query.MaxPValue != nil {
			pairs *= len(lists.Items) // computing the p-value of a tie takes a pass over the items
		}
		err = p.analyst.runBounded(ctx, pairs, func() error {
			graph, err = lists.Project(ctx)
			return err
		})
		return graph, err
	})
}

// admitted counts the pairs of sponsors on the lists, once per list. It returns an error if they exceed the
// limits.
//
// Errors: LIMIT_EXCEEDED (the network is too large to project).
func admitted(lists *network.Lists) (pairs int, err error) {
	nodes := len(lists.Sponsors)
	if nodes > maxNodes {
		return 0, models.NewProblem(models.TooMany, models.P("items", models.TermMembers), models.P("count", nodes), models.P("limit", maxNodes)).At("filter")
	}
	on := make([]int, len(lists.Items))
	for spell := range lists.Spells() {
		on[spell.Item]++
	}
	for _, d := range on {
		pairs += d * (d - 1) / 2
	}
	if ties := min(pairs, nodes*(nodes-1)/2); ties > maxTies {
		return 0, models.NewProblem(models.TooMany, models.P("items", models.TermTies), models.P("count", ties), models.P("limit", maxTies)).At("filter")
	}
	return pairs, nil
}

// bytes estimates the memory that the network takes, without the lists that it refers to.
func (p *projected) bytes() int64 {
	total := int64(0)
	if lists, ok := p.lists.peek(); ok {
		total += bytesOfSpell*int64(lists.SpellCount()) + bytesOfSpell*int64(len(lists.Items))
	}
	if graph, ok := p.graph.peek(); ok {
		total += 64*int64(graph.Edges()) + 16*int64(graph.Nodes())
		total += 8 * int64(graph.Nodes()) * int64(p.ranks.count())
		total += 8 * int64(graph.Edges()) * int64(1+p.sorted.count()+2*p.ties.count())
	}
	return total
}

func (m *measures[T]) count() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.known)
}
