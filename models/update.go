package models

// Change is a field of a partial update. The zero Change leaves the value unchanged.
type Change[T any] struct {
	// Given reports whether the field is given at all.
	Given bool
	// To is the new value. Nil clears the field.
	To *T
}

// SetTo returns the change of a field to a value.
func SetTo[T any](value T) Change[T] { return Change[T]{Given: true, To: &value} }

// Clear returns the change that clears a field.
func Clear[T any]() Change[T] { return Change[T]{Given: true} }

// Value returns the new value, or the zero value if the field is cleared.
func (c Change[T]) Value() T {
	if c.To == nil {
		var none T
		return none
	}
	return *c.To
}
