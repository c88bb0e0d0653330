package network

import "context"

// Tail returns the probability that independent draws have at least the given number of successes.
// The draws with probabilities[i] are repeated times[i] times.
func Tail(probabilities []float64, times []int, least int) float64 {
	draws := make([]draw, len(times))
	for i := range draws {
		draws[i] = draw{times: times[i], probability: probabilities[i]}
	}
	return tail(draws, least)
}

// Probabilities returns the probability in the null model that a node is on a list, by node and list.
func (l *Lists) Probabilities(ctx context.Context) ([][]float64, error) {
	m, err := l.nullModel(ctx)
	if err != nil {
		return nil, err
	}
	size := make([]int, len(l.itemOf))
	for list := range size {
		size[list] = int(l.size(int32(list)))
	}
	_, class := margins(size)
	all := make([][]float64, len(l.Sponsors))
	for node := range all {
		for _, c := range class {
			all[node] = append(all[node], m.probability[m.class[node]][c])
		}
	}
	return all, nil
}

// SampledCloseness estimates the closeness from the given number of pivots.
func (g *Graph) SampledCloseness(ctx context.Context, w Weight, pivots int) ([]float64, error) {
	return g.sampledCloseness(ctx, w, g.drawn(pivots))
}

// SampledBetweenness estimates the betweenness from the given number of pivots.
func (g *Graph) SampledBetweenness(ctx context.Context, w Weight, pivots int) ([]float64, error) {
	return g.betweennessFrom(ctx, w, g.drawn(pivots))
}
