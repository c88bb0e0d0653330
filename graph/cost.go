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
	// maxCost bounds the values that an answer can hold: each field counts one, times the rows
	// of the lists above it. What compares whole texts counts 10,000.
	maxCost = 200_000
	// maxTold is the largest cost that a refusal tells: some have a hundred digits.
	maxTold = 1e12
)

// limits refuses operations that ask for too much, before they are run. Each fragment is measured
// once, however often it is spread.
type limits struct{}

var _ interface {
	graphql.OperationContextMutator
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
	switch {
	case m.deferred:
		return refusal(models.NewError(models.InvalidInput, "@defer is not supported; ask for the fields without it"))
	case total.depth > maxDepth:
		return refusal(models.NewError(models.LimitExceeded, "the operation is %d fields deep; at most %d are allowed", total.depth, maxDepth))
	case total.cost > maxCost:
		return refusal(models.NewError(models.LimitExceeded, "the operation costs %.0f; at most %d is allowed; ask for smaller pages",
			min(total.cost, maxTold), maxCost))
	default:
		return nil
	}
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

func (m *measure) field(field *ast.Field) size {
	below := m.set(field.SelectionSet)
	return size{below.depth + 1, work(field) + m.rows(field)*below.cost}
}

// work is what a field costs by itself: 1, but for those that compare whole texts.
func work(field *ast.Field) float64 {
	if field.ObjectDefinition == nil {
		return 1
	}
	switch field.ObjectDefinition.Name + "." + field.Name {
	case "Query.compare", "RevisionComparison.plainText", "RevisionComparison.html":
		return 10_000
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
