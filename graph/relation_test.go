package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// relate states a relation and returns the code of the error, or "".
func (s *scenario) relate(t *testing.T, by, input string) string {
	t.Helper()
	filled, err := fill(`mutation { relateProposals(input: {`+input+`}) { __typename } }`, s.names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.endpoint.post(t.Context(), caller{delegation: by, scopes: "proposals:write"}, filled)
	if err != nil {
		t.Fatal(err)
	}
	return string(got.code())
}

// Relations of a hidden draft cause no errors for viewers who may not see it, because an error would reveal the
// draft. Contradictions are rejected when the draft is circulated.
func TestRelationsOfHiddenDrafts(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, "JPN", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, texts: [{language: EN, title: "Hidden", content: {body: "1.1.  B."}}]`, "proposal", "hidden")
	// Japan's draft responds to the United States' proposal, and an earlier proposal of Japan responds to the draft.
	s.step(t, "JPN", "relateProposals", `from: "$hidden", kind: RESPONDS_TO, to: "$other"`, "relation", "hiddenResponds")
	s.step(t, "JPN", "relateProposals", `from: "$earlier", kind: RESPONDS_TO, to: "$hidden"`, "relation", "earlierResponds")
	if got := s.relate(t, "USA", `from: "$other", kind: RESPONDS_TO, to: "$earlier"`); got != "" {
		t.Errorf("relation that contradicts a hidden draft: got code %s, want success", got)
	}
	data := s.query(t, caller{delegation: "USA", scopes: "proposals:read"}, `{ proposal(by: {id: "$other"}) { relations { nodes { from { title { text } } to { title { text } } } } } }`)
	for _, relation := range at(data, "proposal", "relations", "nodes").([]any) {
		if at(relation, "from", "title", "text") == "Hidden" || at(relation, "to", "title", "text") == "Hidden" {
			t.Error("the United States: got a relation of the hidden draft, want none")
		}
	}
	s.first(t.Context(), "JPN", "hidden", "hiddenRevision")
	s.step(t, "JPN", "submitRevision", `revision: "$hiddenRevision", expectedVersion: 1`, "revision", "hiddenRevision")
	circulate := `mutation { circulateRevision(input: {revision: "$hiddenRevision", expectedVersion: 1, symbols: ["TEST/W/700"], circulatedOn: "2020-06-01"}) { __typename } }`
	if got := s.circulates(t, circulate); got != "CONFLICT" {
		t.Errorf("circulation with a contradiction: got code %q, want CONFLICT", got)
	}
	s.step(t, "JPN", "retractRelation", `relation: "$earlierResponds"`, "relation", "earlierResponds")
	if got := s.circulates(t, circulate); got != "" {
		t.Errorf("circulation after the retraction: got code %s, want success", got)
	}
}

func (s *scenario) circulates(t *testing.T, mutation string) string {
	t.Helper()
	filled, err := fill(mutation, s.names)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.endpoint.post(t.Context(), caller{scopes: secretariatScope}, filled)
	if err != nil {
		t.Fatal(err)
	}
	return string(got.code())
}

// A contradiction that the caller can see is rejected immediately.
func TestContradictingRelation(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	if got := s.relate(t, "JPN", `from: "$proposal", kind: SUPERSEDES, to: "$earlier"`); got != "" {
		t.Fatalf("first relation: got code %s, want success", got)
	}
	if got := s.relate(t, "JPN", `from: "$earlier", kind: SUPERSEDES, to: "$proposal"`); got != "CONFLICT" {
		t.Errorf("got %q, want CONFLICT", got)
	}
}

// A relation shows which side stated it. After it is retracted, it is not listed at either end and can be stated
// again. The events record both steps.
func TestRetractRelation(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	stated := func(proposal, kind string) []any {
		t.Helper()
		data := s.query(t, caller{}, `{ proposal(by: {id: "`+proposal+`"}) { relations { nodes { kind from { id } statedBy { code } } } } }`)
		found := []any{}
		for _, relation := range at(data, "proposal", "relations", "nodes").([]any) {
			if at(relation, "kind") == kind {
				found = append(found, at(relation, "statedBy", "code"))
			}
		}
		return found
	}
	s.step(t, "JPN", "relateProposals", `from: "$proposal", kind: RESPONDS_TO, to: "$other"`, "relation", "responds")
	if diff := cmp.Diff([]any{"JPN"}, stated("$proposal", "RESPONDS_TO")); diff != "" {
		t.Errorf("stating sides before the retraction (-want +got):\n%s", diff)
	}
	for range 2 {
		s.step(t, "JPN", "retractRelation", `relation: "$responds"`, "relation", "responds")
		if diff := cmp.Diff([]any{}, stated("$proposal", "RESPONDS_TO")); diff != "" {
			t.Errorf("stating sides after the retraction (-want +got):\n%s", diff)
		}
		s.step(t, "JPN", "relateProposals", `from: "$proposal", kind: RESPONDS_TO, to: "$other"`, "relation", "responds")
	}
	kinds := map[string]int{}
	for _, event := range s.endpoint.eventsOf(t, s.names["proposal"]) {
		kinds[event.kind]++
	}
	if kinds["RELATION_RETRACTED"] != 2 || kinds["PROPOSAL_RELATED"] != 5 { // the scenario has two already
		t.Errorf("got events %v, want 2 RELATION_RETRACTED and 5 PROPOSAL_RELATED", kinds)
	}
}
