package network

import (
	"context"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Eigenvector returns the principal eigenvector of the weighted adjacency matrix, with
// non-negative entries and Euclidean norm 1: the centrality of a node is proportional to the sum of
// its neighbors' centralities. The two directions of a [Fowler] tie are added up. In a graph that
// is not connected, the result is the eigenvector of the component with the greatest eigenvalue,
// and 0 elsewhere. If several components have the greatest eigenvalue, their eigenvectors are
// combined as power iteration from a uniform vector would combine them. In a graph without ties,
// all entries are 0.
//
// Source: Bonacich 1972, Factoring and weighting approaches to status scores, Journal of
// Mathematical Sociology 2(1); norm as in networkx.eigenvector_centrality_numpy.
//
// Errors: those of ctx.
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

// sameEigenvalue is the relative difference up to which two eigenvalues count as equal.
const sameEigenvalue = 1e-12

// principal returns the greatest eigenvalue of a component and its eigenvector, by Lanczos' method
// with full reorthogonalization, restarted from the best vector when the basis gets too long.
//
// Source: Golub & Van Loan 2013, Matrix computations, 4th ed., 10.1 to 10.3.
func principal(ctx context.Context, ties arcs, nodes []int32) (value float64, vector []float64, err error) {
	l := newLanczos(ties, nodes)
	vector = make([]float64, len(nodes))
	for i := range vector {
		vector[i] = 1
	}
	for range 100 {
		if !proceed(ctx) {
			return 0, nil, ctx.Err()
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

// longest is the number of steps after which the method restarts. residual is the error relative to
// the eigenvalue below which it stops.
const (
	longest  = 80
	residual = 2e-15
)

// lanczos reduces the matrix of a component to a small tridiagonal one.
type lanczos struct {
	ties  arcs
	nodes []int32
	// spread is a working vector, indexed by the nodes of the whole graph.
	spread                []float64
	basis                 [][]float64
	diagonal, offDiagonal []float64
}

func newLanczos(ties arcs, nodes []int32) *lanczos {
	return &lanczos{ties: ties, nodes: nodes, spread: make([]float64, ties.nodes())}
}

// run improves vector and returns its eigenvalue and whether it has converged.
func (l *lanczos) run(vector []float64) (value float64, converged bool) {
	l.basis, l.diagonal, l.offDiagonal = l.basis[:0], l.diagonal[:0], l.offDiagonal[:0]
	next := append([]float64{}, vector...)
	floats.Scale(1/floats.Norm(next, 2), next)
	for step := 1; ; step++ {
		l.basis = append(l.basis, next)
		next = l.times(next)
		l.diagonal = append(l.diagonal, floats.Dot(next, l.basis[step-1]))
		for range 2 { // the second pass removes the rounding errors that the first one leaves along the basis
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

// times multiplies the matrix by a vector.
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

// ritz returns the greatest eigenvalue of the tridiagonal matrix and its eigenvector.
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
	// Factorize fails only if an entry is NaN, and weights are never NaN.
	if !eigen.Factorize(small, true) {
		panic("network: a weight is not a number")
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	return eigen.Values(nil)[k-1], mat.Col(nil, k-1, &vectors)
}

// combine writes the linear combination of the basis into vector.
func (l *lanczos) combine(vector, mix []float64) {
	clear(vector)
	for i, v := range l.basis {
		floats.AddScaled(vector, mix[i], v)
	}
}
