package graph_test

import (
	"fmt"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// prepare creates the objects that some requests need, and records their IDs.
func (r *reasons) prepare(t *testing.T) {
	t.Helper()
	s := r.scenario
	maps.Copy(s.names, allStates.named["public"])
	s.step(t, "TCD", "requestCoAuthorship", `proposal: "$proposal"`, "coAuthorship", "ownRequest")
	s.step(t, registry, "relateProposals", `from: "$earlier", kind: SUPERSEDES, to: "$other"`, "relation", "superseding")
	s.step(t, "JPN", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, idempotencyKey: "reasons",
		texts: [{language: EN, title: "Former", content: {body: "1.1.  Former."}}]`, "proposal", "former")
	s.step(t, "JPN", "fileRevision", `proposal: "$earlier", basedOn: "$earlierRevision", kind: REVISION, reason: CO_AUTHORS_ONLY,
		notes: [{language: EN, text: "This revision is solely to add Pakistan as a co-sponsor."}]`, "revision", "unchanged")
	s.step(t, "USA", "fileRevision", `proposal: "$other", basedOn: "$otherRevision", kind: REVISION, reason: TRANSLATION`, "revision", "untranslated")
	// Triggers raise the SQLSTATE with which Postgres reports these conditions.
	for table, state := range map[string]string{"sources": "53100", "venue_targets": "57P01"} {
		s.execute(t, fmt.Sprintf(`CREATE FUNCTION break_%[1]s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken' USING ERRCODE = '%[2]s'; END $$`, table, state),
			fmt.Sprintf(`CREATE TRIGGER breaking BEFORE INSERT ON %[1]s FOR EACH ROW EXECUTE FUNCTION break_%[1]s()`, table))
	}
	page := s.query(t, caller{}, `{ proposals(first: 1) { pageInfo { endCursor } } }`)
	s.names["cursor"] = at(page, "proposals", "pageInfo", "endCursor").(string)
}

// checkStatedReasons checks the problems that reasonCheck lists, which are not errors of the request. Each has a
// message in the requested language.
func (r *reasons) checkStatedReasons(t *testing.T) {
	t.Helper()
	type problem struct {
		reason string
		params []any
	}
	changed := maps.Clone(allStates.named["revising"])
	r.scenario.names["changed"] = changed["revision1"]
	r.scenario.step(t, "JPN", "editRevision", `revision: "$changed", expectedVersion: 1, reason: RECIRCULATION,
		texts: [{language: EN, content: {body: "1  WHY\n\n1.1.  For other reasons."}}]`, "revision", "changed")
	r.scenario.names["same"] = allStates.named["revised"]["revision1"]
	for name, c := range map[string]struct {
		by   caller
		want []problem
	}{
		"$changed":      {japan, []problem{{"TEXT_CHANGED", []any{}}, {"LIST_CHANGED", []any{}}}},
		"$same":         {japan, []problem{{"TEXT_NOT_CHANGED", []any{}}, {"LIST_CHANGED", []any{}}}},
		"$unchanged":    {japan, []problem{{"NOTE_DISAGREES", []any{param("given", "PAK"), param("expected")}}, {"LIST_NOT_CHANGED", []any{}}}},
		"$untranslated": {caller{delegation: "USA", scopes: allBut()}, []problem{{"LANGUAGE_NOT_ADDED", []any{}}}},
	} {
		for _, language := range models.Languages() {
			got := at(r.scenario.query(t, c.by, fmt.Sprintf(`{ node(id: %q) { ... on Revision { reasonCheck {
				problems { code reason field params { name values } message(language: %s) } } } } }`, name, language)), "node", "reasonCheck", "problems").([]any)
			if len(got) != len(c.want) {
				t.Fatalf("%s: got %d problems, want %d: %v", name, len(got), len(c.want), got)
			}
			for i, one := range c.want {
				checkMessage(t, entryOf(t, one.reason), language, at(got[i], "message").(string))
				delete(got[i].(map[string]any), "message")
				want := map[string]any{"code": "INVALID_INPUT", "reason": one.reason, "field": nil, "params": one.params}
				if diff := cmp.Diff(any(want), got[i]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
				r.seen[one.reason] = true
			}
		}
	}
}
