package e2e

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// deployed is a database with the two roles of deploy/roles.sql, on the Postgres of another
// instance of the program.
type deployed struct {
	host    *program
	address string // without user and database
}

func deploy(t *testing.T) *deployed {
	t.Helper()
	host := startWithoutDemo(t)
	d := &deployed{host: host, address: "host=" + socketOf(t, host.data)}
	d.exec(t, "proposaltracker", "postgres", "CREATE DATABASE tracker")
	script, err := os.ReadFile("deploy/roles.sql")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the script can be repeated
		d.exec(t, "proposaltracker", "tracker", string(script))
	}
	return d
}

// url returns the connection string of the database for a role.
func (d *deployed) url(role string) string { return d.address + " dbname=tracker user=" + role }

func (d *deployed) exec(t *testing.T, role, database, sql string) {
	t.Helper()
	if err := d.try(t, role, database, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func (d *deployed) try(t *testing.T, role, database, sql string) error {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), d.address+" dbname="+database+" user="+role)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context()) //nolint:errcheck // nothing is pending
	_, err = conn.Exec(t.Context(), sql)
	return err
}

// The role of the server can file and circulate, but can change neither the schema nor append-only rows.
func TestServerWithoutOwnership(t *testing.T) {
	t.Parallel()
	d := deploy(t)
	asOwner, asServer := []string{"DATABASE_URL=" + d.url("tracker_owner")}, []string{"DATABASE_URL=" + d.url("tracker")}

	_, errs, code := runs(t, asServer, "migrate", "status")
	if code != 1 || !strings.Contains(errs, "use the command migrate") {
		t.Errorf("migrate status on an empty database: got exit code %d, want 1 and \"use the command migrate\": %s", code, errs)
	}
	data := t.TempDir()
	key := filepath.Join(data, "token-key.pem")
	if err := os.Symlink(filepath.Join(d.host.data, "token-key.pem"), key); err != nil {
		t.Fatal(err)
	}
	environment := []string{asServer[0], "MIGRATE=false", "TOKEN_ISSUER=proposaltracker-dev", "TOKEN_KEY_FILE=" + key}
	if _, errs, code = runs(t, environment, "serve", "--listen", "127.0.0.1:0"); code != 1 || !strings.Contains(errs, "run its command migrate") {
		t.Errorf("start on an empty database: got exit code %d, want 1 and \"run its command migrate\": %s", code, errs)
	}
	if _, errs, code = runs(t, asOwner, "migrate", "--runtime-role", "tracker"); code != 0 {
		t.Fatalf("migrate: got exit code %d, want 0: %s", code, errs)
	}
	if out, errs, code := runs(t, asServer, "migrate", "status"); code != 0 || !strings.HasPrefix(out, "The database is at version ") {
		t.Errorf("migrate status: got exit code %d, want 0 and a version: %s%s", code, out, errs)
	}

	p := launch(t, data, environment)
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	p.awaitLine(t, &p.out, `(Ready after .*)`)
	if out, errs, code := runs(t, nil, "ready", "--listen", strings.TrimPrefix(p.url, "http://")); code != 0 || out != "ready\n" {
		t.Errorf("ready: got exit code %d, want 0 and ready: %s%s", code, out, errs)
	}
	(&storyClient{t, p}).circulated("JOB/GC/96")
	for _, forbidden := range []string{
		"DELETE FROM events", "UPDATE events SET kind = kind", "TRUNCATE events", "DELETE FROM venue_outcomes",
		"UPDATE printed_co_authors SET position = 9", "TRUNCATE revisions CASCADE", "ALTER TABLE events DISABLE TRIGGER ALL",
		"DROP TABLE events", "CREATE TABLE mine (id int)", "UPDATE goose_db_version SET version_id = 0",
	} {
		if err := d.try(t, "tracker", "tracker", forbidden); !isState(err, "42501") {
			t.Errorf("%s as the role of the server: got error %v, want SQLSTATE 42501", forbidden, err)
		}
	}
	if err := d.try(t, "tracker", "tracker", "DELETE FROM revisions WHERE status = 'CIRCULATED'"); !isState(err, "23000") {
		t.Errorf("deletion of a circulated revision: got error %v, want SQLSTATE 23000", err)
	}
	if err := d.try(t, "tracker_owner", "tracker", "TRUNCATE events CASCADE"); !isState(err, "23000") {
		t.Errorf("truncation of the event log as its owner: got error %v, want SQLSTATE 23000", err)
	}
	if out, errs, code := runs(t, asServer, "verify"); code != 0 || !strings.Contains(out, " 0 broken links") {
		t.Errorf("verify: got exit code %d, want 0 and no broken links: %s%s", code, out, errs)
	}
}

func isState(err error, state string) bool {
	refused, ok := errors.AsType[*pgconn.PgError](err)
	return ok && refused.Code == state
}

// migrate rejects the owner as the role of the server, since the owner already has all rights.
func TestRuntimeRoleIsNotTheOwner(t *testing.T) {
	t.Parallel()
	d := deploy(t)
	_, errs, code := runs(t, []string{"DATABASE_URL=" + d.url("tracker_owner")}, "migrate", "--runtime-role", "tracker_owner")
	if code != 1 || !strings.Contains(errs, "use another role") {
		t.Errorf("got exit code %d, want 1 and \"use another role\": %s", code, errs)
	}
	_, errs, code = runs(t, []string{"DATABASE_URL=" + d.url("tracker_owner")}, "migrate", "--runtime-role", "nobody")
	if code != 1 || !strings.Contains(errs, `role "nobody" does not exist`) {
		t.Errorf("got exit code %d, want 1 and a missing role: %s", code, errs)
	}
}

// A health check without a running server fails with a single line.
func TestReadyWithoutServer(t *testing.T) {
	t.Parallel()
	_, errs, code := runs(t, nil, "ready", "--listen", "0.0.0.0:1")
	if code != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "does not respond") {
		t.Errorf("got exit code %d, want 1 and one line \"does not respond\": %s", code, errs)
	}
}
