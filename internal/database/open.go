package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"go.opentelemetry.io/otel/trace"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

const (
	// connectWithin bounds how long [Open] tries; an address without an answer is told soon.
	connectWithin = 5 * time.Second
	// slowQuery is what the log warns of.
	slowQuery = 500 * time.Millisecond
)

// OpenOptions say how a database is opened; the zero value does.
type OpenOptions struct {
	// Pools bounds the connections of the two pools.
	Pools Pools
	// Sessions bounds what one session may do.
	Sessions Sessions
	// Logger takes failed and slow statements, without their parameters; nil for no log.
	Logger *slog.Logger
	// Now is the clock for GORM's own time fields; nil for the machine's. GORM sees it in UTC and
	// whole microseconds, which is the precision of Postgres.
	Now func() time.Time
	// Traces takes a span for each statement of a context that is traced; nil for none.
	Traces trace.TracerProvider
}

// DB is one database behind two pools: one for writes, and one whose sessions cannot write.
type DB struct {
	// GORM and Pool share the pool for writes.
	GORM *gorm.DB
	Pool *pgxpool.Pool
	// Reads is the pool for reads.
	Reads *ReadPool

	shared *sql.DB
	listen *pgx.ConnConfig
}

// Open connects to the database at a URL or in key=value form. Times come back in UTC. A failed
// statement's error contains the server's own *pgconn.PgError, constraint name included; GORM
// does not translate it. Each write is its own statement: a caller that needs a transaction begins one.
//
// The error, when there is no connection within some seconds, is one line without the password.
func Open(ctx context.Context, url string, o OpenOptions) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read the address of the database: %w", clean(err))
	}
	ctx, cancel := context.WithTimeout(ctx, connectWithin)
	defer cancel()
	writes, err := openPool(ctx, config.Copy(), toWrite, o.Pools.forWrites(url), o)
	if err != nil {
		return nil, err
	}
	reads, err := openPool(ctx, config.Copy(), toRead, o.Pools.forReads(url), o)
	if err != nil {
		writes.close()
		return nil, err
	}
	o.Sessions.open(config.ConnConfig, toListen, o.Traces)
	return &DB{GORM: writes.gorm, Pool: writes.pgx, Reads: &ReadPool{reads}, shared: writes.shared, listen: config.ConnConfig}, nil
}

// ListenConfig returns how to open a session that waits for notifications. It is not one of a pool.
func (d *DB) ListenConfig() *pgx.ConnConfig { return d.listen.Copy() }

// Writable returns the pool for writes, as GORM has it.
func (d *DB) Writable() *gorm.DB { return d.GORM }

// ReadOnly returns the pool for reads, as GORM has it.
func (d *DB) ReadOnly() *gorm.DB { return d.Reads.ReadOnly() }

// Close gives back all connections. It waits for those that are in use.
func (d *DB) Close() {
	d.Reads.within.close()
	_ = d.shared.Close() // holds nothing itself
	d.Pool.Close()
}

func gormConfig(o OpenOptions) *gorm.Config {
	now := o.Now
	if now == nil {
		now = time.Now //nolint:forbidigo // the machine's clock, where no other is given
	}
	quiet := logger.Discard
	if o.Logger != nil {
		quiet = sqlLog{logger.NewSlogLogger(o.Logger, logger.Config{
			LogLevel: logger.Warn, SlowThreshold: slowQuery,
			IgnoreRecordNotFoundError: true, ParameterizedQueries: true,
		})}
	}
	return &gorm.Config{
		SkipDefaultTransaction: true,
		DisableAutomaticPing:   true,
		Logger:                 quiet,
		NowFunc:                func() time.Time { return now().UTC().Truncate(time.Microsecond) },
	}
}

// sqlLog tells nothing of statements that were given up because nobody waits for them any more.
type sqlLog struct{ logger.Interface }

func (l sqlLog) LogMode(level logger.LogLevel) logger.Interface {
	return sqlLog{l.Interface.LogMode(level)}
}

func (l sqlLog) Trace(ctx context.Context, begin time.Time, told func() (statement string, rows int64), err error) {
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	l.Interface.Trace(ctx, begin, told, err)
}

// ParamsFilter keeps what was written out of the log, as the logger within does.
func (l sqlLog) ParamsFilter(ctx context.Context, statement string, params ...any) (told string, shown []any) {
	if within, filters := l.Interface.(gorm.ParamsFilter); filters {
		return within.ParamsFilter(ctx, statement, params...)
	}
	return statement, nil
}

// cleanError is an error in one line: pgx tells each address that it tried on a line of its own.
type cleanError struct{ cause error }

func (e cleanError) Error() string { return strings.Join(strings.Fields(e.cause.Error()), " ") }
func (e cleanError) Unwrap() error { return e.cause }

func clean(err error) error {
	// Nobody should have to know that "deadline exceeded" is a server that does not answer.
	if errors.Is(err, context.DeadlineExceeded) {
		if _, refused := errors.AsType[*pgconn.PgError](err); !refused {
			err = fmt.Errorf("no answer within %s: %w", connectWithin, err)
		}
	}
	return cleanError{cause: err}
}
