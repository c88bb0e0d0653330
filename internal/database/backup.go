package database

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
)

// BackupOptions configures [Backup].
type BackupOptions struct {
	// Program is the version of this program, which is written to the manifest.
	Program string
	// Now is the time of the backup, which is written to the manifest.
	Now time.Time
	// Record completes the log of recorded rows. It is called just before the snapshot is taken,
	// while no event can be committed, because the rows of a restored database no longer show which
	// transaction wrote them.
	Record func(context.Context) error
	// Progress receives the number of completed tables and of bytes so far; nil disables it.
	Progress func(table string, done, tables int, bytes int64)
}

// Backup writes all tables of the database, as of one point in time, to a new ZIP file, and returns
// its manifest. The server may be running. The file gets its name only when it is complete and
// synced to disk.
//
// Errors are single lines, for example if the file exists or cannot be written, or if the database
// does not respond.
func Backup(ctx context.Context, db *DB, path string, o BackupOptions) (Manifest, error) {
	if _, err := os.Lstat(path); err == nil {
		return Manifest{}, fmt.Errorf("%s exists: choose another name, or delete it first", path)
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".incomplete-")
	if err != nil {
		return Manifest{}, fmt.Errorf("create the backup %s: %w", path, reason(err))
	}
	defer os.Remove(file.Name()) //nolint:errcheck // fails once the file has its name
	manifest, err := writeBackup(ctx, db, file, o)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return manifest, fmt.Errorf("write the backup %s: %w", path, err)
	}
	// Unlike a rename, a link does not replace a file that has been created in the meantime.
	if err := os.Link(file.Name(), path); err != nil {
		return manifest, fmt.Errorf("name the backup %s: %w", path, reason(err))
	}
	return manifest, syncFolder(filepath.Dir(path))
}

// syncFolder syncs the directory entries of a folder to disk.
func syncFolder(dir string) error {
	opened, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync %s: %w", dir, reason(err))
	}
	if err := errors.Join(opened.Sync(), opened.Close()); err != nil {
		return fmt.Errorf("sync %s: %w", dir, err)
	}
	return nil
}

func writeBackup(ctx context.Context, db *DB, to io.Writer, o BackupOptions) (Manifest, error) {
	conn, err := pgx.ConnectConfig(ctx, directConfig(db))
	if err != nil {
		return Manifest{}, fmt.Errorf("connect to the database: %w", clean(err))
	}
	defer conn.Close(context.WithoutCancel(ctx)) //nolint:errcheck // nothing is pending
	if err := beginSnapshot(ctx, db, conn, o.Record); err != nil {
		return Manifest{}, err
	}
	manifest, err := describe(ctx, conn)
	if err != nil {
		return manifest, err
	}
	manifest.Program, manifest.CreatedAt = o.Program, o.Now.UTC()
	archive := zip.NewWriter(to)
	if err := copyTables(ctx, conn, archive, &manifest, o.Progress); err != nil {
		return manifest, err
	}
	if err := addManifest(archive, manifest, o.Now); err != nil {
		return manifest, err
	}
	if err := archive.Close(); err != nil {
		return manifest, fmt.Errorf("complete the archive: %w", err)
	}
	return manifest, nil
}

// directConfig returns the configuration of a session that has no time limits and bypasses a
// connection pooler.
func directConfig(db *DB) *pgx.ConnConfig {
	config := db.direct.Copy()
	Unbounded().open(config, toWrite, nil)
	return config
}

// lockWithin bounds how long a backup makes other writers wait, and how long it waits for them.
const lockWithin = 20 * time.Second

// beginSnapshot begins a transaction that reads the database as of a point in time at which the log
// contains all events. Since recording an event locks the event counter, no event is committed
// while that row is locked; so a backlog is recorded before, and the lock is bounded by lockWithin.
func beginSnapshot(ctx context.Context, db *DB, conn *pgx.Conn, record func(context.Context) error) error {
	if err := record(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, lockWithin)
	defer cancel()
	counter, err := db.Pool.Begin(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", clean(err))
	}
	defer counter.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it only held a lock
	if _, err := counter.Exec(ctx, "SELECT FROM event_counter FOR UPDATE"); err != nil {
		return fmt.Errorf("lock the event counter: %w", clean(err))
	}
	if err := record(ctx); err != nil {
		return err
	}
	// The first statement takes the snapshot.
	if _, err := conn.Exec(ctx, "BEGIN READ ONLY, ISOLATION LEVEL REPEATABLE READ; SELECT FROM event_counter"); err != nil {
		return fmt.Errorf("take a snapshot: %w", clean(err))
	}
	return nil
}

func copyTables(ctx context.Context, conn *pgx.Conn, archive *zip.Writer, manifest *Manifest, progress func(string, int, int, int64)) error {
	bytes := int64(0)
	for i := range manifest.Tables {
		table := &manifest.Tables[i]
		to, err := archive.CreateHeader(&zip.FileHeader{Name: table.entry(), Method: zip.Deflate, Modified: manifest.CreatedAt})
		if err != nil {
			return fmt.Errorf("add %s: %w", table.Name, err)
		}
		summed := &summer{to: to, sum: sha256.New()}
		copied, err := conn.PgConn().CopyTo(ctx, summed, "COPY "+table.columns()+" TO STDOUT")
		if err != nil {
			return fmt.Errorf("copy %s: %w", table.Name, clean(err))
		}
		table.Rows, table.Bytes, table.SHA256 = copied.RowsAffected(), summed.bytes, summed.text()
		bytes += summed.bytes
		if progress != nil {
			progress(table.Name, i+1, len(manifest.Tables), bytes)
		}
	}
	return nil
}

func addManifest(archive *zip.Writer, manifest Manifest, now time.Time) error {
	to, err := archive.CreateHeader(&zip.FileHeader{Name: manifestEntry, Method: zip.Deflate, Modified: now.UTC()})
	if err == nil {
		encoder := json.NewEncoder(to)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(manifest)
	}
	if err != nil {
		return fmt.Errorf("add the manifest: %w", err)
	}
	return nil
}

// summer counts and hashes the bytes that are written to another writer.
type summer struct {
	to    io.Writer
	sum   hash.Hash
	bytes int64
}

func (s *summer) Write(data []byte) (int, error) {
	n, err := s.to.Write(data)
	s.bytes += int64(n)
	_, _ = s.sum.Write(data[:n]) // never fails
	return n, err                //nolint:wrapcheck // an [io.Writer]
}

// text returns the hash in hexadecimal.
func (s *summer) text() string { return hex.EncodeToString(s.sum.Sum(nil)) }
