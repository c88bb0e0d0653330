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

// errPooler is the error if only the URL of a connection pooler is configured.
var errPooler = errors.New("DATABASE_URL is the URL of a connection pooler, such as pgbouncer, through which " +
	"notifications, locks and migrations do not work: set DATABASE_DIRECT_URL to the URL of Postgres itself")

// isPooler reports whether config connects to a connection pooler. A pooler assigns its own IDs to
// clients instead of passing on the IDs of server processes, since the transactions of one client
// run in several processes.
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

// openPooled is like [Sessions.open], for connections through a pooler that assigns a server
// process to one transaction at a time. Such a pooler supports few session parameters, and neither
// prepared statements nor settings outlive a transaction; see transactionSettings.
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

// transactionSettings returns a statement that applies the settings of sessions to one transaction.
func (s Sessions) transactionSettings() string {
	settings := s.parameters()
	settings["lock_timeout"] = milliseconds(s.LockTimeout, defaultLockTimeout)
	calls := []string{}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		if name != "timezone" && !strings.HasPrefix(name, "tcp_") { // poolers support timezone; tcp_ settings do not apply to the pooler's connection
			calls = append(calls, fmt.Sprintf("set_config('%s', '%s', true)", name, settings[name]))
		}
	}
	return "SELECT " + strings.Join(calls, ", ")
}

// TransactionSettings returns the statements with which each transaction begins; none if the settings apply
// to whole sessions.
func (d *DB) TransactionSettings() []string { return d.settings }
