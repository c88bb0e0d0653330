package act

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// rejection is the error with which an act ends because of a statement that it sent earlier. It does not unwrap, so that
// a use case cannot take it for an error of what it does now: [Run] returns the problem.
type rejection struct{ problem error }

func (r rejection) Error() string { return r.problem.Error() }

// problemOf returns the problem of a rejection, and any other error unchanged.
func problemOf(err error) error {
	if rejected, is := errors.AsType[rejection](err); is {
		return rejected.problem
	}
	return err
}

// violates reports whether an error is the violation of a named constraint.
func violates(err error, constraint string) bool {
	var violation *pgconn.PgError
	return errors.As(err, &violation) && violation.ConstraintName == constraint
}

// mustTryAgain reports whether Postgres aborted a transaction in favor of another one, such as one of two that wait
// for each other: nothing of it was written, and it can be run again.
func mustTryAgain(err error) bool {
	code := sqlState(err)
	return code == "40P01" || code == "40001"
}

// sqlState returns the SQLSTATE of a Postgres error; empty for any other error.
func sqlState(err error) string {
	var fault *pgconn.PgError
	if !errors.As(err, &fault) {
		return ""
	}
	return fault.Code
}
