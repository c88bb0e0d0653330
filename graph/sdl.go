package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/formatter"

	"proposaltracker/graph/generated"
)

// SDL is what is told of the schema: all, or nothing where introspection is switched off.
func (c Config) SDL() string {
	if !c.Introspection {
		return ""
	}
	return SDL()
}

// SDL is the schema in GraphQL's own language, with its descriptions, as tools that generate clients
// read it.
func SDL() string {
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchema(generated.NewExecutableSchema(generated.Config{}).Schema())
	return text.String()
}
