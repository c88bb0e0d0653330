package models_test

import (
	"testing"

	"proposaltracker/models"
)

// A reason holds if exactly the stated parts changed.
func TestCheckReason(t *testing.T) {
	t.Parallel()
	someone := []models.ID{models.NewID()}
	states := map[string]*models.Comparison{
		"nothing":       {},
		"text":          {TextChanged: true},
		"added":         {Added: someone},
		"removed":       {Removed: someone},
		"text and list": {TextChanged: true, Added: someone},
		"language":      {},
	}
	holds := map[models.RevisionReason][]string{
		models.ReasonCoAuthorsOnly: {"added", "removed"},
		models.ReasonText:          {"text"},
		models.ReasonTextAndMore:   {"text and list"},
		models.ReasonCorrection:    {"text"},
		models.ReasonTranslation:   {"language"},
		models.ReasonRecirculation: {"nothing", "language"},
	}
	for reason, right := range holds {
		for state, changes := range states {
			check := models.CheckReason(reason, changes, models.LanguagesBrought(state == "language"))
			want := false
			for _, one := range right {
				want = want || one == state
			}
			if check.Holds() != want {
				t.Errorf("%s with change %q: got holds %t, want %t; problems %q", reason, state, check.Holds(), want, check.Problems)
			}
		}
	}
}

func TestHashTexts(t *testing.T) {
	t.Parallel()
	en := &models.RevisionText{Language: models.English, Title: "T", Body: "B"}
	fr := &models.RevisionText{Language: models.French, Title: "T", Body: "B"}
	if models.HashTexts([]*models.RevisionText{en, fr}) != models.HashTexts([]*models.RevisionText{fr, en}) {
		t.Error("got different hashes for different orders of languages, want the same")
	}
	moved := &models.RevisionText{Language: models.English, Title: "TB", Body: ""}
	retitled := &models.RevisionText{Language: models.English, Title: "U", Body: "B"}
	for name, other := range map[string][]*models.RevisionText{
		"other language": {fr}, "two languages": {en, fr}, "text moved to the title": {moved}, "other title": {retitled},
	} {
		if models.HashTexts([]*models.RevisionText{en}) == models.HashTexts(other) {
			t.Errorf("%s: got the same hash, want a different one", name)
		}
	}
}
