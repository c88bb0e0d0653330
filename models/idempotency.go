package models

import "time"

// KeyRetention is the minimum time for which an idempotency key is retained.
const KeyRetention = 30 * 24 * time.Hour

// IdempotentCall records the result of a mutation under the caller's idempotency key. Repeating the
// call returns the same object and writes nothing.
type IdempotentCall struct {
	// Caller is the code of the calling delegation.
	Caller Code   `gorm:"primaryKey"`
	Key    string `gorm:"primaryKey"`
	// Mutation and InputHash distinguish a retry from a different call with the same key.
	Mutation  string
	InputHash string
	// OutcomeID is the ID of the row that the call created or changed.
	OutcomeID *ID
	At        time.Time
}
