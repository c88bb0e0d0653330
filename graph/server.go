package graph

import (
	"log/slog"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"proposaltracker/graph/generated"
	"proposaltracker/tracker"
)

// NewServer returns the executor of the schema over a tracker. It has no transports yet.
func NewServer(t *tracker.Tracker, log *slog.Logger) *handler.Server {
	p := presenter{log}
	server := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{tracker: t}}))
	server.SetParserTokenLimit(maxTokens)
	server.SetErrorPresenter(p.present)
	server.SetRecoverFunc(recovered)
	server.Use(extension.Introspection{})
	server.Use(limits{})
	server.AroundResponses(p.unfold)
	return server
}
