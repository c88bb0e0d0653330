package network

import (
	"context"
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
)

// fitting is the search for the greatest likelihood of a null model whose probabilities are all
// between 0 and 1, by Newton's method: the likelihood is concave in the logarithms of x and y.
type fitting struct {
	sponsors, lists []margin
	// x and y are logarithms. What is added to all of x and taken from all of y changes nothing, so
	// that the last of y stays as it is.
	x, y []float64
	// missing is by how much the expected degrees of each sponsor and list fall short, times their
	// number: the gradient of the likelihood.
	missingSponsors, missingLists []float64
	// moveX and moveY are the way to go.
	moveX, moveY []float64
}

func newFitting(sponsors, lists []margin) *fitting {
	f := &fitting{sponsors: sponsors, lists: lists}
	total := 0
	for _, s := range sponsors {
		total += s.count * s.degree
	}
	// Where degrees are small beside their sum, p = degree times degree over the sum.
	half := math.Log(float64(total)) / 2
	for _, s := range sponsors {
		f.x = append(f.x, math.Log(float64(s.degree))-half)
	}
	for _, list := range lists {
		f.y = append(f.y, math.Log(float64(list.degree))-half)
	}
	f.missingSponsors, f.missingLists = make([]float64, len(sponsors)), make([]float64, len(lists))
	f.moveX, f.moveY = make([]float64, len(sponsors)), make([]float64, len(lists))
	return f
}

// close is how far the greatest relative error of a degree may be, and good how far it must not be
// when no step makes it less.
const (
	closeEnough = 1e-14
	goodEnough  = 1e-10
)

// run goes on until the degrees are met, or rounding lets them be met no better.
//
// Errors: ctx's.
func (f *fitting) run(ctx context.Context) error {
	worst := f.measure()
	for range 300 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if worst < closeEnough {
			return nil
		}
		if !f.direct() {
			break
		}
		f.walk()
		now := f.measure()
		if now >= worst && now < goodEnough {
			return nil
		}
		worst = now
	}
	if worst < goodEnough {
		return nil
	}
	return errors.New("the null model of co-sponsorship was not found")
}

// probability is that of a sponsor of class i on a list of class k.
func (f *fitting) probability(i, k int) float64 {
	return 1 / (1 + math.Exp(-f.x[i]-f.y[k]))
}

// measure finds what is missing, and tells the greatest relative error of a degree.
func (f *fitting) measure() (worst float64) {
	for k, list := range f.lists {
		f.missingLists[k] = float64(list.degree)
	}
	for i, s := range f.sponsors {
		missing := float64(s.degree)
		for k, list := range f.lists {
			p := f.probability(i, k)
			missing -= float64(list.count) * p
			f.missingLists[k] -= float64(s.count) * p
		}
		worst = max(worst, math.Abs(missing)/float64(s.degree))
		f.missingSponsors[i] = missing * float64(s.count)
	}
	for k, list := range f.lists {
		worst = max(worst, math.Abs(f.missingLists[k])/float64(list.degree))
		f.missingLists[k] *= float64(list.count)
	}
	return worst
}

// direct solves for Newton's step. Sponsors' equations have one unknown of x each, which is put
// into those of the lists, so that a system of as many unknowns as lists have sizes is left.
func (f *fitting) direct() bool {
	unknown := len(f.lists) - 1
	rest, right := mat.NewSymDense(max(1, unknown), nil), mat.NewVecDense(max(1, unknown), nil)
	curvature := make([]float64, len(f.lists))
	slope := make([]float64, len(f.sponsors))
	cross := mat.NewDense(len(f.sponsors), len(f.lists), nil)
	for i, s := range f.sponsors {
		for k, list := range f.lists {
			p := f.probability(i, k)
			c := float64(s.count) * float64(list.count) * p * (1 - p)
			cross.Set(i, k, c)
			slope[i] += c
			curvature[k] += c
		}
	}
	clear(f.moveY)
	if unknown > 0 {
		for k := range unknown {
			rest.SetSym(k, k, curvature[k])
			right.SetVec(k, f.missingLists[k])
		}
		for i := range f.sponsors {
			row := cross.RawRowView(i)[:unknown]
			rest.SymRankOne(rest, -1/slope[i], mat.NewVecDense(unknown, row))
			right.AddScaledVec(right, -f.missingSponsors[i]/slope[i], mat.NewVecDense(unknown, row))
		}
		var factors mat.Cholesky
		if !factors.Factorize(rest) || factors.SolveVecTo(right, right) != nil {
			return false
		}
		copy(f.moveY, right.RawVector().Data)
	}
	for i := range f.sponsors {
		f.moveX[i] = f.missingSponsors[i]
		for k, c := range cross.RawRowView(i) {
			f.moveX[i] -= c * f.moveY[k]
		}
		f.moveX[i] /= slope[i]
	}
	return true
}

// walk goes the way as far as the likelihood rises, at most all of it.
func (f *fitting) walk() {
	rise := 0.0
	for i, move := range f.moveX {
		rise += move * f.missingSponsors[i]
	}
	for k, move := range f.moveY {
		rise += move * f.missingLists[k]
	}
	before := f.likelihood()
	step, gone := 1.0, 0.0
	for range 40 {
		f.move(step - gone)
		gone = step
		// Armijo's condition; less than the last digits of the likelihood is not looked at.
		if f.likelihood() >= before+1e-4*step*rise-1e-13*math.Abs(before) {
			return
		}
		step /= 2
	}
}

func (f *fitting) move(step float64) {
	for i, move := range f.moveX {
		f.x[i] += step * move
	}
	for k, move := range f.moveY {
		f.y[k] += step * move
	}
}

// likelihood is the logarithm of it.
func (f *fitting) likelihood() float64 {
	sum := 0.0
	for i, s := range f.sponsors {
		sum += float64(s.count) * float64(s.degree) * f.x[i]
		for k, list := range f.lists {
			sum -= float64(s.count) * float64(list.count) * math.Log1p(math.Exp(f.x[i]+f.y[k]))
		}
	}
	for k, list := range f.lists {
		sum += float64(list.count) * float64(list.degree) * f.y[k]
	}
	return sum
}
