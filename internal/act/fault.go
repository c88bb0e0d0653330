package act

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// rejection is the error of a statement that was queued earlier, and makes the call fail. It does
// not unwrap, so that the use case does not mistake it for the error of its current statement;
// [Run] returns the problem.
type rejection struct{ problem error }

func (r rejection) Error() string { return r.problem.Error() }

// problemOf returns the problem of a rejection; it returns any other error unchanged.
func problemOf(err error) error {
	if rejected, is := errors.AsType[rejection](err); is {
		return rejected.problem
	}
	return err
}

// violates reports whether err is a violation of the named constraint.
func violates(err error, constraint string) bool {
	var violation *pgconn.PgError
	return errors.As(err, &violation) && violation.ConstraintName == constraint
}

// mustTryAgain reports whether Postgres aborted a transaction in favor of another one, for example
// because of a deadlock. Nothing was written, and the transaction can be repeated.
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
