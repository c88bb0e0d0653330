package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"

	"proposaltracker/models"
)

// Limits of a document, whatever it asks for.
const (
	// maxTokens bounds what is parsed.
	maxTokens = 5_000
	// maxBytes bounds the text, comments and values written into it included.
	maxBytes = 100_000
	// maxDirectives bounds the directives.
	maxDirectives = 200
	// maxAliases bounds how often one field can be asked for beside itself. A page of a hundred
	// things is asked for by `nodes`, not by a hundred aliases.
	maxAliases = 100
	// maxFragments bounds the fragments, which validation compares each with each.
	maxFragments = 150
	// maxPairs bounds the comparisons by which validation finds out whether fields under one name
	// agree. It compares each with each: without a bound, 15 kB of the same field take seconds.
	maxPairs = 50_000
)

// gate refuses documents and variables before they are validated, for validation costs more than
// it may for some documents, and tells less than it could of some variables.
type gate struct {
	schema *ast.Schema
	// parsed holds the documents that have passed.
	parsed graphql.Cache[*ast.QueryDocument]
	// hidden keeps the schema's names to itself.
	hidden bool
}

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = gate{}

// ExtensionName names the extension to gqlgen.
func (gate) ExtensionName() string { return "Gate" }

// Validate has nothing to check in the schema.
func (gate) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters checks what was sent; it changes nothing.
func (g gate) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	document, known := g.parsed.Get(ctx, params.Query)
	if !known {
		parsed, fault := admitted(params.Query)
		if fault != nil {
			return refusal(fault)
		}
		document = parsed
	}
	if document == nil || len(document.Operations) == 0 {
		return nil // whoever parses it next says what is wrong with it
	}
	operation, fault := chosen(document.Operations, params.OperationName)
	if fault != nil {
		return refusal(fault)
	}
	values := variables{schema: g.schema, hidden: g.hidden}
	return values.wrong(operation, params.Variables)
}

// refusal is an error of ours as gqlgen takes it from an extension.
func refusal(fault *models.Error) *gqlerror.Error {
	return &gqlerror.Error{Message: fault.Message, Err: fault}
}

// admitted parses a document that is within the limits. It is nil where it cannot be parsed.
//
// Errors: LIMIT_EXCEEDED.
func admitted(text string) (*ast.QueryDocument, *models.Error) {
	if len(text) > maxBytes {
		return nil, models.NewError(models.LimitExceeded, "the document has %d bytes; at most %d are allowed; give long values as variables", len(text), maxBytes)
	}
	source := &ast.Source{Input: text}
	if tooLong(source) {
		return nil, models.NewError(models.LimitExceeded, "the document has more than %d tokens, which is all that is allowed", maxTokens)
	}
	document, err := parser.ParseQuery(source)
	if err != nil {
		return nil, nil //nolint:nilerr // the executor parses it again, and tells what is wrong with it
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

// tooLong reads no further than the limit.
func tooLong(source *ast.Source) bool {
	tokens := lexer.New(source)
	for range maxTokens + 1 {
		if token, err := tokens.ReadToken(); err != nil || token.Kind == lexer.EOF {
			return false
		}
	}
	return true
}

// chosen is the operation to run.
//
// Errors: INVALID_INPUT.
func chosen(operations ast.OperationList, name string) (*ast.OperationDefinition, *models.Error) {
	if operation := operations.ForName(name); operation != nil {
		return operation, nil
	}
	names := []string{}
	for _, operation := range operations {
		if operation.Name == "" { // then it is alone
			const told = "no operation of the document is called %q; the one that there is has no name: leave operationName out"
			return nil, models.NewError(models.InvalidInput, told, name)
		}
		names = append(names, operation.Name)
	}
	return nil, models.NewError(models.InvalidInput, "no operation of the document is called %q; name one as operationName: %s", name, strings.Join(names, ", "))
}

// repetition counts how often a document names the same, wherever it does.
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
		return models.NewError(models.LimitExceeded, "the document has %d aliases; at most %d are allowed", r.aliases, maxAliases)
	case r.directives > maxDirectives:
		return models.NewError(models.LimitExceeded, "the document has %d directives; at most %d are allowed", r.directives, maxDirectives)
	case r.fragments > maxFragments:
		return models.NewError(models.LimitExceeded, "the document has %d fragments; at most %d are allowed", r.fragments, maxFragments)
	case pairs > maxPairs:
		return models.NewError(models.LimitExceeded,
			"the document repeats names so often that %d pairs of fields had to be compared; at most %d are allowed", pairs, maxPairs)
	default:
		return nil
	}
}
