package query

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]conjunction{
		"":                         {{}},
		"fish net":                 {{plain: []string{"fish", "net"}}},
		`"a phrase" -word`:         {{plain: []string{`"a phrase"`, "-word"}}},
		`"an or b*"`:               {{plain: []string{`"an or b*"`}}},
		"fish* -ve*":               {{prefixes: []string{"fish"}, excluded: []string{"ve"}}},
		"a or B OR c*":             {{plain: []string{"a"}}, {plain: []string{"B"}}, {plain: []string{"c*"}}},
		`"never ended or`:          {{plain: []string{`"never ended or`}}},
		`o'brien\'s*`:              {{prefixes: []string{"obriens"}}},
		"\u00e9t\u00e9* e\u0301t*": {{prefixes: []string{"été", "ét"}}},
	} {
		if diff := cmp.Diff(want, parseTerms(text).alternatives, cmp.AllowUnexported(conjunction{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestWordsAsAQuery(t *testing.T) {
	t.Parallel()
	sql, arguments := parseTerms(`net fish* -ve* or "a b"`).query("c")
	const want = "((websearch_to_tsquery('c', ?) && to_tsquery('proposals_plain', ?) && !!to_tsquery('proposals_plain', ?)) || (websearch_to_tsquery('c', ?)))"
	if sql != want {
		t.Errorf("got %s, want %s", sql, want)
	}
	if diff := cmp.Diff([]any{"net", "'fish':*", "'ve':*", `"a b"`}, arguments); diff != "" {
		t.Error(diff)
	}
	if sql, _ := parseTerms(" or ").query("c"); sql != "''::tsquery" {
		t.Error(sql)
	}
}
