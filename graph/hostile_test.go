package graph_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile returns requests that must be rejected at low cost, each with the summary of the expected error.
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
		"10000 aliases":                 {document("{ " + aliases.String() + "}"), "LIMIT_EXCEEDED TOO_LONG length=258893 limit=100000 unit=BYTES"},
		"600 aliases":                   {document("{ " + strings.Repeat("a: viewer { subject } ", 600) + "}"), "LIMIT_EXCEEDED TOO_MANY items=ALIASES count=600 limit=100"},
		"exponential fragment spreads":  {document("{ proposals { nodes { ...F0 } } }" + chain.String() + " fragment F140 on Proposal { id }"), "LIMIT_EXCEEDED TOO_COSTLY cost=1000000000000 limit=1000000"},
		"circular fragments":            {document("{ proposals { nodes { ...C0 } } }" + circle.String()), "GRAPHQL_VALIDATION_FAILED DOCUMENT_INVALID"},
		"million braces":                {document(strings.Repeat("{", 1_000_000)), "LIMIT_EXCEEDED TOO_LONG length=1000000 limit=100000 unit=BYTES"},
		"braces up to the length limit": {document(strings.Repeat("{", 99_000)), "LIMIT_EXCEEDED TOO_MANY items=TOKENS limit=5000"},
		"million values":                {variables(`{"ids": [` + strings.Repeat("1,", 1_000_000) + `1]}`), "LIMIT_EXCEEDED TOO_MANY items=JSON_VALUES count=1000005 limit=10000"},
		"million nested lists":          {variables(`{"ids": ` + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + `}`), "LIMIT_EXCEEDED TOO_MANY items=JSON_VALUES count=1000004 limit=10000"},
		"thousand nested lists":         {variables(`{"ids": ` + strings.Repeat("[", 1_000) + strings.Repeat("]", 1_000) + `}`), "INVALID_INPUT ARGUMENT_INVALID @ids[0]"},
		"invalid nested introspection":  {document(introspection), "GRAPHQL_VALIDATION_FAILED DOCUMENT_INVALID"},
		"deep introspection":            {document(ofTypes), "LIMIT_EXCEEDED TOO_DEEP depth=25 limit=20"},
		"repeated field":                {document("{ " + strings.Repeat("viewer { subject } ", 1_000) + "}"), "LIMIT_EXCEEDED TOO_MANY items=REPEATED_FIELDS count=999000 limit=50000"},
		"many root fields":              {document("{ " + roots(60) + "}"), "LIMIT_EXCEEDED TOO_MANY items=ROOT_FIELDS count=60 limit=50"},
		"many directives":               {document("{ viewer " + strings.Repeat("@include(if: true) ", 300) + "{ subject } }"), "LIMIT_EXCEEDED TOO_MANY items=DIRECTIVES count=300 limit=200"},
		"nested pages":                  {document("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }"), "LIMIT_EXCEEDED TOO_COSTLY cost=10357675 limit=1000000"},
		"long comment":                  {document("{ viewer { subject } } #" + strings.Repeat("x", 1_000_000)), "LIMIT_EXCEEDED TOO_LONG length=1000024 limit=100000 unit=BYTES"},
		"unterminated string":           {document(`{ proposal(by: {symbol: "` + strings.Repeat("x", 90_000)), "GRAPHQL_PARSE_FAILED SYNTAX"},
		"batch":                         {"[" + strings.Repeat(`{"query":"{ __typename }"},`, 10_000) + `{"query":"{ __typename }"}]`, "INVALID_INPUT REQUEST_MALFORMED problem=BATCH"},
	}
}

func roots(count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "r%d: viewer { subject } ", i)
	}
	return text.String()
}

// maxHostile is the maximum memory that rejecting a hostile request may allocate, in bytes.
const maxHostile = 20 << 20

// Hostile requests are rejected with an error code before they use much memory. BenchmarkHostile measures the time.
func TestHostileRequests(t *testing.T) { //nolint:paralleltest // measures the memory of the whole process
	handler := newFixture(t).overHTTP(t, nil)
	for name, c := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := post(t, handler, c.body)
		runtime.ReadMemStats(&after)
		if got.Data != nil || len(got.Errors) != 1 || summary(t, got.Errors[0].Extensions) != c.want {
			t.Errorf("%s: got status %d and errors %+v, want %s", name, got.status, got.Errors, c.want)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > maxHostile {
			t.Errorf("%s: allocated %d bytes, want at most %d", name, took, maxHostile)
		}
	}
}

// BenchmarkHostile measures the time it takes to reject a request: go test -run '^$' -bench Hostile ./graph.
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

// Responses report the cost of the operation if the client asks for it, even if the operation is rejected.
func TestOperationCost(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	ask := func(query string, extensions map[string]any) reply {
		return post(t, handler, written(t, map[string]any{"query": query, "extensions": extensions}))
	}
	got := ask("{ proposals(first: 7) { nodes { id } } }", map[string]any{"cost": true})
	// The estimate is 350 for an operation, 1,000 for a list, 40 for each of 3 fields, 30 for each of 7 rows, and 5
	// for each of 15 values.
	cost, _ := got.Extensions["cost"].(map[string]any)
	charged, _ := cost["charged"].(float64)
	delete(cost, "charged")
	want := map[string]any{"estimate": 350.0 + 1_000 + 3*40 + 7*30 + 15*5, "limit": 1_000_000.0, "depth": 3.0, "depthLimit": 20.0}
	if diff := cmp.Diff(want, cost); diff != "" {
		t.Errorf("cost (-want +got):\n%s", diff)
	}
	if charged < 1_000 || charged > 2_000 {
		t.Errorf("got charged cost %v, want between 1000 and 2000", charged)
	}
	dear := ask("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }", map[string]any{"cost": true})
	if cost, _ := dear.Extensions["cost"].(map[string]any); dear.code() != "LIMIT_EXCEEDED" || cost["estimate"].(float64) < 10_000_000 || cost["charged"] != 0.0 {
		t.Errorf("got %+v, want LIMIT_EXCEEDED with the cost of the operation", dear)
	}
	if got := ask("{ viewer { subject } }", nil); got.Extensions != nil {
		t.Errorf("got extensions %v without a request for the cost, want none", got.Extensions)
	}
}

// Operations are charged for the statements that they send, which a field alone does not determine.
func TestCostOfStatements(t *testing.T) {
	t.Parallel()
	handler := newFixture(t).overHTTP(t, nil)
	for _, c := range []struct {
		name, query string
		min, max    float64
	}{
		{"list in order", "{ proposals { nodes { id } } }", 1_000, 2_500},
		{"list that is planned for its values", `{ proposals(filter: {allSponsors: ["JPN", "EU"]}) { nodes { id } } }`, 3_000, 4_500},
		{"its count, planned as well", `{ proposals(filter: {allSponsors: ["JPN", "EU"]}) { totalCount } }`, 4_500, 6_000},
		{"search", `{ search(query: "tariff") { nodes { __typename } } }`, 11_000, 14_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := post(t, handler, written(t, map[string]any{"query": c.query, "extensions": map[string]any{"cost": true}}))
			cost, _ := got.Extensions["cost"].(map[string]any)
			if charged, _ := cost["charged"].(float64); charged < c.min || charged > c.max || got.code() != "" {
				t.Errorf("got charged cost %v and error %q, want between %v and %v", cost["charged"], got.code(), c.min, c.max)
			}
		})
	}
}
