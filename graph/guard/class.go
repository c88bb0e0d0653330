package guard

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/internal/admission"
)

// heavyCost is the lowest estimated cost of a query that counts as a heavy read.
const heavyCost = 50_000

// ClassOf returns the admission class of a query or mutation that has been measured. Do not call it for a
// subscription: subscriptions are limited as streams.
func ClassOf(operation *graphql.OperationContext) admission.Class {
	c := classifier{document: operation.Doc, seen: map[string]bool{}}
	c.set(operation.Operation.SelectionSet)
	switch {
	case operation.Operation.Operation == ast.Mutation:
		return admission.Writes
	case c.comparison:
		return admission.Comparisons
	case c.analysis:
		return admission.Analyses
	case c.search || EstimateOf(operation) >= heavyCost:
		return admission.HeavyReads
	default:
		return admission.InteractiveReads
	}
}

// Admit returns a function that waits for a slot in the class of the operation. client returns the client to which
// the slot is charged.
func Admit(slots *admission.Slots, client func(context.Context) any) func(context.Context, *graphql.OperationContext) (release func(), err error) {
	return func(ctx context.Context, operation *graphql.OperationContext) (func(), error) {
		return slots.Acquire(ctx, ClassOf(operation), client(ctx))
	}
}

// classifier finds expensive fields at any depth. It visits each fragment once.
type classifier struct {
	document                     *ast.QueryDocument
	seen                         map[string]bool
	comparison, analysis, search bool
}

func (c *classifier) set(set ast.SelectionSet) {
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			c.field(selected)
			c.set(selected.SelectionSet)
		case *ast.InlineFragment:
			c.set(selected.SelectionSet)
		case *ast.FragmentSpread:
			fragment := c.document.Fragments.ForName(selected.Name)
			if fragment != nil && !c.seen[selected.Name] {
				c.seen[selected.Name] = true
				c.set(fragment.SelectionSet)
			}
		}
	}
}

func (c *classifier) field(field *ast.Field) {
	if field.ObjectDefinition == nil || field.ObjectDefinition.Name != "Query" {
		return
	}
	switch {
	case field.Name == "compare":
		c.comparison = true
	case strings.HasPrefix(field.Name, "coSponsorship"):
		c.analysis = true
	case field.Name == "search":
		c.search = true
	}
}
