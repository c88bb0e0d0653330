package graph

import (
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/observe"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/events"
	"proposaltracker/internal/tracker"
)

// maxCached is how many operations are kept parsed and checked; a front end sends few, again and
// again.
const maxCached = 1_000

// Options are what a server may be told beside what it serves.
type Options struct {
	// Log takes the causes of faults.
	Log *slog.Logger
	// Documents are the operations that clients may name; nil where they name none beforehand.
	Documents *Documents
	// Instrumentation is told of each operation; nil for nobody.
	Instrumentation *observe.Instrumentation
	// Extensions of gqlgen's are used within all others.
	Extensions []graphql.HandlerExtension
	// RateLimiter says who may ask, and takes what it costs; nil for all, and nothing.
	RateLimiter RateLimiter
	// Analyst answers questions about the network of co-sponsorship; nil for one of the server's own.
	Analyst *analysis.Service
	// DisableIntrospection refuses to tell the schema, and to guess its names.
	DisableIntrospection bool
}

// NewServer returns the schema's server over a tracker, and a hub that tells what happens. transports are asked in order whether a
// request is theirs.
func NewServer(t *tracker.Tracker, hub *events.Hub, options Options, transports ...graphql.Transport) *handler.Server {
	schema := executable(t, hub, options)
	server := handler.New(schema)
	for _, transport := range transports {
		server.AddTransport(transport)
	}
	configure(server, schema.Schema(), options)
	return server
}

// NewExecutor returns what runs the schema's operations, for those who have a request without HTTP.
func NewExecutor(t *tracker.Tracker, hub *events.Hub, options Options) *executor.Executor {
	schema := executable(t, hub, options)
	run := executor.New(schema)
	configure(run, schema.Schema(), options)
	return run
}

func executable(t *tracker.Tracker, hub *events.Hub, options Options) graphql.ExecutableSchema {
	analyst := options.Analyst
	if analyst == nil {
		analyst = analysis.New(t.Reader, analysis.DefaultConfig())
	}
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{query: t.Reader, tracker: t, hub: hub, analyst: analyst}})
}

// runner is what a server and an executor have in common.
type runner interface {
	SetParserTokenLimit(limit int)
	SetQueryCache(cache graphql.Cache[*ast.QueryDocument])
	SetErrorPresenter(present graphql.ErrorPresenterFunc)
	SetRecoverFunc(rescue graphql.RecoverFunc)
	Use(added graphql.HandlerExtension)
	AroundResponses(around graphql.ResponseMiddleware)
	SetDisableSuggestion(disabled bool)
}

func configure(run runner, schema *ast.Schema, options Options) {
	p := presenter{options.Log}
	parsed := short[*ast.QueryDocument]{lru.New[*ast.QueryDocument](maxCached)}
	run.SetParserTokenLimit(maxTokens)
	run.SetQueryCache(watchedCache(options.Instrumentation, parsed))
	run.SetErrorPresenter(p.present)
	run.SetRecoverFunc(recovered)
	useOutermost(run, options)
	tellSchema(run, options)
	run.Use(newNamed(options.Documents))
	run.Use(gate{schema, parsed, options.DisableIntrospection})
	run.Use(limits{})
	useInnermost(run, options)
	run.AroundResponses(p.unfold)
}
