package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

// revisionQuery returns a query for all fields of a revision except those that compare it with another revision or
// return its proposal.
func revisionQuery(s *ast.Schema) string {
	parts := []string{"__typename", "id"}
	for _, field := range s.Types["Revision"].Fields {
		below := s.Types[field.Type.Name()]
		switch {
		case strings.HasPrefix(field.Name, "__") || slices.Contains([]string{"id", "proposal", "changes", "reasonCheck"}, field.Name):
		case below.Kind == ast.Scalar || below.Kind == ast.Enum:
			parts = append(parts, field.Name)
		case below.Kind == ast.Interface || slices.Contains(below.Interfaces, "Node"):
			parts = append(parts, field.Name+" { id }")
		default:
			parts = append(parts, field.Name+" "+values(s, below, ""))
		}
	}
	return "{ node(id: %q) { ... on Revision { " + strings.Join(parts, " ") + " } } }"
}

// lifecycle circulates a proposal and one to three further revisions of random kinds, and returns the IDs of all
// revisions.
func (s *scenario) lifecycle(t *testing.T, rt *rapid.T, symbol string) []string {
	t.Helper()
	access := func(label string) string {
		return rapid.SampledFrom([]string{"PUBLIC", "RESTRICTED"}).Draw(rt, label)
	}
	s.step(t, "JPN", "createProposal", fmt.Sprintf("workProgramme: \"ECOMMERCE\", originalLanguage: EN, access: %s, %s", access("access 0"), scenarioText), "proposal", "proposal")
	s.first(t.Context(), "JPN", "proposal", "latest")
	revisions, suffixes := []string{}, map[string]string{"REVISION": "Rev", "ADDENDUM": "Add", "CORRIGENDUM": "Corr", "SUPPLEMENT": "Suppl"}
	for number := range 1 + rapid.IntRange(1, 3).Draw(rt, "further revisions") {
		given := symbol
		if number > 0 {
			kind := rapid.SampledFrom([]string{"REVISION", "ADDENDUM", "CORRIGENDUM", "SUPPLEMENT"}).Draw(rt, "kind")
			given = fmt.Sprintf("%s/%s.%d", symbol, suffixes[kind], number)
			joiner := []string{"CHE", "KOR", "NOR"}[number-1]
			text := strings.Replace(scenarioText, "Because.", fmt.Sprintf("Because of %d.", number), 1)
			s.step(t, "JPN", "fileRevision", `proposal: "$proposal", basedOn: "$latest", kind: `+kind+`, reason: TEXT_AND_CO_AUTHORS, addCoAuthors: ["`+joiner+`"], `+text, "revision", "latest")
			invited := s.query(t, caller{delegation: joiner, scopes: allBut()}, `{ viewer { invitationsReceived(last: 1) { nodes { id } } } }`)
			s.names["spell"] = at(invited, "viewer", "invitationsReceived", "nodes", 0, "id").(string)
			if rapid.Bool().Draw(rt, "accepts") {
				s.step(t, joiner, "respondToCoAuthorship", `coAuthorship: "$spell", response: ACCEPT`, "coAuthorship", "spell")
			} else {
				s.step(t, joiner, "respondToCoAuthorship", `coAuthorship: "$spell", response: DECLINE`, "coAuthorship", "spell")
			}
		}
		s.step(t, "JPN", "submitRevision", `revision: "$latest", expectedVersion: 1`, "revision", "latest")
		s.step(t, registry, "circulateRevision", fmt.Sprintf(`revision: "$latest", expectedVersion: 1, symbols: [%q], circulatedOn: "2020-0%d-01", access: %s`,
			given, number+1, access("access")), "revision", "latest")
		revisions = append(revisions, s.names["latest"])
	}
	return revisions
}

// For every viewer, the response about a revision depends only on its own access, not on the access of other
// revisions.
func TestAccessOfOtherRevisions(t *testing.T) {
	t.Parallel()
	s, query, histories := newScenario(t), revisionQuery(schema(t)), 0
	viewers := map[string]caller{
		"public": {}, "observer": {delegation: "VAT", scopes: "proposals:read"}, "unscoped": {delegation: "JPN"},
		"Member": {delegation: "BRA", scopes: "proposals:read"}, "submitter": {delegation: "JPN", scopes: "proposals:read"}, "Secretariat": {scopes: secretariatScope},
	}
	answers := func(revision string) map[string]any {
		found := map[string]any{}
		for name, by := range viewers {
			found[name] = s.query(t, by, fmt.Sprintf(query, revision))["node"]
		}
		return found
	}
	rapid.Check(t, func(rt *rapid.T) {
		histories++
		if histories > 15 { // each takes a second
			return
		}
		revisions := s.lifecycle(t, rt, fmt.Sprintf("TEST/X/%d", histories))
		one := rapid.IntRange(0, len(revisions)-1).Draw(rt, "one")
		other := rapid.IntRange(0, len(revisions)-2).Draw(rt, "other")
		if other >= one {
			other++
		}
		before := answers(revisions[one])
		access := at(before["Secretariat"], "access")
		for name, seen := range before {
			allowed := access == "PUBLIC" || slices.Contains([]string{"Member", "submitter", "Secretariat"}, name)
			if (seen != nil) != allowed {
				rt.Errorf("viewer %q of a %s revision: got visible %t, want %t", name, access, seen != nil, allowed)
			}
		}
		s.names["other"] = revisions[other]
		for _, other := range []string{`access: RESTRICTED`, `access: PUBLIC`, `access: RESTRICTED, derestrictedOn: "2999-01-01"`, `access: RESTRICTED, derestrictedOn: "2020-12-01"`} {
			s.step(t, registry, "changeAccess", `revision: "$other", `+other, "revision", "other")
			if diff := cmp.Diff(before, answers(revisions[one])); diff != "" {
				rt.Errorf("revision %d after another revision was set to %s (-before +after):\n%s", one, other, diff)
			}
		}
	})
}
