package document

import (
	"testing"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// TestParseIsLinear bounds the work for hostile bodies by the allocations for bodies of one length and of
// four times that length, which do not depend on the speed of the machine.
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
			t.Errorf("%s: %.0f allocations for %d bytes, and %.0f for %d times as many", name, small, length, large, factor)
		}
	}
}

// TestNamesAskedPerSponsor bounds how often names are looked up for lists of sponsors of any
// length.
func TestNamesAskedPerSponsor(t *testing.T) {
	t.Parallel()
	asked := 0
	names := func(string) (models.Code, bool) { asked++; return "", false }
	list := "Communication from "
	for range 2000 {
		list += "a, "
	}
	Read(page.Document{Format: page.Plain, Text: list + "b\n\n1. x.\n"}, Options{Names: names})
	if bound := 2001 * maxParts * 2 * maxParts; asked == 0 || asked > bound {
		t.Errorf("called %d times, want between 1 and %d", asked, bound)
	}
}
