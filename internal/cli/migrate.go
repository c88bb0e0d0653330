package cli

import (
	"context"
	"errors"

	"proposaltracker/internal/database"
)

// migrateCommand migrates the database without starting the server.
type migrateCommand struct {
	Up     migrateUpCommand     `cmd:"" default:"withargs" help:"Migrate to the newest schema (default)."`
	Status migrateStatusCommand `cmd:"" help:"Print the version of the database without changing it. Exit with status 1 unless it is the version of this program."`
}

type migrateUpCommand struct {
	DownTo *int64 `name:"down-to" placeholder:"N" help:"Revert migrations until N is the newest. 0 reverts all and deletes all data."`
	// RuntimeRole is the role that is granted the privileges that the server needs; empty if none.
	RuntimeRole string `name:"runtime-role" env:"RUNTIME_ROLE" placeholder:"NAME" help:"Database role of the server. After migrating, it is granted the minimum: it can add rows, but not change the schema or append-only rows. Default: none."`

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

// Run prints the version of the database and that of this program.
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
			return errors.New("the database must be migrated: use the command migrate")
		case version.Database > version.Program:
			return errors.New("the database was migrated by a newer program: use that program")
		}
		return nil
	})
}
