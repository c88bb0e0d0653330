// Package tracker holds the verbs of the field: what can be asked of the tracker and what can be
// done with it. A use case is a method that takes the viewer and the input, and answers models;
// each write is one transaction with one instant, and writes its event in it.
package tracker

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"sync"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/models"
)

// Reader answers every query. It cannot write, so its database may be a replica.
type Reader struct {
	db          *gorm.DB
	directories *directory.Cache
	now         func() time.Time
	// tables are what is known of the models' tables, by their types.
	tables *sync.Map
	counts counts
}

// Tracker answers every mutation, and through its Reader every query.
type Tracker struct {
	*Reader

	db  *gorm.DB
	now func() time.Time
	// judge tells why nothing is sent to the receiver of a webhook; nil where anything may be.
	judge func(*url.URL) error
}

// New reads the reference data and returns a tracker on the database. now is the clock: each use
// case reads it once.
func New(ctx context.Context, db *gorm.DB, now func() time.Time) (*Tracker, error) {
	held, err := directory.NewCache(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("read the reference data: %w", err)
	}
	reader := &Reader{db: db, directories: held, now: now, tables: &sync.Map{}, counts: newCounts()}
	return &Tracker{Reader: reader, db: db, now: now}, nil
}

// SetURLValidator has webhooks refused to whose addresses nothing would be sent. judge tells why not.
func (t *Tracker) SetURLValidator(judge func(*url.URL) error) { t.judge = judge }

// WithClock returns the same tracker on another clock: for what happened on days gone by.
func (t *Tracker) WithClock(now func() time.Time) *Tracker {
	reader := *t.Reader
	reader.now = now
	return &Tracker{&reader, t.db, now, t.judge}
}

// Today is the day, in UTC, by the tracker's clock.
func (r *Reader) Today() models.Date { return models.DateOf(r.now()) }

func (r *Reader) principal(viewer access.Viewer) (access.Principal, error) {
	return r.Directory().Principal(viewer, r.Today())
}

// reading is one query of a viewer, on one snapshot of the database.
type reading struct {
	*Reader
	directory *directory.Directory
	principal access.Principal
	db        *gorm.DB
	// conn is the connection on which the snapshot is; nil in a write.
	conn *sql.Conn
	// begun is whether the snapshot has begun, and lastEvent the number of the last event that it holds.
	begun     bool
	lastEvent int64
}

// read runs act on one snapshot, so that all that it loads is of one moment. It begins and ends it by itself
// rather than by GORM, to reach the connection of pgx below: see [batch].
func (r *Reader) read(ctx context.Context, viewer access.Viewer, act func(*reading) error) error {
	principal, err := r.principal(viewer)
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
	ask := &reading{Reader: r, directory: r.Directory(), principal: principal, conn: conn}
	ask.db = r.db.Session(&gorm.Session{NewDB: true, Context: ctx})
	ask.db.Statement.ConnPool = onSnapshot{conn, ask}
	err = act(ask)
	// Nothing was written, so there is nothing to undo; where this fails, the connection is given up.
	if ended := ask.end(context.WithoutCancel(ctx)); err == nil && ended != nil {
		err = fmt.Errorf("end reading: %w", ended)
	}
	return err
}

// writing is one write of a viewer: a transaction that began at an instant.
type writing struct {
	db        *gorm.DB
	directory *directory.Directory
	principal access.Principal
	// seen reads within the transaction, as the principal may see it.
	seen *reading

	now   time.Time
	today models.Date
	// by is the delegation in whose name the event is written.
	by models.ID
	// events are those of the transaction, written at its end.
	events []*models.Event
}

// attempts is how often a write is tried that Postgres gave up in favour of another.
const attempts = 5

// write runs act in one transaction and returns the ID of what it made or changed. With an
// idempotency key, the same call again returns the first ID and runs nothing.
//
// Errors: IDEMPOTENCY_MISMATCH, INVALID_INPUT (a key that is too long), and those of act.
func (t *Tracker) write(ctx context.Context, viewer access.Viewer, call call, act func(*writing) (models.ID, error)) (models.ID, error) {
	principal, err := t.principal(viewer)
	if err != nil {
		return models.ID{}, err
	}
	if err := call.may(principal); err != nil {
		return models.ID{}, err
	}
	var outcome models.ID
	transact := func(tx *gorm.DB) error {
		seen := &reading{Reader: t.Reader, directory: t.Directory(), principal: principal, db: tx}
		w := &writing{db: tx, directory: seen.directory, principal: principal, seen: seen, now: t.now().UTC().Truncate(time.Microsecond), by: principal.DelegationID}
		w.today = models.DateOf(w.now)
		if w.by == (models.ID{}) {
			w.by = w.directory.Secretariat()
		}
		if outcome, err = w.once(call, act); err != nil {
			return err
		}
		return w.tell()
	}
	for range attempts {
		if err = t.db.WithContext(ctx).Transaction(transact); !mustTryAgain(err) {
			break
		}
	}
	if err != nil {
		return models.ID{}, fmt.Errorf("%s: %w", call.name, err)
	}
	return outcome, nil
}

// Directory returns the reference data as it was read last.
func (r *Reader) Directory() *directory.Directory { return r.directories.Current() }

// RefreshDirectory reads the reference data anew, for everybody who shares this reader: when it has
// changed in the database. What was counted by names is counted anew.
func (r *Reader) RefreshDirectory(ctx context.Context) error {
	defer r.counts.kept.Purge()
	return r.directories.Refresh(ctx)
}
