package database

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"
)

// RestoreOptions configures [Restore].
type RestoreOptions struct {
	// Within is called in the transaction that loads the tables, after them; nil for nothing.
	Within func(ctx context.Context, tx pgx.Tx) error
	// Progress receives the number of completed tables and of bytes so far; nil disables it.
	Progress func(table string, done, tables int, bytes int64)
}

// Restore loads a backup into an empty database: it migrates the database to the backup's version,
// loads all tables in one transaction, and migrates to the version of this program. If it is
// interrupted, the database has no rows, and Restore can be called again.
//
// Errors are single lines. Nothing is changed if the file is not a backup, is damaged, or was made
// by a newer program, or if the database contains data.
func Restore(ctx context.Context, db *DB, path string, o RestoreOptions) (Manifest, error) {
	archive, manifest, err := openBackup(path)
	if err != nil {
		return manifest, err
	}
	defer archive.Close() //nolint:errcheck // only read
	if err := checkTarget(ctx, db, manifest); err != nil {
		return manifest, fmt.Errorf("%s cannot be restored: %w", path, err)
	}
	if err := MigrateTo(ctx, db, manifest.Migration); err != nil {
		return manifest, err
	}
	if err := load(ctx, db, archive, manifest, o); err != nil {
		return manifest, fmt.Errorf("restore %s: %w", path, err)
	}
	if err := Migrate(ctx, db); err != nil {
		return manifest, err
	}
	// Without new statistics, Postgres would plan queries for empty tables.
	if _, err := db.Pool.Exec(ctx, "ANALYZE"); err != nil {
		return manifest, fmt.Errorf("analyze the restored tables: %w", clean(err))
	}
	return manifest, nil
}

// checkTarget returns an error if the database cannot receive the backup.
func checkTarget(ctx context.Context, db *DB, manifest Manifest) error {
	version, err := ReadVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case manifest.Migration > version.Program:
		return fmt.Errorf("a newer program made it, at version %d of the database, but this program only knows %d: use that program",
			manifest.Migration, version.Program)
	case version.Database > manifest.Migration:
		return fmt.Errorf("the database is at version %d, which is later than the backup's (%d): choose a new, empty database or data folder",
			version.Database, manifest.Migration)
	case version.Database == 0:
		return nil
	}
	return checkEmpty(ctx, db.Pool)
}

// querier is a pool or a transaction.
type querier interface {
	QueryRow(ctx context.Context, sql string, arguments ...any) pgx.Row
}

// checkEmpty returns an error if the database was already used by a server.
func checkEmpty(ctx context.Context, on querier) error {
	const used = `SELECT EXISTS (SELECT FROM sponsors) OR EXISTS (SELECT FROM proposals) OR EXISTS (SELECT FROM events)`
	var migrated, has bool
	// A restore that was killed may have applied only the first migrations.
	err := on.QueryRow(ctx, "SELECT to_regclass('events') IS NOT NULL").Scan(&migrated)
	if err == nil && migrated {
		err = on.QueryRow(ctx, used).Scan(&has)
	}
	switch {
	case err != nil:
		return fmt.Errorf("look for data in the database: %w", clean(err))
	case has:
		return errors.New("the database has data, which is never overwritten: choose a new, empty database or data folder")
	default:
		return nil
	}
}

// load copies the tables of a backup into the database, in one transaction. It disables triggers,
// because their results are part of the backup, and drops the foreign keys, which are checked when
// it adds them again.
func load(ctx context.Context, db *DB, archive *zip.ReadCloser, manifest Manifest, o RestoreOptions) error {
	conn, err := pgx.ConnectConfig(ctx, directConfig(db))
	if err != nil {
		return fmt.Errorf("connect to the database: %w", clean(err))
	}
	defer conn.Close(context.WithoutCancel(ctx))            //nolint:errcheck // nothing is pending
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error { //nolint:wrapcheck // wrapped within
		if err := checkTables(ctx, tx, manifest); err != nil {
			return err
		}
		keys, err := foreignKeys(ctx, tx)
		if err != nil {
			return err
		}
		if err := execAll(ctx, tx, opening(manifest, keys)); err != nil {
			return err
		}
		if err := checkEmpty(ctx, tx); err != nil {
			return err
		}
		if err := execAll(ctx, tx, []string{truncation(manifest)}); err != nil {
			return err
		}
		if err := fillTables(ctx, conn, archive, manifest, o.Progress); err != nil {
			return err
		}
		if err := execAll(ctx, tx, closing(manifest, keys)); err != nil || o.Within == nil {
			return err
		}
		return o.Within(ctx, tx)
	})
}

