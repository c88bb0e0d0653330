package main

import (
	"slices"
	"strings"
	"testing"
)

// Reasons are found in a helper, a closure, a method value, a generic function and the decoding of arguments. Reasons
// that are only mentioned elsewhere are not found.
func TestAnalyze(t *testing.T) {
	t.Parallel()
	found, err := analyze("testdata/module", analysis{
		module: "example", packages: []string{"./..."}, problem: "NewProblem", skip: []string{"example/graph.skipped"},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, reasons := range found {
		slices.Sort(reasons)
		got[name] = strings.Join(slices.Compact(reasons), " ")
	}
	want := map[string]string{
		"Mutation.createProposal": "BY_ARGUMENT BY_CLOSURE BY_GENERIC BY_HELPER BY_METHOD_VALUE",
		"Query.proposals":         "BY_HELPER",
	}
	if len(got) != len(want) || got["Mutation.createProposal"] != want["Mutation.createProposal"] || got["Query.proposals"] != want["Query.proposals"] {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A package that does not exist is an error.
func TestAnalyzeBroken(t *testing.T) {
	t.Parallel()
	if found, err := analyze("testdata/module", analysis{module: "example", packages: []string{"./missing"}, problem: "NewProblem"}); err == nil {
		t.Errorf("got reasons %q, want an error", found)
	}
}

func TestOperations(t *testing.T) {
	t.Parallel()
	got, err := format(operations(map[string][]string{
		"Query.proposals":         {"TOO_MANY", "EMPTY", "EMPTY", "OBJECT_NOT_FOUND", "DEADLINE_EXCEEDED"},
		"Query.venue":             {"UNKNOWN_CODE"},
		"Mutation.createWebhook":  {"EMPTY", "OBJECT_NOT_FOUND"},
		"Mutation.deleteWebhook":  {"OBJECT_NOT_FOUND", "WRONG_ID_TYPE"},
		"Proposal.viewerCan":      {"MISSING_SCOPE"},
		"NetworkBetween.items":    {"UNKNOWN_CODE"},
		"Query.nodes":             {"MISSING_SCOPE", "TOO_MANY"},
		"Mutation.createProposal": {"MISSING_SCOPE", "UNKNOWN_CODE"},
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := `[
  {"operation":"Mutation.createProposal","reasons":["MISSING_SCOPE","UNKNOWN_CODE"]},
  {"operation":"Mutation.createWebhook","reasons":["EMPTY"]},
  {"operation":"Mutation.deleteWebhook","reasons":["OBJECT_NOT_FOUND","WRONG_ID_TYPE"]},
  {"operation":"Query.nodes","reasons":["TOO_MANY"]},
  {"operation":"Query.proposals","reasons":["EMPTY","TOO_MANY"]}
]
`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
