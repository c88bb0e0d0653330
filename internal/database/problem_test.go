package database_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/models"
)

func reasonOf(err error) models.ErrorReason {
	if problem := database.Problem(err); problem != nil {
		return problem.Reason
	}
	return ""
}

func TestProblem(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err  error
		want models.ErrorReason
	}{
		"none":                       {nil, ""},
		"some other error":           {errors.New("bug"), ""},
		"violation":                  {&pgconn.PgError{Code: "23505"}, ""},
		"syntax error":               {&pgconn.PgError{Code: "42601"}, ""},
		"disk full":                  {fmt.Errorf("insert: %w", &pgconn.PgError{Code: "53100"}), "STORAGE_FULL"},
		"too many connections":       {&pgconn.PgError{Code: "53300"}, "BUSY"},
		"lock timeout":               {&pgconn.PgError{Code: "55P03"}, "BUSY"},
		"statement timeout":          {&pgconn.PgError{Code: "57014"}, "DEADLINE_EXCEEDED"},
		"shutdown":                   {&pgconn.PgError{Code: "57P01"}, "DATABASE_UNAVAILABLE"},
		"starting":                   {&pgconn.PgError{Code: "57P03"}, "DATABASE_UNAVAILABLE"},
		"demoted":                    {&pgconn.PgError{Code: "25006"}, "DATABASE_UNAVAILABLE"},
		"client left":                {fmt.Errorf("read: %w", context.Canceled), ""},
		"limit of the request":       {fmt.Errorf("read: %w", context.DeadlineExceeded), ""},
		"connection reset by a peer": {&net.OpError{Op: "read", Err: errors.New("reset")}, "DATABASE_UNAVAILABLE"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reasonOf(c.err); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Errors that the driver itself returns are recognized, both through pgx and through GORM.
func TestProblemOfLostConnections(t *testing.T) {
	t.Parallel()
	const want = models.DatabaseUnavailable
	_, err := pgx.Connect(t.Context(), "postgres://nobody@127.0.0.1:1/none")
	if got := reasonOf(err); got != want {
		t.Errorf("nothing listens: %q (%v)", got, err)
	}

	db := databasetest.New(t)
	_, err = db.Pool.Exec(t.Context(), "SELECT pg_terminate_backend(pg_backend_pid())")
	if got := reasonOf(err); got != want {
		t.Errorf("terminated session: %q (%v)", got, err)
	}
	err = db.GORM.WithContext(t.Context()).Exec("SELECT pg_terminate_backend(pg_backend_pid())").Error
	if got := reasonOf(err); got != want {
		t.Errorf("terminated session of GORM: %q (%v)", got, err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), time.Second) // the server works on the statement by then
	defer cancel()
	if _, err = db.Pool.Exec(ctx, "SELECT pg_sleep(60)"); reasonOf(err) != models.DeadlineExceeded {
		t.Errorf("time limit of a request: unexpected reason %q (%v)", reasonOf(err), err)
	}
}

// mutedConn is a connection to a server that stops responding: data that is written no longer
// arrives.
type mutedConn struct {
	net.Conn

	muted atomic.Bool
}

func (c *mutedConn) Write(b []byte) (int, error) {
	if c.muted.Load() {
		return len(b), nil
	}
	return c.Conn.Write(b)
}

// A server that does not respond even to a cancel request counts as unavailable.
func TestProblemOfSilentServer(t *testing.T) {
	t.Parallel()
	config := databasetest.New(t).Pool.Config().ConnConfig.Copy()
	dial := config.DialFunc
	var first *mutedConn
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if first != nil || err != nil { // later connections carry requests to cancel
			return conn, err
		}
		first = &mutedConn{Conn: conn}
		return first, nil
	}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context())) //nolint:errcheck // it is broken
	first.muted.Store(true)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err = conn.Exec(ctx, "SELECT 1"); reasonOf(err) != models.DatabaseUnavailable {
		t.Errorf("got %q (%v), want %s", reasonOf(err), err, models.DatabaseUnavailable)
	}
}
