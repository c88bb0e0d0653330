package models

import "time"

// DateRange selects days from From to To, both inclusive. A zero bound is open.
type DateRange struct {
	From Date
	To   Date
}

// Check returns an error for a range that ends before it begins.
//
// Errors: INVALID_INPUT at field's `from`.
func (r DateRange) Check(field string) error {
	if !r.To.IsZero() && r.From.After(r.To) {
		return NewProblem(OutOfRange, P("value", r.From), P("max", r.To)).At(field + ".from")
	}
	return nil
}

// DateTimeRange selects instants from From, inclusive, to Before, exclusive. A zero bound is open.
type DateTimeRange struct {
	From   time.Time
	Before time.Time
}

// Check returns an error for a range that cannot contain an instant.
//
// Errors: INVALID_INPUT at field's `from`.
func (r DateTimeRange) Check(field string) error {
	if !r.Before.IsZero() && !r.From.Before(r.Before) {
		last := r.Before.Add(-time.Microsecond) // the resolution of stored instants
		return NewProblem(OutOfRange, P("value", r.From.Format(time.RFC3339Nano)), P("max", last.Format(time.RFC3339Nano))).At(field + ".from")
	}
	return nil
}
