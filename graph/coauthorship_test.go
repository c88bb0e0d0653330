package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
)

// The list of co-authors contains the submitting delegation and the co-authors, and shows how and when each joined.
// Its entries are co-authorships, whereas a revision lists the sponsors themselves.
func TestCoAuthorshipFields(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	page := at(d.must(t, access.Viewer{}, `{ proposal(by: {symbol: "JOB/GC/96/Rev.1"}) {
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
		t.Errorf("co-authors (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(names, at(page, "revision", "sponsors")); diff != "" {
		t.Errorf("sponsors of the revision (-co-authors +got):\n%s", diff)
	}
	wantChanges := map[string]any{"sponsorsAdded": []any{map[string]any{"code": "HKG"}, map[string]any{"code": "PAK"}}, "sponsorsRemoved": []any{}}
	if diff := cmp.Diff(wantChanges, at(page, "revision", "changes")); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if filed, provided := at(page, "revision", "filedBy", "code"), at(page, "revision", "text", "providedBy", "code"); filed != "JPN" || provided != "JPN" {
		t.Errorf("got a revision filed by %v with a text provided by %v, want JPN for both", filed, provided)
	}
}
