// Package models holds the nouns of the field: proposals, revisions, co-authorships, venues,
// follow-ups, the sponsors who act and the grammar of document symbols. Its structs are the
// rows of the tables in migrations/; its enums carry their allowed transitions. It imports the
// standard library and uuid, nothing else.
package models

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// ID is the identity of a row: a UUID of version 7, so that IDs sort by the time they were made.
type ID = uuid.UUID

// NewID makes an ID. It panics only where the machine has no source of randomness.
func NewID() ID {
	return uuid.Must(uuid.NewV7())
}

// Code is the human key of a sponsor, venue or work programme: `JPN`, `EU`, `AFRICAN_GROUP`,
// `MC11`, `ECOMMERCE`. Upper-case ASCII letters, digits and underscores.
type Code string

// ParseCode checks the form of a code, not that anything has it.
//
// Errors: INVALID_INPUT.
func ParseCode(text string) (Code, error) {
	if text == "" || len(text) > 40 {
		return "", NewError(InvalidInput, "code %q: a code has 1 to 40 characters, as in \"JPN\" or \"MC11\"", text)
	}
	for _, r := range text {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' {
			return "", NewError(InvalidInput,
				"code %q: %q cannot stand in a code; codes are upper-case letters, digits and underscores, as in \"JPN\" or \"MC11\"",
				text, fmt.Sprintf("%c", r))
		}
	}
	return Code(text), nil
}

// IDs is a list of IDs that can be bound to a query as one Postgres array: `= ANY(?)`.
type IDs []ID

// Value writes the array's literal.
func (ids IDs) Value() (driver.Value, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return "{" + strings.Join(texts, ",") + "}", nil
}
