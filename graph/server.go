package graph

import (
	"context"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph/generated"
	"proposaltracker/graph/guard"
	"proposaltracker/graph/observe"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/events"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// Backend contains the services that the resolvers call. A field may be nil if no operation uses it.
type Backend struct {
	Reader   *query.Reader
	Tracker  *tracker.Tracker
	Webhooks *webhook.Registry
	Hub      *events.Hub
	Analyst  *analysis.Service
}

// Options configure a server. All but Log are optional.
type Options struct {
	// Log receives the causes of internal errors.
	Log *slog.Logger
	// Problem returns the error to report for a temporary database error, such as a lost connection, and nil for all
	// other errors, which are reported as INTERNAL. If Problem is nil, all errors without a code are reported as
	// INTERNAL.
	Problem func(error) *models.Error
	// DocumentURL is the URL at which documents are published, with [SymbolPlaceholder] in place of the symbol. If it
	// is empty, references to documents have no URL.
	DocumentURL string
	// Documents are the trusted operations; nil for none.
	Documents *guard.Documents
	// Instrumentation measures each operation; nil disables measuring.
	Instrumentation *observe.Instrumentation
	// Extensions run inside the guards, so that they see accepted operations only.
	Extensions []graphql.HandlerExtension
	// RateLimiter charges each client for its operations; nil for no limit.
	RateLimiter guard.RateLimiter
	// DisableIntrospection rejects introspection, and omits names of the schema from errors.
	DisableIntrospection bool
}

// NewServer returns the GraphQL server. The first transport that supports a request handles it.
func NewServer(backend Backend, options Options, transports ...graphql.Transport) *handler.Server {
	schema := executable(backend, options)
	server := handler.New(schema)
	for _, transport := range transports {
		server.AddTransport(transport)
	}
	configure(server, schema.Schema(), backend.Reader.Codec(), options)
	return server
}

// NewExecutor returns an executor for operations that do not arrive over HTTP.
func NewExecutor(backend Backend, options Options) *executor.Executor {
	schema := executable(backend, options)
	run := executor.New(schema)
	configure(run, schema.Schema(), backend.Reader.Codec(), options)
	return run
}

func executable(backend Backend, options Options) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{
		query: backend.Reader, tracker: backend.Tracker, webhooks: backend.Webhooks, hub: backend.Hub, analyst: backend.Analyst,
		preloads: query.FieldPreloads(), documentAt: options.DocumentURL,
	}})
}

// server is the common interface of gqlgen's handler.Server and executor.Executor.
type server interface {
	guard.Server

	SetErrorPresenter(present graphql.ErrorPresenterFunc)
	SetRecoverFunc(rescue graphql.RecoverFunc)
	AroundOperations(around graphql.OperationMiddleware)
	AroundResponses(around graphql.ResponseMiddleware)
}

func configure(s server, schema *ast.Schema, ids *opaque.Codec, options Options) {
	s.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(opaque.NewContext(ctx, ids))
	})
	p := presenter{log: options.Log, problem: options.Problem}
	s.SetErrorPresenter(p.present)
	s.SetRecoverFunc(recovered)
	guards := guard.Options{
		Documents: options.Documents, RateLimiter: options.RateLimiter, DisableIntrospection: options.DisableIntrospection,
	}
	if options.Instrumentation != nil {
		s.Use(options.Instrumentation)
		guards.WrapCache = options.Instrumentation.Documents
	}
	guard.Use(s, schema, guards)
	for _, extension := range options.Extensions {
		s.Use(extension)
	}
	s.AroundResponses(p.unfold)
}
