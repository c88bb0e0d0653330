package models_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"proposaltracker/models"
)

// TestSharedSymbols parses each symbol of a collected list. Symbols as printed are returned
// unchanged, except for the asterisk of a reissue; symbols as typed are returned in the canonical
// form.
func TestSharedSymbols(t *testing.T) {
	t.Parallel()
	file, err := os.Open(filepath.Join("..", "..", "shared", "cases", "symbols.csv"))
	if err != nil {
		t.Skip("the list of symbols is not available: ../shared/cases/symbols.csv")
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	reissues := map[string]string{"A/C.3/65/L.41*": "A/C.3/65/L.41", "S/1996/10*": "S/1996/10"}
	typed := map[string]string{"stands for JOB/GC/204/Rev.6": "JOB/GC/204/Rev.6", "stands for WT/MIN(17)/64": "WT/MIN(17)/64"}
	for _, row := range rows[1:] {
		want := row[0]
		if row[1] == "typed" {
			want = typed[row[2]]
		} else if printed, ok := reissues[want]; ok {
			want = printed
		}
		if got, err := models.ParseSymbol(row[0]); string(got) != want {
			t.Errorf("%s: ParseSymbol(%q) = %q, %v, want %q", row[1], row[0], got, err, want)
		}
	}
	if len(rows) < 170 {
		t.Errorf("got %d rows, want at least 170", len(rows))
	}
}
