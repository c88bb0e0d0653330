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
			t.Errorf("%s is not valid", language)
		}
	}
	for _, other := range []models.Language{"", "en", "DE", "EN "} {
		if other.Valid() {
			t.Errorf("%q is one", other)
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
		"as wanted":               {both, []models.Language{models.Spanish}, "Programa de trabajo", models.Spanish},
		"second choice":           {both, []models.Language{models.English, models.Spanish}, "Programa de trabajo", models.Spanish},
		"what there is":           {french, []models.Language{models.Spanish}, "Programme de travail", models.French},
		"no wish, fixed order":    {both, nil, "Programme de travail", models.French},
		"none at all":             {models.LocalizedText{}, []models.Language{models.English}, "", ""},
		"never any":               {nil, nil, "", ""},
		"empty, but there it is":  {models.LocalizedText{models.English: ""}, nil, "", models.English},
		"what is no language has": {both, []models.Language{"DE"}, "Programme de travail", models.French},
	}
	for name, test := range tests {
		text, language := test.text.In(test.wanted...)
		if text != test.want || language != test.language {
			t.Errorf("%s: %q in %q, want %q in %q", name, text, language, test.want, test.language)
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
		t.Fatalf("stored as %T", stored)
	}
	for _, form := range []any{text, []byte(text)} {
		var got models.LocalizedText
		if err := got.Scan(form); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("read from %T (-want +got):\n%s", form, diff)
		}
	}
}

func TestEmptyLocalizedText(t *testing.T) {
	t.Parallel()
	if stored, err := models.LocalizedText(nil).Value(); stored != "{}" || err != nil {
		t.Errorf("no text is stored as %v, %v", stored, err)
	}
	text := models.LocalizedText{models.English: "a"}
	if err := text.Scan(nil); err != nil || text != nil {
		t.Errorf("NULL is read as %v, %v", text, err)
	}
	if err := text.Scan(7); err == nil || err.Error() != "read a localized text from int" {
		t.Errorf("a number: %v", err)
	}
	if err := text.Scan("no JSON"); err == nil {
		t.Error("invalid JSON is accepted")
	}
}
