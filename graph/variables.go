package graph

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/graph/scalar"
	"proposaltracker/models"
)

// maxFaults bounds how much is told of one operation's variables.
const maxFaults = 100

// variables looks for values that cannot be used. gqlgen tells of the first alone; and it takes values of closed
// lists in any letter case, which then find nothing.
type variables struct {
	schema *ast.Schema
	// hidden keeps to itself what would be right.
	hidden bool
	faults []error
}

// wrong tells of every value that is missing, of the wrong kind, or none of its closed list, and of every field that
// there is not, each at its place and with what would be right.
func (v *variables) wrong(operation *ast.OperationDefinition, given map[string]any) *gqlerror.Error {
	for _, variable := range operation.VariableDefinitions {
		value, has := given[variable.Variable]
		if has {
			v.value(variable.Type, value, variable.Variable, false)
		} else {
			v.missing(variable.Type, variable.DefaultValue, variable.Variable)
		}
	}
	if len(v.faults) == 0 {
		return nil
	}
	joined := errors.Join(v.faults...)
	return &gqlerror.Error{Message: joined.Error(), Err: joined}
}

func (v *variables) tell(fault *models.Error) {
	if len(v.faults) < maxFaults {
		v.faults = append(v.faults, fault)
	}
}

func (v *variables) missing(wanted *ast.Type, usual *ast.Value, field string) {
	if wanted.NonNull && usual == nil {
		v.tell(models.Invalid(field, "%s must be given", field))
	}
}

// value looks into a value of a type, which may be within an object. A scalar that is a variable of its own is told of at
// the arguments for which it is used.
func (v *variables) value(wanted *ast.Type, given any, field string, within bool) {
	if given == nil {
		if wanted.NonNull {
			v.tell(models.Invalid(field, "%s must not be null", field))
		}
		return
	}
	if wanted.Elem != nil {
		v.list(wanted.Elem, given, field, within)
		return
	}
	definition := v.schema.Types[wanted.NamedType]
	switch {
	case definition == nil: // the document is refused for it
	case definition.Kind == ast.Enum:
		v.enum(definition, given, field)
	case definition.Kind == ast.InputObject:
		v.object(definition, given, field)
	case within:
		if err := scalar.Check(definition.Name, given); err != nil {
			v.tell(models.Invalid(field, "%s", err.Error()))
		}
	}
}

// list takes a single value for a list of one, as GraphQL does.
func (v *variables) list(wanted *ast.Type, given any, field string, within bool) {
	values, is := given.([]any)
	if !is {
		v.value(wanted, given, field, within)
	}
	for i, value := range values {
		v.value(wanted, value, fmt.Sprintf("%s[%d]", field, i), within)
	}
}

func (v *variables) object(definition *ast.Definition, given any, field string) {
	values, is := given.(map[string]any)
	if !is {
		v.tell(models.Invalid(field, "%s must be an object of the type %s", field, definition.Name))
		return
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if definition.Fields.ForName(name) == nil && name != "__typename" {
			v.unknown(definition, name, field+"."+name)
		}
	}
	for _, inner := range definition.Fields {
		value, has := values[inner.Name]
		if !has {
			v.missing(inner.Type, inner.DefaultValue, field+"."+inner.Name)
			continue
		}
		v.value(inner.Type, value, field+"."+inner.Name, true)
	}
}

func (v *variables) unknown(definition *ast.Definition, name, field string) {
	if v.hidden {
		v.tell(models.Invalid(field, "%s has no field %q", definition.Name, name))
		return
	}
	known := []string{}
	for _, one := range definition.Fields {
		known = append(known, one.Name)
	}
	fault := models.Invalid(field, "%s has no field %q; give one of %s", definition.Name, name, strings.Join(known, ", "))
	fault.Allowed = known
	v.tell(fault)
}

func (v *variables) enum(definition *ast.Definition, given any, field string) {
	allowed := []string{}
	for _, value := range definition.EnumValues {
		allowed = append(allowed, value.Name)
	}
	text, is := given.(string)
	if is && slices.Contains(allowed, text) {
		return
	}
	if v.hidden {
		v.tell(models.Invalid(field, "%q is no %s", fmt.Sprint(given), definition.Name))
		return
	}
	fault := models.Invalid(field, "%q is no %s; give one of %s", fmt.Sprint(given), definition.Name, strings.Join(allowed, ", "))
	fault.Allowed = allowed
	v.tell(fault)
}
