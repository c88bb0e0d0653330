package database

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"go.opentelemetry.io/otel/trace"
)

// errPooler is the error for an address that cannot be used alone.
var errPooler = errors.New("DATABASE_URL is the address of a connection pooler, such as pgbouncer, over which " +
	"notifications, locks and migrations do not work: set DATABASE_DIRECT_URL to the address of Postgres itself")

// isPooler reports whether an address leads to a connection pooler: it gives clients an ID of its own instead of that of the
// server process, since transactions of one client run in several processes.
func isPooler(ctx context.Context, config *pgx.ConnConfig) (bool, error) {
	config = config.Copy()
	config.DefaultQueryExecMode = pgx.QueryExecModeSimpleProtocol
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return false, fmt.Errorf("connect to the database: %w", clean(err))
	}
	defer conn.Close(ctx) //nolint:errcheck // nothing is pending
	var process uint32
	if err := conn.QueryRow(ctx, "SELECT pg_backend_pid()").Scan(&process); err != nil {
		return false, fmt.Errorf("connect to the database: %w", clean(err))
	}
	return process != conn.PgConn().PID(), nil
}

// openPooled is [Sessions.open] for connections over a pooler that lends a server process for one transaction: it knows few
// parameters of sessions, and neither prepared statements nor settings outlive a transaction. See transactionSettings.
func (s Sessions) openPooled(config *pgx.ConnConfig, use purpose, traces trace.TracerProvider) {
	config.Tracer = tracerOf(limitOf(s.StatementTimeout), traces)
	config.OnNotice = noteWarning
	config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	config.StatementCacheCapacity = 0
	config.RuntimeParams["timezone"] = "UTC"
	if _, named := config.RuntimeParams["application_name"]; !named {
		config.RuntimeParams["application_name"] = fmt.Sprintf("%s %s", Name, use)
	}
}

// transactionSettings returns a statement that makes the settings of sessions for one transaction.
func (s Sessions) transactionSettings() string {
	settings := s.parameters()
	settings["lock_timeout"] = milliseconds(s.LockTimeout, defaultLockTimeout)
	calls := []string{}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		if name != "timezone" && !strings.HasPrefix(name, "tcp_") { // the pooler knows the former, and owns the connection
			calls = append(calls, fmt.Sprintf("set_config('%s', '%s', true)", name, settings[name]))
		}
	}
	return "SELECT " + strings.Join(calls, ", ")
}

// TransactionSettings returns the statements that each transaction begins with; none if sessions have the settings.
func (d *DB) TransactionSettings() []string { return d.settings }
