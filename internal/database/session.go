package database

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgtype"
	"go.opentelemetry.io/otel/trace"
)

// Sessions sets the time limits of database sessions, so that statements end even if the client
// that sent them is gone. A zero duration selects the default; a negative one disables the limit.
type Sessions struct {
	// StatementTimeout limits one statement. The default is 60 s, twice the time limit of a
	// request: normally, the request's deadline cancels the statement first.
	StatementTimeout time.Duration `name:"statement-timeout" env:"STATEMENT_TIMEOUT" default:"60s" help:"Maximum duration of a statement in the database; negative for no limit."`
	// LockTimeout limits the wait for one lock in a session that writes. The default is 20 s.
	LockTimeout time.Duration `name:"lock-timeout" env:"LOCK_TIMEOUT" default:"20s" help:"Maximum time for which a write waits for a lock; negative for no limit."`
	// IdleTimeout limits how long a transaction may stay open without a statement, and therefore
	// how long the locks of a program that has lost its connection block others. The default is 12
	// s.
	IdleTimeout time.Duration `name:"idle-transaction-timeout" env:"IDLE_TRANSACTION_TIMEOUT" default:"12s" help:"Maximum time for which a transaction may be idle, and for which the locks of a crashed server block others; negative for no limit."`
}

const (
	defaultStatementTimeout = 60 * time.Second
	defaultLockTimeout      = 20 * time.Second
	defaultIdleTimeout      = 12 * time.Second
)

// Unbounded returns settings without time limits, for commands that a person runs and can
// interrupt.
func Unbounded() Sessions { return Sessions{StatementTimeout: -1, LockTimeout: -1, IdleTimeout: -1} }

// purpose determines the settings of a pool's sessions.
type purpose string

const (
	toRead   purpose = "read"
	toWrite  purpose = "write"
	toListen purpose = "listen"
	toProbe  purpose = "probe"
)

// open sets the parameters of each session that config opens. They are part of the startup message,
// so they do not cost a round trip. All sessions of the program are configured here.
func (s Sessions) open(config *pgx.ConnConfig, use purpose, traces trace.TracerProvider) {
	config.Tracer = tracerOf(limitOf(s.StatementTimeout), traces)
	config.OnNotice = noteWarning
	parameters := config.RuntimeParams
	maps.Copy(parameters, s.parameters())
	switch use {
	case toWrite:
		parameters["lock_timeout"] = milliseconds(s.LockTimeout, defaultLockTimeout)
	case toListen:
		// The server cannot cancel the wait for notifications, which is not a statement.
		config.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
			return &pgconn.DeadlineContextWatcherHandler{Conn: conn.Conn()}
		}
		readOnly(config)
	case toRead, toProbe:
		readOnly(config)
	}
	if _, named := parameters["application_name"]; !named {
		parameters["application_name"] = fmt.Sprintf("%s %s", Name, use)
	}
}

// parameters returns the settings of all sessions.
func (s Sessions) parameters() map[string]string {
	return map[string]string{
		"timezone": "UTC",
		// Compiling a plan takes longer than running any statement of this program. By default,
		// servers compile plans with estimated costs above 100,000.
		"jit": "off",
		// Statements take some milliseconds: parallel workers would cost more than they gain, and
		// would use the processors that other requests need. Plans must not depend on the server's
		// settings for disks and memory.
		"max_parallel_workers_per_gather":     "0",
		"random_page_cost":                    "1.1",
		"work_mem":                            "16MB",
		"statement_timeout":                   milliseconds(s.StatementTimeout, defaultStatementTimeout),
		"idle_in_transaction_session_timeout": milliseconds(s.IdleTimeout, defaultIdleTimeout),
		// Postgres detects that this host is unreachable as fast as this host detects that Postgres
		// is; see deadAfter.
		"tcp_keepalives_idle":     "4",
		"tcp_keepalives_interval": "1",
		"tcp_keepalives_count":    "4",
		"tcp_user_timeout":        milliseconds(deadAfter, deadAfter),
	}
}

// readOnly makes sessions read-only: at their start or, if target_session_attrs selects servers
// that accept writes, after the driver has checked that the session accepts writes.
func readOnly(config *pgx.ConnConfig) {
	if config.ValidateConnect == nil {
		config.RuntimeParams["default_transaction_read_only"] = "on"
		return
	}
	former := config.AfterConnect
	config.AfterConnect = func(ctx context.Context, conn *pgconn.PgConn) error {
		if former != nil {
			if err := former(ctx, conn); err != nil {
				return err
			}
		}
		return conn.Exec(ctx, "SET default_transaction_read_only = on").Close()
	}
}

// milliseconds formats a duration for Postgres, where 0 means no limit.
func milliseconds(d, otherwise time.Duration) string {
	switch {
	case d < 0:
		return "0"
	case d == 0:
		d = otherwise
	}
	return strconv.FormatInt(max(1, d.Milliseconds()), 10)
}

// registerUTC makes pgx return instants in UTC.
func registerUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}
