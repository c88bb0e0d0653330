package models

// Change is a field of a partial update. The zero Change does not change the value.
type Change[T any] struct {
	// Given is true if the input contains the field.
	Given bool
	// To is the new value; nil clears the field.
	To *T
}

// SetTo returns a change that sets a field to value.
func SetTo[T any](value T) Change[T] { return Change[T]{Given: true, To: &value} }

// Clear returns a change that clears a field.
func Clear[T any]() Change[T] { return Change[T]{Given: true} }

// Value returns the new value, or the zero value if the change clears the field.
func (c Change[T]) Value() T {
	if c.To == nil {
		var none T
		return none
	}
	return *c.To
}
