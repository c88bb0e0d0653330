package document

import (
	"testing"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// TestParseIsLinear checks that the work for hostile bodies grows linearly. It compares the number
// of allocations, which does not depend on the speed of the machine, for a body and for another one
// that is four times as long.
func TestParseIsLinear(t *testing.T) { //nolint:paralleltest // counts allocations of the process
	const length, factor, slack = 1 << 13, 4, 1.5
	names := func(string) (models.Code, bool) { return "", false }
	for name, line := range hostile() {
		allocations := func(length int) float64 {
			d := page.Document{Format: page.Plain, Text: grown(line, length, 0)}
			return testing.AllocsPerRun(1, func() { Read(d, Options{Names: names}) })
		}
		small, large := allocations(length), allocations(factor*length)
		if large > slack*factor*small+1000 {
			t.Errorf("%s: got %.0f allocations for %d bytes and %.0f for %d times as many bytes, want linear growth", name, small, length, large, factor)
		}
	}
}

// TestNameLookups checks that a long list of sponsors needs only a limited number of name lookups.
func TestNameLookups(t *testing.T) {
	t.Parallel()
	asked := 0
	names := func(string) (models.Code, bool) { asked++; return "", false }
	list := "Communication from "
	for range 2000 {
		list += "a, "
	}
	Read(page.Document{Format: page.Plain, Text: list + "b\n\n1. x.\n"}, Options{Names: names})
	if bound := 2001 * maxParts * 2 * maxParts; asked == 0 || asked > bound {
		t.Errorf("got %d lookups, want between 1 and %d", asked, bound)
	}
}
