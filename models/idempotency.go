package models

import "time"

// IdempotentCall records the outcome of a write under the caller's idempotency key. Repeating the
// call returns that outcome and writes nothing.
type IdempotentCall struct {
	// Caller is the code of the calling delegation.
	Caller Code   `gorm:"primaryKey"`
	Key    string `gorm:"primaryKey"`
	// Mutation and InputHash distinguish a replay from a different call under the same key.
	Mutation  string
	InputHash string
	// OutcomeID is the row that the call created or changed.
	OutcomeID *ID
	At        time.Time
}
