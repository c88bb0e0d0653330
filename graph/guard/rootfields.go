package guard

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/sync/semaphore"
)

// maxConcurrentRoots bounds the root fields of one query that run concurrently: gqlgen resolves all of
// them concurrently, and fifty aliased searches would occupy every connection to the database.
const maxConcurrentRoots = 4

// rootFields limits the concurrency of root fields within an operation.
type rootFields struct{}

var _ interface {
	graphql.OperationContextMutator
	graphql.RootFieldInterceptor
	graphql.HandlerExtension
} = rootFields{}

const rootFieldsKey = "RootFields"

// ExtensionName implements [graphql.HandlerExtension].
func (rootFields) ExtensionName() string { return "RootFields" }

// Validate implements [graphql.HandlerExtension].
func (rootFields) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext adds the operation's semaphore to its statistics.
func (rootFields) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	operation.Stats.SetExtension(rootFieldsKey, semaphore.NewWeighted(maxConcurrentRoots))
	return nil
}

// InterceptRootField waits until one of the operation's slots is free. If the context ends first, the field runs
// immediately, and reports that the context has ended.
func (rootFields) InterceptRootField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	turns, ok := graphql.GetOperationContext(ctx).Stats.GetExtension(rootFieldsKey).(*semaphore.Weighted)
	if ok && turns.Acquire(ctx, 1) == nil {
		defer turns.Release(1)
	}
	return next(ctx)
}
