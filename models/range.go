package models

import "time"

// DateRange selects days from From to To, both inclusive. A zero bound is open.
type DateRange struct {
	From Date
	To   Date
}

// Check reports a range that ends before it begins.
//
// Errors: INVALID_INPUT at field's `from`.
func (r DateRange) Check(field string) error {
	if !r.To.IsZero() && r.From.After(r.To) {
		return Invalid(field+".from", "%s is after the end of the range, %s; give the earlier day first", r.From, r.To)
	}
	return nil
}

// DateTimeRange selects instants from From, inclusive, to Before, exclusive. A zero bound is open.
type DateTimeRange struct {
	From   time.Time
	Before time.Time
}

// Check reports a range that cannot contain an instant.
//
// Errors: INVALID_INPUT at field's `from`.
func (r DateTimeRange) Check(field string) error {
	if !r.Before.IsZero() && !r.From.Before(r.Before) {
		return Invalid(field+".from", "%s is not before the end of the range, %s; give the earlier instant first",
			r.From.Format(time.RFC3339Nano), r.Before.Format(time.RFC3339Nano))
	}
	return nil
}
