package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

const compareRevisions = `query ($from: ID!, $to: ID!) { compare(from: $from, to: $to) {
	from { number } to { number } sponsorsAdded { code } sponsorsRemoved { code } venuesAdded { code } venuesRemoved { code }
	textChanged languagesAdded languagesRemoved french: text(language: FR) { language }
	text { language titleBefore titleAfter changedCount paragraphs { number kind words { kind text } } whole: paragraphs(includeUnchanged: true) { number kind after } } } }`

// A viewer who sees two revisions of a proposal can compare them in either order. Front ends can request the whole
// text with the differences marked.
func TestCompare(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	proposal := d.file(t, "JPN", models.Public, "KOR")
	d.circulate(t, "JPN", proposal, "TEST/W/1")
	d.answerTo(t, "KOR", proposal, models.Accept)
	d.mustDo(t, "revise", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
			Proposal: proposal, BasedOn: d.revision(t, "JPN", proposal, 0).ID, Kind: models.KindRevision, Reason: models.ReasonText,
			Texts: []tracker.TextInput{
				{Language: models.English, Title: "Trial", Body: strings.Replace(trialBody, "1.1.", "1.1.  New & first.\n\n1.2.", 1)},
				{Language: models.French, Title: "Essai", Body: "1  POURQUOI\n\n1.1.  Parce que.\n"},
			},
		}, query.Preload{})
		return err
	})
	ids := []string{}
	for _, revision := range at(d.must(t, delegation("JPN"), `query ($id: ID!) { proposal(by: {id: $id}) { revisions { nodes { id } } } }`,
		map[string]any{"id": d.idOf(models.TypeProposal, proposal)}), "proposal", "revisions", "nodes").([]any) {
		ids = append(ids, at(revision, "id").(string))
	}
	both := func(viewer access.Viewer, from, to string) any {
		return d.must(t, viewer, compareRevisions, map[string]any{"from": from, "to": to})["compare"]
	}
	if hidden := both(access.Viewer{}, ids[0], ids[1]); hidden != nil {
		t.Errorf("comparison with a draft by the public: got %v, want null", hidden)
	}
	forward, reverse := both(delegation("JPN"), ids[0], ids[1]).(map[string]any), both(delegation("JPN"), ids[1], ids[0]).(map[string]any)
	for name, want := range map[string]any{
		"from": map[string]any{"number": 0.0}, "to": map[string]any{"number": 1.0}, "sponsorsAdded": []any{map[string]any{"code": "KOR"}},
		"sponsorsRemoved": []any{}, "textChanged": true, "languagesAdded": []any{"FR"}, "languagesRemoved": []any{},
		"french": map[string]any{"language": "EN"}, "text": map[string]any{
			"language": "EN", "titleBefore": "Trial", "titleAfter": "Trial", "changedCount": 2.0,
			"paragraphs": []any{
				map[string]any{"number": "1.1", "kind": "ADDED", "words": []any{}}, map[string]any{"number": "1.2", "kind": "MOVED", "words": []any{}},
			},
			"whole": []any{
				map[string]any{"number": "1", "kind": "UNCHANGED", "after": "WHY"},
				map[string]any{"number": "1.1", "kind": "ADDED", "after": "New & first."},
				map[string]any{"number": "1.2", "kind": "MOVED", "after": "Because."},
				map[string]any{"number": "Q1", "kind": "UNCHANGED", "after": "What do you think?"},
			},
		},
	} {
		if diff := cmp.Diff(want, forward[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, pair := range [][2]string{{"sponsorsAdded", "sponsorsRemoved"}, {"venuesAdded", "venuesRemoved"}, {"languagesAdded", "languagesRemoved"}} {
		if diff := cmp.Diff(forward[pair[0]], reverse[pair[1]]); diff != "" {
			t.Errorf("%s, and %s of the reverse comparison (-forward +reverse):\n%s", pair[0], pair[1], diff)
		}
	}
	removed := []any{}
	for _, paragraph := range at(reverse, "text", "paragraphs").([]any) {
		removed = append(removed, at(paragraph, "kind"))
	}
	if diff := cmp.Diff([]any{"REMOVED", "MOVED"}, removed); diff != "" {
		t.Errorf("kinds of change in the reverse comparison (-want +got):\n%s", diff)
	}
	other := d.file(t, "JPN", models.Public)
	found := d.must(t, delegation("JPN"), `query ($id: ID!) { proposal(by: {id: $id}) { currentRevision { id } } }`, map[string]any{"id": d.idOf(models.TypeProposal, other)})
	_, faults := d.send(t, delegation("JPN"), compareRevisions, map[string]any{"from": at(found, "proposal", "currentRevision", "id"), "to": ids[1]})
	if len(faults) != 1 || faults[0].Extensions["reason"] != models.NotRelated {
		t.Errorf("revisions of two proposals: got errors %v, want NOT_RELATED", faults)
	}
}
