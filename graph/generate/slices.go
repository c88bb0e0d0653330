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
var marshalInTurn string

const (
	byGoroutines = "graphql.MarshalSliceConcurrently(ctx, len(v), 0, false, "
	byLoop       = "marshalInTurn(ctx, len(v), "
)

// slicesInTurn has the elements of lists answered one after the other, but for those that ask the database. gqlgen
// starts a goroutine for each element, and has no setting for it: the call is replaced in what it has written.
func slicesInTurn(data *codegen.Data) error {
	files, err := filepath.Glob(filepath.Join(data.Config.Exec.DirName, "*.generated.go"))
	if err != nil {
		return fmt.Errorf("list what was generated: %w", err)
	}
	lists := map[string]bool{}
	for _, reference := range data.ReferencedTypes {
		name := reference.MarshalFunc() // empty for inputs
		if name != "" && reference.IsSlice() && !reference.IsScalar() && !asks(data, reference.Definition) {
			lists[name] = true
		}
	}
	for _, file := range files {
		if err := replaceIn(file, lists); err != nil {
			return err
		}
	}
	for left := range lists {
		return fmt.Errorf("%s was not found as gqlgen is known to write it; see how it does now", left)
	}
	return templates.Render(templates.Options{ //nolint:wrapcheck // tells the file
		PackageName: data.Config.Exec.Package, Template: marshalInTurn, GeneratedHeader: true, Packages: data.Config.Packages,
		Filename: filepath.Join(data.Config.Exec.DirName, "slices.generated.go"),
	})
}

// asks tells whether elements of a list ask the database: of themselves, as the node of an edge, or as one of the
// types that stand behind an interface or a union.
func asks(data *codegen.Data, element *ast.Definition) bool {
	if asking()[element.Name] || asking()[strings.TrimSuffix(element.Name, "Edge")] {
		return true
	}
	for _, possible := range data.Schema.GetPossibleTypes(element) {
		if asking()[possible.Name] {
			return true
		}
	}
	return false
}

// replaceIn replaces the call in the functions of lists that a file holds, and strikes these out.
func replaceIn(file string, lists map[string]bool) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read what was generated: %w", err)
	}
	functions := strings.Split(string(text), "\nfunc ")
	for i, function := range functions {
		name, _, _ := strings.Cut(strings.TrimPrefix(function, "(ec *executionContext) "), "(")
		if lists[name] && strings.Contains(function, byGoroutines) {
			functions[i] = strings.Replace(function, byGoroutines, byLoop, 1)
			delete(lists, name)
		}
	}
	if err := os.WriteFile(file, []byte(strings.Join(functions, "\nfunc ")), 0o644); err != nil { //nolint:gosec // source is for all to read
		return fmt.Errorf("write what was generated: %w", err)
	}
	return nil
}
