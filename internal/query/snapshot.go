package query

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// beginning are the statements that begin a snapshot. Plans are made once for each statement and kept: what is
// listed and looked up is found in the same way whatever the keys, and to plan it anew takes longer than to run it.
func beginning() []string {
	return []string{
		"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", "SET LOCAL plan_cache_mode = force_generic_plan",
		"SET LOCAL pg_trgm.word_similarity_threshold = 0.45",
	}
}

// send sends a batch in the snapshot, which begins with the first one: that saves a round trip to the database.
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

// begin begins the snapshot, where it has not.
func (r *View) begin() error {
	if r.begun {
		return nil
	}
	if err := r.send(&pgx.Batch{}); err != nil {
		return fmt.Errorf("begin to read: %w", err)
	}
	return nil
}

// end ends the snapshot, if it ever began.
func (r *View) end(ctx context.Context) error {
	if !r.begun {
		return nil
	}
	return r.onConnection(func(_ context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, "COMMIT")
		return err //nolint:wrapcheck // told by the caller
	})
}

// onConnection lends the connection of the snapshot.
func (r *View) onConnection(use func(context.Context, *pgx.Conn) error) error {
	return r.conn.Raw(func(driver any) error { //nolint:wrapcheck // what use answers
		lent, is := driver.(*stdlib.Conn)
		if !is {
			return fmt.Errorf("the database is reached through %T, and not through pgx", driver)
		}
		return use(r.db.Statement.Context, lent.Conn())
	})
}

// onSnapshot is the connection as GORM has it: whatever it asks is asked in the snapshot.
type onSnapshot struct {
	*sql.Conn

	reading *View
}

// QueryContext is that of [sql.Conn].
func (s onSnapshot) QueryContext(ctx context.Context, query string, arguments ...any) (*sql.Rows, error) {
	if err := s.reading.begin(); err != nil {
		return nil, err
	}
	return s.Conn.QueryContext(ctx, query, arguments...) //nolint:wrapcheck // GORM's to tell
}

// ExecContext is that of [sql.Conn].
func (s onSnapshot) ExecContext(ctx context.Context, query string, arguments ...any) (sql.Result, error) {
	if err := s.reading.begin(); err != nil {
		return nil, err
	}
	return s.Conn.ExecContext(ctx, query, arguments...) //nolint:wrapcheck // GORM's to tell
}

// QueryRowContext is that of [sql.Conn]; the row tells where the snapshot could not begin.
func (s onSnapshot) QueryRowContext(ctx context.Context, query string, arguments ...any) *sql.Row {
	if err := s.reading.begin(); err != nil {
		stopped, stop := context.WithCancel(ctx)
		stop()
		ctx = stopped
	}
	return s.Conn.QueryRowContext(ctx, query, arguments...)
}
