package graph

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/graph/observe"
	"proposaltracker/models"
)

// RateLimiter says who may ask, and takes what it costs.
type RateLimiter interface {
	// Admit refuses an operation before it is read.
	Admit(ctx context.Context) error
	// Charge is told what an operation costs that is within the limits, before it is run.
	Charge(ctx context.Context, cost float64)
}

// admission refuses who may not ask now, before anything else is done.
type admission struct{ toll RateLimiter }

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = admission{}

// ExtensionName names the extension to gqlgen.
func (admission) ExtensionName() string { return "Admission" }

// Validate has nothing to check in the schema.
func (admission) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters changes nothing.
func (a admission) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	err := a.toll.Admit(ctx)
	if fault, is := errors.AsType[*models.Error](err); is {
		return refusal(fault)
	}
	return gqlerror.Wrap(err)
}

// charging takes what an operation costs, once that is measured.
type charging struct{ toll RateLimiter }

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = charging{}

// ExtensionName names the extension to gqlgen.
func (charging) ExtensionName() string { return "Charging" }

// Validate has nothing to check in the schema.
func (charging) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext changes nothing.
func (c charging) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	c.toll.Charge(ctx, CostOf(operation))
	return nil
}

// useOutermost adds what stands around all rules.
func useOutermost(run runner, options Options) {
	if options.Instrumentation != nil {
		run.Use(options.Instrumentation)
	}
	if options.RateLimiter != nil {
		run.Use(admission{options.RateLimiter})
	}
}

// useInnermost adds what operations meet that passed all rules.
func useInnermost(run runner, options Options) {
	if options.RateLimiter != nil {
		run.Use(charging{options.RateLimiter})
	}
	for _, extension := range options.Extensions {
		run.Use(extension)
	}
}

func watchedCache(watch *observe.Instrumentation, cache graphql.Cache[*ast.QueryDocument]) graphql.Cache[*ast.QueryDocument] {
	if watch == nil {
		return cache
	}
	return watch.Documents(cache)
}
