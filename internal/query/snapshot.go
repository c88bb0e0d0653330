package query

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// beginning returns the statements that begin a snapshot. Plans are generic and cached: lists and
// lookups use the same plan for all keys, and planning takes longer than running it.
func beginning() []string {
	return []string{
		"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", "SET LOCAL plan_cache_mode = force_generic_plan",
		"SET LOCAL pg_trgm.word_similarity_threshold = 0.45",
	}
}

// send sends a batch in the snapshot. The first batch also begins the snapshot, which saves a round
// trip to the database.
func (r *View) send(batch *pgx.Batch) error {
	if !r.begun {
		first := &pgx.Batch{}
		for _, statement := range beginning() {
			first.Queue(statement)
		}
		first.Queue("SELECT last FROM event_counter").QueryRow(func(row pgx.Row) error { return row.Scan(&r.lastEvent) })
		first.QueuedQueries = append(first.QueuedQueries, batch.QueuedQueries...)
		batch, r.begun = first, true
	}
	return r.onConnection(func(ctx context.Context, conn *pgx.Conn) error {
		return conn.SendBatch(ctx, batch).Close()
	})
}

// begin begins the snapshot if it has not begun yet.
func (r *View) begin() error {
	if r.begun {
		return nil
	}
	if err := r.send(&pgx.Batch{}); err != nil {
		return fmt.Errorf("begin the snapshot: %w", err)
	}
	return nil
}

// end ends the snapshot if it has begun.
func (r *View) end(ctx context.Context) error {
	if !r.begun {
		return nil
	}
	return r.onConnection(func(_ context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, "COMMIT")
		return err //nolint:wrapcheck // the caller wraps it
	})
}

// onConnection runs a function on the snapshot's connection.
func (r *View) onConnection(use func(context.Context, *pgx.Conn) error) error {
	return r.conn.Raw(func(driver any) error { //nolint:wrapcheck // the error is that of use
		lent, is := driver.(*stdlib.Conn)
		if !is {
			return fmt.Errorf("the connection is %T, not a pgx connection", driver)
		}
		return use(r.db.Statement.Context, lent.Conn())
	})
}

// onSnapshot is the connection for GORM, whose statements run in the snapshot.
type onSnapshot struct {
	*sql.Conn

	reading *View
}

// QueryContext implements [gorm.ConnPool].
func (s onSnapshot) QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error) {
	if err := s.reading.begin(); err != nil {
		return nil, err
	}
	return s.Conn.QueryContext(ctx, query, arguments...) //nolint:wrapcheck // GORM wraps it
}

// ExecContext implements [gorm.ConnPool].
func (s onSnapshot) ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error) {
	if err := s.reading.begin(); err != nil {
		return nil, err
	}
	return s.Conn.ExecContext(ctx, query, arguments...) //nolint:wrapcheck // GORM wraps it
}

// QueryRowContext implements [gorm.ConnPool]. If the snapshot cannot begin, the row has the error.
func (s onSnapshot) QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row {
	if err := s.reading.begin(); err != nil {
		stopped, stop := context.WithCancel(ctx)
		stop()
		ctx = stopped
	}
	return s.Conn.QueryRowContext(ctx, query, arguments...)
}
