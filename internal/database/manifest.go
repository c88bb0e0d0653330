package database

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"
)

// Manifest describes a backup. It is the last entry of the ZIP file.
type Manifest struct {
	// Format is [backupFormat].
	Format string `json:"format"`
	// Program is the version of the program that made the backup.
	Program string `json:"program"`
	// Postgres is the version number of the server, such as 150004.
	Postgres int `json:"postgres"`
	// Migration is the newest migration that was applied to the database.
	Migration int64     `json:"migration"`
	CreatedAt time.Time `json:"createdAt"`
	// LastEvent is the sequence number of the last event; 0 if there is none.
	LastEvent int64            `json:"lastEvent"`
	Tables    []BackupTable    `json:"tables"`
	Sequences []BackupSequence `json:"sequences"`
}

// BackupTable is a table in a backup: an entry of the ZIP file in the text format of COPY.
type BackupTable struct {
	Name    string   `json:"name"`
	Columns []string `json:"columns"`
	Rows    int64    `json:"rows"`
	// Bytes and SHA256 are the size and the hash of the uncompressed entry.
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// BackupSequence is the state of a sequence.
type BackupSequence struct {
	Name  string `json:"name"`
	Value int64  `json:"value"`
	// Called is true if the sequence has already returned Value, so that the next value is greater.
	Called bool `json:"called"`
}

const (
	backupFormat  = "proposaltracker backup 1"
	manifestEntry = "manifest.json"
	// maxManifest is the maximum size of a manifest, in bytes, since the file may not be a backup.
	maxManifest = 1 << 20
)

// Rows returns the total number of rows in all tables.
func (m Manifest) Rows() int64 {
	total := int64(0)
	for _, table := range m.Tables {
		total += table.Rows
	}
	return total
}

func (t BackupTable) entry() string { return "tables/" + t.Name + ".copy" }

// columns returns the table and its columns in the syntax of COPY.
func (t BackupTable) columns() string {
	quoted := []string{}
	for _, column := range t.Columns {
		quoted = append(quoted, pgx.Identifier{column}.Sanitize())
	}
	return pgx.Identifier{t.Name}.Sanitize() + " (" + strings.Join(quoted, ", ") + ")"
}

// storedTables selects the tables of the schema, except those of extensions and migrations, with
// their writable columns.
const storedTables = `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
	FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
	WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
	GROUP BY c.oid, c.relname ORDER BY c.relname`

// describe returns the manifest of a database, without the values that are known only after the
// tables were copied.
func describe(ctx context.Context, conn *pgx.Conn) (Manifest, error) {
	m := Manifest{Format: backupFormat}
	const head = `SELECT current_setting('server_version_num')::int, (SELECT max(version_id) FROM goose_db_version), (SELECT coalesce(max(seq), 0) FROM events)`
	if err := conn.QueryRow(ctx, head).Scan(&m.Postgres, &m.Migration, &m.LastEvent); err != nil {
		return m, fmt.Errorf("read the version of the database: %w", clean(err))
	}
	found, err := conn.Query(ctx, storedTables, goose.DefaultTablename)
	if err != nil {
		return m, fmt.Errorf("list the tables: %w", clean(err))
	}
	m.Tables, err = pgx.CollectRows(found, pgx.RowToStructByNameLax[BackupTable])
	if err != nil {
		return m, fmt.Errorf("list the tables: %w", clean(err))
	}
	m.Sequences, err = sequences(ctx, conn)
	return m, err
}

// sequences returns the state of all sequences except the one for migrations, whose table is not
// copied.
func sequences(ctx context.Context, conn *pgx.Conn) ([]BackupSequence, error) {
	found, err := conn.Query(ctx, `SELECT sequencename AS name, coalesce(last_value, start_value) AS value, last_value IS NOT NULL AS called
		FROM pg_sequences WHERE schemaname = current_schema() AND sequencename NOT LIKE $1 ORDER BY 1`, goose.DefaultTablename+"%")
	if err != nil {
		return nil, fmt.Errorf("list the sequences: %w", clean(err))
	}
	all, err := pgx.CollectRows(found, pgx.RowToStructByName[BackupSequence])
	if err != nil {
		return nil, fmt.Errorf("list the sequences: %w", clean(err))
	}
	return all, nil
}

// errNotBackup is the error for a file that is not a backup.
var errNotBackup = errors.New("not a backup made by the command backup")

// openBackup reads the manifest of a backup, and compares the hash of each entry. The caller must
// close the result.
//
// Errors are single lines that name the file.
func openBackup(path string) (*zip.ReadCloser, Manifest, error) {
	archive, err := zip.OpenReader(path)
	switch {
	case errors.Is(err, zip.ErrFormat):
		return nil, Manifest{}, fmt.Errorf("%s cannot be restored: it is incomplete, or not a backup made by the command backup", path)
	case err != nil:
		return nil, Manifest{}, fmt.Errorf("open the backup %s: %w", path, reason(err))
	}
	m, err := readManifest(archive)
	if err == nil {
		err = m.check(archive)
	}
	if err != nil {
		_ = archive.Close() // opened for reading only
		return nil, m, fmt.Errorf("%s cannot be restored: %w", path, err)
	}
	return archive, m, nil
}

func readManifest(archive *zip.ReadCloser) (Manifest, error) {
	var m Manifest
	file, err := archive.Open(manifestEntry)
	if err != nil {
		return m, errNotBackup
	}
	defer file.Close() //nolint:errcheck // only read
	text, err := io.ReadAll(io.LimitReader(file, maxManifest))
	if err != nil || json.Unmarshal(text, &m) != nil || m.Format == "" {
		return m, errNotBackup
	}
	if m.Format != backupFormat {
		return m, fmt.Errorf("its format is %q, but this program reads %q: use the version of the program that made it", m.Format, backupFormat)
	}
	return m, nil
}

// check reads all entries, so that a damaged backup is rejected before anything is changed.
func (m Manifest) check(archive *zip.ReadCloser) error {
	if slices.ContainsFunc(m.Tables, func(t BackupTable) bool { return t.Name == "" || len(t.Columns) == 0 }) {
		return errNotBackup
	}
	for _, table := range m.Tables {
		summed := &summer{to: io.Discard, sum: sha256.New()}
		if err := table.read(archive, summed); err != nil {
			return err
		}
		if summed.text() != table.SHA256 || summed.bytes != table.Bytes {
			return fmt.Errorf("damaged backup, use another one: the content of %s has changed", table.entry())
		}
	}
	return nil
}

// read writes the entry of the table to a writer.
func (t BackupTable) read(archive *zip.ReadCloser, to io.Writer) error {
	file, err := archive.Open(t.entry())
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("damaged backup, use another one: %s is missing", t.entry())
	}
	if err != nil {
		return fmt.Errorf("damaged backup, use another one: %s: %w", t.entry(), err)
	}
	defer file.Close() //nolint:errcheck // only read
	if _, err := io.Copy(to, file); err != nil {
		return fmt.Errorf("damaged backup, use another one: %s: %w", t.entry(), err)
	}
	return nil
}
