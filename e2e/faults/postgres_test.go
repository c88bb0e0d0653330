package faults

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

// databaseName is the name of the database and of its owner.
const databaseName = "tracker"

// server is a separate Postgres server.
type server struct {
	folder string
	port   int
	log    *output

	process *os.Process
	ended   chan struct{}
}

// binaries returns the folder of the Postgres binaries. It skips the test if they are not installed.
func binaries(t *testing.T) string {
	t.Helper()
	if named := os.Getenv("POSTGRES_BIN"); named != "" && named != "pinned" {
		return named
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err == nil && len(found) > 0 {
		return found[len(found)-1]
	}
	out, err := exec.CommandContext(t.Context(), "pg_config", "--bindir").Output()
	if err != nil {
		t.Skip("the Postgres binaries were not found: install postgresql, or set POSTGRES_BIN")
	}
	return strings.TrimSpace(string(out))
}

// asPostgres configures a command to run as the Postgres account if this process runs as root, and
// to end when this process ends.
func asPostgres(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.Dir = "/"
	cmd.Env = append(cmd.Env, "LC_ALL=C", "TZ=UTC", "PATH=/usr/bin:/bin")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGQUIT}
	if uid, gid, other := account(t); other {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uid, Gid: gid}
	}
}

// account returns the account under which Postgres runs, and whether it differs from the account of
// this process. Postgres refuses to run as root.
func account(t *testing.T) (uid, gid uint32, other bool) {
	t.Helper()
	if os.Geteuid() != 0 {
		return 0, 0, false
	}
	known, err := user.Lookup("postgres")
	if err != nil {
		known, err = user.Lookup("nobody")
	}
	if err != nil {
		t.Skip("there is no account for Postgres, which refuses to run as root: ", err)
	}
	ids := [2]uint32{}
	for i, text := range []string{known.Uid, known.Gid} {
		number, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = uint32(number)
	}
	return ids[0], ids[1], true
}

// give makes the Postgres account the owner of a path.
func give(t *testing.T, path string) {
	t.Helper()
	if uid, gid, other := account(t); other {
		if err := os.Chown(path, int(uid), int(gid)); err != nil {
			t.Fatal(err)
		}
	}
}

// template returns the data folder of a stopped server with a migrated database. It is created once for all tests.
func template(t *testing.T) string {
	t.Helper()
	templateOnce.Do(func() {
		folder := filepath.Join(newFolder(t, "template"), "data")
		initdb := exec.CommandContext(t.Context(), filepath.Join(binaries(t), "initdb"), "-D", folder, "--username="+databaseName,
			"--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions", "--data-checksums")
		asPostgres(t, initdb)
		give(t, filepath.Dir(folder))
		if out, err := initdb.CombinedOutput(); err != nil {
			t.Fatalf("initdb: %v: %s", err, out)
		}
		s := &server{folder: folder}
		s.start(t)
		s.exec(t, "postgres", "CREATE DATABASE "+databaseName)
		p := launch(t, []string{"DATABASE_URL=" + s.url(databaseName)})
		p.ready(t)
		p.stop(t, syscall.SIGTERM)
		s.signal(t, syscall.SIGINT)
		templateFolder = folder
	})
	if templateFolder == "" {
		t.Fatal("the template could not be created; see the first test that failed")
	}
	return templateFolder
}

var (
	templateOnce   sync.Once
	templateFolder string
)

// newServer starts a server with a migrated database and the given settings. It runs until the test ends.
func newServer(t *testing.T, settings ...string) *server {
	t.Helper()
	s := &server{folder: copyFolder(t, template(t), newFolder(t, "server"))}
	s.start(t, settings...)
	return s
}

// copyFolder copies a data folder, with owners and modes, into a new folder below parent.
func copyFolder(t *testing.T, from, parent string) string {
	t.Helper()
	to := filepath.Join(parent, "data")
	if out, err := exec.CommandContext(t.Context(), "cp", "-a", from, to).CombinedOutput(); err != nil {
		t.Fatalf("copy %s: %v: %s", from, err, out)
	}
	give(t, parent)
	return to
}

