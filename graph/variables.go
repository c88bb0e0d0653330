package graph

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/models"
)

// enums looks for values that are none of their closed list.
type enums struct {
	schema *ast.Schema
	// hidden keeps to itself what would be right.
	hidden bool
	faults []error
}

// unknown tells of every value of a closed list that is given in variables and is not of
// that list, each at its place and with what would be right. gqlgen tells of the first alone; and
// it takes values in any letter case, which then find nothing.
func (e *enums) unknown(operation *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	for _, variable := range operation.VariableDefinitions {
		e.value(variable.Type, variables[variable.Variable], variable.Variable)
	}
	if len(e.faults) == 0 {
		return nil
	}
	joined := errors.Join(e.faults...)
	return &gqlerror.Error{Message: joined.Error(), Err: joined}
}

// value looks into a value of a type. What has another shape than the type is passed over: it is
// refused for that afterwards.
func (e *enums) value(wanted *ast.Type, given any, field string) {
	if given == nil {
		return
	}
	if wanted.Elem != nil {
		e.list(wanted.Elem, given, field)
		return
	}
	definition := e.schema.Types[wanted.NamedType]
	switch {
	case definition == nil:
		return
	case definition.Kind == ast.Enum:
		e.enum(definition, given, field)
	case definition.Kind == ast.InputObject:
		e.object(definition, given, field)
	}
}

// list takes a single value for a list of one, as GraphQL does.
func (e *enums) list(wanted *ast.Type, given any, field string) {
	values, is := given.([]any)
	if !is {
		e.value(wanted, given, field)
	}
	for i, value := range values {
		e.value(wanted, value, fmt.Sprintf("%s[%d]", field, i))
	}
}

func (e *enums) object(definition *ast.Definition, given any, field string) {
	values, _ := given.(map[string]any)
	for _, inner := range definition.Fields {
		e.value(inner.Type, values[inner.Name], field+"."+inner.Name)
	}
}

func (e *enums) enum(definition *ast.Definition, given any, field string) {
	allowed := []string{}
	for _, value := range definition.EnumValues {
		allowed = append(allowed, value.Name)
	}
	text, is := given.(string)
	if is && slices.Contains(allowed, text) {
		return
	}
	if e.hidden {
		e.faults = append(e.faults, models.Invalid(field, "%q is no %s", fmt.Sprint(given), definition.Name))
		return
	}
	fault := models.Invalid(field, "%q is no %s; give one of %s", fmt.Sprint(given), definition.Name, strings.Join(allowed, ", "))
	fault.Allowed = allowed
	e.faults = append(e.faults, fault)
}
