package guard

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

// useIntrospection enables introspection, or disables it together with the suggestions of names in
// validation errors.
func useIntrospection(server Server, disabled bool) {
	if !disabled {
		server.Use(extension.Introspection{})
		return
	}
	server.SetDisableSuggestion(true) // affects only two of the rules
	switch s := server.(type) {       // the same setting under two names
	case *handler.Server:
		s.SetValidationRulesFn(rulesWithoutSuggestions)
	case *executor.Executor:
		s.SetDefaultRulesFn(rulesWithoutSuggestions)
	}
	server.Use(noIntrospection{})
}

// rulesWithoutSuggestions returns the validation rules of the specification without suggestions.
// gqlgen itself replaces the two rules that are not listed here.
func rulesWithoutSuggestions() *rules.Rules {
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

// noIntrospection rejects introspection. gqlgen would return null and an error without a code.
type noIntrospection struct{}

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = noIntrospection{}

// ExtensionName implements [graphql.HandlerExtension].
func (noIntrospection) ExtensionName() string { return "NoIntrospection" }

// Validate implements [graphql.HandlerExtension].
func (noIntrospection) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext rejects introspection; it changes nothing.
func (noIntrospection) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	if field := introspectionField(operation.Operation.SelectionSet, operation.Doc, map[string]bool{}); field != "" {
		return reject(models.NewProblem(models.IntrospectionDisabled))
	}
	return nil
}

// introspectionField returns the root field that requests the schema, or "". It visits each fragment
// once.
func introspectionField(set ast.SelectionSet, document *ast.QueryDocument, seen map[string]bool) string {
	for _, one := range set {
		found := ""
		switch selected := one.(type) {
		case *ast.Field:
			if selected.Name == "__schema" || selected.Name == "__type" {
				found = selected.Name
			}
		case *ast.InlineFragment:
			found = introspectionField(selected.SelectionSet, document, seen)
		case *ast.FragmentSpread:
			fragment := document.Fragments.ForName(selected.Name)
			if fragment != nil && !seen[selected.Name] {
				seen[selected.Name] = true
				found = introspectionField(fragment.SelectionSet, document, seen)
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}
