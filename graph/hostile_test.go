package graph_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile returns requests that must be cheap to reject, with the summary of the error that rejects each.
func hostile(t testing.TB) map[string]struct{ body, want string } {
	t.Helper()
	document := func(text string) string { return written(t, map[string]any{"query": text}) }
	variables := func(text string) string {
		return `{"query": "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables": ` + text + `}`
	}
	var aliases, chain, circle strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&aliases, "a%d: viewer { subject } ", i)
	}
	for i := range 140 {
		fmt.Fprintf(&chain, " fragment F%d on Proposal { ...F%d ...F%d }", i, i+1, i+1)
		fmt.Fprintf(&circle, " fragment C%d on Proposal { ...C%d }", i, (i+1)%140)
	}
	introspection := "{ __schema { types { " + strings.Repeat("fields { type { ", 10) + "name" + strings.Repeat(" } }", 10) + " } } }"
	ofTypes := "{ __schema { types { fields { type { " + strings.Repeat("ofType { ", 20) + "name" + strings.Repeat(" }", 20) + " } } } } }"
	return map[string]struct{ body, want string }{
		"ten thousand aliases":             {document("{ " + aliases.String() + "}"), "LIMIT_EXCEEDED TOO_LONG length=258893 limit=100000 unit=BYTES"},
		"aliases in a small document":      {document("{ " + strings.Repeat("a: viewer { subject } ", 600) + "}"), "LIMIT_EXCEEDED TOO_MANY items=ALIASES count=600 limit=100"},
		"deep fragments":                   {document("{ proposals { nodes { ...F0 } } }" + chain.String() + " fragment F140 on Proposal { id }"), "LIMIT_EXCEEDED TOO_COSTLY cost=1000000000000 limit=1000000"},
		"circular fragments":               {document("{ proposals { nodes { ...C0 } } }" + circle.String()), "GRAPHQL_VALIDATION_FAILED DOCUMENT_INVALID"},
		"a million braces":                 {document(strings.Repeat("{", 1_000_000)), "LIMIT_EXCEEDED TOO_LONG length=1000000 limit=100000 unit=BYTES"},
		"as many braces as the text holds": {document(strings.Repeat("{", 99_000)), "LIMIT_EXCEEDED TOO_MANY items=TOKENS limit=5000"},
		"a million values":                 {variables(`{"ids": [` + strings.Repeat("1,", 1_000_000) + `1]}`), "LIMIT_EXCEEDED TOO_MANY items=JSON_VALUES count=1000005 limit=10000"},
		"a million lists in each other":    {variables(`{"ids": ` + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + `}`), "LIMIT_EXCEEDED TOO_MANY items=JSON_VALUES count=1000004 limit=10000"},
		"a thousand lists in each other":   {variables(`{"ids": ` + strings.Repeat("[", 1_000) + strings.Repeat("]", 1_000) + `}`), "INVALID_INPUT ARGUMENT_INVALID @ids[0]"},
		"introspection in itself":          {document(introspection), "GRAPHQL_VALIDATION_FAILED DOCUMENT_INVALID"},
		"introspection of deep types":      {document(ofTypes), "LIMIT_EXCEEDED TOO_DEEP depth=25 limit=20"},
		"one field, often":                 {document("{ " + strings.Repeat("viewer { subject } ", 1_000) + "}"), "LIMIT_EXCEEDED TOO_MANY items=REPEATED_FIELDS count=999000 limit=50000"},
		"many roots":                       {document("{ " + roots(60) + "}"), "LIMIT_EXCEEDED TOO_MANY items=ROOT_FIELDS count=60 limit=50"},
		"many directives":                  {document("{ viewer " + strings.Repeat("@include(if: true) ", 300) + "{ subject } }"), "LIMIT_EXCEEDED TOO_MANY items=DIRECTIVES count=300 limit=200"},
		"pages in pages":                   {document("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }"), "LIMIT_EXCEEDED TOO_COSTLY cost=10357675 limit=1000000"},
		"a long comment":                   {document("{ viewer { subject } } #" + strings.Repeat("x", 1_000_000)), "LIMIT_EXCEEDED TOO_LONG length=1000024 limit=100000 unit=BYTES"},
		"a text without end":               {document(`{ proposal(by: {symbol: "` + strings.Repeat("x", 90_000)), "GRAPHQL_PARSE_FAILED SYNTAX"},
		"a batch":                          {"[" + strings.Repeat(`{"query":"{ __typename }"},`, 10_000) + `{"query":"{ __typename }"}]`, "INVALID_INPUT REQUEST_MALFORMED problem=BATCH"},
	}
}

func roots(count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "r%d: viewer { subject } ", i)
	}
	return text.String()
}

// maxHostile is the memory that rejecting a hostile request may take, in bytes, without its body.
const maxHostile = 20 << 20

// Hostile requests are rejected with a code before they cost much memory. BenchmarkHostile measures
// the time.
func TestHostileRequests(t *testing.T) { //nolint:paralleltest // it measures the memory of the process
	handler := newFixture(t).overHTTP(t, nil)
	for name, c := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := post(t, handler, c.body)
		runtime.ReadMemStats(&after)
		if got.Data != nil || len(got.Errors) != 1 || summary(t, got.Errors[0].Extensions) != c.want {
			t.Errorf("%s: %d %+v, want %s", name, got.status, got.Errors, c.want)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > maxHostile {
			t.Errorf("%s: %d bytes were allocated; %d may be", name, took, maxHostile)
		}
	}
}

// BenchmarkHostile measures the time to reject a request: go test -run '^$' -bench Hostile ./graph.
func BenchmarkHostile(b *testing.B) {
	handler := newFixture(b).overHTTP(b, nil)
	for name, c := range hostile(b) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				post(b, handler, c.body)
			}
		})
	}
}

// Responses report the cost of the operation, even if it was rejected.
func TestOperationCost(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	ask := func(query string, extensions map[string]any) reply {
		return post(t, handler, written(t, map[string]any{"query": query, "extensions": extensions}))
	}
	got := ask("{ proposals(first: 7) { nodes { id } } }", map[string]any{"cost": true})
	// An operation is 350, a list 1,000, each of three fields 40 and each row 30; each of 15 values can be 5.
	cost, _ := got.Extensions["cost"].(map[string]any)
	charged, _ := cost["charged"].(float64)
	delete(cost, "charged")
	want := map[string]any{"estimate": 350.0 + 1_000 + 3*40 + 7*30 + 15*5, "limit": 1_000_000.0, "depth": 3.0, "depthLimit": 20.0}
	if diff := cmp.Diff(want, cost); diff != "" {
		t.Errorf("the cost (-want +got):\n%s", diff)
	}
	if charged < 1_000 || charged > 2_000 {
		t.Errorf("%v are charged", charged)
	}
	dear := ask("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }", map[string]any{"cost": true})
	if cost, _ := dear.Extensions["cost"].(map[string]any); dear.code() != "LIMIT_EXCEEDED" || cost["estimate"].(float64) < 10_000_000 || cost["charged"] != 0.0 {
		t.Errorf("got %+v, want LIMIT_EXCEEDED with the cost of the operation", dear)
	}
	if got := ask("{ viewer { subject } }", nil); got.Extensions != nil {
		t.Errorf("unrequested cost: %v", got.Extensions)
	}
}
