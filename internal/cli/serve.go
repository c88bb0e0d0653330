// Package cli holds the program's subcommands and their settings.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"proposaltracker/graph"
	"proposaltracker/graph/transport"
	"proposaltracker/internal/access"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/database"
	"proposaltracker/internal/demo"
	"proposaltracker/internal/document/pdf"
	"proposaltracker/internal/events"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/web"
	"proposaltracker/internal/web/download"
	"proposaltracker/ui"
)

// commandLine is what can be asked of the program.
type commandLine struct {
	Serve         serveCommand   `cmd:"" default:"withargs" help:"Serve the API. This is what is done when no command is named."`
	Token         tokenCommand   `cmd:"" help:"Print a token for development, signed with the key in the data folder."`
	Migrate       migrateCommand `cmd:"" help:"Bring the database's tables up to date, and stop."`
	Verify        verifyCommand  `cmd:"" help:"Check that no event of the record and no circulated revision was altered or removed, and name each that was."`
	FetchPostgres fetchCommand   `cmd:"" name:"fetch-postgres" help:"Fetch the pinned Postgres, once, and print the folder of its binaries."`
	Import        importCommand  `cmd:"" help:"Import research data of another body from a CSV file, also while a server runs."`
	Read          readCommand    `cmd:"" help:"Print how a text, DOCX or PDF document is read. Needs no server and no account."`
	Version       versionCommand `cmd:"" help:"Print the version."`
}

// surroundings is what the program takes from the machine.
type surroundings struct {
	out, err io.Writer
	getenv   func(string) string
	uid      int
	now      func() time.Time
	self     string // how the program was called
}

// Main runs the program on the command line of the process and returns its exit code.
func Main() int {
	if code, is := pdf.Child(os.Args); is {
		return code
	}
	return run(os.Args[1:], &surroundings{
		out: os.Stdout, err: os.Stderr, getenv: os.Getenv, uid: os.Geteuid(), now: time.Now, self: calledAs(os.Args[0]),
	})
}

