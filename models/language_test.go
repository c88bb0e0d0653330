package models_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

func TestLanguages(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([]models.Language{"EN", "FR", "ES"}, models.Languages()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, language := range models.Languages() {
		if !language.Valid() {
			t.Errorf("%s: Valid is false, want true", language)
		}
	}
	for _, other := range []models.Language{"", "en", "DE", "EN "} {
		if other.Valid() {
			t.Errorf("%q: Valid is true, want false", other)
		}
	}
}

func TestLocalizedTextIn(t *testing.T) {
	t.Parallel()
	french := models.LocalizedText{models.French: "Programme de travail"}
	both := models.LocalizedText{models.Spanish: "Programa de trabajo", models.French: "Programme de travail"}
	tests := map[string]struct {
		text     models.LocalizedText
		wanted   []models.Language
		want     string
		language models.Language
	}{
		"wanted language":         {both, []models.Language{models.Spanish}, "Programa de trabajo", models.Spanish},
		"second choice":           {both, []models.Language{models.English, models.Spanish}, "Programa de trabajo", models.Spanish},
		"fallback language":       {french, []models.Language{models.Spanish}, "Programme de travail", models.French},
		"no wanted language":      {both, nil, "Programme de travail", models.French},
		"empty text":              {models.LocalizedText{}, []models.Language{models.English}, "", ""},
		"nil text":                {nil, nil, "", ""},
		"available but empty":     {models.LocalizedText{models.English: ""}, nil, "", models.English},
		"unknown wanted language": {both, []models.Language{"DE"}, "Programme de travail", models.French},
	}
	for name, test := range tests {
		text, language := test.text.In(test.wanted...)
		if text != test.want || language != test.language {
			t.Errorf("%s: got %q in %q, want %q in %q", name, text, language, test.want, test.language)
		}
	}
}

func TestLocalizedTextScan(t *testing.T) {
	t.Parallel()
	want := models.LocalizedText{models.English: "\"quoted\" <b> \u2028", models.French: "Où ?"}
	stored, err := want.Value()
	if err != nil {
		t.Fatal(err)
	}
	text, ok := stored.(string)
	if !ok {
		t.Fatalf("got a stored value of type %T, want string", stored)
	}
	for _, form := range []any{text, []byte(text)} {
		var got models.LocalizedText
		if err := got.Scan(form); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("scanned from %T (-want +got):\n%s", form, diff)
		}
	}
}

func TestEmptyLocalizedText(t *testing.T) {
	t.Parallel()
	if stored, err := models.LocalizedText(nil).Value(); stored != "{}" || err != nil {
		t.Errorf("nil text: got stored value %v and error %v, want {}", stored, err)
	}
	text := models.LocalizedText{models.English: "a"}
	if err := text.Scan(nil); err != nil || text != nil {
		t.Errorf("Scan(nil) = %v, %v, want a nil text", text, err)
	}
	if err := text.Scan(7); err == nil || err.Error() != "read a localized text from int" {
		t.Errorf("Scan of a number: got error %v", err)
	}
	if err := text.Scan("no JSON"); err == nil {
		t.Error("Scan of invalid JSON: got no error")
	}
}
