package analysis

import (
	"context"
	"slices"

	"proposaltracker/internal/network"
)

// Measure is a value that can be computed for each node of a network.
type Measure string

// The measures, which are computed on demand.
const (
	Degree        Measure = "degree"
	Strength      Measure = "strength"
	Closeness     Measure = "closeness"
	Betweenness   Measure = "betweenness"
	Eigenvector   Measure = "eigenvector"
	PageRank      Measure = "pageRank"
	Clustering    Measure = "clustering"
	CoreNumber    Measure = "coreNumber"
	Community     Measure = "community"
	Connectedness Measure = "connectedness"
)

// MeasureOf returns the measure with the given name; false if there is none.
func MeasureOf(name string) (Measure, bool) {
	measure := Measure(name)
	return measure, slices.Contains([]Measure{
		Degree, Strength, Closeness, Betweenness, Eigenvector, PageRank, Clustering, CoreNumber, Community, Connectedness,
	}, measure)
}

// Weighted reports whether the measure depends on the weight of ties.
func (m Measure) Weighted() bool {
	switch m {
	case Degree, Clustering, CoreNumber, Connectedness:
		return false
	default:
		return true
	}
}

// steps estimates the work of computing the measure, in the same unit as light.
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

// Values returns the values of a measure by node, in order of sponsors' codes.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) Values(ctx context.Context, measure Measure) ([]float64, error) {
	weight := n.Query.Weight
	if measure == Community {
		parts, err := n.partition(ctx)
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
	return compute(ctx, n.projected, &n.projected.ranks, measured{measure, weight}, measure.steps(graph), func(ctx context.Context) ([]float64, error) {
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
	case CoreNumber:
		return wide(graph.Core()), nil
	case Connectedness:
		return graph.Connectedness(ctx)
	default:
		return graph.Strength(weight), nil
	}
}

// wide converts integers to float64.
func wide(numbers []int32) []float64 {
	values := make([]float64, len(numbers))
	for i, number := range numbers {
		values[i] = float64(number)
	}
	return values
}

// compute computes a value that is not cached yet, subject to the semaphore.
func compute[T any](ctx context.Context, n *projected, in *measures[T], what measured, steps int, work func(context.Context) (T, error)) (T, error) {
	return in.of(what).get(ctx, n.analyst.config.Timeout, func(ctx context.Context) (value T, err error) {
		err = n.analyst.runBounded(ctx, steps, func() error {
			value, err = work(ctx)
			return err
		})
		return value, err
	})
}

// partition is a division of a network into communities.
type partition struct {
	// of contains the number of each node's community.
	of         []int32
	modularity float64
}

func (n *Network) partition(ctx context.Context) (*partition, error) {
	weight := n.Query.Weight
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	return compute(ctx, n.projected, &n.projected.parts, measured{Community, weight}, Community.steps(graph), func(ctx context.Context) (*partition, error) {
		found, err := graph.Communities(ctx, weight)
		if err != nil {
			return nil, err
		}
		return &partition{found.Of, found.Modularity}, nil
	})
}

// PValues returns the p-value of each tie, by its edge number in the graph.
//
// Errors: LIMIT_EXCEEDED.
func (n *Network) PValues(ctx context.Context) ([]float64, error) {
	graph, err := n.Graph(ctx)
	if err != nil {
		return nil, err
	}
	steps := graph.Edges() * len(graph.Lists().Items)
	return compute(ctx, n.projected, &n.projected.ranks, measured{pValue, network.Binary}, steps, graph.PValues)
}

const pValue Measure = "pValue"
