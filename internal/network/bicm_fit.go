package network

import (
	"context"
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"
)

// fitting maximizes the likelihood of a null model with all probabilities strictly between 0 and 1
// by Newton's method. The likelihood is concave in the logarithms of x and y.
type fitting struct {
	sponsors, lists []margin
	// x and y are the logarithms of the model's parameters. Adding a constant to all of x and
	// subtracting it from all of y changes nothing, so the last element of y is fixed.
	x, y []float64
	// missingSponsors and missingLists are the gradient of the likelihood: for each class,
	// (observed - expected degree) × size of the class.
	missingSponsors, missingLists []float64
	// moveX and moveY are the Newton direction.
	moveX, moveY []float64
}

func newFitting(sponsors, lists []margin) *fitting {
	f := &fitting{sponsors: sponsors, lists: lists}
	total := 0
	for _, s := range sponsors {
		total += s.count * s.degree
	}
	// The initial values assume that degrees are small compared with their sum: p is then about the
	// product of both degrees divided by the sum.
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

// closeEnough is the relative error of a degree below which the fit is finished. goodEnough is the
// error that is acceptable if no further step reduces it.
const (
	closeEnough = 1e-14
	goodEnough  = 1e-10
)

// run iterates until the degrees match, or until rounding allows no better match.
//
// Errors: those of ctx.
func (f *fitting) run(ctx context.Context) error {
	worst := f.measure()
	for range 300 {
		if !proceed(ctx) {
			return ctx.Err()
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
	return errors.New("the null model of co-sponsorship did not converge")
}

// probability returns the probability that a sponsor of class i is on a list of class k.
func (f *fitting) probability(i, k int) float64 {
	return 1 / (1 + math.Exp(-f.x[i]-f.y[k]))
}

// measure computes the gradient and returns the maximum relative error of a degree.
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

// direct computes Newton's step. It returns false if the system cannot be solved. Each sponsor
// equation has a single unknown of x, which is substituted into the list equations, so the
// remaining system has one unknown for each class of lists.
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

// walk moves along the Newton direction: by the full step, or by the first halved step that
// increases the likelihood sufficiently.
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
		// This is Armijo's condition. It ignores differences below the rounding error of the likelihood.
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

// likelihood returns the log-likelihood.
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
