package database

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/recovery"
)

// openTemp returns a temporary folder that the Postgres account can enter. If root runs the tests,
// only root can enter the folders of the testing package.
func openTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pt-") //nolint:usetesting // see above
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

// options returns options for a durable cluster that uses the binaries chosen for the tests.
func options(data string) StartOptions {
	return StartOptions{
		Data: data, PostgresBin: os.Getenv("POSTGRES_BIN"), Fetch: true,
		Cache: DefaultCache(os.Geteuid(), os.Getenv),
	}
}

func start(t *testing.T, o StartOptions) *Cluster {
	t.Helper()
	cluster, err := Start(t.Context(), o)
	if err != nil {
		t.Fatalf("start: %v", err)
	}
	t.Cleanup(func() {
		if err := cluster.Stop(context.Background()); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return cluster
}

// refused checks that a cluster does not start, and that the error is a single line that contains
// the given words.
func refused(t *testing.T, o StartOptions, words ...string) {
	t.Helper()
	cluster, err := Start(t.Context(), o)
	if err == nil {
		_ = cluster.Stop(context.Background())
		t.Fatal("started, want an error")
	}
	oneLine(t, err, words...)
}

func oneLine(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("got no error, want one")
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not contain %q", err, word)
		}
	}
}

// file stores a line, and filed returns all stored lines.
func file(t *testing.T, cluster *Cluster, line string) {
	t.Helper()
	if err := cluster.EnsureDatabase(t.Context(), Name); err != nil {
		t.Fatal(err)
	}
	query[int](t, cluster, "CREATE TABLE IF NOT EXISTS filed (line text); INSERT INTO filed VALUES ('"+line+"'); SELECT 1")
}

func filed(t *testing.T, cluster *Cluster) string {
	t.Helper()
	return query[string](t, cluster, "SELECT string_agg(line, ' ' ORDER BY line) FROM filed")
}

// query runs statements and returns the single value of the last one.
func query[T any](t *testing.T, cluster *Cluster, sql string) (value T) {
	t.Helper()
	config, err := pgx.ParseConfig(cluster.URL(Name))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background()) //nolint:errcheck // the test ends anyway
	statements := strings.Split(sql, "; ")
	for _, statement := range statements[:len(statements)-1] {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.QueryRow(t.Context(), statements[len(statements)-1]).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func stop(t *testing.T, cluster *Cluster) {
	t.Helper()
	if err := cluster.Stop(t.Context()); err != nil {
		t.Fatalf("stop: %v", err)
	}
}

func TestDataSurviveRestart(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "not", "there", "yet")
	cluster := start(t, options(data))
	file(t, cluster, "JOB/GC/96")
	stop(t, cluster)
	stop(t, cluster) // stopping twice is not an error
	if _, err := os.Stat(cluster.folder.pidPath()); err == nil {
		t.Error("Postgres left its pid file, so it was not stopped cleanly")
	}

	cluster = start(t, options(data))
	if got := filed(t, cluster); got != "JOB/GC/96" {
		t.Errorf("stored lines: %q", got)
	}
}

func TestPrivateCluster(t *testing.T) {
	t.Parallel()
	cluster := start(t, options(filepath.Join(openTemp(t), "data")))
	if err := cluster.EnsureDatabase(t.Context(), Name); err != nil {
		t.Fatal(err)
	}
	if got := query[string](t, cluster, "SHOW listen_addresses"); got != "" {
		t.Errorf("listens on %q", got)
	}
	for _, dir := range []string{cluster.socket, cluster.folder.cluster()} {
		info, err := os.Stat(dir)
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: unexpected mode %v, error %v", dir, info.Mode(), err)
		}
	}
	group, err := syscall.Getpgid(cluster.process.Process.Pid)
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("unexpected process group %d, error %v: Ctrl-C would stop Postgres before its clients", group, err)
	}
	if got := query[int](t, cluster, "SELECT current_setting('server_version_num')::int / 10000"); got != cluster.Major() {
		t.Errorf("Major %d, the server says %d", cluster.Major(), got)
	}
}