// run does what the arguments say and returns the exit code: 0, or 1 after one line that tells
// what to do.
func run(args []string, s *surroundings) int {
	var line commandLine
	parser, err := kong.New(&line, kong.Name("proposaltracker"), kong.Writers(s.out, s.err),
		kong.Description("Tracks the proposals of delegations: a GraphQL API on Postgres. The settings of serving: proposaltracker serve --help."), kong.Bind(s))
	if err != nil {
		return fail(s, err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		return fail(s, fmt.Errorf("%w (see --help)", err))
	}
	if err := command.Run(); err != nil {
		return fail(s, err)
	}
	return 0
}

func fail(s *surroundings, err error) int {
	line := strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; ")
	_, _ = fmt.Fprintln(s.err, "proposaltracker: "+line) // there is nobody else to tell
	return 1
}

// sayf writes a line for the person at the terminal, who may have closed it.
func (s *surroundings) sayf(format string, args ...any) {
	_, _ = fmt.Fprintf(s.out, format+"\n", args...)
}

// serveCommand holds each room's own settings side by side.
type serveCommand struct {
	Listen string `name:"listen" env:"LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen, ${default} when left out; port 0 takes a free one."`
	Demo   *bool  `name:"demo" env:"DEMO" help:"Load the demo proposals. Left out, they are loaded into a private Postgres, and not into that of DATABASE_URL; --demo=false leaves them out, --demo=true loads them."`

	Database database.Config `embed:""`
	Access   access.Config   `embed:""`
	Web      web.Config      `embed:""`
	Graph    graph.Config    `embed:""`

	Events   events.WebhookConfig `embed:""`
	Analysis analysis.Config      `embed:""`

	Log   logConfig   `embed:""`
	Watch watchConfig `embed:""`

	Reference referenceConfig `embed:""`
}

// collectAt lets the heap grow to five times of what is held before it is collected: little is held, and an answer
// leaves much behind.
const collectAt = 400

// Run serves until SIGTERM or Ctrl-C; a second one does not wait.
func (c *serveCommand) Run(s *surroundings) error {
	start := s.now()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // from then on a signal ends the process at once; the watchdog of Postgres sees to the rest
	if s.getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	c.Database.Data = s.dataFolder(c.Database.Data)
	if err := c.check(); err != nil {
		return err
	}
	documents, err := graph.ReadDocuments(c.Graph)
	if err != nil {
		return err
	}
	listener, err := listen(ctx, c.Listen)
	if err != nil {
		return err
	}
	log := c.Log.logger(s.err)
	watch, err := c.Watch.open(ctx, s, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	site := web.New(c.Web, web.Parts{
		GraphiQL: ui.GraphiQL(web.GraphQLPath), Explorer: ui.Network(web.GraphQLPath),
		Schema: c.Graph.SDL(), WriteError: transport.WriteError, WithRequest: withRequest, Log: log,
		Now: s.now, Metrics: watch.registry, Traces: watch.tracer(),
	})
	server := site.Listen(listener)
	c.announce(s, listener.Addr(), watch)
	store, err := c.open(ctx, s, parts{site, documents, watch, log})
	if err == nil {
		s.sayf("Ready after %.1f s. Stop with Ctrl-C.", s.now().Sub(start).Seconds())
		err = wait(ctx, server, store)
	} else if ctx.Err() != nil {
		err = nil // it was stopped while it started, and that is all there is to tell
	}
	err = c.stop(s, server, store, err)
	if untold := watch.stop(context.WithoutCancel(ctx)); untold != nil {
		log.WarnContext(ctx, "not all was told", "error", untold) // by now nobody waits for more
	}
	return err
}

// parts are made before there is a store.
type parts struct {
	site      *web.Handler
	documents *graph.Documents
	watch     *watch
	log       *slog.Logger
}

// open brings up all that operations need, and then lets them in.
func (c *serveCommand) open(ctx context.Context, s *surroundings, p parts) (*openDatabase, error) {
	site, log := p.site, p.log
	verifier, err := c.verifier(ctx, s, log)
	if err != nil {
		return nil, err
	}
	opened, err := openStore(ctx, s, c.Database, log, p.watch.tracer())
	if err != nil {
		return opened, err
	}
	p.watch.registry.MustRegister(opened.db.PoolMetrics())
	verbs, err := c.fill(ctx, s, opened.db)
	if err != nil {
		return opened, err
	}
	verbs.SetURLValidator(c.Events.ValidateURL)
	hub := events.NewHub(verbs.Reader, opened.db.ListenConfig(), log)
	c.Events.OnResult = p.watch.deliveries()
	opened.tend(ctx, append(chores(verbs, log), hub.Run, deliver(events.NewDeliverer(verbs, c.Events, log, s.now), hub))...)
	open := web.Backend{Verifier: verifier, Directory: verbs.Reader.Directory, Check: opened.db.Pool.Ping}
	analyst := analysis.New(verbs.Reader, c.Analysis)
	open.Downloads = download.New(verbs.Reader, analyst, s.now, transport.WriteError)
	open.GraphQL = graph.NewServer(verbs, hub, graph.Options{
		Log: log, Documents: p.documents, Analyst: analyst,
		Instrumentation: p.watch.operations(s, site), Extensions: p.watch.fields(c.Watch), RateLimiter: site, DisableIntrospection: !c.Graph.Introspection,
	}, transport.All(transport.Config{
		MaxBody: c.Web.MaxBody, Timeout: c.Web.RequestTimeout, Origins: c.Web.Origins, MaxStreams: c.Web.MaxStreams,
		Authorize: open.Authorize, Identity: asks, Public: isPublic, Stopping: site.Draining(), Now: s.now,
	})...)
	site.Open(open)
	return opened, nil
}

// fill brings the database to where operations can be answered from it.
func (c *serveCommand) fill(ctx context.Context, s *surroundings, db *database.DB) (*tracker.Tracker, error) {
	set, err := c.Reference.load()
	if err != nil {
		return nil, err
	}
	if err := database.Migrate(ctx, db); err != nil {
		return nil, err
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return nil, fmt.Errorf("load the reference data: %w", err)
	}
	verbs, err := tracker.New(ctx, db.GORM, s.now)
	if err != nil {
		return nil, err
	}
	if c.wantsDemo() {
		if err := demo.Load(ctx, verbs); err != nil {
			return nil, fmt.Errorf("load the demo proposals: %w", err)
		}
	}
	return verbs, nil
}

// verifier believes the issuer of the settings; in development without one, the key in the data
// folder.
func (c *serveCommand) verifier(ctx context.Context, s *surroundings, log *slog.Logger) (*access.Verifier, error) {
	config := c.Access
	if !config.HasKey() {
		key, err := devKey(c.Database.Data)
		if err != nil {
			return nil, err
		}
		config = key.Config()
	}
	config.Log = log
	return access.NewVerifier(ctx, config, s.now)
}

// stop lets requests end, then the database. What went wrong before is told rather than this.
func (c *serveCommand) stop(s *surroundings, server *web.Server, opened *openDatabase, cause error) error {
	ctx := context.Background() // the one that told to stop is done
	err := server.Stop(ctx)
	if closing := opened.close(ctx); err == nil {
		err = closing
	}
	if cause != nil {
		return cause
	}
	if err == nil {
		s.sayf("Stopped.")
	}
	return err
}

// wait returns when the program is told to stop, and with an error when it cannot go on.
func wait(ctx context.Context, server *web.Server, opened *openDatabase) error {
	select {
	case <-ctx.Done():
		return nil
	case <-server.Ended():
		return fmt.Errorf("serve HTTP: %w", server.Err())
	case <-opened.ended():
		return fmt.Errorf("the private Postgres is gone, and with it what is served; start again: %w", opened.cluster.Err())
	}
}

func isPublic(ctx context.Context) bool { return !access.FromContext(ctx).Authenticated() }

// asks tells who asks in a context, and until when its token holds.
func asks(ctx context.Context) (who any, until time.Time) {
	viewer := access.FromContext(ctx)
	return viewer.Subject, viewer.ExpiresAt
}

// deliver sends what happens to webhooks, whenever something does.
func deliver(deliverer *events.Deliverer, hub *events.Hub) func(context.Context) {
	return func(ctx context.Context) {
		wakes, release := hub.Subscribe()
		defer release()
		deliverer.Run(ctx, wakes)
	}
}

// every does something at once and then every so often, until ctx is done.
func every(pause time.Duration, log *slog.Logger, what string, do func(context.Context) error) func(context.Context) {
	return func(ctx context.Context) {
		ticker := time.NewTicker(pause)
		defer ticker.Stop()
		for {
			if err := do(ctx); err != nil && ctx.Err() == nil {
				log.WarnContext(ctx, "could not "+what+"; trying again later", "error", err)
			}
			select {
			case <-ticker.C:
			case <-ctx.Done():
				return
			}
		}
	}
}

// chores are what the program does without being asked.
func chores(verbs *tracker.Tracker, log *slog.Logger) []func(context.Context) {
	return []func(context.Context){
		every(24*time.Hour, log, "forget what is old", func(ctx context.Context) error {
			_, keys := verbs.PurgeKeys(ctx)
			_, deliveries := verbs.PurgeDeliveries(ctx)
			return errors.Join(keys, deliveries)
		}),
		every(5*time.Minute, log, "record what is public from today on", func(ctx context.Context) error {
			_, err := verbs.Derestrict(ctx)
			return err
		}),
	}
}

// withRequest hands the resolvers what they want of a request.
func withRequest(ctx context.Context, id, origin, acceptLanguage string) context.Context {
	return graph.WithOrigin(graph.WithLanguages(graph.WithRequestID(ctx, id), acceptLanguage), origin)
}
