package cli

import (
	"context"
	"errors"
	"path/filepath"

	"proposaltracker/internal/database"
	"proposaltracker/internal/transparency"
)

// rotateCommand replaces the key of the transparency log.
type rotateCommand struct {
	LogKey string `name:"log-key" env:"LOG_KEY" type:"path" placeholder:"FILE" help:"File of the current key. Default: log-key in the data folder, if there is a private Postgres."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run rotates the key and prints the new verifier key.
func (c *rotateCommand) Run(e *Environment) error {
	switch {
	case c.LogKey == "" && c.Database.URL != "":
		return errors.New("name the file of the current key with --log-key")
	case c.LogKey == "":
		c.LogKey = filepath.Join(e.dataFolder(c.Database.Data), transparency.KeyFile)
	}
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		verifier, err := transparency.Rotate(ctx, db.Writable(), c.LogKey)
		if err != nil {
			return err
		}
		e.Printf("%s", verifier)
		return nil
	})
}
