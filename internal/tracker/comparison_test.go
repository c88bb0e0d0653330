package tracker_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// differences summarizes a comparison.
type differences struct {
	Names, Paragraphs []string
	Text              bool
}

func (f *fixture) compare(t *testing.T, from, to *models.Revision) (differences, *models.Comparison) {
	t.Helper()
	c, err := f.Reader.Compare(t.Context(), access.Viewer{}, from.ID, to.ID, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	short := differences{Text: c.TextChanged}
	for sign, names := range map[string][]models.ID{"+": c.Added, "-": c.Removed} {
		for _, id := range names {
			short.Names = append(short.Names, sign+string(f.Reader.Directory().Code(id)))
		}
	}
	text, _ := query.CompareTexts(c, models.English)
	for _, change := range text.Changed {
		short.Paragraphs = append(short.Paragraphs, fmt.Sprintf("%s %s>%s", change.Kind, change.FormerNumber, change.Number))
	}
	return short, c
}

// Any two revisions can be compared, and swapping them mirrors the result. The cases cover addenda
// and supplements, changes of the text, and changes of the list only.
func TestCompareRevisions(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	revisions := []*models.Revision{f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")}
	for i, file := range []tracker.FileRevision{
		{Kind: models.KindAddendum, Reason: models.ReasonText, Texts: []tracker.TextInput{english("Roads", "9.1.  Roads are added.\n")}},
		{Kind: models.KindAddendum, Reason: models.ReasonCoAuthorsOnly, AddCoAuthors: []string{"SGP"}},
		{Kind: models.KindSupplement, Reason: models.ReasonText, Texts: []tracker.TextInput{english("Ports", "8.1.  Ports are supplemented.\n")}},
		{Kind: models.KindCorrigendum, Reason: models.ReasonCorrection, Texts: []tracker.TextInput{english("Trust", strings.Replace(body, "a workshop", "two workshops", 1))}},
		{Kind: models.KindRevision, Reason: models.ReasonText, Texts: []tracker.TextInput{english("Trust", body+"\n2.2.  And soon.\n")}},
	} {
		file.Proposal, file.BasedOn = p.ID, revisions[i].ID
		if _, err := f.FileRevision(t.Context(), delegation("JPN"), file, query.Preload{}); err != nil {
			t.Fatal(err)
		}
		if len(file.AddCoAuthors) > 0 {
			f.respond(t, "SGP", f.spellOf(t, p, "SGP").ID, models.Accept)
		}
		revisions = append(revisions, f.circulate(t, p, i+1, day("2016-07-02").AddDays(i), fmt.Sprintf("JOB/GC/96/%s.%d", file.Kind.Suffix(), i+1)))
	}
	const roads, ports, workshops, soon = "9.1", "8.1", "2.1", "2.2"
	for name, c := range map[string]struct {
		from, to int
		want     differences
	}{
		"itself":               {1, 1, differences{}},
		"an addendum":          {0, 1, differences{nil, []string{"ADDED >" + roads}, true}},
		"names alone":          {1, 2, differences{[]string{"+SGP"}, nil, false}},
		"two additions":        {0, 3, differences{[]string{"+SGP"}, []string{"ADDED >" + roads, "ADDED >" + ports}, true}},
		"one of them":          {1, 3, differences{[]string{"+SGP"}, []string{"ADDED >" + ports}, true}},
		"a corrigendum":        {3, 4, differences{nil, []string{"CHANGED " + workshops + ">" + workshops}, true}},
		"over a corrigendum":   {2, 4, differences{nil, []string{"CHANGED " + workshops + ">" + workshops, "ADDED >" + ports}, true}},
		"a new text":           {3, 5, differences{nil, []string{"ADDED >" + soon}, true}},
		"from first to latest": {0, 5, differences{[]string{"+SGP"}, []string{"ADDED >" + soon}, true}},
	} {
		there, forward := f.compare(t, revisions[c.from], revisions[c.to])
		if diff := cmp.Diff(c.want, there); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		back, backward := f.compare(t, revisions[c.to], revisions[c.from])
		if diff := cmp.Diff(mirrored(there), back); diff != "" {
			t.Errorf("%s, both directions (-forward +backward):\n%s", name, diff)
		}
		one, _ := query.Redline(forward, models.English)
		other, _ := query.Redline(backward, models.English)
		if put, taken := strings.Count(one.Text(), "{+"), strings.Count(other.Text(), "[-"); put != taken {
			t.Errorf("%s: got %d runs inserted forward, but %d deleted backward:\n%s\n%s", name, put, taken, one.Text(), other.Text())
		}
	}
}

// mirrored returns the expected result of the comparison in the opposite direction.
func mirrored(t differences) differences {
	back := differences{Text: t.Text}
	for _, name := range t.Names {
		back.Names = append(back.Names, strings.NewReplacer("+", "-", "-", "+").Replace(name))
	}
	for _, paragraph := range t.Paragraphs {
		kind, numbers, _ := strings.Cut(paragraph, " ")
		former, number, _ := strings.Cut(numbers, ">")
		switch kind {
		case "ADDED":
			back.Paragraphs = append(back.Paragraphs, "REMOVED "+number+">"+number)
		case "REMOVED":
			back.Paragraphs = append(back.Paragraphs, "ADDED >"+former)
		default:
			back.Paragraphs = append(back.Paragraphs, kind+" "+number+">"+former)
		}
	}
	return back
}

// A venue belongs to the changes of the revision that was filed before it was targeted, which is the last one then.
func TestVenuesBetweenRevisions(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	target := func(venue string) {
		t.Helper()
		if _, err := f.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: venue}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	revisions := []*models.Revision{f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")}
	target("GC")
	for i, venue := range []string{"CTG", "CAG"} {
		f.file(t, p, i, models.ReasonRecirculation)
		revisions = append(revisions, f.circulate(t, p, i+1, day("2016-07-02").AddDays(i), []string{"JOB/GC/96/Rev.1", "JOB/GC/96/Rev.2"}[i]))
		target(venue)
	}
	for _, c := range []struct {
		from, to       int
		added, removed []string
	}{
		{0, 1, []string{"CTG"}, []string{}},
		{1, 2, []string{"CAG"}, []string{}},
		{0, 2, []string{"CAG", "CTG"}, []string{}},
		{2, 1, []string{}, []string{"CAG"}},
		{1, 1, []string{}, []string{}},
	} {
		compared, err := f.Reader.Compare(t.Context(), access.Viewer{}, revisions[c.from].ID, revisions[c.to].ID, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		codes := func(of []models.ID) []string {
			codes := []string{}
			for _, venue := range f.Reader.Directory().Venues() {
				for _, id := range of {
					if venue.ID == id {
						codes = append(codes, string(venue.Code))
					}
				}
			}
			slices.Sort(codes)
			return codes
		}
		for side, lists := range map[string][2][]string{"added": {c.added, codes(compared.VenuesAdded)}, "removed": {c.removed, codes(compared.VenuesRemoved)}} {
			if diff := cmp.Diff(lists[0], lists[1]); diff != "" {
				t.Errorf("from revision %d to %d: venues %s (-want +got):\n%s", c.from, c.to, side, diff)
			}
		}
	}
}
