package act

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// Breaks reports whether an error is the violation of a named constraint.
func Breaks(err error, constraint string) bool {
	var violation *pgconn.PgError
	return errors.As(err, &violation) && violation.ConstraintName == constraint
}

// mustTryAgain reports whether Postgres gave a transaction up because of another one, such as two that wait for
// each other: nothing of it was written, and it can be run again.
func mustTryAgain(err error) bool {
	code := sqlState(err)
	return code == "40P01" || code == "40001"
}

// sqlState returns the code of an error of Postgres; empty for any other error.
func sqlState(err error) string {
	var fault *pgconn.PgError
	if !errors.As(err, &fault) {
		return ""
	}
	return fault.Code
}
