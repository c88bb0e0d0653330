package database

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// StartOptions say where a private cluster lives and what it runs on.
type StartOptions struct {
	// Data is the data folder; it is made where it is not there. Postgres has a part of it.
	Data string
	// PostgresBin is a folder with the server binaries, or [Pinned]; empty to look for them.
	PostgresBin string
	// Fetch allows a pinned build to be fetched where there are no binaries.
	Fetch bool
	// Cache is the folder for fetched builds; see [DefaultCache].
	Cache string
	// Progress takes a progress bar while a build is fetched; nil for none.
	Progress io.Writer
	// Throwaway is for tests: nothing is synced to disk, and the data folder is removed when the
	// cluster stops, or this process ends in any way.
	Throwaway bool

	// places replaces the usual ones, in this package's own tests.
	places *places
}

type durability bool

// throwaway is a cluster that need not survive a power cut.
const throwaway durability = true

// Cluster is a running private Postgres that belongs to this process. If the process is killed, a
// watchdog stops the Postgres; if that is killed too, the next [Start] does.
type Cluster struct {
	folder   *folder
	server   binaries
	socket   string
	process  *exec.Cmd
	dog      *watchdog
	done     chan struct{}
	exit     error
	durable  durability
	stopOnce sync.Once
	stopErr  error
}

// Start brings up the private cluster of a data folder, which it makes where there is none, and
// returns once connections are taken. What a killed process left is ended first. The cluster
// outlives ctx: it runs until [Cluster.Stop].
//
// Every error is one line that says what to do: the folder is in use, cannot be written, or was
// made by another major version; there are no binaries, or they could not be fetched.
func Start(ctx context.Context, o StartOptions) (*Cluster, error) {
	home, err := openFolder(o.Data)
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: home, durable: durability(o.Throwaway)}
	if err := c.start(ctx, o); err != nil {
		c.tidy()
		return nil, err
	}
	return c, nil
}

func (c *Cluster) start(ctx context.Context, o StartOptions) error {
	recovering, err := c.folder.recoverFolder(ctx)
	if err != nil {
		return err
	}
	major, err := c.folder.major()
	if err != nil {
		return err
	}
	if c.server, err = findServer(ctx, o, c.folder, major); err != nil {
		return err
	}
	if major == 0 {
		if err := c.folder.initialize(ctx, c.server, c.durable); err != nil {
			return err
		}
	}
	if c.socket, err = c.folder.socketFolder(); err != nil {
		return err
	}
	err = c.launch(ctx)
	// Children of a killed server hold its shared memory until they notice, a moment later.
	for tries := 0; err != nil && recovering && tries < 10 && ctx.Err() == nil; tries++ {
		pause, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
		<-pause.Done()
		cancel()
		err = c.launch(ctx)
	}
	return err
}

// launch runs postgres and waits until it takes connections.
func (c *Cluster) launch(ctx context.Context) error {
	log, err := c.folder.newLog()
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // Postgres has its own handle
	// Postgres lives longer than the context in which it is started.
	cmd, opened, err := c.folder.command(context.WithoutCancel(ctx), c.folder.cluster(), c.server.program("postgres"), c.settings()...)
	if err != nil {
		return err
	}
	defer opened.Close() //nolint:errcheck // nil, or a handle without data
	// Never our own output: whoever reads that to its end would wait for Postgres.
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", c.server.program("postgres"), err)
	}
	c.process, c.done = cmd, make(chan struct{})
	c.dog, err = c.watch()
	go c.reap()
	if err == nil {
		err = c.ready(ctx)
	}
	if err != nil {
		_ = c.halt(context.WithoutCancel(ctx)) // why it did not come up is what matters
		return err
	}
	return nil
}

// settings of the server. No TCP address is listened on, so nobody else can connect.
func (c *Cluster) settings() []string {
	settings := []string{
		"listen_addresses=", "port=5432", "unix_socket_permissions=0700", "unix_socket_directories=" + c.socket,
		"timezone=UTC", "log_timezone=UTC", "log_checkpoints=off", "jit=off", "max_connections=100",
	}
	if c.durable == throwaway {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off",
			"autovacuum=off", "max_wal_size=128MB", "wal_level=minimal", "max_wal_senders=0", "max_connections=300")
	}
	var args []string
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	return args
}

// watch sets the watchdog. What is thrown away need not be written out first.
func (c *Cluster) watch() (*watchdog, error) {
	signal := "INT"
	var remove []string
	if c.durable == throwaway {
		signal, remove = "QUIT", []string{c.folder.path}
	}
	if !c.folder.has(c.socket) {
		remove = append(remove, c.socket)
	}
	return watch(c.process.Process.Pid, c.folder.pidPath(), signal, remove...)
}