// checkTables returns an error if the tables of a backup differ from those of the migrated
// database.
func checkTables(ctx context.Context, tx pgx.Tx, manifest Manifest) error {
	found, err := tx.Query(ctx, storedTables, goose.DefaultTablename)
	if err != nil {
		return fmt.Errorf("list the tables: %w", clean(err))
	}
	tables, err := pgx.CollectRows(found, pgx.RowToStructByNameLax[BackupTable])
	if err != nil {
		return fmt.Errorf("list the tables: %w", clean(err))
	}
	same := slices.EqualFunc(tables, manifest.Tables, func(a, b BackupTable) bool { return a.columns() == b.columns() })
	if !same {
		return fmt.Errorf("the tables of the backup are not those of version %d of the database: the backed-up database was changed by other programs",
			manifest.Migration)
	}
	return nil
}

// foreignKey is a foreign key constraint with its definition.
type foreignKey struct{ Table, Name, Definition string }

func foreignKeys(ctx context.Context, tx pgx.Tx) ([]foreignKey, error) {
	found, err := tx.Query(ctx, `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
		FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0 ORDER BY 1, 2`)
	if err != nil {
		return nil, fmt.Errorf("list the foreign keys: %w", clean(err))
	}
	keys, err := pgx.CollectRows(found, pgx.RowToStructByName[foreignKey])
	if err != nil {
		return nil, fmt.Errorf("list the foreign keys: %w", clean(err))
	}
	return keys, nil
}

// opening returns the statements to run before the tables are filled. They lock all tables.
func opening(manifest Manifest, keys []foreignKey) []string {
	statements := []string{}
	for _, table := range manifest.Tables {
		statements = append(statements, "ALTER TABLE "+pgx.Identifier{table.Name}.Sanitize()+" DISABLE TRIGGER USER")
	}
	for _, key := range keys {
		statements = append(statements, "ALTER TABLE "+key.Table+" DROP CONSTRAINT "+key.Name)
	}
	return statements
}

// truncation returns the statement that deletes the few rows that migrations have added.
func truncation(manifest Manifest) string {
	names := []string{}
	for _, table := range manifest.Tables {
		names = append(names, pgx.Identifier{table.Name}.Sanitize())
	}
	return "TRUNCATE " + strings.Join(names, ", ")
}

// closing returns the statements to run after the tables were filled.
func closing(manifest Manifest, keys []foreignKey) []string {
	statements := []string{}
	for _, sequence := range manifest.Sequences {
		name := strings.ReplaceAll(pgx.Identifier{sequence.Name}.Sanitize(), "'", "''")
		statements = append(statements, fmt.Sprintf("SELECT setval('%s', %d, %t)", name, sequence.Value, sequence.Called))
	}
	for _, key := range keys {
		statements = append(statements, "ALTER TABLE "+key.Table+" ADD CONSTRAINT "+key.Name+" "+key.Definition)
	}
	for _, table := range manifest.Tables {
		statements = append(statements, "ALTER TABLE "+pgx.Identifier{table.Name}.Sanitize()+" ENABLE TRIGGER USER")
	}
	return statements
}

func execAll(ctx context.Context, tx pgx.Tx, statements []string) error {
	for _, statement := range statements {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, clean(err))
		}
	}
	return nil
}

func fillTables(ctx context.Context, conn *pgx.Conn, archive *zip.ReadCloser, manifest Manifest, progress func(string, int, int, int64)) error {
	bytes := int64(0)
	for i, table := range manifest.Tables {
		if err := fillTable(ctx, conn, archive, table); err != nil {
			return err
		}
		bytes += table.Bytes
		if progress != nil {
			progress(table.Name, i+1, len(manifest.Tables), bytes)
		}
	}
	return nil
}

func fillTable(ctx context.Context, conn *pgx.Conn, archive *zip.ReadCloser, table BackupTable) error {
	file, err := archive.Open(table.entry())
	if err != nil {
		return fmt.Errorf("read %s: %w", table.entry(), err)
	}
	defer file.Close() //nolint:errcheck // only read
	copied, err := conn.PgConn().CopyFrom(ctx, io.Reader(file), "COPY "+table.columns()+" FROM STDIN")
	if err != nil {
		return fmt.Errorf("load %s: %w", table.Name, clean(err))
	}
	if copied.RowsAffected() != table.Rows {
		return fmt.Errorf("load %s: got %d rows, want %d", table.Name, copied.RowsAffected(), table.Rows)
	}
	return nil
}
