package cli

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"go.opentelemetry.io/otel/trace"

	"proposaltracker/internal/database"
	"proposaltracker/internal/recovery"
)

// Database is an open database, together with its embedded Postgres, if there is one, and the
// background tasks that use it.
type Database struct {
	DB *database.DB

	cluster *database.Cluster // nil for an existing Postgres
	tasks   sync.WaitGroup
	cancel  context.CancelFunc // ends the tasks; nil before the first task
}

// OpenDatabase connects to the configured database or, if no URL is configured, starts the embedded
// Postgres. Statements are traced unless traces is nil. If it returns an error, the result may be
// partly open and must be closed.
func OpenDatabase(ctx context.Context, env *Environment, config database.Config, log *slog.Logger, traces trace.TracerProvider) (*Database, error) {
	opened := &Database{}
	url, data := config.URL, ""
	if url == "" {
		cluster, err := database.Start(ctx, database.StartOptions{
			Data: config.Data, PostgresBin: config.PostgresBin, Fetch: config.Fetch,
			Cache: database.DefaultCache(env.UID, env.Getenv), Progress: env.progress(),
		})
		if err != nil {
			return nil, err
		}
		opened.cluster, url, data = cluster, cluster.URL(database.Name), config.Data
		if err := cluster.EnsureDatabase(ctx, database.Name); err != nil {
			return opened, err
		}
	}
	db, err := database.Open(ctx, url, database.OpenOptions{
		Pools: config.Pools, Sessions: config.Sessions, Logger: log, Now: env.Now, Traces: traces, Data: data, DirectURL: config.DirectURL,
	})
	if err != nil {
		return opened, err
	}
	opened.DB = db
	return opened, nil
}

// startPause is the time between two attempts to open a database at startup.
const startPause = time.Second

// Await calls open until it succeeds. While the database at the configured URL is unavailable, it
// retries for up to [ServeConfig.StartTimeout]. If it returns an error, the result may be partly
// open and must be closed.
func (c *ServeConfig) Await(ctx context.Context, log *slog.Logger, open func() (*Database, error)) (*Database, error) {
	waiting, cancel := context.WithTimeout(ctx, c.StartTimeout)
	defer cancel()
	for {
		opened, err := open()
		if c.Database.URL == "" || !database.MayRecover(err) {
			return opened, err
		}
		log.WarnContext(ctx, "database not available yet", "error", err, "retryIn", startPause)
		select {
		case <-time.After(startPause):
		case <-waiting.Done():
			return opened, err
		}
		if err := opened.Close(ctx); err != nil {
			return nil, err
		}
	}
}

// Background runs tasks until Close. Their context has the values of ctx but is not canceled with
// it, because the tasks also serve the last requests of a stopping server. A task that panics is
// logged and restarted.
func (d *Database) Background(ctx context.Context, log *slog.Logger, tasks ...func(context.Context)) {
	ctx, d.cancel = context.WithCancel(context.WithoutCancel(ctx))
	for _, task := range tasks {
		d.tasks.Go(func() { supervise(ctx, log, task) })
	}
}

// restartAfter is the pause before a task that panicked is restarted.
const restartAfter = time.Second

// supervise runs a task until it returns or ctx is done. It restarts the task after a panic.
func supervise(ctx context.Context, log *slog.Logger, task func(context.Context)) {
	for {
		err := recovery.Do(func() error {
			task(ctx)
			return nil
		})
		if err == nil {
			return
		}
		log.ErrorContext(ctx, "background task panicked", "error", err, "restartIn", restartAfter)
		select {
		case <-time.After(restartAfter):
		case <-ctx.Done():
			return
		}
	}
}

// Ended returns a channel that is closed when the embedded Postgres has stopped; nil if the
// database is not embedded.
func (d *Database) Ended() <-chan struct{} {
	if d.cluster == nil {
		return nil
	}
	return d.cluster.Done()
}

// Err returns the reason why the embedded Postgres stopped. Call it after Ended is closed.
func (d *Database) Err() error { return d.cluster.Err() }

// Close ends the background tasks, and closes the database and the embedded Postgres. For a nil
// Database, it does nothing.
func (d *Database) Close(ctx context.Context) error {
	if d == nil {
		return nil
	}
	if d.cancel != nil {
		d.cancel()
		d.tasks.Wait()
	}
	if d.DB != nil {
		d.DB.Close()
	}
	if d.cluster != nil {
		return d.cluster.Stop(ctx)
	}
	return nil
}

// withDatabase opens the database without time limits, calls task, and closes the database.
func (e *Environment) withDatabase(config database.Config, log LogConfig, task func(context.Context, *database.DB) error) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	config.Data = e.dataFolder(config.Data)
	config.Sessions = database.Unbounded()
	if config.URL != "" && config.DirectURL != "" {
		config.URL = config.DirectURL
	}
	opened, err := OpenDatabase(ctx, e, config, log.Logger(e), nil)
	defer func() {
		if closeErr := opened.Close(context.WithoutCancel(ctx)); err == nil {
			err = closeErr
		}
	}()
	if err != nil {
		return err
	}
	return task(ctx, opened.DB)
}

// runningURL returns the configured database URL. If there is none, it returns the URL of the
// embedded Postgres of a server that is running on the data folder, or "" if no server is running.
func (e *Environment) runningURL(config database.Config) string {
	if config.URL != "" {
		return config.URL
	}
	address, _ := database.Running(e.dataFolder(config.Data))
	return address
}
