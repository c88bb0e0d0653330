package cli

import (
	"context"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
)

// eraseCommand erases a subject from the events.
type eraseCommand struct {
	Subject string `name:"subject" required:"" placeholder:"NAME" help:"Subject of the person's tokens, exactly as the issuer writes it."`

	Database database.Config `embed:""`
	Log      LogConfig       `embed:""`
}

// Run prints the number of events from which the subject was erased, and of those that still contain it.
func (c *eraseCommand) Run(e *Environment) error {
	c.Database.URL = e.runningURL(c.Database)
	return e.withDatabase(c.Database, c.Log, func(ctx context.Context, db *database.DB) error {
		erased, err := audit.EraseSubject(ctx, db.Writable(), c.Subject)
		if err != nil {
			return err
		}
		e.Printf("Erased from %d events.", erased.Events)
		if erased.Permanent > 0 {
			e.Printf("%d events of earlier versions still contain it: their hashes contain it, so that they cannot be changed.", erased.Permanent)
		}
		return nil
	})
}
