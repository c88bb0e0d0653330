package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

// Each limit accepts its maximum value and rejects one above it.
func TestLimitBoundaries(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	ids := func(count int) string {
		list := make([]string, count)
		for i := range list {
			list[i] = fmt.Sprintf("%q", s.names["proposal"])
		}
		return "{ nodes(ids: [" + strings.Join(list, ", ") + "]) { id } }"
	}
	for name, c := range map[string]struct {
		query func(int) string
		limit int
		want  string // the summary of the error above the limit
	}{
		"depth": {func(depth int) string {
			return `{ venue(code: "GC") { ` + strings.Repeat("parent { ", depth-2) + "code" + strings.Repeat(" }", depth-2) + " } }"
		}, 20, "LIMIT_EXCEEDED TOO_DEEP depth=21 limit=20"},
		"IDs of nodes":        {ids, 100, "LIMIT_EXCEEDED TOO_MANY @ids items=IDS count=101 limit=100"},
		"rows from the start": {func(rows int) string { return fmt.Sprintf("{ proposals(first: %d) { nodes { id } } }", rows) }, 100, "LIMIT_EXCEEDED TOO_MANY @first items=ROWS count=101 limit=100"},
		"rows from the end":   {func(rows int) string { return fmt.Sprintf("{ events(last: %d) { nodes { id } } }", rows) }, 100, "LIMIT_EXCEEDED TOO_MANY @last items=ROWS count=101 limit=100"},
		"aliases": {func(aliases int) string {
			var text strings.Builder
			for i := range aliases {
				fmt.Fprintf(&text, "a%d: id ", i)
			}
			return "{ viewer { " + text.String() + "} }"
		}, 100, "LIMIT_EXCEEDED TOO_MANY items=ALIASES count=101 limit=100"},
		"root fields": {func(fields int) string { return "{ " + strings.Repeat("viewer { id } ", fields) + "}" }, 50, "LIMIT_EXCEEDED TOO_MANY items=ROOT_FIELDS count=51 limit=50"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.query(t, caller{delegation: "JPN", scopes: "proposals:read"}, c.query(c.limit)) // fails the test if there is an error
			got, err := s.endpoint.post(t.Context(), caller{delegation: "JPN", scopes: "proposals:read"}, c.query(c.limit+1))
			if err != nil || len(got.Errors) != 1 {
				t.Fatalf("%d: got error %v and response errors %+v, want one response error", c.limit+1, err, got.Errors)
			}
			if summary := summary(t, got.Errors[0].Extensions); summary != c.want {
				t.Errorf("got %s, want %s", summary, c.want)
			}
		})
	}
}
