package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/transparency"
)

// backupCommand writes a backup.
type backupCommand struct {
	File string `arg:"" name:"file" type:"path" help:"ZIP file to create, such as tracker.zip. It must not exist."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run backs up the database and prints what the backup contains. A server may be running.
func (c *backupCommand) Run(e *Environment) error {
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		if err := database.CheckMigrated(ctx, db); err != nil {
			return err
		}
		manifest, err := database.Backup(ctx, db, c.File, e.backupOptions(db))
		if err != nil {
			return err
		}
		e.Printf("%s contains %d rows of %d tables, up to event %d.", c.File, manifest.Rows(), len(manifest.Tables), manifest.LastEvent)
		return nil
	})
}

// backupOptions returns the options for backing up a database.
func (e *Environment) backupOptions(db *database.DB) database.BackupOptions {
	return database.BackupOptions{
		Program: Version, Now: e.Now(), Progress: e.tables("backed up"),
		Record: func(ctx context.Context) error {
			_, err := audit.Record(ctx, db.GORM)
			return err
		},
	}
}

// restoreCommand loads a backup.
type restoreCommand struct {
	File   string `arg:"" name:"file" type:"existingfile" help:"Backup made by the command backup."`
	LogKey string `name:"log-key" env:"LOG_KEY" type:"path" placeholder:"FILE" help:"New file for the key of the transparency log, because a new log is started. Default: log-key in the data folder, if there is a private Postgres."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run restores a backup into an empty database, starts a new transparency log, and verifies the
// result.
func (c *restoreCommand) Run(e *Environment) error {
	switch {
	case c.LogKey == "" && c.Database.URL != "":
		return errors.New("a restored database starts a new transparency log: name a new file for its key with --log-key")
	case c.LogKey == "":
		c.LogKey = filepath.Join(e.dataFolder(c.Database.Data), transparency.KeyFile)
	}
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		key, err := transparency.CreateKey(c.LogKey, "")
		if err != nil {
			return err
		}
		manifest, err := database.Restore(ctx, db, c.File, database.RestoreOptions{
			Progress: e.tables("restored"),
			Within:   func(ctx context.Context, tx pgx.Tx) error { return transparency.Restart(ctx, tx, key) },
		})
		if err != nil {
			return err
		}
		e.Printf("Restored %d rows of %d tables, up to event %d, as of %s.", manifest.Rows(), len(manifest.Tables), manifest.LastEvent,
			manifest.CreatedAt.Format("2006-01-02 15:04:05 MST"))
		return e.verify(ctx, db, nil, "")
	})
}

// upgradeCommand upgrades the embedded Postgres.
type upgradeCommand struct {
	Data        string    `name:"data" help:"Data folder whose Postgres is upgraded. The server must be stopped."`
	PostgresBin string    `name:"postgres-bin" env:"POSTGRES_BIN" default:"pinned" help:"Folder of the binaries of the new major version, or \"pinned\" for the build that this program downloads (default ${default})."`
	Fetch       bool      `name:"fetch-postgres" negatable:"" default:"true" help:"Download the pinned build if it is not cached."`
	Log         LogConfig `embed:""`
}

// Run copies the database to a new cluster, verifies it there, and replaces the old cluster, which
// it retains.
func (c *upgradeCommand) Run(e *Environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	data := e.dataFolder(c.Data)
	if _, err := os.Stat(data); err != nil {
		return fmt.Errorf("the data folder %s does not exist: name it with --data", data)
	}
	result, err := database.Upgrade(ctx, database.UpgradeOptions{
		Start: database.StartOptions{
			Data: data, PostgresBin: c.PostgresBin, Fetch: c.Fetch, Cache: database.DefaultCache(e.UID, e.Getenv), Progress: e.progress(),
		},
		Backup:  e.backupOptions,
		Restore: database.RestoreOptions{Progress: e.tables("restored")},
		Check:   func(ctx context.Context, loaded *database.DB) error { return e.verify(ctx, loaded, nil, "") },
	})
	if err != nil {
		return err
	}
	e.Printf("Upgraded %s from Postgres %d to %d: %d rows, up to event %d.", data, result.From, result.To, result.Manifest.Rows(), result.Manifest.LastEvent)
	e.Printf("The old cluster is now in %s; delete it when you no longer need it.", result.Kept)
	return nil
}

// tables returns a function that shows on a terminal how many tables are done; nil if standard
// error is not a terminal.
func (e *Environment) tables(done string) func(table string, number, of int, bytes int64) {
	to := e.progress()
	if to == nil {
		return nil
	}
	return func(table string, number, of int, bytes int64) {
		end := ""
		if number == of {
			end = "\n"
		}
		_, _ = fmt.Fprintf(to, "\r\x1b[K%s: %d of %d tables, %.1f MB (%s)%s", done, number, of, float64(bytes)/1e6, table, end)
	}
}
