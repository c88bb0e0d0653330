// Package guard protects the server from abusive operations. It limits documents, variables, cost and request rates,
// resolves persisted operations, and can disable introspection. It rejects an operation before it runs, at the
// cheapest point at which the fault can be found.
package guard

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// Options configure the guards of a server.
type Options struct {
	// Documents are the trusted operations; nil for none.
	Documents *Documents
	// RateLimiter limits the operations of each client; nil means no limit.
	RateLimiter RateLimiter
	// WrapCache decorates the cache of parsed documents, for example to count hits; nil leaves it as is.
	WrapCache func(graphql.Cache[*ast.QueryDocument]) graphql.Cache[*ast.QueryDocument]
	// DisableIntrospection rejects introspection, and omits names of the schema from errors.
	DisableIntrospection bool
}

// Server is implemented by gqlgen's handler.Server and executor.Executor.
type Server interface {
	SetParserTokenLimit(limit int)
	SetQueryCache(cache graphql.Cache[*ast.QueryDocument])
	SetDisableSuggestion(disabled bool)
	Use(extension graphql.HandlerExtension)
}

// Use installs all guards. Extensions that were added before also see rejected operations; extensions that are added
// later see only accepted ones.
func Use(server Server, schema *ast.Schema, options Options) {
	cache := newDocumentCache()
	server.SetParserTokenLimit(maxTokens)
	if options.WrapCache == nil {
		server.SetQueryCache(cache)
	} else {
		server.SetQueryCache(options.WrapCache(cache))
	}
	if options.RateLimiter != nil {
		server.Use(quota{options.RateLimiter})
	}
	useIntrospection(server, options.DisableIntrospection)
	server.Use(newPersistedOperations(options.Documents))
	server.Use(documentLimits{schema, cache, options.DisableIntrospection})
	server.Use(costLimits{options.RateLimiter})
	server.Use(rootFields{})
	if !options.DisableIntrospection {
		server.Use(newIntrospectionCache())
	}
}

// Limits of the caches of documents, which any client can fill.
const (
	// maxCachedDocuments is the maximum number of parsed documents in the cache, and of texts cached for automatic
	// persisted queries. A front end repeats a small number of documents.
	maxCachedDocuments = 1_000
	// maxCachedText is the maximum length of a cached text, in bytes. The texts of front ends are about a tenth as
	// long.
	maxCachedText = 16 << 10
)

// shortTexts is a cache that ignores long texts.
type shortTexts struct{ graphql.Cache[string] }

// Add caches a text under its key, unless both together are too long.
func (s shortTexts) Add(ctx context.Context, key, text string) {
	if len(key)+len(text) <= maxCachedText {
		s.Cache.Add(ctx, key, text)
	}
}

// reject returns an error in the form that gqlgen expects from extensions.
func reject(fault *models.Error) *gqlerror.Error {
	return &gqlerror.Error{Message: fault.In(models.English), Err: fault}
}
