package guard

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/internal/price"
	"proposaltracker/models"
)

// Limits of one operation. The largest operations of known clients, and the introspection queries of tools, use at
// most a third of each limit.
const (
	// DefaultPageSize is the number of rows in a page without `first` and `last`.
	DefaultPageSize = 20
	// MaxPageSize is the largest number of rows in a page.
	MaxPageSize = 100
	// MaxCoAuthors is the largest page of a proposal's list of co-authors, which is returned in full by default.
	MaxCoAuthors = 250

	maxDepth = 20
	// maxRoots is the maximum number of root fields, each of which is a separate query or mutation.
	maxRoots = 50
	// maxCost bounds the estimated cost of one operation: about a second of CPU time.
	maxCost = 1_000_000
	// maxReportedCost is the largest estimate that is reported to clients: some estimates have a hundred digits.
	maxReportedCost = 1e12
)

// costLimits rejects operations that are too expensive or too deep, before they run, and charges the others to
// their clients. Each fragment is measured once, however often it is spread.
type costLimits struct {
	limiter RateLimiter // nil charges no one
}

var _ interface {
	graphql.OperationContextMutator
	graphql.OperationInterceptor
	graphql.ResponseInterceptor
	graphql.HandlerExtension
} = costLimits{}

// ExtensionName implements [graphql.HandlerExtension].
func (costLimits) ExtensionName() string { return "CostLimits" }

// Validate implements [graphql.HandlerExtension].
func (costLimits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation and rejects it if it exceeds a limit. Otherwise it charges the
// estimated cost to the client.
func (l costLimits) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	m := newMeasure(operation.Doc, operation.Variables)
	expected := m.set(operation.Operation.SelectionSet)
	b := &bill{size: expected, estimate: price.Request + base + expected.total()}
	operation.Stats.SetExtension(billKey, b)
	if fault := check(operation, m, b); fault != nil {
		return reject(fault)
	}
	l.charge(ctx, b, b.estimate-price.Request) // the request itself has been charged
	return nil
}

// check returns an error if an operation is not within the limits.
//
// Errors: LIMIT_EXCEEDED, INVALID_INPUT.
func check(operation *graphql.OperationContext, m *measure, b *bill) *models.Error {
	roots := m.roots(operation.Operation.SelectionSet, map[string]bool{})
	switch {
	case m.deferred:
		return models.NewProblem(models.NotSupported, models.P("feature", "@defer"))
	case operation.Operation.Operation == ast.Subscription && roots > 1:
		return models.NewProblem(models.NotSupported, models.P("feature", "A subscription with several root fields"))
	case roots > maxRoots:
		return models.NewProblem(models.TooMany, models.P("items", models.TermRootFields), models.P("count", roots), models.P("limit", maxRoots))
	case b.size.depth > maxDepth:
		return models.NewProblem(models.TooDeep, models.P("depth", b.size.depth), models.P("limit", maxDepth))
	case b.estimate > maxCost:
		return models.NewProblem(models.TooCostly, models.P("cost", int(min(b.estimate, maxReportedCost))), models.P("limit", maxCost))
	default:
		return nil
	}
}

func (l costLimits) charge(ctx context.Context, b *bill, units float64) {
	b.paid += units
	if l.limiter != nil {
		l.limiter.Charge(ctx, units)
	}
}

// billKey stores the [bill] of an operation in its statistics.
const billKey = "Bill"

// bill adds up the cost of an operation. It needs no lock, because an operation sends its responses one after the
// other.
type bill struct {
	size size
	// estimate is the cost of an operation whose lists are as long as possible.
	estimate float64
	// members is the number of fields in all responses so far; paid is the cost that has been charged so far.
	members, paid float64
	// cached is true if the response comes from the cache.
	cached bool
	work   *price.Meter // nil until the operation runs
}

// cost returns the cost of the work done so far.
func (b *bill) cost() float64 {
	cost := price.Request + base + 0.0
	if !b.cached {
		cost += perField*min(b.size.fields, b.members) + b.size.once + b.size.each*b.members/max(1, b.size.values)
	}
	if b.work != nil {
		cost += b.work.Units()
	}
	return math.Ceil(cost)
}

// add adds the cost of sending a response.
func (b *bill) add(data []byte) {
	if b.cached {
		b.work.Add(price.Copied, len(data))
		return
	}
	b.members += float64(members(data))
	b.work.Add(price.Sent, len(data))
}

func billOf(operation *graphql.OperationContext) (*bill, bool) {
	if operation == nil {
		return nil, false
	}
	b, is := operation.Stats.GetExtension(billKey).(*bill)
	return b, is
}

// EstimateOf returns the estimated cost of an operation, in units of cost, or 0 if the operation was not measured.
func EstimateOf(operation *graphql.OperationContext) float64 {
	if b, measured := billOf(operation); measured {
		return b.estimate
	}
	return 0
}

// CostOf returns the cost of an operation so far, in units of cost, or 0 if the operation has not run.
func CostOf(operation *graphql.OperationContext) float64 {
	if b, measured := billOf(operation); measured && b.work != nil {
		return b.cost()
	}
	return 0
}

// InterceptOperation counts the work of an operation.
func (costLimits) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	if b, measured := billOf(graphql.GetOperationContext(ctx)); measured {
		received := price.FromContext(ctx).Count(price.Received)
		ctx, b.work = price.NewContext(ctx)
		b.work.Add(price.Received, received)
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			b.work.Add(price.Filed, received)
		}
	}
	return next(ctx)
}

// InterceptResponse charges the difference between the actual cost and what has been charged already. It adds
// `extensions.cost` to the responses of requests with `"extensions": {"cost": true}`.
func (l costLimits) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	operation := graphql.GetOperationContext(ctx)
	b, measured := billOf(operation)
	if response == nil || !measured {
		return response
	}
	charged := 0.0
	if b.work != nil {
		b.add(response.Data)
		charged = b.cost()
		// The request itself and the bytes received are charged separately, when the request is complete.
		l.charge(ctx, b, charged-price.Request-price.Units(price.Received, b.work.Count(price.Received))-b.paid)
	}
	if operation.Extensions["cost"] != true {
		return response
	}
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = map[string]any{
		"charged": charged, "estimate": min(math.Ceil(b.estimate), maxReportedCost), "limit": maxCost,
		"depth": b.size.depth, "depthLimit": maxDepth,
	}
	return response
}

// members counts the members of all objects in a JSON text, without decoding it.
func members(text []byte) int {
	count, inString := 0, false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++ // an escaped quote does not end the string
		case '"':
			inString = !inString
		case ':':
			if !inString {
				count++
			}
		}
	}
	return count
}
