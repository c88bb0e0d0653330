package guard

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"

	"proposaltracker/models"
)

// Limits on documents, independent of their selections.
const (
	// maxTokens bounds the number of tokens, and so the time spent on parsing.
	maxTokens = 5_000
	// maxBytes bounds the text, including comments and inline values.
	maxBytes = 100_000
	// maxDirectives bounds the number of directives.
	maxDirectives = 200
	// maxAliases bounds the number of aliases. Clients fetch a hundred objects with `nodes(ids:)`, not with a hundred
	// aliases.
	maxAliases = 100
	// maxFragments bounds the number of fragments, which validation compares pairwise.
	maxFragments = 150
	// maxPairs bounds the comparisons of fields with the same response name. Validation compares them pairwise:
	// without a bound, 15 kB of one repeated field take seconds.
	maxPairs = 50_000
)

// documentLimits rejects documents and variables before validation, which is too expensive for some
// documents, and whose errors about invalid variables lack detail.
type documentLimits struct {
	schema *ast.Schema
	// parsed caches the documents that passed validation.
	parsed graphql.Cache[*ast.QueryDocument]
	// hideNames omits names of the schema from errors.
	hideNames bool
}

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = documentLimits{}

// ExtensionName implements [graphql.HandlerExtension].
func (documentLimits) ExtensionName() string { return "DocumentLimits" }

// Validate implements [graphql.HandlerExtension].
func (documentLimits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters checks the document and the variables; it changes nothing.
func (l documentLimits) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	document, known := l.parsed.Get(ctx, params.Query)
	if !known {
		parsed, fault := parse(params.Query)
		if fault != nil {
			return reject(fault)
		}
		document = parsed
	}
	if document == nil || len(document.Operations) == 0 {
		return nil // the executor reports the syntax error
	}
	operation, fault := selectOperation(document.Operations, params.OperationName)
	if fault != nil {
		return reject(fault)
	}
	values := variables{schema: l.schema, hideNames: l.hideNames}
	return values.check(operation, params.Variables)
}

// parse parses a document that is within the limits. The document is nil if it has a syntax error.
//
// Errors: LIMIT_EXCEEDED.
func parse(text string) (*ast.QueryDocument, *models.Error) {
	if len(text) > maxBytes {
		return nil, models.NewProblem(models.TooLong, models.P("length", len(text)), models.P("limit", maxBytes), models.P("unit", models.TermBytes))
	}
	source := &ast.Source{Input: text}
	if tooLong(source) {
		return nil, models.NewProblem(models.TooMany, models.P("items", models.TermTokens), models.P("limit", maxTokens))
	}
	document, err := parser.ParseQuery(source)
	if err != nil {
		return nil, nil //nolint:nilerr // the executor reports the syntax error
	}
	r := repetition{fragments: len(document.Fragments), names: map[string]int{}}
	for _, operation := range document.Operations {
		r.directives += len(operation.Directives)
		r.set(operation.SelectionSet)
	}
	for _, fragment := range document.Fragments {
		r.directives += len(fragment.Directives)
		r.set(fragment.SelectionSet)
	}
	return document, r.fault()
}

// tooLong reports whether a document has more than maxTokens tokens.
func tooLong(source *ast.Source) bool {
	tokens := lexer.New(source)
	for range maxTokens + 1 {
		if token, err := tokens.ReadToken(); err != nil || token.Kind == lexer.EOF {
			return false
		}
	}
	return true
}

// selectOperation returns the operation with the given name. An empty name selects the only operation.
//
// Errors: INVALID_INPUT.
func selectOperation(operations ast.OperationList, name string) (*ast.OperationDefinition, *models.Error) {
	if operation := operations.ForName(name); operation != nil {
		return operation, nil
	}
	names := []string{}
	for _, operation := range operations {
		if operation.Name == "" { // then it is the only operation
			return nil, models.NewProblem(models.OperationNotFound, models.P("value", name))
		}
		names = append(names, operation.Name)
	}
	return nil, models.NewProblem(models.OperationNotFound, models.P("value", name), models.P("allowed", names...))
}

// repetition counts repeated elements of a document.
type repetition struct {
	fragments  int
	aliases    int
	directives int
	names      map[string]int
}

func (r *repetition) set(set ast.SelectionSet) {
	for _, one := range set {
		switch selected := one.(type) {
		case *ast.Field:
			r.names[selected.Alias]++
			r.directives += len(selected.Directives)
			if selected.Alias != selected.Name {
				r.aliases++
			}
			r.set(selected.SelectionSet)
		case *ast.InlineFragment:
			r.directives += len(selected.Directives)
			r.set(selected.SelectionSet)
		case *ast.FragmentSpread:
			r.directives += len(selected.Directives)
			r.names["..."+selected.Name]++
		}
	}
}

func (r *repetition) fault() *models.Error {
	pairs := 0
	for _, times := range r.names {
		pairs += times * (times - 1) / 2
	}
	switch {
	case r.aliases > maxAliases:
		return models.NewProblem(models.TooMany, models.P("items", models.TermAliases), models.P("count", r.aliases), models.P("limit", maxAliases))
	case r.directives > maxDirectives:
		return models.NewProblem(models.TooMany, models.P("items", models.TermDirectives), models.P("count", r.directives), models.P("limit", maxDirectives))
	case r.fragments > maxFragments:
		return models.NewProblem(models.TooMany, models.P("items", models.TermFragments), models.P("count", r.fragments), models.P("limit", maxFragments))
	case pairs > maxPairs:
		return models.NewProblem(models.TooMany, models.P("items", models.TermRepeatedFields), models.P("count", pairs), models.P("limit", maxPairs))
	default:
		return nil
	}
}
