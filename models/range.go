package models

import "time"

// DateRange selects the days from From to To, both inclusive. A zero From or To does not limit the
// range.
type DateRange struct {
	From Date
	To   Date
}

// Check returns an error for a range that ends before it begins. field is the path of the range in the input.
//
// Errors: INVALID_INPUT at `from` of field.
func (r DateRange) Check(field string) error {
	if !r.To.IsZero() && r.From.After(r.To) {
		return NewProblem(OutOfRange, P("value", r.From), P("max", r.To)).At(field + ".from")
	}
	return nil
}

// DateTimeRange selects the instants from From, inclusive, to Before, exclusive. A zero From or
// Before does not limit the range.
type DateTimeRange struct {
	From   time.Time
	Before time.Time
}

// Check returns an error for a range that cannot contain an instant. field is the path of the range in the input.
//
// Errors: INVALID_INPUT at `from` of field.
func (r DateTimeRange) Check(field string) error {
	if !r.Before.IsZero() && !r.From.Before(r.Before) {
		last := r.Before.Add(-time.Microsecond) // the resolution of stored instants
		return NewProblem(OutOfRange, P("value", r.From.Format(time.RFC3339Nano)), P("max", last.Format(time.RFC3339Nano))).At(field + ".from")
	}
	return nil
}
