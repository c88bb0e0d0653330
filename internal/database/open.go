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
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"go.opentelemetry.io/otel/trace"
	"gorm.io/driver/postgres"
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
	// MaxConns bounds the connections of the pool; 0 leaves it to the address (pool_max_conns)
	// or else to pgx, which takes the number of processors, and four at least.
	MaxConns int
	// Logger takes failed and slow statements, without their parameters; nil for no log.
	Logger *slog.Logger
	// Now is the clock for GORM's own time fields; nil for the machine's. GORM sees it in UTC and
	// whole microseconds, as Postgres keeps it.
	Now func() time.Time
	// Traces takes a span for each statement of a context that is traced; nil for none.
	Traces trace.TracerProvider
}

// DB is one database behind one pool, which GORM and pgx share.
type DB struct {
	GORM *gorm.DB
	Pool *pgxpool.Pool

	shared *sql.DB
}

// Open connects to the database at a URL or in key=value form. Times come back in UTC. A failed
// statement's error has the server's own *pgconn.PgError within, constraint name included; GORM
// does not translate it. Each write is its own statement: a transaction is begun by who needs one.
//
// The error, when there is no connection within some seconds, is one line without the password.
func Open(ctx context.Context, url string, o OpenOptions) (*DB, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read the address of the database: %w", clean(err))
	}
	configure(config, o)
	ctx, cancel := context.WithTimeout(ctx, connectWithin)
	defer cancel()
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("connect to the database: %w", clean(err))
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("connect to the database: %w", clean(err))
	}
	shared := stdlib.OpenDBFromPool(pool)
	opened, err := gorm.Open(postgres.New(postgres.Config{Conn: shared}), gormConfig(o))
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("open the database for GORM: %w", clean(err))
	}
	return &DB{GORM: opened, Pool: pool, shared: shared}, nil
}

func configure(config *pgxpool.Config, o OpenOptions) {
	if o.MaxConns > 0 {
		config.MaxConns = int32(min(o.MaxConns, 10_000))
	}
	config.ConnConfig.Tracer = tracerOf(o.Traces)
	config.ConnConfig.RuntimeParams["timezone"] = "UTC"
	if _, named := config.ConnConfig.RuntimeParams["application_name"]; !named {
		config.ConnConfig.RuntimeParams["application_name"] = Name
	}
	config.AfterConnect = func(_ context.Context, conn *pgx.Conn) error {
		conn.TypeMap().RegisterType(&pgtype.Type{
			Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
		})
		return nil
	}
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

// Close gives back all connections. It waits for those that are in use.
func (d *DB) Close() {
	_ = d.shared.Close() // holds nothing itself
	d.Pool.Close()
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
