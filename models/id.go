// Package models defines the entities of the domain: proposals, revisions, co-authorships, venues,
// follow-ups, sponsors, and the grammar of document symbols. Its structs map to the tables created
// in migrations/; its enums define the allowed transitions. It imports only the standard library
// and uuid.
package models

import (
	"database/sql/driver"
	"strings"

	"github.com/google/uuid"
)

// ID identifies a row. It is a version 7 UUID, so IDs sort by creation time.
type ID = uuid.UUID

// NewID returns a new ID. It panics if the operating system does not provide random bytes.
func NewID() ID {
	return uuid.Must(uuid.NewV7())
}

// Code is the human-readable key of a sponsor, venue or work programme, such as `JPN`, `EU`,
// `AFRICAN_GROUP`, `MC11` or `ECOMMERCE`. It consists of upper-case ASCII letters, digits and
// underscores.
type Code string

// ParseCode checks the syntax of a code. It does not check that the code is in use.
//
// Errors: INVALID_INPUT.
func ParseCode(text string) (Code, error) {
	if text == "" || len(text) > 40 {
		return "", malformedCode(text)
	}
	for _, r := range text {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' {
			return "", malformedCode(text)
		}
	}
	return Code(text), nil
}

func malformedCode(text string) *Error {
	return NewProblem(Malformed, P("value", text), P("type", TermCode), P("example", "JPN"))
}

// IDs is a list of IDs that binds to a query as a single Postgres array: `= ANY(?)`.
type IDs []ID

// Value implements [driver.Valuer] and returns an array literal.
func (ids IDs) Value() (driver.Value, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return "{" + strings.Join(texts, ",") + "}", nil
}
