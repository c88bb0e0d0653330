package observe

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"
)

// Documents is a cache of documents whose hits and misses are counted.
func (w *Instrumentation) Documents(cache graphql.Cache[*ast.QueryDocument]) graphql.Cache[*ast.QueryDocument] {
	return counted{cache, w.metrics.cache.WithLabelValues("hit"), w.metrics.cache.WithLabelValues("miss")}
}

type counted struct {
	graphql.Cache[*ast.QueryDocument]

	hits, misses prometheus.Counter
}

// Get looks a document up.
func (c counted) Get(ctx context.Context, text string) (*ast.QueryDocument, bool) {
	document, hit := c.Cache.Get(ctx, text)
	if hit {
		c.hits.Inc()
	} else {
		c.misses.Inc()
	}
	return document, hit
}
