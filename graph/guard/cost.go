package guard

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// Limits of one operation. The largest operations of known clients, and introspection by tools, cost
// at most a third of them.
const (
	// DefaultPageSize is the number of rows in a page without `first` and `last`.
	DefaultPageSize = 20
	// MaxPageSize is the largest number of rows in a page.
	MaxPageSize = 100
	// MaxCoAuthors is the largest number of rows in a page of a list of co-authors, which is returned whole by default.
	MaxCoAuthors = 250

	maxDepth = 20
	// maxRoots is the maximum number of root fields, each of which is a separate query or mutation.
	maxRoots = 50
	// maxCost bounds the values in a response: each field counts 1, multiplied by the rows of the
	// lists above it. A whole text counts 20, a nested list of proposals 1,000, a search 5,000, and a comparison
	// of whole texts and a subscription 10,000.
	maxCost = 200_000
	// maxReportedCost is the largest cost that errors show: some have a hundred digits.
	maxReportedCost = 1e12
)

// costLimits rejects operations that are too expensive or too deep, before they run. Each fragment is
// measured once, however often it is spread.
type costLimits struct{}

var _ interface {
	graphql.OperationContextMutator
	graphql.ResponseInterceptor
	graphql.HandlerExtension
} = costLimits{}

// ExtensionName implements [graphql.HandlerExtension].
func (costLimits) ExtensionName() string { return "CostLimits" }

// Validate implements [graphql.HandlerExtension].
func (costLimits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation; it changes nothing.
func (costLimits) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	m := &measure{document: operation.Doc, variables: operation.Variables, fragments: map[string]size{}}
	total := m.set(operation.Operation.SelectionSet)
	operation.Stats.SetExtension(costKey, total.cost)
	operation.Stats.SetExtension(depthKey, total.depth)
	roots := m.roots(operation.Operation.SelectionSet, map[string]bool{})
	switch {
	case m.deferred:
		return reject(models.NewProblem(models.NotSupported, models.P("feature", "@defer")))
	case operation.Operation.Operation == ast.Subscription && roots > 1:
		return reject(models.NewProblem(models.NotSupported, models.P("feature", "A subscription with several root fields")))
	case roots > maxRoots:
		return reject(models.NewProblem(models.TooMany, models.P("items", models.TermRootFields), models.P("count", roots), models.P("limit", maxRoots)))
	case total.depth > maxDepth:
		return reject(models.NewProblem(models.TooDeep, models.P("depth", total.depth), models.P("limit", maxDepth)))
	case total.cost > maxCost:
		return reject(models.NewProblem(models.TooCostly, models.P("cost", int(min(total.cost, maxReportedCost))), models.P("limit", maxCost)))
	default:
		return nil
	}
}

// These keys store the measured cost and depth in an operation's statistics.
const (
	costKey  = "Cost"
	depthKey = "Depth"
)

// CostOf returns the cost of an operation, in the units of the limit; 0 if it was not measured.
func CostOf(operation *graphql.OperationContext) float64 {
	cost, _ := operation.Stats.GetExtension(costKey).(float64)
	return cost
}

// InterceptResponse adds `extensions.cost` to the responses of requests with `"extensions":
// {"cost": true}`.
func (costLimits) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	operation := graphql.GetOperationContext(ctx)
	depth, ok := operation.Stats.GetExtension(depthKey).(int)
	if response == nil || !ok || operation.Extensions["cost"] != true {
		return response
	}
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = map[string]any{
		"requested": min(CostOf(operation), maxReportedCost), "limit": maxCost, "depth": depth, "depthLimit": maxDepth,
	}
	return response
}

// size is the depth and the cost of a selection. The cost is a float, so it cannot overflow.
type size struct {
	depth int
	cost  float64
}

func (s size) plus(other size) size {
	return size{max(s.depth, other.depth), s.cost + other.cost}
}

type measure struct {
	document  *ast.QueryDocument
	variables map[string]any
	fragments map[string]size
	deferred  bool
}

func (m *measure) set(set ast.SelectionSet) size {
	var total size
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			total = total.plus(m.field(selected))
		case *ast.InlineFragment:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.plus(m.set(selected.SelectionSet))
		case *ast.FragmentSpread:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.plus(m.fragment(selected.Name))
		}
	}
	return total
}

