// Package act runs use cases that write. It contains what they have in common: the transaction, idempotency
// keys, the event log and its outbox, and retries after serialization failures. It does not depend on any use
// case.
package act

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Pool is a pool of connections that may write.
type Pool interface {
	// Writable returns the pool as a GORM handle.
	Writable() *gorm.DB
	// TransactionSettings returns the statements that each transaction begins with.
	TransactionSettings() []string
	// CheckSpace returns an error if the disk is too full to record anything.
	CheckSpace() error
	// CheckCommit returns an error if the last transaction committed on a connection may still be lost.
	CheckCommit(conn *sql.Conn) error
}

// Config contains the dependencies of a [Runner]. All fields but PublicChanged are required.
type Config struct {
	Pool Pool
	// Now is the clock; each transaction reads it once.
	Now func() time.Time
	// Principal resolves a viewer. Its error, UNAUTHENTICATED, is returned by [Run].
	Principal func(access.Viewer) (access.Principal, error)
	// PublicChanged is called after each commit that may have changed the data visible to the public,
	// including commits whose result is unknown. [Run] returns only after it has returned.
	PublicChanged func()
}

// Runner runs use cases that write to a database.
type Runner struct{ config Config }

// New returns a runner.
func New(config Config) *Runner {
	if config.PublicChanged == nil {
		config.PublicChanged = func() {}
	}
	return &Runner{config}
}

// Call identifies one call of a mutation: its name, the caller's key and the whole input. It also contains
// the check of who may make it.
type Call struct {
	// Name is that of the mutation, as in "fileRevision".
	Name string
	// Key is the caller's idempotency key; empty for none.
	Key string
	// Input is hashed, so that the same key with other input is detected.
	Input any
	// May returns an error for principals that may never make the call. It is called before anything is read,
	// and before the result of a repeated call is loaded.
	May func(access.Principal) error
}

// Tx is the transaction of one call.
type Tx struct {
	// DB runs statements in the transaction. Statements that return no rows are queued, and sent with the
	// next statement that returns rows, or with COMMIT. Their errors are returned by the call that sends
	// them.
	DB        *gorm.DB
	Principal access.Principal
	// By is the delegation, or the Secretariat, in whose name events are recorded.
	By models.ID
	// Now is the instant of the call, in UTC and whole microseconds; Today is its day.
	Now   time.Time
	Today models.Date

	pipeline *pipeline
	// untilClaim is the number of statements up to and including the one that claims the idempotency key. No
	// statement of the use case precedes it.
	untilClaim int
	events     []*models.Event
	// webhooks lists the webhooks that may have subscribed to the events.
	webhooks []*models.Webhook
	// changed contains the revisions that were marked as changed.
	changed map[models.ID]bool
}

// Send sends the queued statements, followed by those of batch, in one round trip.
func (tx *Tx) Send(batch *pgx.Batch) error { return tx.pipeline.send(tx.DB.Statement.Context, batch) }

// Write queues a statement that returns no rows, in the syntax of pgx. It is for statements on several rows
// whose text must not depend on the number of rows, which GORM cannot express: each text is prepared once for
// each connection.
func (tx *Tx) Write(statement string, arguments ...any) {
	tx.pipeline.add(statement, arguments, func(err error) error { return err })
}

// OnViolation returns a handle for GORM whose INSERT and UPDATE statements return problem if they violate a named
// constraint.
func (tx *Tx) OnViolation(constraint string, problem error) *gorm.DB {
	return tx.through(guarded{tx.pipeline, constraint, problem})
}

// through returns a GORM handle that sends its statements through connection.
func (tx *Tx) through(connection gorm.ConnPool) *gorm.DB {
	db := tx.DB.Session(&gorm.Session{NewDB: true, Context: tx.DB.Statement.Context})
	db.Statement.ConnPool = connection
	return db
}

// attempts is the maximum number of attempts at a transaction that Postgres aborts in favor of
// another one.
const attempts = 5

