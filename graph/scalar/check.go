package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/models"
)

// Check returns an error unless input is a valid value of the named scalar. For the name of any other type, it returns
// nil.
//
// Errors: INVALID_INPUT.
func Check(name string, input any) (err error) {
	switch name {
	case "Date":
		_, err = UnmarshalDate(input)
	case "DateTime":
		_, err = UnmarshalDateTime(input)
	case "Symbol":
		_, err = UnmarshalSymbol(input)
	case "URL":
		_, err = UnmarshalURL(input)
	case "String":
		_, err = UnmarshalString(input)
	case "Int":
		_, err = UnmarshalInt(input)
	case "ID":
		_, err = idText(input)
	case "Float":
		_, isText := input.(string)
		if _, err := graphql.UnmarshalFloat(input); isText || err != nil {
			return models.NewProblem(models.Malformed, models.P("value", input), models.P("type", models.TermFloat))
		}
	case "Boolean":
		if _, ok := input.(bool); !ok {
			return models.NewProblem(models.Malformed, models.P("value", input), models.P("type", models.TermBoolean))
		}
	}
	return err
}
