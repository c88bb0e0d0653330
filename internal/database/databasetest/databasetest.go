// Package databasetest gives each test its own migrated Postgres database, cloned from a template.
// The first test in a test process starts a private cluster, which is removed when the process ends
// for any reason, so that no TestMain is needed.
//
// POSTGRES_BIN selects the server: a folder with its binaries, or "pinned" for the build that
// package database downloads. By default, the machine's binaries are used, or the pinned build if
// there are none.
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

// maxConns is the size of each pool: large enough to test races, and small enough for many
// concurrent tests.
const maxConns = 10

// Template describes the database from which a test's database is cloned. The zero Template has
// empty tables.
type Template struct {
	// Name identifies the template within a test process; the template with empty tables has no
	// name.
	Name string
	// Prepare fills the template after its migration, for example with reference data. It is called
	// once per test process.
	Prepare func(ctx context.Context, db *database.DB) error
}

// New returns a database with empty tables, which exists until the test ends.
func New(t testing.TB) *database.DB {
	t.Helper()
	return Template{}.New(t)
}

// New returns a clone of the template, which exists until the test ends.
func (p Template) New(t testing.TB) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), p.URL(t), database.OpenOptions{Pools: database.Pools{Reads: maxConns, Writes: maxConns}})
	if err != nil {
		t.Fatalf("open the test's database: %v", err)
	}
	t.Cleanup(db.Close)
	return db
}

// URL returns the URL of a clone of the template, for tests that open it themselves. The clone is
// dropped when the test ends, even if it is still in use.
func (p Template) URL(t testing.TB) string {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatalf("start a Postgres for the tests: %v", err)
	}
	from, err := s.template(p)
	if err != nil {
		t.Fatalf("create the template of the tests' databases: %v", err)
	}
	name := s.nextName()
	if err := s.clone(t.Context(), from, name); err != nil {
		t.Fatalf("clone the tests' template: %v", err)
	}
	t.Cleanup(func() {
		// The test's context is already done.
		if err := s.exec(context.Background(), "DROP DATABASE "+quoted(name)+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return s.cluster.URL(name)
}

// server is the only cluster of a test process.
type server struct {
	cluster *database.Cluster

	mu        sync.Mutex
	templates map[string]func() error
	clones    int
}

//nolint:gochecknoglobals // all tests of a process share one cluster
var shared = sync.OnceValues(start)

// start uses its own context: the cluster outlives the test that happens to run first.
func start() (*server, error) {
	data, err := os.MkdirTemp(roomy("/dev/shm"), "databasetest-")
	if err != nil {
		return nil, fmt.Errorf("create a folder for the cluster: %w", err)
	}
	// If root runs the tests, the server runs as another user, which must be able to enter the
	// folder.
	if err := os.Chmod(data, 0o711); err != nil { //nolint:gosec // others can neither list nor read its contents
		return nil, fmt.Errorf("open the folder for the cluster: %w", err)
	}
	cluster, err := database.Start(context.Background(), database.StartOptions{
		Data:        data,
		PostgresBin: os.Getenv("POSTGRES_BIN"), //nolint:forbidigo // go test passes no flags of this program
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

// roomy returns the folder memory if it exists and has enough space for the clusters of several
// packages, since cloning takes a sixth of the time in memory. Otherwise, it returns "", which
// selects the default temporary folder. In containers, such folders often have only 64 MB.
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

// template creates a template if it does not exist, and returns the name of its database.
func (s *server) template(p Template) (string, error) {
	name := "template_of_tables"
	if p.Name != "" {
		name = "template_" + p.Name
	}
	s.mu.Lock()
	prepared, ok := s.templates[name]
	if !ok {
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

// fill runs a step on a template and closes all connections, since a database in use cannot be
// cloned.
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

// clone copies files, which takes half as long as the default strategy of copying through the WAL:
// nothing is synced here, so the required checkpoint is cheap.
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
