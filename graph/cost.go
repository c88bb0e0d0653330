package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// Limits of one operation. The largest that clients send by the contract, and what tools ask of the
// schema itself, costs a third at most.
const (
	maxDepth = 20
	// maxRoots bounds the fields at the root, each of which is a question or an act of its own.
	maxRoots = 50
	// maxCost bounds the values that an answer can hold: each field counts one, times the rows
	// of the lists above it. A whole text counts 20, a search 500, and what compares whole texts 10,000.
	maxCost = 200_000
	// maxTold is the largest cost that a refusal tells: some have a hundred digits.
	maxTold = 1e12
)

// limits refuses operations that ask for too much, before they are run. Each fragment is measured
// once, however often it is spread.
type limits struct{}

var _ interface {
	graphql.OperationContextMutator
	graphql.ResponseInterceptor
	graphql.HandlerExtension
} = limits{}

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "Limits" }

// Validate has nothing to check in the schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation; it changes nothing.
func (limits) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	m := &measure{document: operation.Doc, variables: operation.Variables, fragments: map[string]size{}}
	total := m.set(operation.Operation.SelectionSet)
	operation.Stats.SetExtension(measuredCost, total.cost)
	operation.Stats.SetExtension(measuredDepth, total.depth)
	roots := m.roots(operation.Operation.SelectionSet, map[string]bool{})
	switch {
	case m.deferred:
		return refusal(models.NewError(models.InvalidInput, "@defer is not supported; ask for the fields without it"))
	case roots > maxRoots:
		return refusal(models.NewError(models.LimitExceeded, "the operation has %d fields at its root; at most %d are allowed", roots, maxRoots))
	case total.depth > maxDepth:
		return refusal(models.NewError(models.LimitExceeded, "the operation is %d fields deep; at most %d are allowed", total.depth, maxDepth))
	case total.cost > maxCost:
		return refusal(models.NewError(models.LimitExceeded, "the operation costs %.0f; at most %d is allowed; ask for smaller pages",
			min(total.cost, maxTold), maxCost))
	default:
		return nil
	}
}

// Where an operation keeps what was measured of it.
const (
	measuredCost  = "Cost"
	measuredDepth = "Depth"
)

// CostOf is what an operation costs, by the rule that bounds it; 0 where it was not measured.
func CostOf(operation *graphql.OperationContext) float64 {
	cost, _ := operation.Stats.GetExtension(measuredCost).(float64)
	return cost
}

// InterceptResponse tells the size of an operation to those who ask for it with
// `"extensions": {"cost": true}`, in the answer's `extensions.cost`.
func (limits) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	operation := graphql.GetOperationContext(ctx)
	depth, is := operation.Stats.GetExtension(measuredDepth).(int)
	if response == nil || !is || operation.Extensions["cost"] != true {
		return response
	}
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = map[string]any{
		"requested": min(CostOf(operation), maxTold), "limit": maxCost, "depth": depth, "depthLimit": maxDepth,
	}
	return response
}

// size is how deep a selection goes and what it costs. The cost is a float: it cannot overflow.
type size struct {
	depth int
	cost  float64
}

func (s size) beside(other size) size {
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
			total = total.beside(m.field(selected))
		case *ast.InlineFragment:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.beside(m.set(selected.SelectionSet))
		case *ast.FragmentSpread:
			m.deferred = m.deferred || selected.Directives.ForName("defer") != nil
			total = total.beside(m.fragment(selected.Name))
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

// roots counts the fields of a selection, through the fragments that it spreads.
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

// work is what a field costs by itself: 1, but for those that hold whole texts, compare or search them.
func work(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return 1
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.compare", "RevisionComparison.plainText", "RevisionComparison.html":
		return 10_000
	case "Query.search":
		return 500
	case "RevisionText.body", "RevisionText.sections", "RevisionChanges.paragraphs":
		return 20
	default:
		return 1
	}
}

// rows is how many rows a field can answer: the page that it asks for, the ids that it is given, or
// what a list without pages holds at most. The list within a page was counted with the page.
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

// rowsOf is how long a list without pages is taken to be.
func rowsOf(list string) float64 {
	switch list {
	case "Group.members":
		return 75 // the G-90 has 74
	case "Query.venues":
		return 50
	default:
		return 10
	}
}

// page is the size of the page that is asked for. What cannot be read counts as the largest.
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
		if rows, is := asked.(int64); is && err == nil {
			return min(max(float64(rows), 1), maxPage)
		}
		return maxPage
	}
	return defaultPage
}

// given is the length of a list that is given as an argument.
func (m *measure) given(argument *ast.Argument) float64 {
	if argument == nil {
		return 1
	}
	if values, err := argument.Value.Value(m.variables); err == nil {
		if list, is := values.([]any); is {
			return max(float64(len(list)), 1)
		}
	}
	return 1
}
