// Package databasetest gives every test a migrated Postgres database of its own, at the price of
// a clone. The first test of a test process starts a private cluster, and the cluster goes when
// the process does, however that ends: no TestMain is needed, nothing is left behind.
//
// POSTGRES_BIN chooses the server: a folder with its binaries, or "pinned" for the build that
// package database fetches. Left out, the machine's own is used, or the pinned one where it has
// none.
package databasetest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/database"
)

// maxConns is the size of each pool: enough for a test of a race, and small enough for many tests at once.
const maxConns = 10

// Template is what a test's database starts from. The zero Template has the tables and no rows.
type Template struct {
	// Name tells templates of one test process apart; empty for the tables alone.
	Name string
	// Prepare fills the template after its migration, once in a test process: with reference
	// data, say.
	Prepare func(ctx context.Context, db *database.DB) error
}

// New returns a database with the tables and no rows, which lives as long as the test.
func New(t testing.TB) *database.DB {
	t.Helper()
	return Template{}.New(t)
}

// New returns a clone of the template, which lives as long as the test.
func (p Template) New(t testing.TB) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), p.URL(t), database.OpenOptions{Pools: database.Pools{Reads: maxConns, Writes: maxConns}})
	if err != nil {
		t.Fatalf("open the test's database: %v", err)
	}
	t.Cleanup(db.Close)
	return db
}

// URL is the address of a clone of the template, for a test that opens it by itself. The clone
// lives as long as the test, and goes even when it is still in use.
func (p Template) URL(t testing.TB) string {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatalf("start a Postgres for the tests: %v", err)
	}
	from, err := s.template(p)
	if err != nil {
		t.Fatalf("make the template of the tests' databases: %v", err)
	}
	name := s.nextName()
	if err := s.clone(t.Context(), from, name); err != nil {
		t.Fatalf("clone the tests' template: %v", err)
	}
	t.Cleanup(func() {
		// The test's own context is done by now.
		if err := s.exec(context.Background(), "DROP DATABASE "+quoted(name)+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return s.cluster.URL(name)
}

// server is the one cluster of a test process.
type server struct {
	cluster *database.Cluster

	mu        sync.Mutex
	templates map[string]func() error
	clones    int
}

//nolint:gochecknoglobals // A test process has no other place that all its tests can reach, and one cluster for all is the point.
var shared = sync.OnceValues(start)

// start is given a context of its own: the cluster outlives the test that happens to come first.
func start() (*server, error) {
	data, err := os.MkdirTemp(roomy("/dev/shm"), "databasetest-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the cluster: %w", err)
	}
	// As root the server runs as another user, who has to pass through here.
	if err := os.Chmod(data, 0o711); err != nil { //nolint:gosec // nothing in it can be listed or read
		return nil, fmt.Errorf("open the folder for the cluster: %w", err)
	}
	cluster, err := database.Start(context.Background(), database.StartOptions{
		Data:        data,
		PostgresBin: os.Getenv("POSTGRES_BIN"), //nolint:forbidigo // `go test` has no flags of ours
		Fetch:       true,
		Cache:       database.DefaultCache(os.Geteuid(), os.Getenv), //nolint:forbidigo // as above
		Progress:    os.Stderr,
		Throwaway:   true,
	})
	if err != nil {
		_ = os.RemoveAll(data)
		return nil, err
	}
	return &server{cluster: cluster, templates: map[string]func() error{}}, nil
}

// roomy is a folder in memory, where a clone takes a sixth of the time, if the machine has it and
// there is room for the clusters of several packages; or else empty, for the usual temporary
// folder. Containers often have one of 64 MB.
func roomy(memory string) string {
	const enough = 4 << 30
	var has syscall.Statfs_t
	if err := syscall.Statfs(memory, &has); err != nil || has.Bavail*uint64(has.Bsize) < enough { //nolint:gosec // a block's size is not negative
		return ""
	}
	probe, err := os.MkdirTemp(memory, "databasetest-")
	if err != nil {
		return ""
	}
	_ = os.Remove(probe)
	return memory
}

// template makes a template where it is not there yet, and returns its database's name.
func (s *server) template(p Template) (string, error) {
	name := "template_of_tables"
	if p.Name != "" {
		name = "template_" + p.Name
	}
	s.mu.Lock()
	prepared, has := s.templates[name]
	if !has {
		prepared = sync.OnceValue(func() error { return s.prepare(name, p) })
		s.templates[name] = prepared
	}
	s.mu.Unlock()
	return name, prepared()
}

func (s *server) prepare(name string, p Template) error {
	ctx := context.Background()
	if p.Name != "" {
		tables, err := s.template(Template{})
		if err == nil {
			err = s.clone(ctx, tables, name)
		}
		if err != nil || p.Prepare == nil {
			return err
		}
		return s.fill(ctx, name, p.Prepare)
	}
	if err := s.cluster.EnsureDatabase(ctx, name); err != nil {
		return err
	}
	return s.fill(ctx, name, database.Migrate)
}

// fill runs a step on a template and leaves it without a connection, or it could not be cloned.
func (s *server) fill(ctx context.Context, name string, step func(context.Context, *database.DB) error) error {
	db, err := database.Open(ctx, s.cluster.URL(name), database.OpenOptions{Pools: database.Pools{Reads: maxConns, Writes: maxConns}})
	if err != nil {
		return err
	}
	defer db.Close()
	return step(ctx, db)
}

func (s *server) nextName() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clones++
	return fmt.Sprintf("test_%d", s.clones)
}

// clone copies files, which takes half as long as the default, a copy through the log: nothing is
// synced here, so the checkpoint that it needs is cheap.
func (s *server) clone(ctx context.Context, from, to string) error {
	return s.exec(ctx, "CREATE DATABASE "+quoted(to)+" TEMPLATE "+quoted(from)+" STRATEGY file_copy")
}

func (s *server) exec(ctx context.Context, sql string) error {
	conn, err := pgx.Connect(ctx, s.cluster.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the tests' cluster: %w", err)
	}
	defer conn.Close(ctx) //nolint:errcheck // nothing is pending
	if _, err = conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }
