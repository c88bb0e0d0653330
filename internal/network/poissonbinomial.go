package network

import "math"

// draw represents a number of independent draws with the same probability of success.
type draw struct {
	times       int
	probability float64
}

// tail returns the probability that at least the given number of draws succeed: the upper tail of
// the Poisson binomial distribution.
func tail(draws []draw, least int) float64 {
	t := newTail(draws, least)
	switch mean := t.mean(); {
	case t.least <= 0:
		return 1
	case t.least > t.times:
		return 0
	case float64(t.least) > mean:
		return t.upper()
	default:
		// At least t.least draws succeed unless more than t.times - t.least fail. Computing the
		// smaller, complementary tail preserves precision, since a probability near 1 has few
		// digits left.
		return 1 - t.failing().upper()
	}
}

// tailing is the tail of draws whose probabilities are all strictly between 0 and 1.
type tailing struct {
	draws        []draw
	least, times int
}

func newTail(draws []draw, least int) tailing {
	t := tailing{draws: draws[:0], least: least}
	for _, d := range draws {
		switch {
		case d.probability >= 1:
			t.least -= d.times
		case d.probability > 0:
			t.draws = append(t.draws, d)
			t.times += d.times
		}
	}
	return t
}

func (t tailing) mean() float64 {
	mean := 0.0
	for _, d := range t.draws {
		mean += float64(d.times) * d.probability
	}
	return mean
}

// failing returns the complementary tail, in which a failure counts as a success.
func (t tailing) failing() tailing {
	for i := range t.draws {
		t.draws[i].probability = 1 - t.draws[i].probability
	}
	t.least = t.times - t.least + 1
	return t
}

// upper computes a tail that begins above the mean. The draws are tilted so that their mean is at
// the beginning of the tail, and the tail of the tilted draws is computed by a discrete Fourier
// transform. Near the mean no probability is small, so the relative error is small even for a very
// small tail.
//
//	P(X ≥ s) = M(θ) e^(-θs) Σ e^(-θj) P'(X = s+j), M the moment generating function, P' the tilted law
//
// Sources: Hong 2013, On computing the distribution function for the Poisson binomial distribution,
// Computational Statistics & Data Analysis 59, for the transform; Esscher 1932 for the tilt.
func (t tailing) upper() float64 {
	if t.least == t.times {
		return t.all()
	}
	tilt := t.tilt()
	logarithm, variance := -tilt*float64(t.least), 0.0
	for i, d := range t.draws {
		grown := d.probability * math.Expm1(tilt)
		logarithm += float64(d.times) * math.Log1p(grown)
		p := (d.probability + grown) / (1 + grown)
		t.draws[i].probability = p
		variance += float64(d.times) * p * (1 - p)
	}
	return math.Exp(logarithm) * t.transformed(tilt, variance)
}

// all returns the probability that all draws succeed.
func (t tailing) all() float64 {
	logarithm := 0.0
	for _, d := range t.draws {
		logarithm += float64(d.times) * math.Log(d.probability)
	}
	return math.Exp(logarithm)
}

// tilt returns a parameter for which the mean of the tilted draws is approximately at the beginning
// of the tail. It starts from the value for draws of equal probability and improves it by Newton's
// method. The result of upper does not depend on its last digits.
func (t tailing) tilt() float64 {
	mean, least, times := t.mean(), float64(t.least), float64(t.times)
	tilt := math.Log(least / mean * (times - mean) / (times - least))
	for range 8 {
		grown := math.Expm1(tilt)
		off, slope := least, 0.0
		for _, d := range t.draws {
			p := d.probability * (1 + grown) / (1 + d.probability*grown)
			off -= float64(d.times) * p
			slope += float64(d.times) * p * (1 - p)
		}
		step := max(-1, min(1, off/slope))
		tilt = max(0, tilt+step)
		if math.Abs(off) < 0.01*math.Sqrt(slope) {
			break
		}
	}
	return tilt
}

// transformed returns Σ e^(-θj) P'(X = s+j) over j ≥ 0 for draws whose mean is about s. It is a sum
// over frequencies 2πm/points. There are enough points for the omitted probability to be below
// 1e-17 by Bernstein's inequality, and frequencies are added while the characteristic function is
// not negligible, that is, until its modulus falls below e^-42.
func (t tailing) transformed(tilt, variance float64) float64 {
	window := int(8.5*math.Sqrt(variance)) + 26
	points, last := 2*window, window-1
	if points > t.times {
		points, last = t.times+1, t.times-t.least
	}
	sum := geometric(tilt, last)
	for m := 1; 2*m <= points; m++ {
		angle := 2 * math.Pi * float64(m) / float64(points)
		size, turned := t.characteristic(angle)
		if size < -42 {
			break
		}
		re, im := geometricTurned(tilt, angle, last)
		turned -= math.Mod(angle*float64(t.least), 2*math.Pi)
		sin, cos := math.Sincos(turned)
		part := math.Exp(size) * (re*cos - im*sin)
		if 2*m < points {
			part *= 2 // the negative frequency contributes the conjugate
		}
		sum += part
	}
	return sum / float64(points)
}

// characteristic returns the logarithm of the modulus of the characteristic function, and its
// argument.
func (t tailing) characteristic(angle float64) (size, turned float64) {
	sinHalf := math.Sin(angle / 2)
	sin, cos := math.Sincos(angle)
	for _, d := range t.draws {
		p := d.probability
		size += float64(d.times) * math.Log1p(-4*p*(1-p)*sinHalf*sinHalf)
		turned += float64(d.times) * math.Atan2(p*sin, 1-p+p*cos)
	}
	return size / 2, turned
}

// geometric returns Σ e^(-θj) over j from 0 to last.
func geometric(tilt float64, last int) float64 {
	if tilt == 0 {
		return float64(last + 1)
	}
	return math.Expm1(-tilt*float64(last+1)) / math.Expm1(-tilt)
}

// geometricTurned returns Σ e^(-(θ+ia)j) over j from 0 to last.
func geometricTurned(tilt, angle float64, last int) (re, im float64) {
	n := float64(last + 1)
	sin, cos := math.Sincos(angle)
	sinEnd, cosEnd := math.Sincos(math.Mod(angle*n, 2*math.Pi))
	step, end := math.Exp(-tilt), math.Exp(-tilt*n)
	topRe, topIm := 1-end*cosEnd, end*sinEnd
	bottomRe, bottomIm := 1-step*cos, step*sin
	size := bottomRe*bottomRe + bottomIm*bottomIm
	return (topRe*bottomRe + topIm*bottomIm) / size, (topIm*bottomRe - topRe*bottomIm) / size
}