// Run runs a call in one transaction. It authorizes the viewer, calls change, which locks and changes rows
// and returns the ID of the result, loads the payload, records the events and commits.
//
// Statements are sent in as few round trips as their results allow. Recording an event takes the global event
// number, for which all other writers wait until the commit. Therefore the events are sent last, together
// with COMMIT.
//
// The payload is loaded in the same transaction, so a caller that loses the connection after the commit can
// repeat the call with its key. Then load returns what the first call created or changed, in its current
// state, and nothing is written: what change has done up to the first response of the database is rolled
// back. Because Postgres can abort a transaction in favor of another one, change may also run several times.
// It must have no effects outside the database.
//
// Errors: those of call.May, change and load; IDEMPOTENCY_MISMATCH, INVALID_INPUT and LIMIT_EXCEEDED (the
// key); UNAUTHENTICATED; [context.DeadlineExceeded] if a time limit of the database session was reached.
func Run[T any](
	ctx context.Context, r *Runner, viewer access.Viewer, call Call, change func(*Tx) (models.ID, error), load func(*Tx, models.ID) (T, error),
) (T, error) {
	var answer, none T
	principal, err := r.config.Principal(viewer)
	if err != nil {
		return none, err
	}
	if err := call.May(principal); err != nil {
		return none, err
	}
	if err := call.checkKey(); err != nil {
		return none, fmt.Errorf("%s: %w", call.Name, err)
	}
	if err := r.config.Pool.CheckSpace(); err != nil {
		return none, fmt.Errorf("%s: %w", call.Name, err)
	}
	err = r.transact(ctx, principal, func(tx *Tx) (err error) {
		answer, err = perform(tx, call, change, load)
		return err
	})
	if first, is := errors.AsType[repeated](err); is {
		err = r.transact(ctx, principal, func(tx *Tx) (err error) {
			tx.Write(lockKey, tx.caller(), call.Key)
			answer, err = load(tx, first.outcome)
			return err
		})
	}
	if err != nil {
		return none, fmt.Errorf("%s: %w", call.Name, timeLimit(problemOf(err)))
	}
	return answer, nil
}

// perform runs one attempt at a call, up to COMMIT.
func perform[T any](tx *Tx, call Call, change func(*Tx) (models.ID, error), load func(*Tx, models.ID) (T, error)) (T, error) {
	var none T
	id, err := tx.once(call, change)
	if err != nil {
		return none, err
	}
	tx.findWebhooks()
	answer, err := load(tx, id)
	if err != nil {
		return none, fmt.Errorf("load the payload: %w", err)
	}
	return answer, tx.finish()
}

// transact runs do in a transaction and commits. It retries if Postgres aborts the transaction in favor of
// another one.
func (r *Runner) transact(ctx context.Context, principal access.Principal, do func(*Tx) error) error {
	var err error
	for range attempts {
		if err = r.attempt(ctx, principal, do); !mustTryAgain(err) {
			break
		}
	}
	return err
}

// attempt runs do in a transaction and commits. An error or a panic rolls it back.
func (r *Runner) attempt(ctx context.Context, principal access.Principal, do func(*Tx) error) error {
	db := r.config.Pool.Writable()
	pool, err := db.DB()
	if err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	conn, err := pool.Conn(ctx)
	if errors.Is(err, context.DeadlineExceeded) { // all connections were in use for as long as the request may take
		err = fmt.Errorf("%w: %v", models.NewProblem(models.Busy), err) //nolint:errorlint // one cause is reported
	}
	if err != nil {
		return fmt.Errorf("acquire a connection: %w", err)
	}
	defer conn.Close() //nolint:errcheck // returns it to the pool
	begun := newPipeline(conn, r.config.Pool.TransactionSettings())
	defer begun.rollBack(ctx)
	now := r.config.Now().UTC().Truncate(time.Microsecond)
	tx := &Tx{Principal: principal, By: principal.ActsAs, Now: now, Today: models.DateOf(now), pipeline: begun, changed: map[models.ID]bool{}}
	tx.DB = db.Session(&gorm.Session{NewDB: true, Context: ctx})
	tx.DB.Statement.ConnPool = begun
	if err := do(tx); err != nil {
		if ctx.Err() != nil && errors.Is(err, driver.ErrBadConn) { // database/sql reports this if the context ends before a statement is sent
			return fmt.Errorf("%w: %v", ctx.Err(), err) //nolint:errorlint // one cause is reported
		}
		return err
	}
	err = begun.commit(ctx)
	if tx.changesPublic() {
		r.config.PublicChanged()
	}
	if err != nil {
		return err
	}
	return r.config.Pool.CheckCommit(conn)
}

// caller returns the code to which idempotency keys belong.
func (tx *Tx) caller() models.Code {
	return cmp.Or(tx.Principal.Delegation, models.SecretariatCode)
}

// timeLimit converts errors of the database's time limits, on statements and on waiting for locks, to
// [context.DeadlineExceeded].
func timeLimit(err error) error {
	if code := sqlState(err); (code == "57014" || code == "55P03") && !errors.Is(err, context.Canceled) {
		return limitError{err}
	}
	return err
}

// limitError is an error of the database that matches [context.DeadlineExceeded]. It wraps only the error of
// the database, so that clients see one error.
type limitError struct{ error }

// Unwrap returns the error of the database.
func (e limitError) Unwrap() error { return e.error }

// Is reports whether target is [context.DeadlineExceeded].
func (limitError) Is(target error) bool { return target == context.DeadlineExceeded }
