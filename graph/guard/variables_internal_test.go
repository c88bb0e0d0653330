package guard

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/models"
)

// wrong returns the paths of the invalid values in an operation's variables, each with the number of allowed values
// that the error lists.
func wrong(t *testing.T, text string, given map[string]any) map[string]int {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]int{}
	var fault *gqlerror.Error
	if fault = (&variables{schema: sdl()}).check(document.Operations[0], given); fault == nil {
		return fields
	}
	for _, leaf := range models.Leaves(fault.Err) {
		one, ok := errors.AsType[*models.Error](leaf)
		if !ok || one.Code != models.InvalidInput || one.In(models.English) == "" {
			t.Fatal(leaf)
		}
		if _, twice := fields[one.Field]; twice {
			t.Errorf("%s was reported twice, want once", one.Field)
		}
		fields[one.Field] = len(one.Param("allowed"))
	}
	return fields
}

func TestVariables(t *testing.T) {
	t.Parallel()
	const create = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`
	const network = `query ($filter: NetworkFilter, $projection: NetworkProjection) { a }`
	text := func(language any) map[string]any {
		return map[string]any{"language": language, "title": "A title", "content": map[string]any{"body": "A text"}}
	}
	for name, c := range map[string]struct {
		text      string
		variables map[string]any
		want      map[string]int
	}{
		"valid value":             {`query ($l: Language) { a }`, map[string]any{"l": "FR"}, map[string]int{}},
		"null value":              {`query ($l: Language) { a }`, map[string]any{"l": nil}, map[string]int{}},
		"omitted":                 {`query ($l: Language) { a }`, nil, map[string]int{}},
		"omitted, but required":   {`query ($l: Language!, $m: Language!) { a }`, nil, map[string]int{"l": 0, "m": 0}},
		"omitted, with a default": {`query ($l: Language! = FR) { a }`, nil, map[string]int{}},
		"null, but required":      {`query ($l: Language! = FR) { a }`, map[string]any{"l": nil}, map[string]int{"l": 0}},
		"unknown value":           {`query ($l: Language) { a }`, map[string]any{"l": "DE"}, map[string]int{"l": 3}},
		"wrong letter case":       {`query ($l: Language) { a }`, map[string]any{"l": "fr"}, map[string]int{"l": 3}},
		"number for an enum":      {`query ($l: Language) { a }`, map[string]any{"l": 1}, map[string]int{"l": 3}},
		"list elements":           {`query ($l: [Language!]) { a }`, map[string]any{"l": []any{"FR", "DE", nil, "de"}}, map[string]int{"l[1]": 3, "l[2]": 0, "l[3]": 3}},
		"single value for a list": {`query ($l: [[Language!]]) { a }`, map[string]any{"l": "DE"}, map[string]int{"l": 3}},
		"unknown type":            {`query ($l: Tongue) { a }`, map[string]any{"l": "DE"}, map[string]int{}},
		"not an object":           {create, map[string]any{"input": "x"}, map[string]int{"input": 0}},
		"scalar variable":         {`query ($d: Date) { a }`, map[string]any{"d": "x"}, map[string]int{}},
		"not a whole number":      {`query ($n: Int, $m: Int) { a }`, map[string]any{"n": json.Number("1.5"), "m": json.Number("1")}, map[string]int{"n": 0}},
		"object with __typename":  {network, map[string]any{"filter": map[string]any{"__typename": "NetworkFilter"}}, map[string]int{}},
		"all kinds of valid values": {network, map[string]any{
			"filter":     map[string]any{"proposals": map[string]any{"circulatedOn": map[string]any{"from": "2016-07-14"}, "venues": "GC"}, "sponsors": []any{"JPN"}},
			"projection": map[string]any{"minShared": json.Number("2"), "maxPValue": json.Number("0.05"), "expandGroups": true},
		}, map[string]int{}},
		"all kinds of invalid values": {
			network,
			map[string]any{
				"filter": map[string]any{
					"proposals": map[string]any{"circulatedOn": map[string]any{"from": "2016-02-30", "to": 5}, "venues": true, "workProgrammes": map[string]any{}},
					"sponsors":  []any{"JPN", 4},
				},
				"projection": map[string]any{"minShared": "2", "maxPValue": "0.05", "expandGroups": "yes"},
			},
			map[string]int{
				"filter.proposals.circulatedOn.from": 0, "filter.proposals.circulatedOn.to": 0, "filter.proposals.venues": 0, "filter.proposals.workProgrammes": 0,
				"filter.sponsors[1]": 0, "projection.minShared": 0, "projection.maxPValue": 0, "projection.expandGroups": 0,
			},
		},
		"IDs, enums and URLs": {
			`mutation ($a: CiteSourceInput!) { a }`,
			map[string]any{"a": map[string]any{"proposal": 5, "kind": "BOOK", "titles": nil, "year": "x", "url": 5}},
			map[string]int{"a.proposal": 0, "a.kind": 6, "a.titles": 0, "a.year": 0, "a.url": 0},
		},
		"several nested values": {create, map[string]any{"input": map[string]any{
			"texts": []any{text("EN"), text("XX"), map[string]any{"titel": "x"}}, "access": "public", "workProgramme": "nothing closed",
		}}, map[string]int{
			"input.originalLanguage": 0, "input.texts[1].language": 3, "input.access": 2,
			"input.texts[2].titel": 3, "input.texts[2].language": 0, "input.texts[2].title": 0, "input.texts[2].content": 0,
		}},
	} {
		if diff := cmp.Diff(c.want, wrong(t, c.text, c.variables)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The response stays small no matter how many values are wrong.
func TestVariableErrorsAreBounded(t *testing.T) {
	t.Parallel()
	values := []any{}
	fields := map[string]any{}
	for i := range 1_000 {
		values = append(values, "DE")
		fields[fmt.Sprint("x", i)] = 1
	}
	given := map[string]any{"l": values, "f": fields}
	if got := wrong(t, `query ($l: [Language], $f: NetworkFilter) { a }`, given); len(got) != maxFaults {
		t.Errorf("got %d reported faults, want %d", len(got), maxFaults)
	}
}
