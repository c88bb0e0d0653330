package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
)

// An error makes only the field in which it occurs null, not the rest of the page.
func TestInvalidArgument(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	network := func(field string) string { return "coSponsorship { sponsorCount bad: " + field + " }" }
	tests := map[string]struct{ selection, path string }{
		"node":                {`bad: node(id: "nonsense") { id }`, "bad"},
		"proposals":           {`bad: proposals(first: 101) { totalCount }`, "bad"},
		"events":              {`bad: events(first: 101) { totalCount }`, "bad"},
		"followUps":           {`bad: followUps(first: 101) { totalCount }`, "bad"},
		"search":              {`bad: search(query: "") { totalCount }`, "bad"},
		"document":            {`bad: document(id: "nonsense") { id }`, "bad"},
		"compare":             {`bad: compare(from: "nonsense", to: "nonsense") { textChanged }`, "bad"},
		"coSponsorship":       {`bad: coSponsorship(projection: {minShared: 0}) { sponsorCount }`, "bad"},
		"coSponsorshipSeries": {`bad: coSponsorshipSeries(window: 0) { from }`, "bad"},
		"logConsistency":      {`bad: logConsistency(from: 2, to: 1) { __typename }`, "bad"},
		"network: ties":       {network(`ties(first: 101) { totalCount }`), "coSponsorship.bad"},
		"network: between":    {network(`between(a: "JPN", b: "XYZ") { sharedCount }`), "coSponsorship.bad"},
		"delegations":         {`bad: delegations(standings: []) { code }`, "bad"},
		"venues":              {`bad: venues(kinds: []) { code }`, "bad"},
		"nodes":               {`bad: nodes(ids: [` + strings.Repeat(`"a", `, 101) + `]) { id }`, "bad"},
		"element of nodes":    {`bad: nodes(ids: ["nonsense"]) { id }`, "bad[0]"},
	}
	for _, root := range schema(t).Query.Fields {
		if _, tried := tests[root.Name]; tried || strings.HasPrefix(root.Name, "__") || slices.Contains(withoutErrors(), root.Name) {
			continue
		}
		t.Errorf("no test has an invalid argument for %s", root.Name)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, faults := d.send(t, access.Viewer{}, "{ delegation(code: \"JPN\") { code } "+test.selection+" }", nil)
			paths := []string{}
			for _, fault := range faults {
				paths = append(paths, fault.Path.String())
			}
			if paths[0] != test.path {
				t.Errorf("got errors at %v, want %s", paths, test.path)
			}
			if diff := cmp.Diff(map[string]any{"code": "JPN"}, at(data, "delegation")); diff != "" {
				t.Errorf("rest of the page (-want +got):\n%s", diff)
			}
			bad := data
			if network, in := data["coSponsorship"].(map[string]any); in {
				bad = network
			}
			if name != "element of nodes" {
				if value, ok := bad["bad"]; !ok || value != nil {
					t.Errorf("got %v, want null for the invalid field", bad)
				}
			}
		})
	}
}

// withoutErrors lists the root fields that have no arguments, or for which an invalid argument matches nothing.
func withoutErrors() []string {
	return []string{"delegation", "group", "groups", "proposal", "venue", "viewer", "workProgramme", "workProgrammes"}
}

// Root fields with arguments are nullable. Otherwise one invalid argument would make the whole page null.
func TestNullableRoots(t *testing.T) {
	t.Parallel()
	for _, root := range schema(t).Query.Fields {
		if len(root.Arguments) > 0 && root.Type.NonNull {
			t.Errorf("Query.%s has arguments but is not nullable", root.Name)
		}
	}
}

// A malformed ID makes its entry of `nodes` null, with one error at that entry.
func TestInvalidNodeIDs(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	japan := at(d.must(t, access.Viewer{}, `{ delegation(code: "JPN") { id } }`, nil), "delegation", "id")
	data, faults := d.send(t, access.Viewer{}, `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": []any{japan, "nonsense", japan}})
	if diff := cmp.Diff([]any{map[string]any{"id": japan}, nil, map[string]any{"id": japan}}, data["nodes"]); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	if len(faults) != 1 || faults[0].Path.String() != "nodes[1]" || faults[0].Extensions["field"] != "ids[1]" {
		t.Errorf("got errors %v, want one at nodes[1] with field ids[1]", faults)
	}
}
