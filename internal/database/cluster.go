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

	"proposaltracker/internal/recovery"
)

// StartOptions configures [Start].
type StartOptions struct {
	// Data is the data folder, which is created if it does not exist. Postgres uses one of its
	// subfolders.
	Data string
	// PostgresBin is the folder with the server binaries, or [Pinned]. If empty, the default
	// locations are searched.
	PostgresBin string
	// Fetch permits downloading a pinned build if no binaries are found.
	Fetch bool
	// Cache is the folder for downloaded builds; see [DefaultCache].
	Cache string
	// Progress receives a progress bar during a download; nil disables it.
	Progress io.Writer
	// Throwaway is for tests: nothing is synced to disk, and the data folder is removed when the
	// cluster stops or this process ends for any reason.
	Throwaway bool

	// places replaces the default locations in tests of this package.
	places *places
}

type durability bool

// throwaway marks a cluster that need not survive a power failure.
const throwaway durability = true

// Cluster is a running private Postgres that belongs to this process. If this process is killed, a
// watchdog stops Postgres. If the watchdog is killed too, the next [Start] stops it.
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

// Start starts the private cluster of a data folder, and returns once it accepts connections. It
// creates the folder if necessary, and first stops a Postgres that a killed process left running.
// The cluster outlives ctx: it runs until [Cluster.Stop].
//
// Each error is one line with its remedy: the folder is in use, cannot be written, or was created
// by another major version; there are no binaries, or downloading them failed.
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
	if err := c.folder.finishUpgrade(); err != nil {
		return err
	}
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
	// After a server was killed, its children keep the shared memory until they notice that it has
	// ended, a moment later.
	for tries := 0; err != nil && recovering && tries < 10 && ctx.Err() == nil; tries++ {
		pause, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
		<-pause.Done()
		cancel()
		err = c.launch(ctx)
	}
	return err
}

// launch runs postgres and waits until it accepts connections.
func (c *Cluster) launch(ctx context.Context) error {
	log, err := c.folder.newLog()
	if err != nil {
		return err
	}
	defer log.Close() //nolint:errcheck // Postgres has its own handle
	// Postgres must outlive the context in which it is started.
	cmd, opened, err := c.folder.command(context.WithoutCancel(ctx), c.folder.cluster(), c.server.program("postgres"), c.settings()...)
	if err != nil {
		return err
	}
	defer opened.Close() //nolint:errcheck // nil, or nothing is written through this handle
	// Postgres must not inherit our output, because programs that read it to the end would wait for
	// Postgres.
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
		_ = c.halt(context.WithoutCancel(ctx)) // the reason why Postgres did not start matters more
		return err
	}
	return nil
}

// settings returns the server settings. The server does not listen on TCP, so other machines cannot connect.
func (c *Cluster) settings() []string {
	settings := []string{
		"listen_addresses=", "port=5432", "unix_socket_permissions=0700", "unix_socket_directories=" + c.socket,
		"timezone=UTC", "log_timezone=UTC", "log_checkpoints=off", "max_connections=100",
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

// watch starts the watchdog. It stops a throwaway cluster without writing it to disk.
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

// reap waits for the end of the process and then dismisses the watchdog, since the process ID may
// be reused. It notifies goroutines that wait for the end, even after a panic.
func (c *Cluster) reap() {
	defer close(c.done)
	c.exit = errors.New("postgres ended")
	err := recovery.Do(func() error {
		err := c.process.Wait()
		if c.dog != nil {
			c.dog.dismiss()
		}
		return err //nolint:wrapcheck // wrapped below
	})
	if err != nil {
		c.exit = fmt.Errorf("postgres ended: %w", err)
	}
}

func (c *Cluster) ready(ctx context.Context) error {
	// This is long enough to recover from a crash with a large WAL; Postgres exits by itself if it
	// cannot recover.
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	err := until(ctx, func() bool {
		file, ok := c.folder.readPid()
		return c.ended() || ok && file.ready && file.pid == c.process.Process.Pid
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

// Done is closed when Postgres has ended, whether it was stopped or failed.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Err returns one line with the reason why Postgres ended; nil while it runs.
func (c *Cluster) Err() error {
	if !c.ended() {
		return nil
	}
	if text, err := os.ReadFile(c.folder.log()); err == nil && len(text) > 0 {
		return fmt.Errorf("%w: %s (more in %s)", c.exit, faultIn(string(text)), c.folder.log())
	}
	return c.exit
}

// Major returns the major version of the running server.
func (c *Cluster) Major() int { return c.server.major }

// URL returns the URL of a database in the cluster, for [Open].
func (c *Cluster) URL(name string) string { return addressOf(c.socket, name) }

// Running returns the URL of the tracker's database in the private Postgres that another process
// runs on a data folder; false if none is running and ready.
func Running(data string) (address string, is bool) {
	path, err := filepath.Abs(data)
	if err != nil {
		return "", false
	}
	// If the lock is free, no process uses the folder, and a pid file in it is stale.
	held, err := os.Open(filepath.Join(path, "lock"))
	if err != nil {
		return "", false
	}
	defer held.Close() //nolint:errcheck // nothing was written
	if syscall.Flock(int(held.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil {
		return "", false
	}
	file, ok := (&folder{path: path}).readPid()
	if !ok || !file.ready {
		return "", false
	}
	return addressOf(file.socket, Name), true
}

func addressOf(socket, name string) string {
	query := url.Values{"host": {socket}, "port": {"5432"}, "user": {Name}, "sslmode": {"disable"}}
	// pgx decodes a plus sign as a plus sign, not as a space.
	return "postgres:///" + url.PathEscape(name) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// EnsureDatabase creates an empty database with the given name if it does not exist.
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
		return fmt.Errorf("create the database %s: %w", name, err)
	}
	return nil
}

// Stop stops the cluster: it closes connections, writes everything to disk and unlocks the folder.
// If ctx is done first, Postgres is stopped immediately and recovers at its next start. Further
// calls have no effect.
func (c *Cluster) Stop(ctx context.Context) error {
	return c.stopAnd(ctx, func() error { return nil })
}

// stopAnd is like [Cluster.Stop], but calls then before the folder is unlocked, if Postgres was stopped normally.
func (c *Cluster) stopAnd(ctx context.Context, then func() error) error {
	c.stopOnce.Do(func() {
		if c.stopErr = c.halt(ctx); c.stopErr == nil {
			c.stopErr = then()
		}
		c.tidy()
	})
	return c.stopErr
}

// quitWithin is how long Postgres may take to end after SIGQUIT. It kills unresponsive children
// after five seconds; if it were killed earlier, they would continue to use the folder.
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
	return fmt.Errorf("stop Postgres: %w; it was stopped immediately and recovers at its next start", ctx.Err())
}

// tidy removes files that are not needed after Postgres has ended.
func (c *Cluster) tidy() {
	if c.socket != "" {
		c.folder.removeSocketFolder(c.socket)
	}
	if c.durable == throwaway {
		_ = os.RemoveAll(c.folder.path)
	}
	c.folder.held.release()
}
