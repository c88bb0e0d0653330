// Package query contains all reads: single objects, lists, the inbox, search, events and the
// co-sponsorship network. A read uses one snapshot and returns what its viewer may see. Nothing in
// this package can write.
package query

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/directory"
	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// Pool is a pool of connections whose sessions cannot write; see [database.ReadPool].
type Pool interface {
	// ReadOnly returns the pool as a GORM database.
	ReadOnly() *gorm.DB
	// TransactionSettings returns the statements to run at the beginning of each transaction.
	TransactionSettings() []string
}

// Reader runs all reads. It cannot write, because its connections are read-only.
type Reader struct {
	db         *gorm.DB
	references *references
	codec      *opaque.Codec
	now        func() time.Time
	tables     *tables
	counts     *countCache
	public     *publicState
	// associations declares the associations that can be preloaded.
	associations []association
	turns        Turns
	// settings lists the statements to run at the beginning of each snapshot.
	settings []string
}

// Turns waits until the client of ctx may use a database connection. release ends the client's
// turn.
type Turns func(ctx context.Context) (release func(), err error)

// TakeTurns makes each read wait for its turn. Call it before the first read.
func (r *Reader) TakeTurns(turns Turns) { r.turns = turns }

// connection returns a connection for one read, and a function that returns the connection to the
// pool.
func (r *Reader) connection(ctx context.Context) (conn *sql.Conn, release func(), err error) {
	endTurn, err := r.turns(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("wait for a connection: %w", err)
	}
	pool, err := r.db.DB()
	if err == nil {
		conn, err = pool.Conn(ctx)
	}
	if err != nil {
		endTurn()
		if errors.Is(err, context.DeadlineExceeded) { // all connections were in use until the deadline of the request
			err = fmt.Errorf("%w: %v", models.NewProblem(models.Busy), err) //nolint:errorlint // one cause is reported
		}
		return nil, nil, fmt.Errorf("acquire a connection: %w", err)
	}
	return conn, func() {
		_ = conn.Close() // returns it to the pool
		endTurn()
	}, nil
}

// Today returns the current date in UTC, according to the reader's clock.
func (r *Reader) Today() models.Date { return models.DateOf(r.now()) }

// Principal returns the principal for a viewer, with its current standing and groups.
//
// Errors: UNAUTHENTICATED (see [directory.Directory.Principal]).
func (r *Reader) Principal(viewer access.Viewer) (access.Principal, error) {
	return r.Directory().Principal(viewer, r.Today())
}

// read calls act with a view of one snapshot, so that everything it loads is consistent.
func (r *Reader) read(ctx context.Context, viewer access.Viewer, act func(*View) error) error {
	principal, err := r.Principal(viewer)
	if err != nil {
		return err
	}
	conn, release, err := r.connection(ctx)
	if err != nil {
		return err
	}
	defer release()
	s := &snapshot{conn: conn, settings: r.settings}
	db := r.db.Session(&gorm.Session{NewDB: true, Context: ctx})
	db.Statement.ConnPool = snapshotPool{s}
	err = act(r.view(ctx, principal, db, s))
	// Nothing was written, so the result is complete even if ending the snapshot fails. In that
	// case, the driver closes the connection, and the pool replaces it.
	s.end(ctx)
	return err
}

// Directory returns the reference data that was loaded last.
func (r *Reader) Directory() *directory.Directory { return r.references.cache.Current() }

// RefreshDirectory reloads the reference data for all users of this reader. Call it after the data
// has changed in the database. It discards cached counts, since they depend on names.
func (r *Reader) RefreshDirectory(ctx context.Context) error {
	defer r.PublicChanged()
	defer r.counts.purge()
	return r.references.cache.Refresh(ctx)
}

// Codec returns the codec for the IDs and cursors that clients of this database see.
func (r *Reader) Codec() *opaque.Codec { return r.codec }

// readCodec reads the key that encrypts IDs and cursors. Migrations create one key per database.
func readCodec(ctx context.Context, db *gorm.DB) (*opaque.Codec, error) {
	var key []byte
	if err := db.WithContext(ctx).Raw("SELECT secret FROM id_key").Row().Scan(&key); err != nil {
		return nil, fmt.Errorf("read the ID key: %w", err)
	}
	return opaque.New(key)
}

// New returns a reader of the database, after loading the reference data and the ID key. Each read
// calls now once.
func New(ctx context.Context, pool Pool, now func() time.Time) (*Reader, error) {
	db := pool.ReadOnly()
	cache, err := directory.NewCache(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("read the reference data: %w", err)
	}
	codec, err := readCodec(ctx, db)
	if err != nil {
		return nil, err
	}
	counts := newCountCache()
	return &Reader{
		db: db, references: &references{cache: cache, counts: counts}, codec: codec, now: now, tables: &tables{db: db}, counts: counts, public: &publicState{},
		settings: pool.TransactionSettings(), associations: associations(), turns: func(context.Context) (func(), error) { return func() {}, nil },
	}, nil
}

// WithClock returns a copy of the reader that uses another clock.
func (r *Reader) WithClock(now func() time.Time) *Reader {
	other := *r
	other.now = now
	return &other
}

// Read calls load with a view of one snapshot, with the viewer's visibility, and returns its
// result.
func Read[T any](ctx context.Context, r *Reader, viewer access.Viewer, load func(*View) (T, error)) (T, error) {
	var found T
	err := r.read(ctx, viewer, func(v *View) error {
		var err error
		found, err = load(v)
		return err
	})
	return found, err
}

// readOne looks up an object by ID on one snapshot of the database.
func readOne[T any](
	ctx context.Context, r *Reader, viewer access.Viewer, id models.ID, preload Preload,
	find func(*View, models.ID, Preload) (T, error),
) (T, error) {
	return Read(ctx, r, viewer, func(v *View) (T, error) { return find(v, id, preload) })
}
