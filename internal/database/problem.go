package database

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"proposaltracker/models"
)

// Problem converts a database error to the error that clients see, if the database is the cause and
// the same request can succeed later. Otherwise, and for nil, it returns nil.
//
// Errors: UNAVAILABLE with DATABASE_UNAVAILABLE if the database cannot be reached, is starting, has
// failed over, lost the connection or did not respond in time; with BUSY if it is out of
// connections or memory or a lock was not free in time; with STORAGE_FULL if its disk is full.
// TIMED_OUT if a statement took too long.
func Problem(err error) *models.Error {
	var refused *pgconn.PgError
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return nil
	case errors.As(err, &refused):
		return ofState(refused.Code)
	case lostConnection(err):
		return models.NewProblem(models.DatabaseUnavailable)
	default:
		return nil
	}
}

// MayRecover reports whether an error, such as one of [Open], means that the database is
// temporarily unavailable.
func MayRecover(err error) bool {
	problem := Problem(err)
	return problem != nil && problem.Code == models.Unavailable || errors.Is(err, context.DeadlineExceeded)
}

// ofState converts an SQLSTATE. See https://www.postgresql.org/docs/current/errcodes-appendix.html.
func ofState(state string) *models.Error {
	switch {
	case state == "53100": // disk_full
		return models.NewProblem(models.StorageFull)
	case state == "57014": // query_canceled, by statement_timeout
		return models.NewProblem(models.DeadlineExceeded)
	case state == "55P03", // lock_not_available
		state == "40001", state == "40P01", // serialization_failure, deadlock_detected
		strings.HasPrefix(state, "53"): // insufficient_resources
		return models.NewProblem(models.Busy)
	case strings.HasPrefix(state, "08"), // connection_exception
		strings.HasPrefix(state, "57P"), // shutdown, crash, cannot_connect_now
		state == "25006",                // read_only_sql_transaction: a primary that has become a standby
		state == "25P03",                // idle_in_transaction_session_timeout
		state == "58030":                // io_error
		return models.NewProblem(models.DatabaseUnavailable)
	default:
		return nil
	}
}

// lostConnection reports whether no connection succeeded, or a connection broke. If a COMMIT was in
// progress, its result is unknown; repeating a mutation with the same idempotencyKey is safe.
func lostConnection(err error) bool {
	if connecting, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return connecting != nil
	}
	if errors.Is(err, context.DeadlineExceeded) {
		// Either the request's deadline passed, or the server did not respond to the cancel
		// request.
		return pgconn.Timeout(err) && !pgconn.SafeToRetry(err)
	}
	_, network := errors.AsType[*net.OpError](err)
	return network || pgconn.SafeToRetry(err) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, driver.ErrBadConn)
}

// Coded returns a function that calls read and converts database failures by [Problem].
func Coded(read func(context.Context) (string, error)) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		content, err := read(ctx)
		if problem := Problem(err); problem != nil {
			return "", problem
		}
		return content, err
	}
}
