package act

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// A transaction is repeated only if Postgres aborted it in favor of another one.
func TestRetriedErrors(t *testing.T) {
	t.Parallel()
	for state, want := range map[string]bool{
		"40001": true,  // serialization_failure
		"40P01": true,  // deadlock_detected
		"55P03": false, // lock_not_available
		"57014": false, // query_canceled
		"23505": false, // unique_violation
	} {
		if got := mustTryAgain(fmt.Errorf("commit: %w", &pgconn.PgError{Code: state})); got != want {
			t.Errorf("retry after SQLSTATE %s: got %t, want %t", state, got, want)
		}
	}
	if mustTryAgain(nil) || mustTryAgain(errors.New("another error")) {
		t.Error("a transaction is retried after an error without an SQLSTATE")
	}
}

// A statement that exceeds its time limit, or waits too long for a lock, counts as an exceeded
// deadline, unless the client canceled it.
func TestTimeLimits(t *testing.T) {
	t.Parallel()
	for state, want := range map[string]bool{"57014": true, "55P03": true, "23505": false} {
		err := &pgconn.PgError{Code: state}
		if got := errors.Is(timeLimit(err), context.DeadlineExceeded); got != want {
			t.Errorf("SQLSTATE %s counts as an exceeded deadline: got %t, want %t", state, got, want)
		}
		if canceled := timeLimit(errors.Join(context.Canceled, err)); errors.Is(canceled, context.DeadlineExceeded) {
			t.Errorf("SQLSTATE %s after cancellation: got %v, want no exceeded deadline", state, canceled)
		}
	}
}
