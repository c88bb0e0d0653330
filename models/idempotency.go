package models

import "time"

// IdempotentCall remembers the outcome of a write under the key that its caller chose, so
// that the same call again returns it and writes nothing.
type IdempotentCall struct {
	// Caller is the code of the delegation that called.
	Caller Code   `gorm:"primaryKey"`
	Key    string `gorm:"primaryKey"`
	// Mutation and InputHash tell a replay from another call under the same key.
	Mutation  string
	InputHash string
	// OutcomeID is the row that the call made or changed.
	OutcomeID *ID
	At        time.Time
}
