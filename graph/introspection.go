package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"proposaltracker/models"
)

// tellSchema lets clients ask for the schema, or keeps it from them: the names that an error of
// validation would guess, too.
func tellSchema(run runner, options Options) {
	if !options.DisableIntrospection {
		run.Use(extension.Introspection{})
		return
	}
	run.SetDisableSuggestion(true) // of two rules
	switch one := run.(type) {     // which call it by two names
	case *handler.Server:
		one.SetValidationRulesFn(rulesWithoutNames)
	case *executor.Executor:
		one.SetDefaultRulesFn(rulesWithoutNames)
	}
	run.Use(hidden{})
}

// rulesWithoutNames are those of the specification. The two for which gqlgen itself chooses are as they
// were.
func rulesWithoutNames() *rules.Rules {
	chosen := rules.NewDefaultRules()
	for name, silent := range map[string]core.Rule{
		rules.KnownArgumentNamesRule.Name:  rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRule.Name:      rules.KnownTypeNamesRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRule.Name: rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		chosen.RemoveRule(name)
		chosen.AddRule(silent.Name, silent.RuleFunc)
	}
	return chosen
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
