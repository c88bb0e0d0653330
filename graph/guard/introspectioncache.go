package guard

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Limits of the introspection cache. Tools send only a few different queries, with or without descriptions.
const (
	maxIntrospections     = 16
	maxIntrospectionBytes = 1 << 20
)

// introspectionCache caches the responses to queries that select only introspection fields: the schema does not
// change while the program runs. Encoding the whole schema takes longer than any ordinary query.
type introspectionCache struct {
	responses *lru.Cache[[sha256.Size]byte, json.RawMessage]
}

var _ interface {
	graphql.ResponseInterceptor
	graphql.HandlerExtension
} = introspectionCache{}

func newIntrospectionCache() introspectionCache {
	responses, err := lru.New[[sha256.Size]byte, json.RawMessage](maxIntrospections)
	if err != nil {
		panic(fmt.Sprintf("cache %d responses: %v", maxIntrospections, err)) // the size is a valid constant
	}
	return introspectionCache{responses}
}

// ExtensionName implements [graphql.HandlerExtension].
func (introspectionCache) ExtensionName() string { return "IntrospectionCache" }

// Validate implements [graphql.HandlerExtension].
func (introspectionCache) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse returns the cached response, or caches one without errors.
func (c introspectionCache) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	operation := graphql.GetOperationContext(ctx)
	key, cacheable := introspectionKey(operation)
	if !cacheable {
		return next(ctx)
	}
	if known, has := c.responses.Get(key); has {
		if b, measured := billOf(operation); measured {
			b.cached = true
		}
		return &graphql.Response{Data: known}
	}
	response := next(ctx)
	if response != nil && len(response.Errors) == 0 && len(graphql.GetErrors(ctx)) == 0 && len(response.Data) <= maxIntrospectionBytes {
		c.responses.Add(key, response.Data)
	}
	return response
}

// introspectionKey returns the cache key of a query that selects only introspection fields; ok is false for other
// operations.
func introspectionKey(operation *graphql.OperationContext) (key [sha256.Size]byte, ok bool) {
	if operation == nil || operation.Operation == nil || operation.Operation.Operation != ast.Query ||
		!onlyIntrospection(operation.Operation.SelectionSet) {
		return key, false
	}
	variables, err := json.Marshal(operation.Variables)
	if err != nil {
		return key, false
	}
	return sha256.Sum256(fmt.Appendf(nil, "%d %s %d %s %s",
		len(operation.RawQuery), operation.RawQuery, len(operation.OperationName), operation.OperationName, variables)), true
}

// onlyIntrospection reports whether a selection consists of introspection fields only, without fragments.
func onlyIntrospection(set ast.SelectionSet) bool {
	for _, one := range set {
		field, is := one.(*ast.Field)
		if !is || (field.Name != "__schema" && field.Name != "__type" && field.Name != "__typename") {
			return false
		}
	}
	return true
}
