package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"proposaltracker/bench/api/fill"
	"proposaltracker/internal/access"
	"proposaltracker/internal/database"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
)

// postgraphileSQL creates the functions and indexes that PostGraphile uses in addition to the tables.
//
//go:embed postgraphile/functions.sql
var postgraphileSQL string

// limitSQL creates the functions of the hand-written statements.
//
//go:embed limit.sql
var limitSQL string

// benchDatabase is the database with the proposals that all contenders query.
type benchDatabase struct {
	cluster *database.Cluster
	db      *database.DB
	url     string
	key     access.DevKey
	keyFile string
	verbs   *tracker.Tracker
	now     clock
}

// openBenchDatabase starts a private Postgres in the folder data, and fills its database unless it
// is already filled.
func openBenchDatabase(ctx context.Context, data string, proposals int, now clock, out io.Writer) (*benchDatabase, error) {
	s := &benchDatabase{now: now}
	name := fmt.Sprintf("bench_%d", proposals)
	return s, errors.Join(s.open(ctx, data, name), s.fill(ctx, proposals, out))
}

func (s *benchDatabase) open(ctx context.Context, data, name string) error {
	if err := os.MkdirAll(data, 0o711); err != nil { //nolint:gosec // Postgres runs as another user, who must be able to enter
		return fmt.Errorf("create the data folder: %w", err)
	}
	key, err := access.LoadOrCreateDevKey(data)
	if err != nil {
		return err
	}
	s.key, s.keyFile = key, filepath.Join(data, "token-key.pem")
	s.cluster, err = database.Start(ctx, database.StartOptions{
		Data: data, Fetch: true, Cache: database.DefaultCache(os.Geteuid(), os.Getenv), Progress: os.Stderr, //nolint:forbidigo // this is a command
	})
	if err != nil {
		return err
	}
	if err := s.cluster.EnsureDatabase(ctx, name); err != nil {
		return err
	}
	s.url = s.cluster.URL(name)
	if s.db, err = database.Open(ctx, s.url, database.OpenOptions{Sessions: database.Unbounded()}); err != nil {
		return err
	}
	return database.Migrate(ctx, s.db)
}

func (s *benchDatabase) fill(ctx context.Context, proposals int, out io.Writer) error {
	if s.db == nil {
		return nil // the caller returns the error of open
	}
	set, err := reference.Embedded()
	if err != nil {
		return fmt.Errorf("read the reference data: %w", err)
	}
	if err := tracker.Seed(ctx, s.db.GORM, set); err != nil {
		return err
	}
	reader, err := query.New(ctx, s.db, s.now)
	if err != nil {
		return err
	}
	s.verbs = tracker.New(reader, s.db, s.now)
	if err := s.fillOnce(ctx, proposals, out); err != nil {
		return err
	}
	if _, err := s.db.Pool.Exec(ctx, postgraphileSQL+limitSQL); err != nil {
		return fmt.Errorf("create the functions and indexes of the contenders: %w", err)
	}
	return nil
}

// filledMark is the comment on the table proposals of a completely filled database. %d is the number of proposals.
const filledMark = "filled with %d proposals"

// fillOnce fills the database unless an earlier run has filled it completely.
func (s *benchDatabase) fillOnce(ctx context.Context, proposals int, out io.Writer) error {
	mark, there := fmt.Sprintf(filledMark, proposals), ""
	if err := s.db.Pool.QueryRow(ctx, "SELECT coalesce(obj_description('proposals'::regclass), '')").Scan(&there); err != nil {
		return fmt.Errorf("check whether the database is filled: %w", err)
	}
	if there == mark {
		return nil
	}
	start := s.now()
	filled, err := fill.Fill(ctx, s.db, s.verbs.Reader.Directory(), proposals, start)
	if err != nil {
		return fmt.Errorf("fill the database (delete its folder before the next run): %w", err)
	}
	took := s.now().Sub(start).Seconds()
	_, _ = fmt.Fprintf(out, "filled in %.0f s, %.0f proposals a second: %+v\n", took, float64(proposals)/took, filled)
	if _, err := s.db.Pool.Exec(ctx, "COMMENT ON TABLE proposals IS '"+mark+"'"); err != nil {
		return fmt.Errorf("mark the database as filled: %w", err)
	}
	return nil
}

func (s *benchDatabase) close(ctx context.Context) error {
	if s.db != nil {
		s.db.Close()
	}
	if s.cluster != nil {
		return s.cluster.Stop(ctx)
	}
	return nil
}
