// Command generate runs gqlgen on the schema, like gqlgen's own command, with two differences. It completes
// descriptions with the rules of this package, the errors of fields from models/operations.json, and the examples of
// mutations from graph/testdata/acts.txt. In the generated code, the elements of lists, and the fields of objects that
// are already in memory, are resolved sequentially. The command also writes graph/schema.graphql, the schema as it is
// served.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"proposaltracker/models"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	if err := writeErrors(models.Errors()); err != nil {
		return err
	}
	settings, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return fmt.Errorf("read gqlgen.yml: %w", err)
	}
	if err := completeDescriptions(settings.Sources); err != nil {
		return err
	}
	plan := &sequential{}
	if err := api.Generate(settings, api.AddPlugin(plan)); err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	if err := printSchema(settings.Schema); err != nil {
		return err
	}
	return sequentialSlices(plan.data)
}

// completeDescriptions adds generated descriptions, examples and errors to the schema.
func completeDescriptions(sources []*ast.Source) error {
	operations, err := readOperations()
	if err != nil {
		return err
	}
	examples, err := readExamples()
	if err != nil {
		return err
	}
	return describe(sources, func(elements []element) error {
		if err := fill(elements, rules()); err != nil {
			return err
		}
		addExamples(elements, examples)
		listErrors(elements, operations, models.Errors())
		return nil
	})
}

// printSchema writes the schema as it is served, with all descriptions, for clients and reviews.
func printSchema(schema *ast.Schema) error {
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchema(schema)
	if err := os.WriteFile("graph/schema.graphql", []byte(text.String()), 0o644); err != nil { //nolint:gosec // source files are world-readable
		return fmt.Errorf("write the printed schema: %w", err)
	}
	return nil
}

// querying lists the types with several fields that query the database; only these fields are worth resolving
// concurrently.
func querying() map[string]bool {
	return map[string]bool{"Query": true, "Viewer": true, "Venue": true, "Webhook": true, "CoSponsorshipNetwork": true}
}

// sequential is a gqlgen plugin that makes the fields of all other types resolve sequentially. By default, gqlgen starts
// a goroutine for each field that has a resolver, which costs more than resolving a field from memory.
type sequential struct{ data *codegen.Data }

func (*sequential) Name() string { return "sequential" }

func (p *sequential) GenerateCode(data *codegen.Data) error { //nolint:unparam // the signature of gqlgen's plugins
	p.data = data
	for _, object := range data.Objects {
		object.DisableConcurrency = object.DisableConcurrency || !querying()[object.Name]
	}
	return nil
}
