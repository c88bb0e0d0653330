package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// A text says in which language it is: the preferred one, or the original if it has no other.
func TestLocalizedText(t *testing.T) {
	t.Parallel()
	s := sceneOf(t, "revised")
	data := s.query(t, caller{delegation: delegationOf(submitter), scopes: allBut()}, `{ proposal(id: "$proposal") {
		label title(language: FR) { language text } venueTargets { aim(language: ES) { language text } }
		followUps { nodes { text(language: FR) { language } } } questions { text(language: EN) { language text } }
		revisions { nodes { note(language: FR) { language text } } }
	} }`)
	proposal := at(data, "proposal").(map[string]any)
	text := func(language, text string) map[string]any { return map[string]any{"language": language, "text": text} }
	want := map[string]any{
		"label": at(proposal, "label"), "title": text("EN", "Trial"),
		"venueTargets": []any{map[string]any{"aim": text("EN", "To agree.")}},
		"questions":    []any{map[string]any{"text": text("EN", "What do you think?")}, at(proposal, "questions", 1)},
		"followUps":    at(proposal, "followUps"),
		"revisions":    map[string]any{"nodes": []any{map[string]any{"note": nil}, map[string]any{"note": text("EN", "To say more.")}}},
	}
	if diff := cmp.Diff(want, proposal); diff != "" {
		t.Errorf("texts asked in languages that they do not have (-want +got):\n%s", diff)
	}
	if label := at(proposal, "label"); label == "Trial" || label == "" {
		t.Errorf("a circulated proposal with a symbol is labeled %q", label)
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
