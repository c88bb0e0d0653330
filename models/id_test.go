package models_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"proposaltracker/models"
)

func TestIDsSortByCreation(t *testing.T) {
	t.Parallel()
	former := models.NewID()
	for range 1000 {
		next := models.NewID()
		if next.Version() != 7 || former.String() >= next.String() {
			t.Fatalf("got ID %s (version %d) after %s, want a greater one of version 7", next, next.Version(), former)
		}
		former = next
	}
}

func TestParseCode(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"JPN", "EU", "TPKM", "MC11", "AFRICAN_GROUP", "ECOMMERCE", strings.Repeat("A", 40)} {
		if code, err := models.ParseCode(text); err != nil || string(code) != text {
			t.Errorf("ParseCode(%q) = %q, %v", text, code, err)
		}
	}
}

func TestInvalidCodes(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", strings.Repeat("A", 41), "jpn", "Hong Kong", "JPN ", "CÔTE"} {
		code, err := models.ParseCode(text)
		want := `"` + text + `" is not valid. Expected: a code of 1 to 40 upper-case letters, digits and underscores, as in "JPN".`
		if err == nil || err.Error() != want || code != "" || models.CodeOf(err) != models.InvalidInput {
			t.Errorf("ParseCode(%q) = %q, %v\nwant %s", text, code, err, want)
		}
	}
}

func TestCodeCharacters(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		code, err := models.ParseCode(text)
		formed := text != "" && len(text) <= 40 && strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == "" &&
			!strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", r) })
		if (err == nil) != formed || (formed && string(code) != text) {
			t.Fatalf("ParseCode(%q) = %q, %v", text, code, err)
		}
	})
}
