package graph_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph"
	"proposaltracker/internal/web"
)

var update = flag.Bool("update", false, "rewrite schema.graphql")

// The printed schema in the repository is up to date, so that reviews show changes of the schema. To update it: go
// test ./graph -run PrintedSchema -update.
func TestPrintedSchema(t *testing.T) {
	t.Parallel()
	const printed = "schema.graphql"
	if *update {
		if err := os.WriteFile(printed, []byte(graph.SDL()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(printed)
	if err != nil {
		t.Fatal(err)
	}
	if string(stored) != graph.SDL() {
		t.Errorf("%s differs from the schema that is served; run: go test ./graph -run PrintedSchema -update", printed)
	}
}

// Every type, field, argument and enum value of the schema has a description that is a sentence.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	check := func(coordinate, description string) {
		if !strings.HasSuffix(description, ".") && !strings.HasSuffix(description, "`") {
			t.Errorf("%s: got description %q, want a sentence", coordinate, description)
		}
	}
	for name, definition := range graph.Schema().Types {
		if definition.BuiltIn {
			continue
		}
		check(name, definition.Description)
		for _, value := range definition.EnumValues {
			check(name+"."+value.Name, value.Description)
		}
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			check(name+"."+field.Name, field.Description)
			for _, argument := range field.Arguments {
				check(name+"."+field.Name+"("+argument.Name+":)", argument.Description)
			}
		}
	}
}

// The description of each mutation lists its errors. These lists are generated; the schema files must not contain
// them.
func TestErrorsInDescriptions(t *testing.T) {
	t.Parallel()
	for _, field := range graph.Schema().Mutation.Fields {
		if strings.Count(field.Description, "\n\nErrors: ") != 1 || !strings.Contains(field.Description, "KEY_REUSED") {
			t.Errorf("%s: got description %q, want a list of errors; run: go -C tools run ./reasons .. && go run ./graph/generate", field.Name, field.Description)
		}
	}
	for _, definition := range schema(t).Types {
		for _, field := range definition.Fields {
			if strings.Contains(field.Description, "Errors:") {
				t.Errorf("%s.%s: remove the list of errors from the schema file", definition.Name, field.Name)
			}
		}
	}
}

// SDL returns a schema that can be parsed and that has the same types, fields and descriptions as the served schema.
func TestSDL(t *testing.T) {
	t.Parallel()
	shown, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: graph.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	served := graph.Schema()
	if len(shown.Types) != len(served.Types) {
		t.Errorf("got %d types in SDL, want %d", len(shown.Types), len(served.Types))
	}
	for name, definition := range served.Types {
		other := shown.Types[name]
		if other == nil || other.Description != definition.Description || len(other.EnumValues) != len(definition.EnumValues) {
			t.Errorf("%s differs in SDL: %+v", name, other)
			continue
		}
		for _, field := range definition.Fields {
			same := other.Fields.ForName(field.Name)
			if same == nil || same.Type.String() != field.Type.String() || same.Description != field.Description || len(same.Arguments) != len(field.Arguments) {
				t.Errorf("%s.%s differs in SDL: %+v", name, field.Name, same)
			}
		}
	}
}

// The specification of symbols is published at the URL in the schema.
func TestSymbolSpecification(t *testing.T) {
	t.Parallel()
	url := graph.Schema().Types["Symbol"].Directives.ForName("specifiedBy").Arguments.ForName("url").Value.Raw
	if url != web.SymbolsPath {
		t.Errorf("got URL %s in the schema, want %s, where servers publish it", url, web.SymbolsPath)
	}
}
