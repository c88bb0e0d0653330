package names_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"proposaltracker/models"
)

// policies lists the rows of the shared list that policy.csv decides.
func policies() []string {
	return []string{"COD Congo", "GBR RU", "TPKM Taiwan, China", "TPKM Taiwan Province of China", "GBR Great Britain"}
}

// At least 98 % of the names in the shared list are recognized, except for those that policy.csv
// decides, and none is recognized as another actor.
func TestSharedNames(t *testing.T) {
	t.Parallel()
	file, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "cases", "names.csv"))
	if err != nil {
		t.Skip("the shared list of names, ../shared/cases/names.csv, was not found")
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	r := embedded(t)
	unknown, total := []string{}, 0
	for _, row := range rows[1:] {
		want, name := models.Code(row[0]), row[2]
		if slices.Contains(policies(), row[0]+" "+name) {
			continue
		}
		total++
		code, ok := r.Recognize(name)
		switch {
		case !ok:
			unknown = append(unknown, row[0]+" "+name)
		case code != want:
			t.Errorf("Recognize(%q) = %s, want %s", name, code, want)
		}
	}
	if known := total - len(unknown); total < 600 || known*100 < total*98 {
		t.Errorf("recognized %d of %d names, want at least 98 %% of 600 or more; unknown: %q", known, total, unknown)
	} else {
		t.Logf("recognized %d of %d names; not recognized: %q", known, total, unknown)
	}
}
