package names_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

func TestSuggest(t *testing.T) {
	t.Parallel()
	r := embedded(t)
	for text, want := range map[string][]models.Code{
		"UK":                  {"GBR"}, // a name
		"GB":                  {"GBR"}, // ISO 3166
		"Singapore":           {"SGP"},
		"sgp":                 {"SGP"},
		"African Group":       {"AFRICAN_GROUP"},
		"RU":                  {"GBR", "RUS"}, // candidates from policy.csv
		"Republic of China":   {"CHN", "TPKM"},
		"Soviet Union":        {"RUS"},
		"JNP":                 {"JPN"}, // transposed letters
		"AFRICA_GROUP":        {"AFRICAN_GROUP"},
		"WORLDBANK":           {"WORLD_BANK"},
		"TPMK":                {"TPKM"},
		"Brasilia":            {"BRA"},
		"Republik of Kenia":   {"KEN"},
		"Pilippines":          {"PHL"},
		"Kingdom of Pakistan": {"PAK"},
	} {
		got := []models.Code{}
		for _, suggestion := range r.Suggest(text) {
			got = append(got, suggestion.Code)
		}
		if len(got) < len(want) || len(got) > 3 || !cmp.Equal(want, got[:len(want)]) {
			t.Errorf("Suggest(%q) = %v, want at most 3, with %v first", text, got, want)
		}
	}
	for _, text := range []string{"", "ATLANTIS", "Zzz lead", "q"} {
		if got := r.Suggest(text); len(got) > 0 {
			t.Errorf("Suggest(%q) = %v, want none", text, got)
		}
	}
}

func TestSuggestionsInOrder(t *testing.T) {
	t.Parallel()
	want := []names.Suggestion{{Code: "CHE", Name: "Switzerland"}, {Code: "CHL", Name: "Chile"}, {Code: "CHN", Name: "China"}}
	if diff := cmp.Diff(want, embedded(t).Suggest("CHX")); diff != "" {
		t.Errorf("suggestions of the same distance (-want +got):\n%s", diff)
	}
}
