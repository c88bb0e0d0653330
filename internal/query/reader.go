// Package query holds all reads: one proposal or a list, the inbox, search, events and the co-sponsorship network.
// A read runs on one snapshot and sees what its viewer may see. Nothing here can write.
package query

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// Pool is a pool of connections whose sessions cannot write: [database.ReadPool].
type Pool interface {
	// ReadOnly returns the pool as GORM has it.
	ReadOnly() *gorm.DB
}

// Reader answers every query. It cannot write: its connections are read-only.
type Reader struct {
	db          *gorm.DB
	directories *directory.Cache
	now         func() time.Time
	// tables are what is known of the models' tables, by their types.
	tables *sync.Map
	counts counts
	// associations are the declarations of what can be preloaded.
	associations []association
}

// Today is the day, in UTC, by the tracker's clock.
func (r *Reader) Today() models.Date { return models.DateOf(r.now()) }

// Principal returns the viewer as the database knows it today.
//
// Errors: UNAUTHENTICATED (see [directory.Directory.Principal]).
func (r *Reader) Principal(viewer access.Viewer) (access.Principal, error) {
	return r.Directory().Principal(viewer, r.Today())
}

// View is one query of a viewer, on one snapshot of the database.
type View struct {
	*Reader
	directory *directory.Directory
	principal access.Principal
	db        *gorm.DB
	// conn is the connection of the snapshot, or of the transaction that writes.
	conn *sql.Conn
	// pending are events that the transaction has recorded and not written yet.
	pending []*models.Event
	// begun is whether the snapshot has begun, and lastEvent the number of the last event that it holds.
	begun     bool
	lastEvent int64
}

// read runs act on one snapshot, so that all that it loads is of one moment. It begins and ends it by itself
// rather than by GORM, to reach the connection of pgx below: see [batch].
func (r *Reader) read(ctx context.Context, viewer access.Viewer, act func(*View) error) error {
	principal, err := r.Principal(viewer)
	if err != nil {
		return err
	}
	pool, err := r.db.DB()
	if err != nil {
		return fmt.Errorf("reach the database: %w", err)
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("take a connection: %w", err)
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	ask := &View{Reader: r, directory: r.Directory(), principal: principal, conn: conn}
	ask.db = r.db.Session(&gorm.Session{NewDB: true, Context: ctx})
	ask.db.Statement.ConnPool = onSnapshot{conn, ask}
	err = act(ask)
	// Nothing was written, so there is nothing to undo; where this fails, the connection is given up.
	if ended := ask.end(context.WithoutCancel(ctx)); err == nil && ended != nil {
		err = fmt.Errorf("end reading: %w", ended)
	}
	return err
}

// Directory returns the reference data as it was read last.
func (r *Reader) Directory() *directory.Directory { return r.directories.Current() }

// RefreshDirectory reads the reference data anew, for everybody who shares this reader: when it has
// changed in the database. What was counted by names is counted anew.
func (r *Reader) RefreshDirectory(ctx context.Context) error {
	defer r.counts.kept.Purge()
	return r.directories.Refresh(ctx)
}

// New reads the reference data, and returns a reader of the database. now is the clock: each read looks at it once.
func New(ctx context.Context, pool Pool, now func() time.Time) (*Reader, error) {
	db := pool.ReadOnly()
	held, err := directory.NewCache(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("read the reference data: %w", err)
	}
	return &Reader{db: db, directories: held, now: now, tables: &sync.Map{}, counts: newCounts(), associations: associations()}, nil
}

// WithClock returns the same reader on another clock.
func (r *Reader) WithClock(now func() time.Time) *Reader {
	other := *r
	other.now = now
	return &other
}

// Transaction is a transaction under way that writes.
type Transaction struct {
	DB   *gorm.DB
	Conn *sql.Conn
	// Events are recorded and not written yet. Views show them behind those in the database.
	Events []*models.Event
}

// Within reads in a transaction that writes, on its connection and as the principal may see it.
func (r *Reader) Within(tx Transaction, principal access.Principal) *View {
	return &View{Reader: r, directory: r.Directory(), principal: principal, db: tx.DB, conn: tx.Conn, pending: tx.Events, begun: true}
}

// read runs ask on one snapshot of the database and returns what it found.
func read[T any](ctx context.Context, r *Reader, viewer access.Viewer, ask func(*View) (T, error)) (T, error) {
	var found T
	err := r.read(ctx, viewer, func(v *View) error {
		var err error
		found, err = ask(v)
		return err
	})
	return found, err
}

// one runs a lookup by ID on one snapshot of the database.
func one[T any](
	ctx context.Context, r *Reader, viewer access.Viewer, id models.ID, preload Preload,
	find func(*View, models.ID, Preload) (T, error),
) (T, error) {
	return read(ctx, r, viewer, func(v *View) (T, error) { return find(v, id, preload) })
}
