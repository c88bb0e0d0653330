package guard

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Responses to queries that select only introspection fields are cached by document, operation and variables.
func TestIntrospectionCache(t *testing.T) {
	t.Parallel()
	c, runs := newIntrospectionCache(), 0
	ask := func(text, name string, variables map[string]any, faults gqlerror.List) string {
		document, err := parser.ParseQuery(&ast.Source{Input: text})
		if err != nil {
			t.Fatal(err)
		}
		ctx := graphql.WithOperationContext(t.Context(), &graphql.OperationContext{
			RawQuery: text, OperationName: name, Variables: variables, Operation: document.Operations.ForName(name),
		})
		ctx = graphql.WithResponseContext(ctx, graphql.DefaultErrorPresenter, nil)
		response := c.InterceptResponse(ctx, func(context.Context) *graphql.Response {
			runs++
			return &graphql.Response{Data: json.RawMessage(text), Errors: faults}
		})
		return string(response.Data)
	}
	for _, step := range []struct {
		text, name string
		variables  map[string]any
		faults     gqlerror.List
		want       int // runs so far
	}{
		{"{ __schema { types { name } } __typename }", "", nil, nil, 1},
		{"{ __schema { types { name } } __typename }", "", nil, nil, 1},
		{`{ __type(name: "Query") { name } }`, "", nil, nil, 2},
		{`query A { __typename } query B { a: __typename }`, "A", nil, nil, 3},
		{`query A { __typename } query B { a: __typename }`, "B", nil, nil, 4},
		{`query A { __typename } query B { a: __typename }`, "A", nil, nil, 4},
		{`query ($n: String!) { __type(name: $n) { name } }`, "", map[string]any{"n": "Query"}, nil, 5},
		{`query ($n: String!) { __type(name: $n) { name } }`, "", map[string]any{"n": "Venue"}, nil, 6},
		{`query ($n: String!) { __type(name: $n) { name } }`, "", map[string]any{"n": "Query"}, nil, 6},
		{"{ __schema { types { name } } viewer { subject } }", "", nil, nil, 7},
		{"{ __schema { types { name } } viewer { subject } }", "", nil, nil, 8},
		{"mutation { __typename }", "", nil, nil, 9},
		{"mutation { __typename }", "", nil, nil, 10},
		{"{ b: __typename }", "", nil, gqlerror.List{{Message: "late"}}, 11},
		{"{ b: __typename }", "", nil, nil, 12},
	} {
		if got := ask(step.text, step.name, step.variables, step.faults); got != step.text || runs != step.want {
			t.Errorf("%s %s %v: got response %s after %d runs, want %d runs", step.text, step.name, step.variables, got, runs, step.want)
		}
	}
}
