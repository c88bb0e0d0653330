package graph_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// hostile returns requests that must be cheap to reject, with the message that rejects each.
func hostile(t testing.TB) map[string]struct{ body, message string } {
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
	return map[string]struct{ body, message string }{
		"ten thousand aliases":             {document("{ " + aliases.String() + "}"), "at most 100000 are allowed"},
		"aliases in a small document":      {document("{ " + strings.Repeat("a: viewer { subject } ", 600) + "}"), "at most 100 are allowed"},
		"deep fragments":                   {document("{ proposals { nodes { ...F0 } } }" + chain.String() + " fragment F140 on Proposal { id }"), "at most 200000 is allowed"},
		"circular fragments":               {document("{ proposals { nodes { ...C0 } } }" + circle.String()), "Cannot spread fragment"},
		"a million braces":                 {document(strings.Repeat("{", 1_000_000)), "at most 100000 are allowed"},
		"as many braces as the text holds": {document(strings.Repeat("{", 99_000)), "more than 5000 tokens"},
		"a million values":                 {variables(`{"ids": [` + strings.Repeat("1,", 1_000_000) + `1]}`), "at most 10000 are allowed"},
		"a million lists in each other":    {variables(`{"ids": ` + strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000) + `}`), "at most 10000 are allowed"},
		"a thousand lists in each other":   {variables(`{"ids": ` + strings.Repeat("[", 1_000) + strings.Repeat("]", 1_000) + `}`), ""},
		"introspection in itself":          {document(introspection), "introspection"},
		"introspection of deep types":      {document(ofTypes), "at most 20 are allowed"},
		"one field, often":                 {document("{ " + strings.Repeat("viewer { subject } ", 1_000) + "}"), "pairs of fields"},
		"many roots":                       {document("{ " + roots(60) + "}"), "the operation has 60 fields at its root; at most 50 are allowed"},
		"many directives":                  {document("{ viewer " + strings.Repeat("@include(if: true) ", 300) + "{ subject } }"), "the document has 300 directives; at most 200 are allowed"},
		"pages in pages":                   {document("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }"), "at most 200000 is allowed"},
		"a long comment":                   {document("{ viewer { subject } } #" + strings.Repeat("x", 1_000_000)), "at most 100000 are allowed"},
		"a text without end":               {document(`{ proposal(by: {symbol: "` + strings.Repeat("x", 90_000)), "Unexpected <Invalid>"},
		"a batch":                          {"[" + strings.Repeat(`{"query":"{ __typename }"},`, 10_000) + `{"query":"{ __typename }"}]`, "operations are not taken in batches"},
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
	site := newDesk(t).overHTTP(t, nil)
	for name, c := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := post(t, site, c.body)
		runtime.ReadMemStats(&after)
		if got.Data != nil || got.code() == "" || got.code() == "INTERNAL" || !strings.Contains(got.Errors[0].Message, c.message) {
			t.Errorf("%s: %d %+v", name, got.status, got.Errors)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > maxHostile {
			t.Errorf("%s: %d bytes were allocated; %d may be", name, took, maxHostile)
		}
	}
}

// BenchmarkHostile measures the time to reject a request: go test -run '^$' -bench Hostile ./graph.
func BenchmarkHostile(b *testing.B) {
	site := newDesk(b).overHTTP(b, nil)
	for name, c := range hostile(b) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				post(b, site, c.body)
			}
		})
	}
}

// Responses report the cost of the operation, also if it was rejected.
func TestOperationCost(t *testing.T) {
	t.Parallel()
	site := newDesk(t).overHTTP(t, nil)
	ask := func(query string, extensions map[string]any) reply {
		return post(t, site, written(t, map[string]any{"query": query, "extensions": extensions}))
	}
	got := ask("{ proposals(first: 7) { nodes { id } } }", map[string]any{"cost": true})
	want := map[string]any{"requested": 15.0, "limit": 200_000.0, "depth": 3.0, "depthLimit": 20.0}
	if cost, _ := got.Extensions["cost"].(map[string]any); fmt.Sprint(cost) != fmt.Sprint(want) {
		t.Errorf("%v, not %v", got.Extensions, want)
	}
	dear := ask("{ proposals(first: 100) { nodes { events(first: 100) { nodes { proposal { events(first: 100) { nodes { id } } } } } } } }", map[string]any{"cost": true})
	if cost, _ := dear.Extensions["cost"].(map[string]any); dear.code() != "LIMIT_EXCEEDED" || cost["requested"].(float64) < 1_000_000 {
		t.Errorf("%+v", dear)
	}
	if got := ask("{ viewer { subject } }", nil); got.Extensions != nil {
		t.Errorf("unrequested cost: %v", got.Extensions)
	}
}
