package network

import (
	"context"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Eigenvector is the eigenvector of the greatest eigenvalue of the matrix of ties, without
// negative entries and of Euclidean norm 1: each is as central as those it is tied to, in sum.
// [Fowler]'s ties weigh as much as both directions together. Where the graph is not connected, the
// eigenvector is that of the component with the greatest eigenvalue, and 0 elsewhere; of several
// with the same, each has the part that a process has which begins at all nodes alike. A graph
// without ties has 0 everywhere.
//
// Source: Bonacich 1972, Factoring and weighting approaches to status scores, Journal of
// Mathematical Sociology 2(1); norm as in networkx.eigenvector_centrality_numpy.
//
// Errors: ctx's.
func (g *Graph) Eigenvector(ctx context.Context, w Weight) ([]float64, error) {
	ties := g.undirected(w)
	all := make([]float64, g.Nodes())
	greatest := 0.0
	for _, nodes := range ties.componentNodes() {
		if len(nodes) == 1 {
			continue
		}
		value, vector, err := principal(ctx, ties, nodes)
		if err != nil {
			return nil, err
		}
		if value < greatest*(1-sameEigenvalue) {
			continue
		}
		if value > greatest*(1+sameEigenvalue) {
			clear(all)
			greatest = value
		}
		part := floats.Sum(vector)
		for i, node := range nodes {
			all[node] = part * vector[i]
		}
	}
	if norm := floats.Norm(all, 2); norm > 0 {
		floats.Scale(1/norm, all)
	}
	return all, nil
}

// sameEigenvalue is how far two eigenvalues may be apart, relatively, that are held to be the same.
const sameEigenvalue = 1e-12

// principal is the greatest eigenvalue of a component, and its eigenvector. By Lanczos' method with
// full reorthogonalization, begun anew from the best vector where it grows long.
//
// Source: Golub & Van Loan 2013, Matrix computations, 4th ed., 10.1 to 10.3.
func principal(ctx context.Context, ties arcs, nodes []int32) (value float64, vector []float64, err error) {
	l := newLanczos(ties, nodes)
	vector = make([]float64, len(nodes))
	for i := range vector {
		vector[i] = 1
	}
	for range 100 {
		if err := ctx.Err(); err != nil {
			return 0, nil, err
		}
		var converged bool
		value, converged = l.run(vector)
		if converged {
			break
		}
	}
	for i, entry := range vector {
		vector[i] = math.Abs(entry)
	}
	return value, vector, nil
}

// longest is the number of steps after which the basis is begun anew, and residual the error,
// relative to the eigenvalue, at which the vector is good.
const (
	longest  = 80
	residual = 2e-15
)

// lanczos reduces the matrix of a component to a small one of three diagonals.
type lanczos struct {
	ties  arcs
	nodes []int32
	// spread is a vector by node of the whole graph.
	spread                []float64
	basis                 [][]float64
	diagonal, offDiagonal []float64
}

func newLanczos(ties arcs, nodes []int32) *lanczos {
	return &lanczos{ties: ties, nodes: nodes, spread: make([]float64, ties.nodes())}
}

// run makes vector better, and tells its eigenvalue and whether it is good.
func (l *lanczos) run(vector []float64) (value float64, converged bool) {
	l.basis, l.diagonal, l.offDiagonal = l.basis[:0], l.diagonal[:0], l.offDiagonal[:0]
	next := append([]float64{}, vector...)
	floats.Scale(1/floats.Norm(next, 2), next)
	for step := 1; ; step++ {
		l.basis = append(l.basis, next)
		next = l.times(next)
		l.diagonal = append(l.diagonal, floats.Dot(next, l.basis[step-1]))
		for range 2 { // once leaves rounding errors along the basis, twice does not
			for _, v := range l.basis {
				floats.AddScaled(next, -floats.Dot(next, v), v)
			}
		}
		length := floats.Norm(next, 2)
		last := step == min(longest, len(l.nodes))
		if last || step%5 == 0 || length <= residual*l.diagonal[0] {
			var mix []float64
			value, mix = l.ritz()
			converged = length*math.Abs(mix[step-1]) <= residual*value
			if last || converged {
				l.combine(vector, mix)
				return value, converged || step == len(l.nodes)
			}
		}
		l.offDiagonal = append(l.offDiagonal, length)
		floats.Scale(1/length, next)
	}
}

// times is the matrix times a vector.
func (l *lanczos) times(vector []float64) []float64 {
	for i, node := range l.nodes {
		l.spread[node] = vector[i]
	}
	product := make([]float64, len(vector))
	for i, node := range l.nodes {
		product[i] = l.ties.sum(int(node), l.spread)
	}
	return product
}

// ritz is the greatest eigenvalue of the small matrix, and its eigenvector.
func (l *lanczos) ritz() (value float64, vector []float64) {
	k := len(l.diagonal)
	small := mat.NewSymDense(k, nil)
	for i, entry := range l.diagonal {
		small.SetSym(i, i, entry)
	}
	for i, entry := range l.offDiagonal {
		small.SetSym(i, i+1, entry)
	}
	var eigen mat.EigenSym
	// It fails for entries that are no numbers alone, and weights are numbers.
	if !eigen.Factorize(small, true) {
		panic("network: weights that are no numbers")
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	return eigen.Values(nil)[k-1], mat.Col(nil, k-1, &vectors)
}

// combine writes the basis' combination into vector.
func (l *lanczos) combine(vector, mix []float64) {
	clear(vector)
	for i, v := range l.basis {
		floats.AddScaled(vector, mix[i], v)
	}
}
