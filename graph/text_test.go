package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// A text is returned with its language: the preferred one or, without a translation, the original one.
func TestLocalizedText(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "revised")
	data := s.query(t, caller{delegation: delegationOf(submitter), scopes: allBut()}, `{ proposal(by: {id: "$proposal"}) {
		label title(language: FR) { language text } venueTargets { aim(language: ES) { language text } }
		followUps { nodes { text(language: FR) { language } } } questions { nodes { text(language: EN) { language text } } }
		revisions { nodes { note(language: FR) { language text } } }
	} }`)
	proposal := at(data, "proposal").(map[string]any)
	text := func(language, text string) map[string]any { return map[string]any{"language": language, "text": text} }
	want := map[string]any{
		"label": at(proposal, "label"), "title": text("EN", "Trial"),
		"venueTargets": []any{map[string]any{"aim": text("EN", "To agree.")}},
		"questions":    map[string]any{"nodes": []any{map[string]any{"text": text("EN", "What do you think?")}, at(proposal, "questions", "nodes", 1)}},
		"followUps":    at(proposal, "followUps"),
		"revisions":    map[string]any{"nodes": []any{map[string]any{"note": nil}, map[string]any{"note": text("EN", "To say more.")}}},
	}
	if diff := cmp.Diff(want, proposal); diff != "" {
		t.Errorf("texts requested in languages without a translation (-want +got):\n%s", diff)
	}
	if label := at(proposal, "label"); label == "Trial" || label == "" {
		t.Errorf("circulated proposal: got label %q, want its symbol", label)
	}
}

// A paragraph has an ID, an address that is unique within the text, and its printed number.
func TestParagraphFields(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	proposal := d.file(t, "JPN", models.Public)
	sections := at(d.must(t, delegation("JPN"), `query ($id: ID!) { proposal(by: {id: $id}) { currentRevision { text {
		id sections { number paragraphs { id address number mark kind } } } } } }`, map[string]any{"id": d.idOf(models.TypeProposal, proposal)}),
		"proposal", "currentRevision", "text", "sections")
	got := []any{}
	for _, paragraph := range at(sections, 0, "paragraphs").([]any) {
		got = append(got, []any{at(paragraph, "address"), at(paragraph, "number"), at(paragraph, "mark"), at(paragraph, "kind")})
	}
	if diff := cmp.Diff([]any{[]any{"1.1", "1.1", nil, "PARAGRAPH"}, []any{"Q1", "1", nil, "QUESTION"}}, got); diff != "" {
		t.Errorf("paragraphs of %v (-want +got):\n%s", sections, diff)
	}
	if first, second := at(sections, 0, "paragraphs", 0, "id"), at(sections, 0, "paragraphs", 1, "id"); first == second {
		t.Errorf("got ID %v for two paragraphs, want different IDs", first)
	}
}

// If a stated reason does not hold, each problem has a reason code and a message in the requested language.
func TestReasonCheck(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "revised")
	data := s.query(t, caller{delegation: delegationOf(submitter), scopes: allBut()}, `{ proposal(by: {id: "$proposal"}) { revisions { nodes {
		number reasonCheck { holds problems { code reason message(language: FR) } } } } } }`)
	want := []any{
		map[string]any{"number": 0.0, "reasonCheck": nil},
		map[string]any{"number": 1.0, "reasonCheck": map[string]any{"holds": false, "problems": []any{
			map[string]any{"code": "INVALID_INPUT", "reason": "TEXT_NOT_CHANGED", "message": "Le motif indiqué dit que le texte a changé, et il n'a pas changé."},
			map[string]any{
				"code": "INVALID_INPUT", "reason": "LIST_CHANGED",
				"message": "Le motif indiqué ne mentionne pas les coauteurs, et leur liste a changé.",
			},
		}}},
	}
	if diff := cmp.Diff(want, at(data, "proposal", "revisions", "nodes")); diff != "" {
		t.Errorf("reasonCheck of a revision with the same text and a different list (-want +got):\n%s", diff)
	}
}

// A single page can hold the whole list of co-authors; pages of more than 250 rows are rejected.
func TestCoAuthorPages(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	const query = `query ($first: Int) { proposal(by: {symbol: "JOB/GC/204"}) { coAuthors(first: $first) { totalCount nodes { id } } } }`
	for _, first := range []any{nil, 250, 101} {
		list := at(d.must(t, access.Viewer{}, query, map[string]any{"first": first}), "proposal", "coAuthors")
		if rows := len(at(list, "nodes").([]any)); rows != 15 || at(list, "totalCount") != 15.0 {
			t.Errorf("first: %v: got %d rows and totalCount %v, want 15", first, rows, at(list, "totalCount"))
		}
	}
	_, faults := d.send(t, access.Viewer{}, query, map[string]any{"first": 251})
	if len(faults) != 1 || faults[0].Extensions["reason"] != models.TooMany {
		t.Errorf("first: 251: got errors %v, want %s", faults, models.TooMany)
	}
}
