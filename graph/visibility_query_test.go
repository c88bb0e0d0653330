package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// nodeTypes lists the types that implement Node, except for those that everybody may see.
func nodeTypes(s *ast.Schema) []string {
	types := []string{}
	for kind, definition := range s.Types {
		if definition.Kind == ast.Object && slices.Contains(definition.Interfaces, "Node") && !isReference(kind) {
			types = append(types, kind)
		}
	}
	slices.Sort(types)
	return types
}

// nodesQuery returns a query for objects by ID. For each of the given types it selects the fields that are values:
// see [values].
func nodesQuery(s *ast.Schema, ids, kinds []string) string {
	selection := "{ __typename id"
	for _, kind := range kinds {
		selection += fmt.Sprintf(" ... on %s %s", kind, values(s, s.Types[kind], kind+"_"))
	}
	encoded, _ := json.Marshal(ids) // strings always marshal
	return fmt.Sprintf("{ nodes(ids: %s) %s } }", encoded, selection)
}

// values returns a selection of the fields of a type that are values: scalars, enums, and objects without an ID.
// Field aliases have the prefix, because fields of different types can have the same name and different types.
func values(s *ast.Schema, definition *ast.Definition, prefix string) string {
	parts := []string{"__typename"}
	for _, field := range definition.Fields {
		below := s.Types[field.Type.Name()]
		alias := prefix + field.Name + ": " + field.Name
		switch {
		case strings.HasPrefix(field.Name, "__") || strings.HasSuffix(below.Name, "Connection"):
		case field.Name == "viewerCan": // acts.txt covers what each viewer can do
		case below.Kind == ast.Scalar || below.Kind == ast.Enum:
			parts = append(parts, alias)
		case below.Kind == ast.Object && !slices.Contains(below.Interfaces, "Node"):
			parts = append(parts, alias+" "+values(s, below, ""))
		}
	}
	return "{ " + strings.Join(parts, " ") + " }"
}
