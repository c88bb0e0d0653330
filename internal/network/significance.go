package network

import "context"

// Significance is for each edge the probability that its ends would share as many lists or more if
// chance had put sponsors onto lists, each sponsor onto as many, and each list with as many, as
// there are, in expectation: the p-value of the stochastic degree sequence model. A low one means
// that the two act together more than their activity and the lengths of the lists explain.
//
// Sponsor i is on list k with probability p(i,k) = x(i)y(k)/(1+x(i)y(k)), by the bipartite
// configuration model; the number of shared lists is then the sum of independent draws of probability
// p(a,k)p(b,k), of which the tail is found exactly, to about 1e-11 of itself however small it is.
//
// Sources: Neal 2014, The backbone of bipartite projections, Social Networks 39; probabilities as in
// Neal, Domagalski & Sagan 2021, Comparing alternatives to the fixed degree sequence model, Scientific
// Reports 11, 23929, by Saracco et al. 2015, Randomizing bipartite networks, Scientific Reports 5, 10595.
//
// Errors: ctx's.
func (g *Graph) Significance(ctx context.Context) ([]float64, error) {
	model, err := g.lists.nullModel(ctx)
	if err != nil {
		return nil, err
	}
	significance := make([]float64, len(g.a))
	const block = 16
	err = inParallel(ctx, (len(g.a)+block-1)/block, func() func(int) {
		draws := make([]draw, 0, len(model.lists))
		return func(number int) {
			for edge := number * block; edge < min(len(g.a), (number+1)*block); edge++ {
				draws = model.together(draws[:0], g.a[edge], g.b[edge])
				significance[edge] = tail(draws, int(g.shared[edge]))
			}
		}
	})
	return significance, err
}
