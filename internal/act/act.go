// Package act runs use cases that write. It implements what they have in common: the transaction,
// idempotency keys, the event log with its outbox, and retries after serialization failures. It
// does not depend on any use case.
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
	// TransactionSettings returns the statements to run at the beginning of each transaction.
	TransactionSettings() []string
	// CheckSpace returns an error if the disk is too full for writes.
	CheckSpace() error
	// CheckCommit returns an error if the transaction that was last committed on a connection may
	// still be lost.
	CheckCommit(conn *sql.Conn) error
}

// Config contains the dependencies of a [Runner]. All fields but PublicChanged are required.
type Config struct {
	Pool Pool
	// Now is the clock. Each transaction calls it once.
	Now func() time.Time
	// Principal resolves a viewer. [Run] returns its error, UNAUTHENTICATED.
	Principal func(access.Viewer) (access.Principal, error)
	// PublicChanged is called after each commit that may have changed public data, including
	// commits whose result is unknown. [Run] returns only after PublicChanged has returned.
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

// Call describes one call of a mutation: its name, the caller's key, the whole input, and who may
// make it.
type Call struct {
	// Name is the name of the mutation, such as "fileRevision".
	Name string
	// Key is the caller's idempotency key; empty if there is none.
	Key string
	// Input is hashed, to detect that a key is reused with different input.
	Input any
	// May returns an error for principals that may never make the call. It is called before
	// anything is read, and also before the result of a repeated call is loaded.
	May func(access.Principal) error
}

// Tx is the transaction of one call.
type Tx struct {
	// DB runs statements in the transaction. Statements that do not return rows are queued, and
	// sent with the next statement that does, or with COMMIT. The call that sends them returns
	// their errors.
	DB        *gorm.DB
	Principal access.Principal
	// By is the delegation, or the Secretariat, on whose behalf events are recorded.
	By models.ID
	// Now is the time of the call, in UTC and whole microseconds; Today is its day.
	Now   time.Time
	Today models.Date

	pipeline *pipeline
	// untilClaim is the number of statements up to and including the one that claims the
	// idempotency key. The statements of the use case follow it.
	untilClaim int
	events     []*models.Event
	// webhooks lists the webhooks to which the events may be delivered.
	webhooks []*models.Webhook
	// changed contains the revisions that were marked as changed.
	changed map[models.ID]bool
}

// Send sends the queued statements and then those of batch, in one round trip.
func (tx *Tx) Send(batch *pgx.Batch) error { return tx.pipeline.send(tx.DB.Statement.Context, batch) }

// Write queues a statement that does not return rows, in the syntax of pgx. Use it to write several
// rows with a statement whose text does not depend on their number, which GORM does not support:
// each text is prepared once per connection.
func (tx *Tx) Write(statement string, arguments ...any) {
	tx.pipeline.add(statement, arguments, func(err error) error { return err })
}

// OnViolation returns a GORM handle whose INSERT and UPDATE statements return problem if they
// violate the named constraint.
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

// Run runs a call in one transaction. It authorizes the viewer; calls change, which locks and
// changes rows and returns the ID of the result; loads the payload; records the events; and
// commits.
//
// Statements are sent in as few round trips as their results allow. Recording an event takes the
// global event number, for which all other writers wait until the commit. Therefore, the events are
// sent last, together with COMMIT.
//
// The payload is loaded in the same transaction, so a caller that loses the connection after the
// commit can repeat the call with its key. In that case, load returns what the first call created
// or changed, in its current state, and nothing is written: everything that change did before the
// first response of the database is rolled back. Since Postgres can abort a transaction in favor of
// another one, change may also run several times. It must have no effects outside the database.
//
// Errors: those of call.May, change and load; IDEMPOTENCY_MISMATCH, INVALID_INPUT and
// LIMIT_EXCEEDED (the key); UNAUTHENTICATED; [context.DeadlineExceeded] if a time limit of the
// database session was reached.
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

// transact calls do in a transaction and commits. If Postgres aborts the transaction in favor of
// another one, it tries again.
func (r *Runner) transact(ctx context.Context, principal access.Principal, do func(*Tx) error) error {
	var err error
	for range attempts {
		if err = r.attempt(ctx, principal, do); !mustTryAgain(err) {
			break
		}
	}
	return err
}

// attempt calls do in a transaction and commits. An error or a panic rolls the transaction back.
func (r *Runner) attempt(ctx context.Context, principal access.Principal, do func(*Tx) error) error {
	db := r.config.Pool.Writable()
	pool, err := db.DB()
	if err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	conn, err := pool.Conn(ctx)
	if errors.Is(err, context.DeadlineExceeded) { // all connections were in use until the request's deadline
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

// caller returns the code that idempotency keys belong to.
func (tx *Tx) caller() models.Code {
	return cmp.Or(tx.Principal.Delegation, models.SecretariatCode)
}

// timeLimit converts database errors caused by a statement timeout or a lock timeout to
// [context.DeadlineExceeded].
func timeLimit(err error) error {
	if code := sqlState(err); (code == "57014" || code == "55P03") && !errors.Is(err, context.Canceled) {
		return limitError{err}
	}
	return err
}

// limitError is a database error that matches [context.DeadlineExceeded]. It wraps only the
// database error, so that clients see a single error.
type limitError struct{ error }

// Unwrap returns the database error.
func (e limitError) Unwrap() error { return e.error }

// Is reports whether target is [context.DeadlineExceeded].
func (limitError) Is(target error) bool { return target == context.DeadlineExceeded }
