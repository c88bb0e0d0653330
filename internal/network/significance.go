package network

import "context"

// PValues returns, for each edge, the probability that its ends would share at least as many lists
// if sponsors were assigned to lists at random, with the observed numbers of lists per sponsor and
// sponsors per list as expected values. This is the p-value of the stochastic degree sequence
// model. A low value means that the two act together more often than their activity and the lengths
// of the lists explain.
//
// Sponsor i is on list k with probability p(i,k) = x(i)y(k)/(1+x(i)y(k)), by the bipartite
// configuration model. The number of shared lists is then a sum of independent draws of probability
// p(a,k)p(b,k). Its tail is computed with a relative error of about 1e-11, even if it is very small.
//
// Sources: Neal 2014, The backbone of bipartite projections, Social Networks 39; probabilities as
// in Neal, Domagalski & Sagan 2021, Comparing alternatives to the fixed degree sequence model,
// Scientific Reports 11, 23929, by Saracco et al. 2015, Randomizing bipartite networks, Scientific
// Reports 5, 10595.
//
// Errors: those of ctx.
func (g *Graph) PValues(ctx context.Context) ([]float64, error) {
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
