package cli

import (
	"context"
	"errors"

	"proposaltracker/internal/database"
)

// migrateCommand migrates the database without starting the server.
type migrateCommand struct {
	Up     migrateUpCommand     `cmd:"" default:"withargs" help:"Migrate to the newest schema (default)."`
	Status migrateStatusCommand `cmd:"" help:"Print the version of the database, and exit with status 1 unless it is that of this program. Changes nothing."`
}

type migrateUpCommand struct {
	DownTo *int64 `name:"down-to" placeholder:"N" help:"Undo migrations until N is the newest. 0 undoes all and deletes all data."`
	// RuntimeRole is granted the privileges that the server needs; empty for none.
	RuntimeRole string `name:"runtime-role" env:"RUNTIME_ROLE" placeholder:"NAME" help:"Database role of the server. After migrating, grant it the minimum: to add rows, but not change the schema or rows that are append-only. Default: none."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run migrates up, or down with --down-to.
func (c *migrateUpCommand) Run(e *Environment) error {
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		if c.DownTo != nil {
			return database.MigrateDown(ctx, db, *c.DownTo)
		}
		if err := database.Migrate(ctx, db); err != nil || c.RuntimeRole == "" {
			return err
		}
		return database.GrantToRuntime(ctx, db, c.RuntimeRole)
	})
}

type migrateStatusCommand struct {
	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run prints one line.
func (c *migrateStatusCommand) Run(e *Environment) error {
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		version, err := database.ReadVersion(ctx, db)
		if err != nil {
			return err
		}
		e.Printf("The database is at version %d; this program has version %d.", version.Database, version.Program)
		switch {
		case version.Database < version.Program:
			return errors.New("the database must be migrated: run migrate")
		case version.Database > version.Program:
			return errors.New("the database was migrated by a newer program: use that program")
		}
		return nil
	})
}
