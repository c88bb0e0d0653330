package graph_test

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// isPart reports whether everybody who may see an object may also see its parts of the given type.
func isPart(typeName string) bool {
	return slices.Contains([]string{"LocalizedText", "Section", "Paragraph"}, typeName)
}

// isReference reports whether everybody may see all objects of the given type. Viewer is included because a viewer
// sees only itself.
func isReference(typeName string) bool {
	return slices.Contains([]string{"Viewer", "Delegation", "Group", "Venue", "WorkProgramme", "Meeting", "PageInfo", "WordChange"}, typeName)
}

// leadsBack reports whether a field returns an object that was visited at a lower depth, or reveals nothing new:
// viewerCan only repeats the errors of mutations.
func leadsBack(typeName, field string) bool {
	return typeName == "RevisionComparison" && slices.Contains([]string{"from", "to", "textFrom"}, field) || field == "proposal" || typeName == "Relation" && field == "from" || field == "venueTarget" || field == "corrects" || field == "question" || field == "revision" || typeName == "AgendaItem" && field == "proposals" || strings.HasSuffix(field, "Revision") ||
		field == "meetings" || field == "viewerCan" || field == "joinedIn" || field == "posedIn" || field == "leftIn" || typeName == "Meeting"
}

func arguments(field *ast.FieldDefinition) string {
	values := []string{}
	switch {
	case field.Name == "relations": // each returns a whole proposal
		values = append(values, "first: 5")
	case field.Arguments.ForName("first") != nil:
		values = append(values, "first: 8")
	}
	if field.Arguments.ForName("number") != nil {
		values = append(values, "number: 1")
	}
	if len(values) == 0 {
		return ""
	}
	return "(" + strings.Join(values, ", ") + ")"
}
