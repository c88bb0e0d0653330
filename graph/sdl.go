package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"proposaltracker/graph/generated"
)

// Schema returns the schema.
func Schema() *ast.Schema { return generated.NewExecutableSchema(generated.Config{}).Schema() }

// SDL returns the schema in the schema definition language, with its descriptions.
func SDL() string {
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchema(Schema())
	return text.String()
}

// PublishedSDL is [SDL], or "" if introspection is disabled.
func PublishedSDL(introspection bool) string {
	if !introspection {
		return ""
	}
	return SDL()
}
