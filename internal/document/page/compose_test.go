package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document/page"
)

// sample returns a document with a header row of two columns, a numbered paragraph, a second page and a table row.
func sample() page.Document {
	return page.Document{Lines: []page.Line{
		{Text: "General Council", Page: 1, Box: page.Box{X0: 70, Y0: 70, X1: 160, Y1: 82}},
		{Text: "WT/GC/W/1", Page: 1, Box: page.Box{X0: 440, Y0: 71, X1: 520, Y1: 83}},
		{Label: "1.1.", Text: "Members agree.", Page: 1, Box: page.Box{X0: 70, Y0: 110, X1: 200, Y1: 122}, Gap: 1.2},
		{Text: "They meet.", Page: 2, Box: page.Box{X0: 70, Y0: 70, X1: 200, Y1: 82}},
		{Text: "Year", Page: 2, Cell: &page.Cell{Table: 1, Row: 1, Column: 1}},
		{Text: "Number", Page: 2, Cell: &page.Cell{Table: 1, Row: 1, Column: 2}},
		{Label: "1", Text: "See above.", Page: 2, Region: page.Footnote},
	}}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	document := sample()
	document.Compose()
	want := "General Council\tWT/GC/W/1\n\n1.1. Members agree.\n\fThey meet.\nYear\tNumber\n\n1 See above.\n"
	if diff := cmp.Diff(want, document.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	wantExtents := []string{"General Council", "WT/GC/W/1", "1.1. Members agree.", "They meet.", "Year", "Number", "1 See above."}
	var got []string
	for _, line := range document.Lines {
		got = append(got, document.Text[line.Start:line.End])
	}
	if diff := cmp.Diff(wantExtents, got); diff != "" {
		t.Errorf("extents (-want +got):\n%s", diff)
	}
}

func TestSameRow(t *testing.T) {
	t.Parallel()
	at := func(number int, y0, y1 float64) page.Line {
		return page.Line{Page: number, Box: page.Box{X0: 1, Y0: y0, X1: 2, Y1: y1}}
	}
	for _, c := range []struct {
		name string
		a, b page.Line
		want bool
	}{
		{"same height", at(1, 10, 20), at(1, 10, 20), true},
		{"slightly lower", at(1, 10, 20), at(1, 14, 24), true},
		{"next row", at(1, 10, 20), at(1, 18, 28), false},
		{"other page", at(1, 10, 20), at(2, 10, 20), false},
		{"no geometry", page.Line{Page: 1}, page.Line{Page: 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := page.SameRow(c.a, c.b); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestBoxUnion(t *testing.T) {
	t.Parallel()
	box := page.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}
	for _, c := range []struct {
		name string
		a, b page.Box
		want page.Box
	}{
		{"disjoint", box, page.Box{X0: 10, Y0: 0, X1: 12, Y1: 1}, page.Box{X0: 1, Y0: 0, X1: 12, Y1: 4}},
		{"second box unknown", box, page.Box{}, box},
		{"first box unknown", page.Box{}, box, box},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.a.Union(c.b); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
