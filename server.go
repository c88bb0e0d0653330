// Command proposaltracker serves a GraphQL API that tracks proposals between delegations, on an
// embedded or an existing Postgres. Its subcommands and settings are in internal/cli; this file
// wires the packages of the server together.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/google/uuid"

	"proposaltracker/docs"
	"proposaltracker/graph"
	"proposaltracker/graph/guard"
	"proposaltracker/graph/observe"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/admission"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/cli"
	"proposaltracker/internal/database"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/recovery"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/transparency"
	"proposaltracker/internal/web"
	"proposaltracker/internal/web/download"
	"proposaltracker/internal/web/upload"
	"proposaltracker/internal/webhook"
	"proposaltracker/ui"
)

//go:generate go -C tools run ./reasons ..
//go:generate go run ./graph/generate
//go:generate go -C clients/go generate ./...

func main() { os.Exit(cli.Main(serve)) }

// gcPercent lets the heap grow to five times the live data before a collection: there is little
// live data between requests, and each response leaves much garbage. The environment variable GOGC
// overrides it.
const gcPercent = 400

// serve runs the server until SIGTERM or Ctrl-C. A second signal ends the process immediately; the
// watchdog of the embedded Postgres then stops Postgres.
func serve(env *cli.Environment, config *cli.ServeConfig) error {
	start := env.Now()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	if env.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	uuid.EnableRandPool() // faster; request IDs are not secret
	if err := config.LimitMemory(env.Getenv); err != nil {
		return err
	}
	log, buffer := config.Log.Buffered(env)
	defer func() { _ = buffer.Close() }() // an error of standard error cannot be reported elsewhere
	p, err := prepare(ctx, env, config, log)
	if err != nil {
		return err
	}
	server := p.handler.Listen(p.listener)
	env.Announce(config, p.listener.Addr(), p.telemetry)
	opened, err := p.open(ctx)
	if err == nil {
		env.Printf("Ready after %.1f s. Stop with Ctrl-C.", env.Now().Sub(start).Seconds())
		err = wait(ctx, server, opened)
	} else if ctx.Err() != nil {
		err = nil // stopped during the start, at the user's request
	}
	return p.stop(server, opened, err)
}

// program holds what the server needs before the database is open.
type program struct {
	env       *cli.Environment
	config    *cli.ServeConfig
	log       *slog.Logger
	documents *guard.Documents
	listener  net.Listener
	telemetry *cli.Telemetry
	handler   *web.Handler
}

// prepare checks the settings, opens the ports and builds the HTTP handler, which responds with 503
// until the database is open.
func prepare(ctx context.Context, env *cli.Environment, config *cli.ServeConfig, log *slog.Logger) (*program, error) {
	if err := config.Check(env); err != nil {
		return nil, err
	}
	p := &program{env: env, config: config, log: log}
	var err error
	if p.documents, err = guard.ReadDocuments(config.Guard, graph.Schema()); err != nil {
		return nil, err
	}
	if p.listener, err = cli.Listen(ctx, config.Listen); err != nil {
		return nil, err
	}
	if p.telemetry, err = config.Telemetry.Open(ctx, env, p.log); err != nil {
		return nil, errors.Join(err, p.listener.Close())
	}
	p.handler = web.New(config.Web, web.Parts{
		GraphiQL: ui.GraphiQL(web.GraphQLPath), Explorer: ui.Network(web.GraphQLPath),
		Schema: graph.PublishedSDL(config.Guard.Introspection), Symbols: docs.Symbols, WriteError: transport.WriteError, WithRequest: graph.WithRequest,
		Log: p.log, Now: env.Now, Metrics: p.telemetry.Registry, Traces: p.telemetry.Tracer(),
	})
	return p, nil
}

// open opens the database and fills it, starts the background tasks, and makes the HTTP handler
// ready. If it returns an error, the database may be partly open; the caller closes it.
func (p *program) open(ctx context.Context) (*cli.Database, error) {
	verifier, err := p.verifier(ctx)
	if err != nil {
		return nil, err
	}
	var backend *graph.Backend
	var checkpoints *transparency.Log
	opened, err := p.config.Await(ctx, p.log, func() (opened *cli.Database, err error) {
		opened, err = cli.OpenDatabase(ctx, p.env, p.config.Database, p.log, p.telemetry.Tracer())
		if err == nil {
			backend, err = p.fill(ctx, opened.DB)
		}
		if err == nil {
			checkpoints, err = p.config.OpenLog(ctx, opened.DB, p.log)
		}
		return opened, err
	})
	if err != nil {
		return opened, err
	}
	p.telemetry.Registry.MustRegister(opened.DB.PoolMetrics(), opened.DB.DiskMetrics())
	backend.Webhooks = webhook.NewRegistry(backend.Reader, opened.DB, p.env.Now, p.config.Webhooks.ValidateURL)
	backend.Hub = events.NewHub(backend.Reader, opened.DB.ListenConfig(), p.config.Events, p.log)
	p.telemetry.Registry.MustRegister(backend.Hub.Metrics())
	backend.Analyst = analysis.New(backend.Reader, p.config.Analysis)
	served := p.backend(backend, verifier, opened.DB)
	if checkpoints != nil {
		p.config.Webhooks.Checkpoint = checkpoints.Latest
	}
	tasks := p.tasks(backend, opened.DB)
	if checkpoints != nil {
		served.Checkpoint, served.LogKeys = database.Coded(checkpoints.Latest), database.Coded(checkpoints.Keys)
		degraded := served.Degraded
		served.Degraded = func() []string { return append(degraded(), checkpoints.Degraded()) }
		tasks = append(tasks, p.config.Publishing(checkpoints, opened.DB, p.log))
	}
	opened.Background(ctx, p.log, tasks...)
	p.handler.Open(served)
	return opened, nil
}

