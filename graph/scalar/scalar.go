// Package scalar converts the schema's scalars to and from Go values: dates, instants, symbols,
// URLs, codes and typed global IDs.
package scalar

import (
	"io"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/models"
)

// MarshalDate writes a day as `2016-07-14`, and the zero date as null.
func MarshalDate(day models.Date) graphql.Marshaler {
	if day.IsZero() {
		return graphql.Null
	}
	return quoted(day.String())
}

// UnmarshalDate parses a day in the form `2016-07-14`.
//
// Errors: INVALID_INPUT.
func UnmarshalDate(input any) (models.Date, error) {
	text, ok := input.(string)
	if !ok {
		return models.Date{}, models.NewProblem(models.Malformed, models.P("type", models.TermDate), models.P("example", "2016-07-14"))
	}
	return models.ParseDate(text)
}

// instantForm is the output format of instants. It has microsecond precision, like Postgres.
const instantForm = "2006-01-02T15:04:05.999999Z07:00"

// MarshalDateTime writes an instant in UTC, and the zero instant as null.
func MarshalDateTime(at time.Time) graphql.Marshaler {
	if at.IsZero() {
		return graphql.Null
	}
	return quoted(at.UTC().Format(instantForm))
}

// UnmarshalDateTime parses an RFC 3339 instant with a time zone. The letters T and Z may be lower
// case, as RFC 3339 allows.
//
// Errors: INVALID_INPUT.
func UnmarshalDateTime(input any) (time.Time, error) {
	text, ok := input.(string)
	if !ok {
		return time.Time{}, models.NewProblem(models.Malformed, models.P("type", models.TermDateTime), models.P("example", "2026-11-23T10:30:00Z"))
	}
	at, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
	if err != nil || !strict(text, at) {
		return time.Time{}, models.NewProblem(
			models.Malformed,
			models.P("value", text),
			models.P("type", models.TermDateTime),
			models.P("example", "2026-11-23T10:30:00Z"),
		)
	}
	return at, nil
}

// strict reports whether text conforms to RFC 3339. time.Parse also accepts one-digit hours, a
// decimal comma, and zone offsets of 24 hours and more.
func strict(text string, at time.Time) bool {
	const hourEnds = len("2026-11-23T10")
	_, zone := at.Zone()
	return text[hourEnds] == ':' && !strings.Contains(text, ",") && max(zone, -zone) < 24*60*60
}

// MarshalSymbol writes a symbol, and an empty symbol as null.
func MarshalSymbol(symbol models.Symbol) graphql.Marshaler {
	if symbol == "" {
		return graphql.Null
	}
	return quoted(string(symbol))
}

// UnmarshalSymbol accepts any string. The use case parses the symbol, so that it can report all errors of an input
// together.
//
// Errors: INVALID_INPUT if the value is not a string.
func UnmarshalSymbol(input any) (models.Symbol, error) {
	text, ok := input.(string)
	if !ok {
		return "", models.NewProblem(models.Malformed, models.P("type", models.TermSymbol), models.P("example", "JOB/GC/96/Rev.1"))
	}
	return models.Symbol(text), nil
}

// MarshalURL writes a URL, and an empty URL as null.
func MarshalURL(address string) graphql.Marshaler {
	if address == "" {
		return graphql.Null
	}
	return quoted(address)
}

// UnmarshalURL accepts any string. The use case parses the URL.
//
// Errors: INVALID_INPUT if the value is not a string.
func UnmarshalURL(input any) (string, error) {
	text, ok := input.(string)
	if !ok {
		return "", models.NewProblem(models.Malformed, models.P("type", models.TermURL), models.P("example", "https://www.example.org/report.pdf"))
	}
	return text, nil
}

// quoted writes a string as JSON.
func quoted(text string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		graphql.MarshalString(text).MarshalGQL(w)
	})
}

// MarshalString writes a string. gqlgen requires it because [UnmarshalString] exists.
func MarshalString(text string) graphql.Marshaler { return graphql.MarshalString(text) }

// UnmarshalString accepts only a string. A number is an error, as GraphQL requires.
//
// Errors: INVALID_INPUT.
func UnmarshalString(input any) (string, error) {
	text, ok := input.(string)
	if !ok {
		return "", models.NewProblem(models.Malformed, models.P("value", input), models.P("type", models.TermString))
	}
	return text, nil
}

// MarshalInt writes an integer. gqlgen requires it because [UnmarshalInt] exists.
func MarshalInt(number int) graphql.Marshaler { return graphql.MarshalInt(number) }

// UnmarshalInt accepts only a 32-bit integer. A string of digits is an error, as GraphQL requires.
//
// Errors: INVALID_INPUT.
func UnmarshalInt(input any) (int, error) {
	number, err := graphql.UnmarshalInt32(input)
	if _, isText := input.(string); isText || err != nil {
		return 0, models.NewProblem(models.Malformed, models.P("value", input), models.P("type", models.TermInt))
	}
	return int(number), nil
}

// MarshalCode writes a code.
func MarshalCode(code models.Code) graphql.Marshaler { return quoted(string(code)) }

// UnmarshalCode accepts any string. The use case looks up the code.
//
// Errors: INVALID_INPUT if the value is not a string.
func UnmarshalCode(input any) (models.Code, error) {
	text, ok := input.(string)
	if !ok {
		return "", models.NewProblem(models.Malformed, models.P("type", models.TermCode), models.P("example", "JPN"))
	}
	return models.Code(text), nil
}
