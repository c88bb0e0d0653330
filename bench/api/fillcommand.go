package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// fillCommand fills a database for later runs.
type fillCommand struct {
	Data      string `name:"data" required:"" placeholder:"DIR" help:"Data folder of the private Postgres."`
	Proposals int    `name:"proposals" default:"20000" help:"Number of proposals. There are six times as many co-authorships."`
}

// Run fills the database unless it is already filled.
func (c *fillCommand) Run(ctx context.Context, now clock) (err error) {
	data, err := filepath.Abs(c.Data)
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	s, err := openBenchDatabase(ctx, data, c.Proposals, now, os.Stderr)
	return errors.Join(err, s.close(context.WithoutCancel(ctx)))
}
