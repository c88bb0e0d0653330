package graph_test

import (
	"testing"

	"proposaltracker/models"
)

// A search finds exactly the matches that the viewer may see.
func TestSearchVisibility(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.createProposalsInAllStates(t)
	g := d.databaseContent(t)
	const query = `query ($query: String!, $kinds: [SearchKind!]) { search(query: $query, kinds: $kinds, first: 100) { totalCount nodes {
		... on ProposalResult { proposal { id } revision { id } } ... on AnswerResult { answer { id } } } } }`
	for name, principal := range d.viewers(t) {
		shown := map[string]bool{}
		for _, words := range []string{"trial or secret", "think or more", "certainly"} {
			page := at(d.must(t, principal.Viewer, query, map[string]any{"query": words, "kinds": []string{"PROPOSAL", "ANSWER"}}), "search")
			gather(page, shown)
			if total := at(page, "totalCount"); total != float64(len(at(page, "nodes").([]any))) {
				t.Errorf("viewer %q, search for %q: got total %v, want the number of results, %d", name, words, total, len(at(page, "nodes").([]any)))
			}
		}
		for id := range shown {
			if sees, known := g.rows[id]; known && !sees(principal) {
				t.Errorf("viewer %q: found node %v, want it hidden", name, d.parse(t, id))
			}
		}
		for id, sees := range g.rows {
			kind, key := d.parse(t, id).Type, d.parse(t, id).ID
			if kind == models.TypeRevision && g.revisions[key].Current && g.trials[key] { // another revision of the proposal may be the match
				id = d.idOf(models.TypeProposal, g.revisions[key].ProposalID)
			} else if kind != models.TypeAnswer || !g.certain[key] {
				continue
			}
			if sees(principal) && !shown[id] {
				t.Errorf("viewer %q: %s %s was not found, want it visible", name, kind, key)
			}
		}
	}
}
