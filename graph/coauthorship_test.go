package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// The list says who submits and who joined, how each came onto it and since when; a part in a list is one
// co-authorship, and a name on a revision is the sponsor itself.
func TestCoAuthorshipFields(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	page := at(d.must(t, access.Viewer{}, `{ proposal(symbol: "JOB/GC/96/Rev.1") {
		coAuthors { nodes { sponsor { id code } role initiatedOn agreedBy { code } joinedIn { number } leaveStatedOn leftIn { number } } }
		revision(number: 1) { filedBy { code standing } sponsors { id code } changes { sponsorsAdded { code } sponsorsRemoved { code } } text(language: FR) { providedBy { code } } }
	} }`, nil), "proposal")
	roles, names := map[string]any{}, []any{}
	for _, spell := range at(page, "coAuthors", "nodes").([]any) {
		roles[at(spell, "sponsor", "code").(string)] = []any{at(spell, "role"), at(spell, "agreedBy", "code"), at(spell, "joinedIn", "number"), at(spell, "leaveStatedOn")}
		names = append(names, at(spell, "sponsor"))
	}
	want := map[string]any{
		"JPN": []any{"SUBMITTER", "JPN", 0.0, nil}, "RUS": []any{"CO_AUTHOR", "RUS", 0.0, nil}, "SGP": []any{"CO_AUTHOR", "SGP", 0.0, nil},
		"TPKM": []any{"CO_AUTHOR", "TPKM", 0.0, nil}, "HKG": []any{"CO_AUTHOR", "HKG", 1.0, nil}, "PAK": []any{"CO_AUTHOR", "PAK", 1.0, nil},
	}
	if diff := cmp.Diff(want, roles); diff != "" {
		t.Errorf("the list (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(names, at(page, "revision", "sponsors")); diff != "" {
		t.Errorf("the sponsors of the revision (-the list +got):\n%s", diff)
	}
	wantChanges := map[string]any{"sponsorsAdded": []any{map[string]any{"code": "HKG"}, map[string]any{"code": "PAK"}}, "sponsorsRemoved": []any{}}
	if diff := cmp.Diff(wantChanges, at(page, "revision", "changes")); diff != "" {
		t.Errorf("the changes (-want +got):\n%s", diff)
	}
	if filed, provided := at(page, "revision", "filedBy", "code"), at(page, "revision", "text", "providedBy", "code"); filed != "JPN" || provided != "JPN" {
		t.Errorf("filed by %v, text provided by %v, want JPN", filed, provided)
	}
}

// A paragraph has an ID, an address that is unique in the text, and the number that is printed.
func TestParagraphFields(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	proposal := d.file(t, "JPN", models.Public)
	sections := at(d.must(t, delegation("JPN"), `query ($id: ID!) { proposal(id: $id) { currentRevision { text {
		id sections { number paragraphs { id address number mark kind } } } } } }`, map[string]any{"id": models.GlobalID("Proposal", proposal)}),
		"proposal", "currentRevision", "text", "sections")
	got := []any{}
	for _, paragraph := range at(sections, 0, "paragraphs").([]any) {
		got = append(got, []any{at(paragraph, "address"), at(paragraph, "number"), at(paragraph, "mark"), at(paragraph, "kind")})
	}
	if diff := cmp.Diff([]any{[]any{"1.1", "1.1", nil, "PARAGRAPH"}, []any{"Q1", "1", nil, "QUESTION"}}, got); diff != "" {
		t.Errorf("the paragraphs of %v (-want +got):\n%s", sections, diff)
	}
	if first, second := at(sections, 0, "paragraphs", 0, "id"), at(sections, 0, "paragraphs", 1, "id"); first == second {
		t.Errorf("two paragraphs have the ID %v", first)
	}
}
