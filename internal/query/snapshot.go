package query

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"proposaltracker/internal/access"
)

// snapshot is a read-only transaction that begins with its first statement. It bypasses GORM in
// order to use the underlying pgx connection.
type snapshot struct {
	conn *sql.Conn
	// settings lists the statements to run immediately after BEGIN.
	settings []string
	// begun is true once the transaction has begun. lastEvent and lastPublic are the sequence
	// numbers of the last event in it, and of the last event that changed what the public can see;
	// both are 0 in a writing transaction.
	begun                 bool
	lastEvent, lastPublic int64
}

// version returns the sequence number of the last event that may have changed what viewers with the
// given key see. For the public, hidden changes do not count, since cache misses would otherwise
// reveal them by the response time.
func (s *snapshot) version(key access.VisibilityKey) int64 {
	if key == access.PublicKey {
		return s.lastPublic
	}
	return s.lastEvent
}

// lastNumbers reads the sequence numbers of the last event and of the last public one.
const lastNumbers = "SELECT last, last_public FROM event_counter"

// beginning returns the statements that begin a snapshot. They select generic plans, which are
// cached: lists and lookups need the same plan for all keys, and planning takes longer than
// execution.
func beginning() []string {
	return []string{
		"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", "SET LOCAL plan_cache_mode = force_generic_plan",
		"SET LOCAL pg_trgm.word_similarity_threshold = 0.45",
	}
}

// send sends a batch in the snapshot. The first batch also begins the snapshot, which saves a round
// trip.
func (s *snapshot) send(ctx context.Context, batch *pgx.Batch) error {
	if !s.begun {
		first := &pgx.Batch{}
		for _, statement := range append(beginning(), s.settings...) {
			first.Queue(statement)
		}
		first.Queue(lastNumbers).QueryRow(func(row pgx.Row) error { return row.Scan(&s.lastEvent, &s.lastPublic) })
		first.QueuedQueries = append(first.QueuedQueries, batch.QueuedQueries...)
		batch, s.begun = first, true
	}
	return withPgx(s.conn, func(conn *pgx.Conn) error { return conn.SendBatch(ctx, batch).Close() })
}

// begin begins the snapshot if it has not begun yet.
func (s *snapshot) begin(ctx context.Context) error {
	if s.begun {
		return nil
	}
	if err := s.send(ctx, &pgx.Batch{}); err != nil {
		return fmt.Errorf("begin the snapshot: %w", err)
	}
	return nil
}

// endWithin is the time limit for ending a snapshot, which applies even if the request's context
// has expired.
const endWithin = time.Second

// end ends the snapshot if it has begun.
func (s *snapshot) end(ctx context.Context) {
	if !s.begun {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
	defer cancel()
	_ = withPgx(s.conn, func(conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, "COMMIT")
		return err //nolint:wrapcheck // the caller ignores it
	})
}

// withPgx calls use with the pgx connection that underlies a database/sql connection.
func withPgx(conn *sql.Conn, use func(*pgx.Conn) error) error {
	return conn.Raw(func(driver any) error { //nolint:wrapcheck // the error is that of use
		known, is := driver.(*stdlib.Conn)
		if !is {
			return fmt.Errorf("driver connection is %T, want *stdlib.Conn", driver)
		}
		return use(known.Conn())
	})
}

// snapshotPool implements [gorm.ConnPool] by running GORM's statements in the snapshot.
type snapshotPool struct{ snapshot *snapshot }

// PrepareContext implements [gorm.ConnPool].
func (p snapshotPool) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if err := p.snapshot.begin(ctx); err != nil {
		return nil, err
	}
	return p.snapshot.conn.PrepareContext(ctx, query) //nolint:wrapcheck // GORM wraps it
}

// QueryContext implements [gorm.ConnPool].
func (p snapshotPool) QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error) {
	if err := p.snapshot.begin(ctx); err != nil {
		return nil, err
	}
	return p.snapshot.conn.QueryContext(ctx, query, arguments...) //nolint:wrapcheck // GORM wraps it
}

// ExecContext implements [gorm.ConnPool].
func (p snapshotPool) ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error) {
	if err := p.snapshot.begin(ctx); err != nil {
		return nil, err
	}
	return p.snapshot.conn.ExecContext(ctx, query, arguments...) //nolint:wrapcheck // GORM wraps it
}

// QueryRowContext implements [gorm.ConnPool]. If the snapshot cannot begin, scanning the row
// returns the error.
func (p snapshotPool) QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row {
	if err := p.snapshot.begin(ctx); err != nil {
		stopped, stop := context.WithCancel(ctx)
		stop()
		ctx = stopped
	}
	return p.snapshot.conn.QueryRowContext(ctx, query, arguments...)
}
