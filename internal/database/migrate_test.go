package database_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/migrations"
)

// everything lists all objects of a schema, one per line, without those of extensions and goose's
// table.
const everything = `
WITH own AS (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname !~ '^goose_db_version'),
     given AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
SELECT 'table ' || c.relname || ' ' || c.relkind::text || ' ' || coalesce(pg_get_viewdef(c.oid), '')
  FROM pg_class c JOIN own USING (oid) WHERE relkind <> 'i' AND (c.tableoid, c.oid) NOT IN (SELECT classid, objid FROM given)
UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull::text || attgenerated::text || attidentity::text
  || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
  FROM pg_attribute a JOIN own ON own.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(c.oid) || ' ' || convalidated::text FROM pg_constraint c JOIN own ON own.oid = conrelid
UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid::text FROM pg_index JOIN own ON own.oid = indexrelid
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || tgenabled::text FROM pg_trigger t JOIN own ON own.oid = tgrelid WHERE NOT tgisinternal
UNION ALL SELECT 'policy ' || polrelid::regclass || '.' || polname FROM pg_policy
UNION ALL SELECT 'function ' || CASE WHEN prokind = 'a' THEN p.oid::regprocedure::text ELSE pg_get_functiondef(p.oid) END
  FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND (p.tableoid, p.oid) NOT IN (SELECT classid, objid FROM given)
UNION ALL SELECT 'type ' || typname || ' ' || typtype::text || ' ' || coalesce((SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '')
  FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd', 'r') AND (t.tableoid, t.oid) NOT IN (SELECT classid, objid FROM given)
UNION ALL SELECT 'extension ' || extname FROM pg_extension
UNION ALL SELECT 'search ' || cfgname || ' ' || coalesce((SELECT string_agg(maptokentype || '/' || mapdict::regdictionary, ' ' ORDER BY maptokentype, mapseqno) FROM pg_ts_config_map WHERE mapcfg = c.oid), '')
  FROM pg_ts_config c WHERE cfgnamespace = 'public'::regnamespace
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_'
UNION ALL SELECT 'comment ' || pg_describe_object(classoid, objoid, objsubid) || ' ' || description FROM pg_description d JOIN own ON own.oid = objoid
ORDER BY 1`

// dump returns the whole schema for comparison.
func dump(t *testing.T, db *database.DB) []string {
	t.Helper()
	rows, err := db.Pool.Query(t.Context(), everything)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func migrationNames(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(migrations.Files, "*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	return names
}

// TestMigrateDown reverts the migrations from the newest to the first and reapplies each one, and
// checks that the schema is the same at each step.
func TestMigrateDown(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	names := migrationNames(t)
	newest := dump(t, db)
	if !strings.Contains(strings.Join(newest, "\n"), "constraint sponsors.sponsors_code_once UNIQUE (code)") {
		t.Fatalf("the dump does not contain the schema: %q", newest)
	}
	for version := range slices.Backward(names) {
		if err := database.MigrateDown(t.Context(), db, int64(version)); err != nil {
			t.Fatalf("undo %s: %v", names[version], err)
		}
		before := dump(t, db)
		if err := database.Migrate(t.Context(), db); err != nil {
			t.Fatalf("migrate up again from %d: %v", version, err)
		}
		if difference := cmp.Diff(newest, dump(t, db)); difference != "" {
			t.Errorf("schema after migrating down to %d and up again: %s", version, difference)
		}
		if err := database.MigrateDown(t.Context(), db, int64(version)); err != nil {
			t.Fatalf("undo %s again: %v", names[version], err)
		}
		if difference := cmp.Diff(before, dump(t, db)); difference != "" {
			t.Errorf("schema after migrating down to %d a second time: %s", version, difference)
		}
	}
	want := []string{"extension plpgsql", "schema information_schema", "schema public"}
	if difference := cmp.Diff(want, dump(t, db)); difference != "" {
		t.Errorf("after reverting all migrations: %s", difference)
	}
}

// TestMigrationsAreReversible compares the schemas of each version on the way up and on the way
// down, in order to detect Down migrations that leave something behind.
func TestMigrationsAreReversible(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	names := migrationNames(t)
	down := make([][]string, len(names))
	for version := range slices.Backward(names) {
		if err := database.MigrateDown(t.Context(), db, int64(version)); err != nil {
			t.Fatal(err)
		}
		down[version] = dump(t, db)
	}
	for version := range names {
		if difference := cmp.Diff(down[version], dump(t, db)); difference != "" {
			t.Errorf("schema at version %d after migrating up and after migrating down: %s", version, difference)
		}
		if err := database.MigrateTo(t.Context(), db, int64(version+1)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestConcurrentMigrations(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	if err := database.MigrateDown(t.Context(), db, 0); err != nil {
		t.Fatal(err)
	}
	var programs sync.WaitGroup
	for range 4 {
		programs.Go(func() {
			if err := database.Migrate(t.Context(), db); err != nil {
				t.Error(err)
			}
		})
	}
	programs.Wait()
	exec(t, db, "SELECT FROM sponsors")
}

func TestMigrationWithOneConnection(t *testing.T) {
	t.Parallel()
	db := open(t, database.OpenOptions{Pools: database.Pools{Reads: 1, Writes: 1}})
	if err := database.MigrateDown(t.Context(), db, 0); err != nil {
		t.Fatal(err)
	}
	if err := database.Migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
}

func TestNewerDatabase(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	exec(t, db, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	err := database.Migrate(t.Context(), db)
	if err == nil || !strings.Contains(err.Error(), "99999") || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("got error %v, want one about a newer program and version 99999", err)
	}
}

func TestMigrationFails(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	if err := database.MigrateDown(t.Context(), db, 0); err != nil {
		t.Fatal(err)
	}
	exec(t, db, "CREATE TABLE sponsors (somebody text)")
	err := database.Migrate(t.Context(), db)
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "version:1") || !strings.Contains(err.Error(), "already exists") {
		t.Errorf("got error %v, want one line with the version and the cause", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := database.Migrate(cancelled, db); !errors.Is(err, context.Canceled) {
		t.Errorf("with a canceled context: unexpected error %v", err)
	}
}
