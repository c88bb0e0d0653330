package analysis

import (
	"context"
	"slices"

	"proposaltracker/internal/network"
)

// Measure is what can be computed of each node of a network.
type Measure string

// The measures that are computed when they are asked for.
const (
	Degree        Measure = "degree"
	Strength      Measure = "strength"
	Closeness     Measure = "closeness"
	Betweenness   Measure = "betweenness"
	Eigenvector   Measure = "eigenvector"
	PageRank      Measure = "pageRank"
	Clustering    Measure = "clustering"
	Core          Measure = "core"
	Community     Measure = "community"
	Connectedness Measure = "connectedness"
)

// MeasureOf is the measure of a name; false where there is none.
func MeasureOf(name string) (Measure, bool) {
	measure := Measure(name)
	return measure, slices.Contains([]Measure{
		Degree, Strength, Closeness, Betweenness, Eigenvector, PageRank, Clustering, Core, Community, Connectedness,
	}, measure)
}

// Weighted tells whether the measure depends on how ties are weighed.
func (m Measure) Weighted() bool {
	switch m {
	case Degree, Clustering, Core, Connectedness:
		return false
	default:
		return true
	}
}

// steps is about how much work the measure is in a network.
func (m Measure) steps(graph *network.Graph) int {
	nodes, ties := graph.Nodes(), graph.Edges()
	switch m {
	case Closeness, Betweenness, Connectedness:
		return nodes * ties
	case Clustering, Community, Eigenvector, PageRank:
		return 100 * ties
	default:
		return ties
	}
}

// WeightOr is the weight that is meant where none is told.
func WeightOr(weight *network.Weight) network.Weight {
	if weight == nil {
		return network.Shared
	}
	return *weight
}

// Values are those of a measure for each node, in order of code.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Values(ctx context.Context, measure Measure, weight network.Weight) ([]float64, error) {
	if measure == Community {
		parts, err := n.partition(ctx, weight)
		if err != nil {
			return nil, err
		}
		return wide(parts.of), nil
	}
	if !measure.Weighted() {
		weight = network.Binary
	}
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	return compute(ctx, n, &n.ranks, measured{measure, weight}, measure.steps(graph), func(ctx context.Context) ([]float64, error) {
		return measure.of(ctx, graph, weight)
	})
}

func (m Measure) of(ctx context.Context, graph *network.Graph, weight network.Weight) ([]float64, error) {
	switch m {
	case Degree:
		return wide(graph.Degree()), nil
	case Closeness:
		return graph.Closeness(ctx, weight)
	case Betweenness:
		return graph.Betweenness(ctx, weight)
	case Eigenvector:
		return graph.Eigenvector(ctx, weight)
	case PageRank:
		return graph.PageRank(ctx, weight)
	case Clustering:
		return graph.Clustering(ctx)
	case Core:
		return wide(graph.Core()), nil
	case Connectedness:
		return graph.Connectedness(ctx)
	default:
		return graph.Strength(weight), nil
	}
}

// wide are whole numbers as all other measures are.
func wide(numbers []int32) []float64 {
	values := make([]float64, len(numbers))
	for i, number := range numbers {
		values[i] = float64(number)
	}
	return values
}

// compute computes what is not known yet, at the desk.
func compute[T any](ctx context.Context, n *Network, in *measures[T], what measured, steps int, work func(context.Context) (T, error)) (T, error) {
	return in.of(what).get(ctx, n.analyst.config.Timeout, func(ctx context.Context) (value T, err error) {
		err = n.analyst.atDesk(ctx, steps, func() error {
			value, err = work(ctx)
			return err
		})
		return value, err
	})
}

// partition is how communities part a network.
type partition struct {
	// of is the number of each node's community.
	of         []int32
	modularity float64
}

func (n *Network) partition(ctx context.Context, weight network.Weight) (*partition, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	return compute(ctx, n, &n.parts, measured{Community, weight}, Community.steps(graph), func(ctx context.Context) (*partition, error) {
		found, err := graph.Communities(ctx, weight)
		if err != nil {
			return nil, err
		}
		return &partition{found.Of, found.Modularity}, nil
	})
}

// Significance is that of each tie, by its number in the graph.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Significance(ctx context.Context) ([]float64, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	steps := graph.Edges() * len(graph.Lists().Proposals)
	return compute(ctx, n, &n.ranks, measured{significance, network.Binary}, steps, graph.Significance)
}

const significance Measure = "significance"
