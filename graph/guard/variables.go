package guard

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/graph/scalar"
	"proposaltracker/models"
)

// maxFaults bounds the errors reported about one operation's variables.
const maxFaults = 100

// variables finds invalid values of variables. gqlgen reports only the first one, and it accepts enum values in any
// letter case, which then match nothing.
type variables struct {
	schema *ast.Schema
	// hideNames omits the allowed names from errors.
	hideNames bool
	errs      []error
}

// check reports each missing value, each value of the wrong type, each invalid enum value and each
// unknown field, with its path and the allowed values.
func (v *variables) check(operation *ast.OperationDefinition, given map[string]any) *gqlerror.Error {
	for _, variable := range operation.VariableDefinitions {
		value, ok := given[variable.Variable]
		if ok {
			v.value(variable.Type, value, variable.Variable, false)
		} else {
			v.missing(variable.Type, variable.DefaultValue, variable.Variable)
		}
	}
	if len(v.errs) == 0 {
		return nil
	}
	joined := errors.Join(v.errs...)
	return &gqlerror.Error{Message: joined.Error(), Err: joined}
}

func (v *variables) report(fault *models.Error) {
	if len(v.errs) < maxFaults {
		v.errs = append(v.errs, fault)
	}
}

func (v *variables) missing(wanted *ast.Type, usual *ast.Value, field string) {
	if wanted.NonNull && usual == nil {
		v.report(models.NewProblem(models.Required).At(field))
	}
}

// value checks a value against a type. Scalars are checked only within input objects (nested): an invalid scalar that
// is itself a variable is reported at the arguments that use it. The exception is a number that is not an Int, which
// gqlgen would reject earlier.
func (v *variables) value(wanted *ast.Type, given any, field string, nested bool) {
	if given == nil {
		if wanted.NonNull {
			v.report(models.NewProblem(models.Required).At(field))
		}
		return
	}
	if wanted.Elem != nil {
		v.list(wanted.Elem, given, field, nested)
		return
	}
	definition := v.schema.Types[wanted.NamedType]
	switch {
	case definition == nil: // validation rejects the document
	case definition.Kind == ast.Enum:
		v.enum(definition, given, field)
	case definition.Kind == ast.InputObject:
		v.object(definition, given, field)
	case nested, isNumber(given) && definition.Name == "Int": // gqlgen's message about a wrong number does not contain the number
		if fault, ok := errors.AsType[*models.Error](scalar.Check(definition.Name, given)); ok {
			v.report(fault.At(field))
		}
	}
}

func isNumber(value any) bool {
	_, ok := value.(json.Number)
	return ok
}

// list checks each element of a list. As GraphQL requires, it treats a single value as a list with one element.
func (v *variables) list(wanted *ast.Type, given any, field string, nested bool) {
	values, ok := given.([]any)
	if !ok {
		v.value(wanted, given, field, nested)
	}
	for i, value := range values {
		v.value(wanted, value, fmt.Sprintf("%s[%d]", field, i), nested)
	}
}

func (v *variables) object(definition *ast.Definition, given any, field string) {
	values, ok := given.(map[string]any)
	if !ok {
		v.report(models.NewProblem(models.Malformed, models.P("type", models.TermInputObject)).At(field))
		return
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if definition.Fields.ForName(name) == nil && name != "__typename" {
			v.unknown(definition, name, field+"."+name)
		}
	}
	v.oneOf(definition, values, field)
	for _, inner := range definition.Fields {
		value, ok := values[inner.Name]
		if !ok {
			v.missing(inner.Type, inner.DefaultValue, field+"."+inner.Name)
			continue
		}
		v.value(inner.Type, value, field+"."+inner.Name, true)
	}
}

// oneOf checks that an object of a @oneOf type has exactly one member, which is not null.
func (v *variables) oneOf(definition *ast.Definition, values map[string]any, field string) {
	if definition.Directives.ForName("oneOf") == nil {
		return
	}
	names, given := []string{}, 0
	for _, inner := range definition.Fields {
		names = append(names, inner.Name)
		if values[inner.Name] != nil {
			given++
		}
	}
	if given == 1 && len(values) == 1 {
		return
	}
	fault := models.NewProblem(models.NotExactlyOne)
	if !v.hideNames {
		fault = models.NewProblem(models.NotExactlyOne, models.P("allowed", names...))
	}
	v.report(fault.At(field))
}

func (v *variables) unknown(definition *ast.Definition, name, field string) {
	if v.hideNames {
		v.report(models.NewProblem(models.UnknownField, models.P("value", name)).At(field))
		return
	}
	known := []string{}
	for _, one := range definition.Fields {
		known = append(known, one.Name)
	}
	v.report(models.NewProblem(models.UnknownField, models.P("value", name), models.P("allowed", known...)).At(field))
}

func (v *variables) enum(definition *ast.Definition, given any, field string) {
	allowed := []string{}
	for _, value := range definition.EnumValues {
		allowed = append(allowed, value.Name)
	}
	text, ok := given.(string)
	if ok && slices.Contains(allowed, text) {
		return
	}
	if v.hideNames {
		v.report(models.NewProblem(models.UnknownValue, models.P("value", given)).At(field))
		return
	}
	v.report(models.NewProblem(models.UnknownValue, models.P("value", given), models.P("allowed", allowed...)).At(field))
}
