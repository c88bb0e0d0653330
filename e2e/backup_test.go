package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
)

// contents returns a digest of each table of the database in a data folder, except those of transparency logs, of which a restore adds one,
// and of its sequences, constraints and triggers. No program may use the folder.
func contents(t *testing.T, data string) map[string]string {
	t.Helper()
	cluster, err := database.Start(t.Context(), database.StartOptions{
		Data: data, PostgresBin: os.Getenv("POSTGRES_BIN"), Fetch: true, Cache: database.DefaultCache(os.Geteuid(), os.Getenv),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer cluster.Stop(context.WithoutCancel(t.Context())) //nolint:errcheck // only read
	conn, err := pgx.Connect(t.Context(), cluster.URL(database.Name))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context())) //nolint:errcheck // only read
	found, err := conn.Query(t.Context(), `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('goose_db_version', 'transparency_logs', 'log_keys')`)
	if err != nil {
		t.Fatal(err)
	}
	names, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	statements := map[string]string{
		"sequences":   "SELECT sequencename, last_value FROM pg_sequences WHERE sequencename NOT LIKE 'goose%'",
		"constraints": "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE contype <> 'n' AND connamespace = 'public'::regnamespace",
		"triggers":    "SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal",
		"migration":   "SELECT max(version_id) FROM goose_db_version",
	}
	for _, name := range names {
		statements["table "+name] = "TABLE " + pgx.Identifier{name}.Sanitize()
	}
	digests := map[string]string{}
	for name, statement := range statements {
		var digest string
		sql := "SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, '\n' ORDER BY r::text)), '') FROM (" + statement + ") r"
		if err := conn.QueryRow(t.Context(), sql).Scan(&digest); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		digests[name] = digest
	}
	return digests
}

// succeeds runs the program and returns its output; the exit code must be 0.
func succeeds(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := runs(t, nil, args...)
	if code != 0 {
		t.Fatalf("%v: got exit code %d, want 0: %s%s", args, code, errs, out)
	}
	return out
}

// titled returns a filing whose title contains the given number.
func titled(number int64) map[string]any {
	made := draft()
	list(made, "input", "texts")[0].(map[string]any)["title"] = fmt.Sprintf("Backed up %d", number)
	return made
}

// A backup taken while delegations file contains every write that was acknowledged before it began. The restored database equals the
// original in all tables, and a server continues with it.
func TestBackup(t *testing.T) {
	t.Parallel()
	p := start(t)
	token := p.token(t, "JPN", "proposals:read proposals:write")
	var acknowledged atomic.Int64
	several, stop, filed := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(filed)
		for number := int64(0); ; number++ {
			select {
			case <-stop:
				return
			default:
			}
			if got := p.send(t, token, fileDraft, titled(number)); len(got.Errors) > 0 {
				t.Errorf("file a proposal: got errors %+v, want none", got.Errors)
				return
			}
			if acknowledged.Add(1) == 5 {
				close(several)
			}
		}
	}()
	select {
	case <-several:
	case <-filed:
	}
	before := acknowledged.Load()
	folder := t.TempDir()
	during, after := filepath.Join(folder, "during.zip"), filepath.Join(folder, "after.zip")
	succeeds(t, "backup", during, "--data", p.data)
	close(stop)
	<-filed
	out := succeeds(t, "backup", after, "--data", p.data)
	if !strings.Contains(out, " rows of ") {
		t.Errorf("got output %q, want the number of rows", out)
	}
	p.signal(t, syscall.SIGTERM)

	t.Run("during filings", func(t *testing.T) {
		t.Parallel()
		data := t.TempDir()
		out := succeeds(t, "restore", during, "--data", data)
		if !strings.Contains(out, " 0 broken links") {
			t.Errorf("got output %q, want a verified record", out)
		}
		restored := startOn(t, data)
		drafts := restored.ask(t, restored.token(t, "JPN", "proposals:read proposals:write"), `{ viewer { drafts(first: 100) { nodes { text { title } } } } }`, nil)
		titles := map[string]bool{}
		for _, node := range list(drafts, "viewer", "drafts", "nodes") {
			titles[fmt.Sprint(at(node, "text", "title"))] = true
		}
		for number := range before {
			if title := "Backed up " + strconv.FormatInt(number, 10); !titles[title] {
				t.Errorf("got no proposal %q, want it restored, since it was acknowledged before the backup", title)
			}
		}
	})
	t.Run("after filings", func(t *testing.T) {
		t.Parallel()
		data := t.TempDir()
		succeeds(t, "restore", after, "--data", data)
		if diff := cmp.Diff(contents(t, p.data), contents(t, data)); diff != "" {
			t.Errorf("restored database (-backed up +restored):\n%s", diff)
		}
		restored := startOn(t, data)
		restored.ask(t, restored.token(t, "JPN", "proposals:read proposals:write"), fileDraft, titled(10_000))
		restored.signal(t, syscall.SIGTERM)
		if out := succeeds(t, "verify", "--data", data); !strings.Contains(out, " 0 broken links") {
			t.Errorf("got output %q, want a verified record", out)
		}
	})
}