// fill migrates the database, and loads the reference data and, if configured, the demo proposals.
func (p *program) fill(ctx context.Context, db *database.DB) (*graph.Backend, error) {
	set, err := p.config.Reference.Load()
	if err != nil {
		return nil, err
	}
	migrate := database.Migrate
	if !p.config.Migrate {
		migrate = database.CheckMigrated
	}
	if err := migrate(ctx, db); err != nil {
		return nil, err
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return nil, fmt.Errorf("load the reference data: %w", err)
	}
	reader, err := query.New(ctx, db, p.env.Now)
	if err != nil {
		return nil, err
	}
	t := tracker.New(reader, db, p.env.Now)
	if p.config.LoadsDemo() {
		if err := demo.Load(ctx, t); err != nil {
			return nil, fmt.Errorf("load the demo proposals: %w", err)
		}
	}
	return &graph.Backend{Reader: reader, Tracker: t}, nil
}

// backend returns the dependencies that the HTTP handler needs once the database is open.
func (p *program) backend(b *graph.Backend, verifier *access.Verifier, db *database.DB) web.Backend {
	slots := admission.NewSlots(p.config.Admission, runtime.GOMAXPROCS(0), p.env.Now)
	memory := admission.NewPool(p.config.Web.RequestMemory)
	responses := transport.NewResponseCache(p.config.Web.ResponseCache, b.Reader.Generation)
	if responses != nil {
		p.telemetry.Registry.MustRegister(responses)
	}
	instrumentation := p.instrumentation()
	connections := admission.NewQueue(int64(db.Reads.Pgx().Config().MaxConns))
	p.telemetry.Registry.MustRegister(slots.Collector(map[string]*admission.Pool{"memory": memory, "read_connections": connections}))
	b.Reader.TakeTurns(p.turns(connections))
	b.Hub.TakeTurns(p.turns(admission.NewStrictQueue(int64(runtime.GOMAXPROCS(0)))))
	downloads := download.New(b.Reader, b.Analyst, p.env.Now, writeError)
	downloads.Limit(download.Limits{
		Admit: func(ctx context.Context, class admission.Class) (func(), error) {
			return slots.Acquire(ctx, class, p.handler.ClientOf(ctx))
		},
		Hold: func(ctx context.Context, size int) (func(), error) {
			held := memory.Reserve(p.handler.ClientOf(ctx))
			return held.Release, held.GrowTo(ctx, int64(size))
		},
	})
	backend := web.Backend{
		Verifier: verifier, Directory: b.Reader.Directory, Check: db.Probe, Downloads: downloads, Admit: slots.Check,
		Uploads: upload.New(p.config.Documents, b.Tracker, upload.Limits{
			Slots: slots, Memory: memory, RequestMemory: p.config.Web.RequestMemory, Client: p.handler.ClientOf,
		}, writeError),
		Degraded: func() []string { return []string{b.Hub.Degraded(), db.Degraded()} },
	}
	backend.GraphQL = graph.NewServer(*b, graph.Options{
		Log: p.log, Problem: database.Problem, DocumentURL: p.config.Web.DocumentURL, Documents: p.documents, RateLimiter: p.handler,
		Instrumentation: instrumentation, Extensions: p.telemetry.FieldSpans(),
		DisableIntrospection: !p.config.Guard.Introspection,
	}, transport.All(transport.Config{
		MaxBody: p.config.Web.MaxBody, MaxStreams: p.config.Web.MaxStreams,
		Timeout: p.config.Web.RequestTimeout, Origins: p.config.Web.Origins,
		Client: p.handler.ClientOf, Memory: memory, Admit: guard.Admit(slots, p.handler.ClientOf),
		Authenticate: backend.Authenticate, Identity: access.Identity, Public: access.IsAnonymous, Language: graph.MessageLanguage,
		Responses: responses, Variant: graph.ResponseVariant, RecordCached: instrumentation.RecordCached,
		Stopping: p.handler.Draining(), Now: p.env.Now, Log: p.log,
	})...)
	return backend
}