func TestCollation(t *testing.T) {
	t.Parallel()
	cluster := start(t, options(filepath.Join(openTemp(t), "data")))
	if err := cluster.EnsureDatabase(t.Context(), Name); err != nil {
		t.Fatal(err)
	}
	sorted := query[string](t, cluster, "SELECT string_agg(x, '' ORDER BY x) FROM unnest('{b,é,B,a,A,_}'::text[]) x")
	if sorted != "AB_abé" {
		t.Errorf("unexpected sort order %q", sorted)
	}
	if lower := query[string](t, cluster, "SELECT lower('ÉTATS')"); lower != "états" {
		t.Errorf("unexpected lower case %q: letters outside ASCII are not classified as letters", lower)
	}
}

func TestFolderInUse(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	cluster := start(t, options(data))
	refused(t, options(data), data, "in use", strconv.Itoa(os.Getpid()), "--data")
	file(t, cluster, "unharmed")
}

func TestPostgresDies(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	cluster := start(t, options(data))
	file(t, cluster, "acknowledged")
	if cluster.Err() != nil {
		t.Errorf("Err while Postgres runs: got %v, want nil", cluster.Err())
	}
	if err := cluster.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-cluster.Done()
	oneLine(t, cluster.Err(), "killed")
	stop(t, cluster)

	if got := filed(t, start(t, options(data))); got != "acknowledged" {
		t.Errorf("stored lines: %q", got)
	}
}

func TestImmediateStop(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	cluster, err := Start(t.Context(), options(data))
	if err != nil {
		t.Fatal(err)
	}
	file(t, cluster, "acknowledged")
	// A stopped child prevents Postgres from shutting down normally.
	backend := held(t, cluster)
	hurried, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := syscall.Kill(backend, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	oneLine(t, cluster.Stop(hurried), "stopped immediately", "recovers")
	if got := filed(t, start(t, options(data))); got != "acknowledged" {
		t.Errorf("stored lines: %q", got)
	}
}

// held opens a connection that remains open, and returns the process ID of its backend.
func held(t *testing.T, cluster *Cluster) (backend int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), cluster.URL(Name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	if err := conn.QueryRow(t.Context(), "SELECT pg_backend_pid()").Scan(&backend); err != nil {
		t.Fatal(err)
	}
	return backend
}

func TestStartCanceled(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Start(cancelled, options(data)); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want context.Canceled", err)
	}
	file(t, start(t, options(data)), "after a canceled start")
}

func TestInitdbInterrupted(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	half := filepath.Join(data, "postgres.new", "base")
	if err := os.MkdirAll(half, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "postgres.new", "PG_VERSION"), []byte("15\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file(t, start(t, options(data)), "works")
	if _, err := os.Stat(half); err == nil {
		t.Error("the incomplete folder was not removed")
	}
}

func TestUnusualFolders(t *testing.T) {
	t.Parallel()
	long := filepath.Join(openTemp(t), strings.Repeat("deep/", 12), strings.Repeat("long", 20))
	closed := filepath.Join(openTemp(t), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"longer than a socket's path":                      long,
		"below a folder closed to all others, as /root is": filepath.Join(closed, "data"),
		"with a space and an accent":                       filepath.Join(openTemp(t), "été 96"),
		"with a comma and quotes":                          filepath.Join(openTemp(t), `l'été, "96"`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cluster := start(t, options(data))
			file(t, cluster, "first")
			stop(t, cluster)
			if _, err := os.Stat(cluster.socket); err == nil && !cluster.folder.has(cluster.socket) {
				t.Errorf("%s was not removed", cluster.socket)
			}
			cluster = start(t, options(data))
			file(t, cluster, "second")
			if got := filed(t, cluster); got != "first second" {
				t.Errorf("stored lines: %q", got)
			}
		})
	}
}

func TestThrowawayCluster(t *testing.T) {
	t.Parallel()
	o := options(filepath.Join(openTemp(t), "data"))
	o.Throwaway = true
	cluster := start(t, o)
	file(t, cluster, "for a moment")
	stop(t, cluster)
	if _, err := os.Stat(o.Data); err == nil {
		t.Error("the folder still exists")
	}
}

// Goroutines that wait for the end of Postgres are notified even if the one that reaps it panics.
func TestReapPanic(t *testing.T) {
	t.Parallel()
	cluster := &Cluster{done: make(chan struct{})} // without a process
	go cluster.reap()
	<-cluster.Done()
	if _, ok := errors.AsType[*recovery.PanicError](cluster.exit); !ok {
		t.Errorf("got %v, want the panic", cluster.exit)
	}
}
