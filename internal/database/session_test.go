package database_test

import (
	"errors"
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
)

// settingsOf returns the settings of a session as reported by the server.
func settingsOf(t *testing.T, query func(sql string) pgx.Row) map[string]string {
	t.Helper()
	settings := map[string]string{}
	for _, name := range []string{
		"application_name", "default_transaction_read_only", "idle_in_transaction_session_timeout", "jit", "lock_timeout", "statement_timeout", "TimeZone",
		"max_parallel_workers_per_gather", "random_page_cost", "work_mem",
	} {
		var value string
		if err := query("SHOW " + name).Scan(&value); err != nil {
			t.Fatal(err)
		}
		settings[name] = value
	}
	return settings
}

func TestSessions(t *testing.T) {
	t.Parallel()
	ofPool := func(pool *pgxpool.Pool) func(*testing.T) func(string) pgx.Row {
		return func(t *testing.T) func(string) pgx.Row {
			t.Helper()
			return func(sql string) pgx.Row { return pool.QueryRow(t.Context(), sql) }
		}
	}
	usual := open(t, database.OpenOptions{})
	bounded := open(t, database.OpenOptions{Sessions: database.Sessions{StatementTimeout: time.Second, LockTimeout: 1500 * time.Millisecond, IdleTimeout: time.Minute}})
	unbounded := open(t, database.OpenOptions{Sessions: database.Unbounded()})
	for name, c := range map[string]struct {
		session func(*testing.T) func(string) pgx.Row
		want    map[string]string
	}{
		"read": {ofPool(usual.Reads.Pgx()), map[string]string{
			"application_name": "proposaltracker read", "default_transaction_read_only": "on", "idle_in_transaction_session_timeout": "12s",
			"jit": "off", "lock_timeout": "0", "statement_timeout": "1min", "TimeZone": "UTC",
		}},
		"write": {ofPool(usual.Pool), map[string]string{
			"application_name": "proposaltracker write", "default_transaction_read_only": "off", "idle_in_transaction_session_timeout": "12s",
			"jit": "off", "lock_timeout": "20s", "statement_timeout": "1min", "TimeZone": "UTC",
		}},
		"listen": {func(t *testing.T) func(string) pgx.Row {
			t.Helper()
			conn, err := pgx.ConnectConfig(t.Context(), usual.ListenConfig())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = conn.Close(t.Context()) })
			return func(sql string) pgx.Row { return conn.QueryRow(t.Context(), sql) }
		}, map[string]string{
			"application_name": "proposaltracker listen", "default_transaction_read_only": "on", "idle_in_transaction_session_timeout": "12s",
			"jit": "off", "lock_timeout": "0", "statement_timeout": "1min", "TimeZone": "UTC",
		}},
		"write, with configured limits": {ofPool(bounded.Pool), map[string]string{
			"application_name": "proposaltracker write", "default_transaction_read_only": "off", "idle_in_transaction_session_timeout": "1min",
			"jit": "off", "lock_timeout": "1500ms", "statement_timeout": "1s", "TimeZone": "UTC",
		}},
		"write, without limits": {ofPool(unbounded.Pool), map[string]string{
			"application_name": "proposaltracker write", "default_transaction_read_only": "off", "idle_in_transaction_session_timeout": "0",
			"jit": "off", "lock_timeout": "0", "statement_timeout": "0", "TimeZone": "UTC",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			maps.Copy(c.want, map[string]string{"max_parallel_workers_per_gather": "0", "random_page_cost": "1.1", "work_mem": "16MB"})
			if diff := cmp.Diff(c.want, settingsOf(t, c.session(t))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadPool(t *testing.T) {
	t.Parallel()
	db := withHearings(t, database.OpenOptions{})
	const readOnly = "25006"
	attempts := map[string]error{
		"pgx":  func() error { _, err := db.Reads.Pgx().Exec(t.Context(), "DELETE FROM hearings"); return err }(),
		"GORM": db.Reads.ReadOnly().WithContext(t.Context()).Create(&hearing{ID: 1}).Error,
	}
	for by, err := range attempts {
		if refused, ok := errors.AsType[*pgconn.PgError](err); !ok || refused.Code != readOnly {
			t.Errorf("%s: write through a read-only session: got error %v, want a rejection", by, err)
		}
	}
}

func TestPools(t *testing.T) {
	t.Parallel()
	url := databasetest.Template{}.URL(t)
	for name, c := range map[string]struct {
		suffix        string
		pools         database.Pools
		reads, writes int32
	}{
		"set":                {"", database.Pools{Reads: 3, Writes: 2}, 3, 2},
		"set in the address": {"&pool_max_conns=5", database.Pools{}, 5, 5},
		"set in both":        {"&pool_max_conns=5", database.Pools{Writes: 2}, 5, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db, err := database.Open(t.Context(), url+c.suffix, database.OpenOptions{Pools: c.pools})
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if reads, writes := db.Reads.Pgx().Config().MaxConns, db.Pool.Config().MaxConns; reads != c.reads || writes != c.writes {
				t.Errorf("%d and %d connections, want %d and %d", reads, writes, c.reads, c.writes)
			}
		})
	}
}
