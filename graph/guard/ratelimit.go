package guard

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// RateLimiter accounts for the operations of each client.
type RateLimiter interface {
	// Admit returns an error if the client is over quota. It is called before the operation is parsed.
	//
	// Errors: RATE_LIMITED.
	Admit(ctx context.Context) error
	// Charge charges units of cost: the estimate before an operation runs and, with each response, the difference
	// from the actual cost so far, which can be negative.
	Charge(ctx context.Context, cost float64)
}

// quota rejects operations of clients over quota, before any other work is done for them.
type quota struct{ limiter RateLimiter }

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = quota{}

// ExtensionName implements [graphql.HandlerExtension].
func (quota) ExtensionName() string { return "Quota" }

// Validate implements [graphql.HandlerExtension].
func (quota) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters checks the quota; it changes nothing.
func (q quota) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	err := q.limiter.Admit(ctx)
	if fault, ok := errors.AsType[*models.Error](err); ok {
		return reject(fault)
	}
	return gqlerror.Wrap(err)
}
