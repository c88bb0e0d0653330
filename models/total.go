package models

// MaxTotal is the number of rows up to which long lists are counted exactly.
const MaxTotal = 10_000

// Total is the length of a list.
type Total struct {
	Count int
	// Exact is false if Count is only a lower bound.
	Exact bool
}

// ExactTotal returns the length of a list that was counted in full.
func ExactTotal(count int) Total { return Total{Count: count, Exact: true} }

// BoundedTotal returns the length of a list of which at most limit+1 rows were counted.
func BoundedTotal(counted, limit int) Total {
	return Total{Count: min(counted, limit), Exact: counted <= limit}
}
