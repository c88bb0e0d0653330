package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:embed slices.gotpl
var marshalSequentially string

const (
	byGoroutines = "graphql.MarshalSliceConcurrently(ctx, len(v), 0, false, "
	byLoop       = "marshalSequentially(ctx, len(v), "
)

// sequentialSlices makes the elements of lists resolve sequentially, unless they query the database. gqlgen starts a
// goroutine for each element and has no setting to prevent this, so sequentialSlices replaces the call in the generated
// code.
func sequentialSlices(data *codegen.Data) error {
	files, err := filepath.Glob(filepath.Join(data.Config.Exec.DirName, "*.generated.go"))
	if err != nil {
		return fmt.Errorf("list the generated files: %w", err)
	}
	lists := map[string]bool{}
	for _, reference := range data.ReferencedTypes {
		name := reference.MarshalFunc() // empty for inputs
		if name != "" && reference.IsSlice() && !reference.IsScalar() && !queries(data, reference.Definition) {
			lists[name] = true
		}
	}
	for _, file := range files {
		if err := replaceIn(file, lists); err != nil {
			return err
		}
	}
	for left := range lists {
		return fmt.Errorf("%s was not found in the form that gqlgen used to generate; check its current output", left)
	}
	return templates.Render(templates.Options{ //nolint:wrapcheck // the error contains the path
		PackageName: data.Config.Exec.Package, Template: marshalSequentially, GeneratedHeader: true, Packages: data.Config.Packages,
		Filename: filepath.Join(data.Config.Exec.DirName, "slices.generated.go"),
	})
}

// queries reports whether the elements of a list query the database: the elements themselves, the nodes of edges, or
// one of the possible types of an interface or union.
func queries(data *codegen.Data, element *ast.Definition) bool {
	if querying()[element.Name] || querying()[strings.TrimSuffix(element.Name, "Edge")] {
		return true
	}
	for _, possible := range data.Schema.GetPossibleTypes(element) {
		if querying()[possible.Name] {
			return true
		}
	}
	return false
}

// replaceIn replaces the call in those functions of the file that lists contains, and removes them from lists.
func replaceIn(file string, lists map[string]bool) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the generated code: %w", err)
	}
	functions := strings.Split(string(text), "\nfunc ")
	for i, function := range functions {
		name, _, _ := strings.Cut(strings.TrimPrefix(function, "(ec *executionContext) "), "(")
		if lists[name] && strings.Contains(function, byGoroutines) {
			functions[i] = strings.Replace(function, byGoroutines, byLoop, 1)
			delete(lists, name)
		}
	}
	if err := os.WriteFile(file, []byte(strings.Join(functions, "\nfunc ")), 0o644); err != nil { //nolint:gosec // source files are world-readable
		return fmt.Errorf("write the generated code: %w", err)
	}
	return nil
}