func (m *measure) fragment(name string) size {
	if known, measured := m.fragments[name]; measured {
		return known
	}
	fragment := m.document.Fragments.ForName(name)
	if fragment == nil {
		return size{}
	}
	total := m.set(fragment.SelectionSet)
	m.fragments[name] = total
	return total
}

// roots counts the root fields of a selection, including those in fragments.
func (m *measure) roots(set ast.SelectionSet, spread map[string]bool) int {
	count := 0
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			count++
		case *ast.InlineFragment:
			count += m.roots(selected.SelectionSet, spread)
		case *ast.FragmentSpread:
			fragment := m.document.Fragments.ForName(selected.Name)
			if fragment != nil && !spread[selected.Name] {
				spread[selected.Name] = true
				count += m.roots(fragment.SelectionSet, spread)
			}
		}
	}
	return count
}

func (m *measure) field(field *ast.Field) size {
	below := m.set(field.SelectionSet)
	return size{below.depth + 1, work(field) + m.rows(field)*below.cost}
}

// work returns the cost of a field alone: 1, or more for whole texts, comparisons and searches.
func work(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return 1
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.compare", "Subscription.events": // a subscription takes two snapshots to start
		return 10_000
	case "AgendaItem.proposals", "Delegation.proposals", "Group.proposals", "Venue.proposals", "WorkProgramme.proposals":
		return 1_000 // a list of its own for each row above it
	case "Query.search":
		return 5_000
	case "RevisionText.body", "RevisionText.sections", "RevisionComparison.text":
		return 20
	default:
		return 1
	}
}

// rows returns the number of rows a field can have: the size of its page, the number of its ids, or
// the assumed length of a list without pages. The nodes of a connection are counted at the connection.
func (m *measure) rows(field *ast.Field) float64 {
	switch {
	case field.Definition == nil || field.ObjectDefinition == nil:
		return 1
	case field.Definition.Arguments.ForName("first") != nil:
		return m.page(field)
	case field.Definition.Arguments.ForName("ids") != nil:
		return m.given(field.Arguments.ForName("ids"))
	case field.Definition.Type.Elem == nil || strings.HasSuffix(field.ObjectDefinition.Name, "Connection"):
		return 1
	default:
		return rowsOf(field.ObjectDefinition.Name + "." + field.Name)
	}
}

// rowsOf returns the assumed length of a list without pages.
func rowsOf(list string) float64 {
	switch list {
	case "Answer.viewerCan", "CoAuthorship.viewerCan", "FollowUp.viewerCan", "Meeting.viewerCan", "Question.viewerCan",
		"Relation.viewerCan", "VenueTarget.viewerCan", "Viewer.viewerCan", "WebhookDelivery.viewerCan":
		return 4
	case "Group.members":
		return 75 // the G-90 has 74
	case "Query.delegations":
		return 250
	case "Proposal.viewerCan":
		return 11
	case "Revision.viewerCan", "Webhook.viewerCan":
		return 6
	case "Problem.params":
		return 3
	case "Query.venues", "Query.groups":
		return 50
	default:
		return 10
	}
}

// page returns the requested page size, or the largest if the argument is invalid.
func (m *measure) page(field *ast.Field) float64 {
	for _, name := range []string{"first", "last"} {
		argument := field.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		asked, err := argument.Value.Value(m.variables)
		if err == nil && asked == nil {
			continue
		}
		if rows, ok := asked.(int64); ok && err == nil {
			return min(max(float64(rows), 1), largestPage(field))
		}
		return largestPage(field)
	}
	return DefaultPageSize
}

// largestPage returns the maximum page size of a connection.
func largestPage(field *ast.Field) float64 {
	if field.ObjectDefinition.Name == "Proposal" && field.Name == "coAuthors" {
		return MaxCoAuthors
	}
	return MaxPageSize
}

// given returns the length of a list argument.
func (m *measure) given(argument *ast.Argument) float64 {
	if argument == nil {
		return 1
	}
	if values, err := argument.Value.Value(m.variables); err == nil {
		if list, ok := values.([]any); ok {
			return max(float64(len(list)), 1)
		}
	}
	return 1
}
