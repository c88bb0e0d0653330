// Package scalar turns the schema's scalars to values and back: days, instants, symbols, web
// addresses, and typed ids.
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

// UnmarshalDate reads a day, strictly.
//
// Errors: INVALID_INPUT.
func UnmarshalDate(input any) (models.Date, error) {
	text, is := input.(string)
	if !is {
		return models.Date{}, models.NewError(models.InvalidInput, "a date is a text as in \"2016-07-14\"")
	}
	return models.ParseDate(text)
}

// instantForm has as many decimals as Postgres keeps.
const instantForm = "2006-01-02T15:04:05.999999Z07:00"

// MarshalDateTime writes an instant in UTC, and the zero instant as null.
func MarshalDateTime(at time.Time) graphql.Marshaler {
	if at.IsZero() {
		return graphql.Null
	}
	return quoted(at.UTC().Format(instantForm))
}

// UnmarshalDateTime reads an instant with its zone.
//
// Errors: INVALID_INPUT.
func UnmarshalDateTime(input any) (time.Time, error) {
	text, is := input.(string)
	if !is {
		return time.Time{}, models.NewError(models.InvalidInput, "an instant is a text as in \"2026-11-23T10:30:00Z\"")
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || !strict(text, at) {
		return time.Time{}, models.NewError(models.InvalidInput, "%q is no instant; give one with its zone, as in \"2026-11-23T10:30:00Z\"", text)
	}
	return at, nil
}

// strict tells whether a text is an instant by RFC 3339 too: time.Parse takes an hour of one digit,
// a comma for the point, and zones of a day and more.
func strict(text string, at time.Time) bool {
	const hourEnds = len("2026-11-23T10")
	_, zone := at.Zone()
	return text[hourEnds] == ':' && !strings.Contains(text, ",") && max(zone, -zone) < 24*60*60
}

// MarshalSymbol writes a symbol, and none as null.
func MarshalSymbol(symbol models.Symbol) graphql.Marshaler {
	if symbol == "" {
		return graphql.Null
	}
	return quoted(string(symbol))
}

// UnmarshalSymbol takes what a person typed as it is: the use case reads it, and can then tell
// all that is wrong with an input at once.
//
// Errors: INVALID_INPUT (no text).
func UnmarshalSymbol(input any) (models.Symbol, error) {
	text, is := input.(string)
	if !is {
		return "", models.NewError(models.InvalidInput, "a symbol is a text as in \"JOB/GC/96/Rev.1\"")
	}
	return models.Symbol(text), nil
}

// MarshalURL writes a web address, and none as null.
func MarshalURL(address string) graphql.Marshaler {
	if address == "" {
		return graphql.Null
	}
	return quoted(address)
}

// UnmarshalURL takes an address as it is: the use case reads it.
//
// Errors: INVALID_INPUT (no text).
func UnmarshalURL(input any) (string, error) {
	text, is := input.(string)
	if !is {
		return "", models.NewError(models.InvalidInput, "a web address is a text as in \"https://www.example.org/report.pdf\"")
	}
	return text, nil
}

// quoted writes a text that needs no escaping beyond JSON's.
func quoted(text string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		graphql.MarshalString(text).MarshalGQL(w)
	})
}

// MarshalString writes a text.
func MarshalString(text string) graphql.Marshaler { return graphql.MarshalString(text) }

// UnmarshalString reads a text, as GraphQL has it: a number is none.
//
// Errors: INVALID_INPUT.
func UnmarshalString(input any) (string, error) {
	text, is := input.(string)
	if !is {
		return "", models.NewError(models.InvalidInput, "%v is no text; write it in quotes", input)
	}
	return text, nil
}

// MarshalInt writes a whole number.
func MarshalInt(number int) graphql.Marshaler { return graphql.MarshalInt(number) }

// UnmarshalInt reads a whole number of 32 bits, as GraphQL has it: a text of digits is none.
//
// Errors: INVALID_INPUT.
func UnmarshalInt(input any) (int, error) {
	number, err := graphql.UnmarshalInt32(input)
	if _, isText := input.(string); isText || err != nil {
		return 0, models.NewError(models.InvalidInput, "%v is no whole number of 32 bits", input)
	}
	return int(number), nil
}

// MarshalCode writes a code.
func MarshalCode(code models.Code) graphql.Marshaler { return quoted(string(code)) }

// UnmarshalCode takes a code as it is: the use case looks it up.
//
// Errors: INVALID_INPUT (no text).
func UnmarshalCode(input any) (models.Code, error) {
	text, is := input.(string)
	if !is {
		return "", models.NewError(models.InvalidInput, "a code is a text as in \"JPN\"")
	}
	return models.Code(text), nil
}
