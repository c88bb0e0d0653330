package observe

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
)

// Documents wraps the cache of parsed documents and counts its hits and misses.
func (i *Instrumentation) Documents(cache graphql.Cache[*ast.QueryDocument]) graphql.Cache[*ast.QueryDocument] {
	return countingCache{cache, i.metrics.cache.WithLabelValues("hit"), i.metrics.cache.WithLabelValues("miss")}
}

type countingCache struct {
	graphql.Cache[*ast.QueryDocument]

	hits, misses prometheus.Counter
}

// Get returns the document parsed from text, if it is cached.
func (c countingCache) Get(ctx context.Context, text string) (*ast.QueryDocument, bool) {
	document, hit := c.Cache.Get(ctx, text)
	if hit {
		c.hits.Inc()
	} else {
		c.misses.Inc()
	}
	return document, hit
}