// newPair starts a primary with the given settings and a streaming standby.
func newPair(t *testing.T, settings ...string) (primary, standby *server) {
	t.Helper()
	from := template(t)
	primary = &server{folder: copyFolder(t, from, newFolder(t, "primary"))}
	standby = &server{folder: copyFolder(t, from, newFolder(t, "standby"))}
	primary.start(t, append([]string{"wal_keep_size=256MB"}, settings...)...)
	standby.follow(t, primary)
	await(t, patience, "the standby streams", func() bool {
		return primary.value(t, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == "1"
	})
	return primary, standby
}

// follow starts the server as a standby of primary, with the application name "standby".
func (s *server) follow(t *testing.T, primary *server) {
	t.Helper()
	signal := filepath.Join(s.folder, "standby.signal")
	if err := os.WriteFile(signal, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	give(t, signal)
	s.start(t, fmt.Sprintf("primary_conninfo=host=127.0.0.1 port=%d user=%s application_name=standby", primary.port, databaseName),
		"hot_standby=on", "wal_retrieve_retry_interval=100ms")
}

// start starts the server on a free port, or again on its former port.
func (s *server) start(t *testing.T, settings ...string) {
	t.Helper()
	if s.port == 0 {
		s.port = freePort(t)
	}
	args := []string{"-D", s.folder}
	for _, setting := range append([]string{
		"listen_addresses=127.0.0.1", "port=" + strconv.Itoa(s.port), "unix_socket_directories=", "timezone=UTC", "fsync=off",
		"max_connections=60", "shared_buffers=32MB", "wal_level=replica", "log_line_prefix=%a ",
	}, settings...) {
		args = append(args, "-c", setting)
	}
	cmd := exec.CommandContext(context.Background(), filepath.Join(binaries(t), "postgres"), args...) // Cleanup ends it
	asPostgres(t, cmd)
	s.log, s.ended = &output{}, make(chan struct{})
	cmd.Stdout, cmd.Stderr = s.log, s.log
	started := make(chan error)
	go func() {
		// The kernel sends Pdeathsig when the thread that started the process ends.
		runtime.LockOSThread()
		defer close(s.ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // the log contains the reason for an early end
		}
	}()
	if err := <-started; err != nil {
		t.Fatal(err)
	}
	s.process = cmd.Process
	t.Cleanup(func() {
		_ = s.process.Signal(syscall.SIGCONT)
		_ = s.process.Signal(syscall.SIGQUIT)
		<-s.ended
	})
	await(t, patience, "Postgres accepts connections", func() bool {
		conn, err := pgx.Connect(t.Context(), s.url("postgres"))
		if err != nil {
			return s.hasEnded(t)
		}
		return conn.Close(t.Context()) == nil
	})
}

func (s *server) hasEnded(t *testing.T) bool {
	t.Helper()
	select {
	case <-s.ended:
		t.Fatalf("Postgres ended: %s", s.log.text())
	default:
	}
	return false
}

// signal sends a signal and waits until the server has exited. SIGINT stops the server. After
// SIGKILL, its child processes end only when they notice.
func (s *server) signal(t *testing.T, signal syscall.Signal) {
	t.Helper()
	if err := s.process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	<-s.ended
}

// promote promotes a standby to primary, and returns once it accepts writes.
func (s *server) promote(t *testing.T) {
	t.Helper()
	if got := s.value(t, "SELECT pg_promote()"); got != "true" {
		t.Fatalf("pg_promote: got %s, want true", got)
	}
}

// url returns the connection string of a database for an administrator.
func (s *server) url(database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable&connect_timeout=5", databaseName, s.port, database)
}

// exec runs statements in a database.
func (s *server) exec(t *testing.T, database, statements string) {
	t.Helper()
	conn := s.connect(t, database)
	defer conn.Close(t.Context()) //nolint:errcheck // nothing is pending
	if _, err := conn.Exec(t.Context(), statements); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}

// value returns the single value that a query returns, as text.
func (s *server) value(t *testing.T, query string) string {
	t.Helper()
	conn := s.connect(t, databaseName)
	defer conn.Close(t.Context()) //nolint:errcheck // nothing is pending
	var value any
	if err := conn.QueryRow(t.Context(), query).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return fmt.Sprint(value)
}

func (s *server) connect(t *testing.T, database string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.url(database))
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// freePort returns a free port.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() //nolint:errcheck // nothing was accepted
	return listener.Addr().(*net.TCPAddr).Port
}