// reap waits for the end of the process, and of the watchdog: with the process gone, its number
// may become another's.
func (c *Cluster) reap() {
	err := c.process.Wait()
	if c.dog != nil {
		c.dog.dismiss()
	}
	c.exit = errors.New("postgres ended")
	if err != nil {
		c.exit = fmt.Errorf("postgres ended: %w", err)
	}
	close(c.done)
}

func (c *Cluster) ready(ctx context.Context) error {
	// Long, for a crash with much to replay; Postgres ends by itself if it cannot go on.
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	err := until(ctx, func() bool {
		told, has := c.folder.readPid()
		return c.ended() || has && told.ready && told.pid == c.process.Process.Pid
	})
	if err != nil {
		return fmt.Errorf("wait for Postgres in %s to be ready: %w", c.folder.path, err)
	}
	if c.ended() {
		return c.Err()
	}
	return nil
}

func (c *Cluster) ended() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// Done is closed when Postgres has ended, asked to or by itself.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Err tells in one line why Postgres ended; nil while it runs.
func (c *Cluster) Err() error {
	if !c.ended() {
		return nil
	}
	if text, err := os.ReadFile(c.folder.log()); err == nil && len(text) > 0 {
		return fmt.Errorf("%w: %s (more in %s)", c.exit, faultIn(string(text)), c.folder.log())
	}
	return c.exit
}

// Major is the major version of the running server.
func (c *Cluster) Major() int { return c.server.major }

// URL is the address of a database in the cluster, for [Open].
func (c *Cluster) URL(name string) string { return addressOf(c.socket, name) }

// Running returns the address of the tracker's database in the private Postgres of a data folder that
// another process has running; false where none is, or it is not ready.
func Running(data string) (address string, is bool) {
	path, err := filepath.Abs(data)
	if err != nil {
		return "", false
	}
	// Whoever gets the lock is alone: what a pid file says then is of a process that is gone.
	held, err := os.Open(filepath.Join(path, "lock"))
	if err != nil {
		return "", false
	}
	defer held.Close() //nolint:errcheck // nothing was written
	if syscall.Flock(int(held.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil {
		return "", false
	}
	told, has := (&folder{path: path}).readPid()
	if !has || !told.ready {
		return "", false
	}
	return addressOf(told.socket, Name), true
}

func addressOf(socket, name string) string {
	query := url.Values{"host": {socket}, "port": {"5432"}, "user": {Name}, "sslmode": {"disable"}}
	// pgx takes a plus for what it is, not for a space.
	return "postgres:///" + url.PathEscape(name) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// EnsureDatabase makes an empty database of that name where there is none.
func (c *Cluster) EnsureDatabase(ctx context.Context, name string) error {
	conn, err := pgx.Connect(ctx, c.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private Postgres: %w", err)
	}
	defer conn.Close(ctx) //nolint:errcheck // nothing is pending
	var has bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&has)
	if err == nil && !has {
		_, err = conn.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize())
	}
	if err != nil {
		return fmt.Errorf("make the database %s: %w", name, err)
	}
	return nil
}

// Stop ends the cluster: connections are cut, everything is written, the folder is free. When ctx
// is done before that, Postgres is made to leave at once, and recovers at its next start. To stop
// twice does nothing more.
func (c *Cluster) Stop(ctx context.Context) error {
	c.stopOnce.Do(func() {
		c.stopErr = c.halt(ctx)
		c.tidy()
	})
	return c.stopErr
}

// quitWithin is what a SIGQUIT is given: after five seconds Postgres kills those of its processes
// that do not listen, and if it were killed before that, they would hold on to the folder.
const quitWithin = 10 * time.Second

func (c *Cluster) halt(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	_ = c.process.Process.Signal(syscall.SIGINT)
	select {
	case <-c.done:
		return nil
	case <-ctx.Done():
	}
	_ = c.process.Process.Signal(syscall.SIGQUIT)
	late := time.NewTimer(quitWithin)
	defer late.Stop()
	select {
	case <-c.done:
	case <-late.C:
		_ = c.process.Process.Kill()
		<-c.done
	}
	return fmt.Errorf("stop Postgres: %w; it was made to leave and recovers at its next start", ctx.Err())
}

// tidy gives back what Postgres no longer needs.
func (c *Cluster) tidy() {
	if c.socket != "" {
		c.folder.removeSocketFolder(c.socket)
	}
	if c.durable == throwaway {
		_ = os.RemoveAll(c.folder.path)
	}
	c.folder.held.release()
}
