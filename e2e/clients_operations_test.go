package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// The operations of the clients include every mutation of the schema, under the mutation's name,
// and both clients have been generated from these operations.
func TestClientOperations(t *testing.T) {
	t.Parallel()
	mutations, operations := mutationsOfSchema(t), mutationsOfClients(t)
	if diff := cmp.Diff(mutations, operations); diff != "" {
		t.Errorf("mutations of graph/schema.graphql and of clients/operations (-schema +operations):\n%s", diff)
	}
	for _, generated := range []struct{ file, before, after string }{
		{"clients/go/generated.go", "\nfunc ", "(\n"},
		{"clients/typescript/src/generated/graphql.ts", "\nexport const ", "Document = "},
	} {
		code := read(t, generated.file)
		for _, mutation := range mutations {
			name := strings.ToUpper(mutation[:1]) + mutation[1:]
			if !strings.Contains(code, generated.before+name+generated.after) {
				t.Errorf("%s does not contain %s; regenerate the clients", generated.file, name)
			}
		}
	}
}

// mutationsOfSchema returns the fields of Mutation, sorted.
func mutationsOfSchema(t *testing.T) []string {
	t.Helper()
	schema, err := parser.ParseSchema(&ast.Source{Name: "schema.graphql", Input: read(t, "graph/schema.graphql")})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, field := range schema.Definitions.ForName("Mutation").Fields {
		names = append(names, field.Name)
	}
	if len(names) < 36 {
		t.Fatalf("found %d mutations in the schema, want at least 36: %v", len(names), names)
	}
	slices.Sort(names)
	return names
}

// mutationsOfClients returns the fields that the clients' mutations select, sorted.
func mutationsOfClients(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("clients/operations/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, file := range files {
		document, err := parser.ParseQuery(&ast.Source{Name: file, Input: read(t, file)})
		if err != nil {
			t.Fatal(err)
		}
		for _, operation := range document.Operations {
			if operation.Operation != ast.Mutation {
				continue
			}
			for _, selection := range operation.SelectionSet {
				names = append(names, selection.(*ast.Field).Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

func read(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
