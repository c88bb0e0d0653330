package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// told lets clients ask for the schema, or refuses it to them.
func told(options Options) graphql.HandlerExtension {
	if options.Hidden {
		return hidden{}
	}
	return extension.Introspection{}
}

// hidden refuses operations that ask for the schema. gqlgen would answer them with null and an error
// without a code.
type hidden struct{}

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = hidden{}

// ExtensionName names the extension to gqlgen.
func (hidden) ExtensionName() string { return "Hidden" }

// Validate has nothing to check in the schema.
func (hidden) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext changes nothing.
func (hidden) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if field := asksSchema(operation.Operation.SelectionSet, operation.Doc, map[string]bool{}); field != "" {
		return refusal(models.NewError(models.Forbidden,
			"%s is not answered: this server does not tell its schema (introspection is switched off); take it from a server for development", field))
	}
	return nil
}

// asksSchema is the field at the root of an operation that asks for the schema; empty for none. Each
// fragment is looked into once.
func asksSchema(set ast.SelectionSet, document *ast.QueryDocument, seen map[string]bool) string {
	for _, one := range set {
		found := ""
		switch selected := one.(type) {
		case *ast.Field:
			if selected.Name == "__schema" || selected.Name == "__type" {
				found = selected.Name
			}
		case *ast.InlineFragment:
			found = asksSchema(selected.SelectionSet, document, seen)
		case *ast.FragmentSpread:
			fragment := document.Fragments.ForName(selected.Name)
			if fragment != nil && !seen[selected.Name] {
				seen[selected.Name] = true
				found = asksSchema(fragment.SelectionSet, document, seen)
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}
