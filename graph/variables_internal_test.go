package graph

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/models"
)

// unknown are the places of what an operation's variables name that there is not, with the number
// of values that would be right.
func unknown(t *testing.T, text string, variables map[string]any) map[string]int {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]int{}
	var fault *gqlerror.Error
	if fault = (&enums{schema: sdl()}).unknown(document.Operations[0], variables); fault == nil {
		return fields
	}
	for _, leaf := range models.Leaves(fault.Err) {
		one, is := errors.AsType[*models.Error](leaf)
		if !is || one.Code != models.InvalidInput {
			t.Fatal(leaf)
		}
		fields[one.Field] = len(one.Allowed)
	}
	return fields
}

func TestValuesOfClosedListsAreOfThem(t *testing.T) {
	t.Parallel()
	const create = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`
	text := func(language any) map[string]any { return map[string]any{"language": language} }
	for name, c := range map[string]struct {
		text      string
		variables map[string]any
		want      map[string]int
	}{
		"right":                    {`query ($l: Language) { a }`, map[string]any{"l": "FR"}, map[string]int{}},
		"null":                     {`query ($l: Language) { a }`, map[string]any{"l": nil}, map[string]int{}},
		"left out":                 {`query ($l: Language) { a }`, nil, map[string]int{}},
		"unknown":                  {`query ($l: Language) { a }`, map[string]any{"l": "DE"}, map[string]int{"l": 3}},
		"in another letter case":   {`query ($l: Language) { a }`, map[string]any{"l": "fr"}, map[string]int{"l": 3}},
		"a number":                 {`query ($l: Language) { a }`, map[string]any{"l": 1}, map[string]int{"l": 3}},
		"in a list":                {`query ($l: [Language!]) { a }`, map[string]any{"l": []any{"FR", "DE", nil, "de"}}, map[string]int{"l[1]": 3, "l[3]": 3}},
		"alone for a list":         {`query ($l: [[Language!]]) { a }`, map[string]any{"l": "DE"}, map[string]int{"l": 3}},
		"a type that there is not": {`query ($l: Tongue) { a }`, map[string]any{"l": "DE"}, map[string]int{}},
		"not an object":            {create, map[string]any{"input": "x"}, map[string]int{}},
		"texts for numbers":        {`query ($n: Int) { a }`, map[string]any{"n": "x"}, map[string]int{}},
		"several, deep down": {create, map[string]any{"input": map[string]any{
			"texts": []any{text("EN"), text("XX")}, "access": "public", "originalLanguage": "EN", "workProgramme": "nothing closed",
		}}, map[string]int{"input.texts[1].language": 3, "input.access": 2}},
	} {
		if diff := cmp.Diff(c.want, unknown(t, c.text, c.variables)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