// turns returns a function that waits for a slot in a queue on behalf of the client in a context.
func (p *program) turns(queue *admission.Pool) func(context.Context) (release func(), err error) {
	return func(ctx context.Context) (func(), error) {
		client := p.handler.ClientOf(ctx)
		return func() { queue.Release(client, 1) }, queue.Acquire(ctx, client, 1)
	}
}

// verifier returns a verifier for the tokens of the configured issuer or, in development without an
// issuer, for those signed with the key in the data folder.
func (p *program) verifier(ctx context.Context) (*access.Verifier, error) {
	config := p.config.Access
	if !config.HasKey() {
		key, err := cli.DevKey(p.config.Database.Data)
		if err != nil {
			return nil, err
		}
		config = key.Config()
	}
	config.Log = p.log
	return access.NewVerifier(ctx, config, p.env.Now)
}

// instrumentation returns the instrumentation that measures each operation for metrics, traces and
// the access log.
func (p *program) instrumentation() *observe.Instrumentation {
	return observe.New(observe.Options{
		Metrics: p.telemetry.Registry, Traces: p.telemetry.Tracer(), Cost: guard.CostOf, Now: p.env.Now,
		CountSQL: func(ctx context.Context) (context.Context, func() (int, time.Duration)) {
			ctx, queries := database.CountQueries(ctx)
			return ctx, func() (int, time.Duration) { return queries.Count(), queries.Duration() }
		},
		Record: func(ctx context.Context, o observe.Operation) { p.handler.LogOperation(ctx, o.Attributes()...) },
	})
}

// tasks returns the tasks that run in the background while the database is open.
func (p *program) tasks(b *graph.Backend, db *database.DB) []func(context.Context) {
	outbox := webhook.NewOutbox(db, p.env.Now)
	p.config.Webhooks.OnResult = p.telemetry.CountDeliveries()
	deliverer := webhook.NewDeliverer(outbox, b.Reader, p.config.Webhooks, p.log, p.env.Now)
	return []func(context.Context){
		b.Hub.Run,
		func(ctx context.Context) { db.Watch(ctx, p.log) },
		func(ctx context.Context) {
			wakes, release := b.Hub.Subscribe()
			defer release()
			deliverer.Run(ctx, wakes)
		},
		cli.Recording(db, p.log),
		recovery.Repeat(24*time.Hour, p.log, "purge", func(ctx context.Context) error {
			_, keys := b.Tracker.PurgeKeys(ctx)
			_, deliveries := outbox.Purge(ctx)
			return errors.Join(keys, deliveries)
		}),
		recovery.Repeat(time.Hour, p.log, "purge documents", func(ctx context.Context) error {
			_, err := b.Tracker.PurgeDocuments(ctx)
			return err
		}),
		recovery.Repeat(5*time.Minute, p.log, "derestrict", func(ctx context.Context) error {
			_, err := b.Tracker.Derestrict(ctx)
			return err
		}),
	}
}

// wait returns nil after a signal, or an error if the server cannot continue.
func wait(ctx context.Context, server *web.Server, opened *cli.Database) error {
	select {
	case <-ctx.Done():
		return nil
	case <-server.Ended():
		return fmt.Errorf("serve HTTP: %w", server.Err())
	case <-opened.Ended():
		return fmt.Errorf("the embedded Postgres has stopped, so nothing can be served; start the program again: %w", opened.Err())
	}
}

// stop waits for running requests, then closes the database and sends the remaining telemetry. It
// returns cause if that is not nil, otherwise the first error that occurred while stopping.
func (p *program) stop(server *web.Server, opened *cli.Database, cause error) error {
	ctx := context.Background() // the context of serving has ended
	err := server.Stop(ctx)
	if closeErr := opened.Close(ctx); err == nil {
		err = closeErr
	}
	if closeErr := p.telemetry.Close(ctx); closeErr != nil {
		p.log.WarnContext(ctx, "telemetry incomplete", "error", closeErr)
	}
	if cause != nil {
		return cause
	}
	if err == nil {
		p.env.Printf("Stopped.")
	}
	return err
}

// writeError writes the response to a failed download. If the database is the cause and the request
// can succeed later, the response is 503 with Retry-After.
func writeError(w http.ResponseWriter, r *http.Request, status int, err error) {
	if problem := database.Problem(err); problem != nil {
		w.Header().Set("Retry-After", admission.RetryAfter)
		status, err = http.StatusServiceUnavailable, problem
	}
	transport.WriteError(w, r, status, err)
}
