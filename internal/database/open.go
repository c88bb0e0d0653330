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
	// connectWithin is how long [Open] tries to connect, so that a wrong URL is reported soon.
	connectWithin = 5 * time.Second
	// slowQuery is the duration from which on a statement is logged as slow.
	slowQuery = 500 * time.Millisecond
)

// OpenOptions configures [Open]. The zero value is valid.
type OpenOptions struct {
	// Pools sets the sizes of the two pools.
	Pools Pools
	// Sessions sets the time limits of sessions.
	Sessions Sessions
	// Logger receives failed and slow statements, without their parameters; nil disables logging.
	Logger *slog.Logger
	// Now is the clock for GORM's time fields; nil selects [time.Now]. GORM receives times in UTC
	// and whole microseconds, the precision of Postgres.
	Now func() time.Time
	// DirectURL is a URL of the same database that bypasses the connection pooler; empty if there
	// is no pooler.
	DirectURL string
	// Data is the data folder of a private cluster, whose disk is watched; empty for other databases.
	Data string
	// Traces receives a span for each statement whose context is traced; nil disables tracing.
	Traces trace.TracerProvider

	// open configures the sessions of a pool.
	open func(config *pgx.ConnConfig, use purpose, traces trace.TracerProvider)
}

// DB is a database with two connection pools: one for writes, and one whose sessions cannot write.
type DB struct {
	// GORM and Pool use the pool for writes.
	GORM *gorm.DB
	Pool *pgxpool.Pool
	// Reads is the pool for reads.
	Reads *ReadPool

	shared *sql.DB
	listen *pgx.ConnConfig
	probes *pgxpool.Pool // one connection, so that a probe never waits for requests
	links  *links
	disk   disk
	// settings are returned by [DB.TransactionSettings]; direct configures connections that bypass a pooler.
	settings []string
	direct   *pgx.ConnConfig
}

// Open connects to the database given by a URL or in key=value form. Times are returned in UTC. The
// error of a failed statement wraps the server's *pgconn.PgError with the constraint name; GORM
// does not translate it. GORM does not begin transactions by itself; callers that need one begin
// it.
//
// If no connection succeeds within 5 seconds, the error is a single line without the password.
func Open(ctx context.Context, url string, o OpenOptions) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("parse the database URL: %w", clean(err))
	}
	opened := newLinks()
	opened.connect(config.ConnConfig)
	ctx, cancel := context.WithTimeout(ctx, connectWithin)
	defer cancel()
	direct, err := openDirect(config.ConnConfig, opened, o)
	if err != nil {
		return nil, err
	}
	pooled, err := isPooler(ctx, config.ConnConfig)
	var settings []string
	switch {
	case err != nil:
		return nil, err
	case pooled && o.DirectURL == "":
		return nil, errPooler
	case pooled:
		opened.pooled, o.open, settings = true, o.Sessions.openPooled, []string{o.Sessions.transactionSettings()}
	default:
		o.open = o.Sessions.open
	}
	writes, err := openPool(ctx, config.Copy(), toWrite, o.Pools.forWrites(url), o)
	if err != nil {
		return nil, err
	}
	reads, err := openPool(ctx, config.Copy(), toRead, o.Pools.forReads(url), o)
	if err != nil {
		writes.close()
		return nil, err
	}
	probes, err := openProbes(ctx, config.Copy(), o)
	if err != nil {
		writes.close()
		reads.close()
		return nil, err
	}
	listen := direct.Copy()
	o.Sessions.open(listen, toListen, o.Traces)
	return &DB{
		GORM: writes.gorm, Pool: writes.pgx, Reads: &ReadPool{reads}, shared: writes.shared, listen: listen, probes: probes,
		links: opened, disk: disk{folder: o.Data}, settings: settings, direct: direct,
	}, nil
}

// openDirect returns the configuration for connections that bypass a connection pooler.
func openDirect(config *pgx.ConnConfig, opened *links, o OpenOptions) (*pgx.ConnConfig, error) {
	if o.DirectURL == "" {
		return config.Copy(), nil
	}
	direct, err := pgx.ParseConfig(o.DirectURL)
	if err != nil {
		return nil, fmt.Errorf("read DATABASE_DIRECT_URL: %w", clean(err))
	}
	opened.connect(direct)
	return direct, nil
}

// openProbes opens the pool for [DB.Probe].
func openProbes(ctx context.Context, config *pgxpool.Config, o OpenOptions) (*pgxpool.Pool, error) {
	o.open(config.ConnConfig, toProbe, o.Traces)
	config.MinConns, config.MaxConns = 0, 1
	config.BeforeClose = closeSoon
	config.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return false } // the probe itself is a ping
	probes, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect to the database: %w", clean(err))
	}
	return probes, nil
}

// Probe returns an error if the database does not respond. It uses a dedicated connection.
func (d *DB) Probe(ctx context.Context) error { return d.probes.Ping(ctx) } //nolint:wrapcheck // says what failed

// ListenConfig returns the configuration of a session that receives notifications, outside the
// pools.
func (d *DB) ListenConfig() *pgx.ConnConfig { return d.listen.Copy() }

// Writable returns the pool for writes as a GORM handle.
func (d *DB) Writable() *gorm.DB { return d.GORM }

// ReadOnly returns the pool for reads as a GORM handle.
func (d *DB) ReadOnly() *gorm.DB { return d.Reads.ReadOnly() }

// Close closes all connections, after waiting for those in use.
func (d *DB) Close() {
	d.probes.Close()
	d.Reads.within.close()
	_ = d.shared.Close() // has no connections itself
	d.Pool.Close()
}

func gormConfig(o OpenOptions) *gorm.Config {
	now := o.Now
	if now == nil {
		now = time.Now //nolint:forbidigo // the default clock
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

// sqlLog omits statements that were canceled by their context.
type sqlLog struct{ logger.Interface }

func (l sqlLog) LogMode(level logger.LogLevel) logger.Interface {
	return sqlLog{l.Interface.LogMode(level)}
}

func (l sqlLog) Trace(ctx context.Context, begin time.Time, describe func() (statement string, rows int64), err error) {
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	l.Interface.Trace(ctx, begin, describe, err)
}

// ParamsFilter keeps parameters out of the log, like the wrapped logger.
func (l sqlLog) ParamsFilter(ctx context.Context, statement string, params ...any) (shown string, kept []any) {
	if within, filters := l.Interface.(gorm.ParamsFilter); filters {
		return within.ParamsFilter(ctx, statement, params...)
	}
	return statement, nil
}

// cleanError formats an error on one line, since pgx prints each address that it tried on its own
// line.
type cleanError struct{ cause error }

func (e cleanError) Error() string { return strings.Join(strings.Fields(e.cause.Error()), " ") }
func (e cleanError) Unwrap() error { return e.cause }

func clean(err error) error {
	// "deadline exceeded" means that the server does not respond, so the message says that.
	if errors.Is(err, context.DeadlineExceeded) {
		if _, refused := errors.AsType[*pgconn.PgError](err); !refused {
			err = fmt.Errorf("no response in time: %w", err)
		}
	}
	return cleanError{cause: err}
}
