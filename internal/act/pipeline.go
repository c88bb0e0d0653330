package act

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// rollbackTimeout limits a ROLLBACK, which is sent even if the caller's context has ended.
const rollbackTimeout = 5 * time.Second

// pipeline is the connection of one transaction, for use by GORM. Statements that do not return
// rows are queued, and sent in one round trip with the next statement that does, or with COMMIT.
// They run in the order in which they were added. The call that sends a queued statement returns
// its error.
type pipeline struct {
	conn    *sql.Conn
	waiting []*pgx.QueuedQuery
	// begun is true after BEGIN was sent, which happens together with the first statement.
	begun bool
}

func newPipeline(conn *sql.Conn, settings []string) *pipeline {
	p := &pipeline{conn: conn}
	for _, statement := range append([]string{"BEGIN"}, settings...) {
		p.add(statement, nil, func(err error) error { return err })
	}
	return p
}

// add queues a statement that does not return rows. explain converts its error.
func (p *pipeline) add(statement string, arguments []any, explain func(error) error) {
	queued := &pgx.QueuedQuery{SQL: statement, Arguments: arguments}
	queued.Fn = func(results pgx.BatchResults) error {
		if _, err := results.Exec(); err != nil {
			return explain(fmt.Errorf("%s: %w", beginningOf(statement), err))
		}
		return nil
	}
	p.waiting = append(p.waiting, queued)
}

// beginningOf returns the first words of a statement: the command and the table.
func beginningOf(statement string) string {
	const words = 3
	fields := strings.Fields(statement)
	return strings.Join(fields[:min(words, len(fields))], " ")
}

// send sends the queued statements and then those of batch, in one round trip.
func (p *pipeline) send(ctx context.Context, batch *pgx.Batch) error {
	all := &pgx.Batch{QueuedQueries: append(p.waiting, batch.QueuedQueries...)}
	p.waiting = nil
	if all.Len() == 0 {
		return nil
	}
	p.begun = true
	return p.raw(func(conn *pgx.Conn) error { return conn.SendBatch(ctx, all).Close() })
}

// commit sends the queued statements and COMMIT in one round trip. It fails if Postgres rolls back
// the transaction instead.
func (p *pipeline) commit(ctx context.Context) error {
	batch := &pgx.Batch{}
	ended := ""
	queued := batch.Queue("COMMIT")
	queued.Fn = func(results pgx.BatchResults) error {
		tag, err := results.Exec()
		ended = tag.String()
		return err //nolint:wrapcheck // the caller wraps it
	}
	if err := p.send(ctx, batch); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	p.begun = false
	if ended != "COMMIT" { // Postgres responds ROLLBACK if the transaction has failed
		return fmt.Errorf("commit: the database responded %q", ended)
	}
	return nil
}

// rollBack rolls back a transaction that has begun but was not committed. If that fails, the pool
// closes the connection, which has the same effect.
func (p *pipeline) rollBack(ctx context.Context) {
	if !p.begun {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), rollbackTimeout)
	defer cancel()
	_ = p.raw(func(conn *pgx.Conn) error {
		if conn.IsClosed() {
			return nil
		}
		_, err := conn.Exec(ctx, "ROLLBACK")
		return err //nolint:wrapcheck // not reported
	})
}

// raw calls use with the underlying pgx connection.
func (p *pipeline) raw(use func(*pgx.Conn) error) error {
	return p.conn.Raw(func(driver any) error { //nolint:wrapcheck // the error is that of use
		lent, is := driver.(*stdlib.Conn)
		if !is {
			return fmt.Errorf("driver connection is %T, want *stdlib.Conn", driver)
		}
		return use(lent.Conn())
	})
}

// ExecContext implements [gorm.ConnPool]. It queues the statement.
func (p *pipeline) ExecContext(_ context.Context, statement string, arguments ...any) (sql.Result, error) {
	p.add(statement, arguments, func(err error) error { return err })
	return waits{}, nil
}

// PrepareContext implements [gorm.ConnPool].
func (p *pipeline) PrepareContext(ctx context.Context, statement string) (*sql.Stmt, error) {
	return p.conn.PrepareContext(ctx, statement) //nolint:wrapcheck // for GORM, which wraps it
}

// QueryContext implements [gorm.ConnPool]. It sends the queued statements first, in a separate
// round trip.
func (p *pipeline) QueryContext(ctx context.Context, statement string, arguments ...any) (*sql.Rows, error) {
	if err := p.send(ctx, &pgx.Batch{}); err != nil {
		return nil, err
	}
	return p.conn.QueryContext(ctx, statement, arguments...) //nolint:wrapcheck // for GORM, which wraps it
}

// QueryRowContext implements [gorm.ConnPool]; it works like QueryContext. If a queued statement
// fails, scanning the row returns the error, since the transaction is aborted.
func (p *pipeline) QueryRowContext(ctx context.Context, statement string, arguments ...any) *sql.Row {
	if err := p.send(ctx, &pgx.Batch{}); err != nil {
		stopped, stop := context.WithCancelCause(ctx)
		stop(err)
		ctx = stopped
	}
	return p.conn.QueryRowContext(ctx, statement, arguments...)
}

// guarded is a pipeline whose statements return problem if they violate a constraint.
type guarded struct {
	*pipeline

	constraint string
	problem    error
}

// ExecContext implements [gorm.ConnPool].
func (g guarded) ExecContext(_ context.Context, statement string, arguments ...any) (sql.Result, error) {
	g.add(statement, arguments, func(err error) error {
		if violates(err, g.constraint) {
			return rejection{g.problem}
		}
		return err
	})
	return waits{}, nil
}

// waits is the result of a queued statement that has not been sent yet.
type waits struct{}

var errWaits = errors.New("the statement has not been sent yet")

func (waits) LastInsertId() (int64, error) { return 0, errWaits }
func (waits) RowsAffected() (int64, error) { return 0, errWaits }
