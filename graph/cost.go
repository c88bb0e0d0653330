package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// Limits of one operation. The largest that a front end sends by the contract costs a third.
const (
	// maxTokens bounds the document, before anything else is done with it.
	maxTokens = 5_000
	maxDepth  = 20
	// maxCost bounds the values that an answer can hold: each field counts one, times the rows
	// of the pages above it.
	maxCost = 200_000
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
		return limitError(models.NewError(models.InvalidInput, "@defer is not supported; ask for the fields without it"))
	case total.depth > maxDepth:
		return limitError(models.NewError(models.LimitExceeded, "the operation is %d fields deep; at most %d are allowed", total.depth, maxDepth))
	case total.cost > maxCost:
		return limitError(models.NewError(models.LimitExceeded, "the operation costs %.0f; at most %d is allowed; ask for smaller pages", total.cost, maxCost))
	default:
		return nil
	}
}

func limitError(fault *models.Error) *gqlerror.Error {
	return &gqlerror.Error{Message: fault.Message, Err: fault}
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
	return size{below.depth + 1, 1 + m.rows(field)*below.cost}
}

// rows is how many rows a field can answer: the page that it asks for.
func (m *measure) rows(field *ast.Field) float64 {
	if field.Definition == nil || field.Definition.Arguments.ForName("first") == nil {
		return 1
	}
	for _, name := range []string{"first", "last"} {
		argument := field.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		asked, err := argument.Value.Value(m.variables)
		if rows, is := asked.(int64); err == nil && is {
			return min(max(float64(rows), 1), maxPage)
		}
	}
	return defaultPage
}
