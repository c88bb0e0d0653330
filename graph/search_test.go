package graph_test

import (
	"testing"

	"proposaltracker/models"
)

// A search finds every match that the viewer may see, and no other.
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
				t.Errorf("%s: the total for %q is %v, but %d were returned", name, words, total, len(at(page, "nodes").([]any)))
			}
		}
		for id := range shown {
			if sees, known := g.rows[id]; known && !sees(principal) {
				t.Errorf("%s finds %v", name, d.parse(t, id))
			}
		}
		for id, sees := range g.rows {
			kind, key := d.parse(t, id).Type, d.parse(t, id).ID
			if kind == models.TypeRevision && g.revisions[key].Current && g.trials[key] { // it may be found by another of its revisions
				id = d.idOf(models.TypeProposal, g.revisions[key].ProposalID)
			} else if kind != models.TypeAnswer || !g.certain[key] {
				continue
			}
			if sees(principal) && !shown[id] {
				t.Errorf("%s does not find %s %s, which it may see", name, kind, key)
			}
		}
	}
}
