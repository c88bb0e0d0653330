package tracker_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// If revisions differ in access, the time of the last change is that of the last change that the
// viewer may see.
func TestUpdatedAtOfMixedAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	f.fileText(t, p, 0, models.KindRevision, english("Other", "1.1.  Other.\n"))
	f.submit(t, p, 1)
	updatedAt := func(viewer access.Viewer) time.Time {
		t.Helper()
		seen, err := f.Reader.Proposal(t.Context(), viewer, p.ID, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return seen.UpdatedAt
	}
	translate := func(number int) func() error {
		return func() error {
			_, err := f.AddTranslation(t.Context(), secretariat, tracker.AddTranslation{
				Revision: f.revision(t, p, number).ID, Text: tracker.TextInput{Language: models.French, Title: "Confiance", Body: "1.1.  Confiance.\n"},
			}, query.Preload{})
			return err
		}
	}
	for _, c := range []struct {
		act    string
		do     func() error
		public bool // whether the public can see the change
	}{
		{"the circulation of a restricted revision", func() error {
			in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 1, day("2016-07-02"), "JOB/GC/96/Rev.1")
			in.Access = models.Restricted
			_, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{})
			return err
		}, false},
		{"a translation of the public revision", translate(0), true},
		{"a translation of the restricted revision", translate(1), false},
		{"a target of the proposal", func() error {
			_, err := f.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, query.Preload{})
			return err
		}, true},
	} {
		viewers := map[string]access.Viewer{"the public": {}, "an observer": delegation("VAT"), "a Member": delegation("USA")}
		before := map[string]time.Time{}
		for name, viewer := range viewers {
			before[name] = updatedAt(viewer)
		}
		if err := c.do(); err != nil {
			t.Fatalf("%s: %v", c.act, err)
		}
		for name, viewer := range viewers {
			want := c.public || name == "a Member"
			if after := updatedAt(viewer); after.After(before[name]) != want {
				t.Errorf("%s: updatedAt changed for %s from %s to %s: %t, want %t", c.act, name, before[name], after, !want, want)
			}
		}
	}
}

// For the public, the current list of a proposal is that of the last public revision.
func TestSponsorsOfMixedAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	join := func(code models.Code) {
		t.Helper()
		requested, err := f.RequestCoAuthorship(t.Context(), delegation(code), tracker.RequestCoAuthorship{Proposal: p.ID}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		f.respond(t, "JPN", requested.ID, models.Accept)
	}
	join("PAK")
	f.file(t, p, 0, models.ReasonCoAuthorsOnly)
	f.circulate(t, p, 1, day("2016-07-20"), "JOB/GC/96/Rev.1")
	join("CHE")
	f.file(t, p, 1, models.ReasonCoAuthorsOnly)
	f.submit(t, p, 2)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 2, day("2016-07-21"), "JOB/GC/96/Rev.2")
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   map[string]int
	}{
		"the public": {access.Viewer{}, map[string]int{"JPN": 1, "PAK": 1, "CHE": 0}},
		"a Member":   {delegation("USA"), map[string]int{"JPN": 1, "PAK": 1, "CHE": 1}},
	} {
		got := map[string]int{}
		for code := range c.want {
			total, err := f.Reader.CountProposals(t.Context(), c.viewer, query.ProposalQuery{Filter: query.ProposalFilter{Sponsors: []string{code}}})
			if err != nil {
				t.Fatal(err)
			}
			got[code] = total.Count
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("proposals by sponsor, for %s (-want +got):\n%s", name, diff)
		}
	}
}

// If a hidden revision removes a name, then for the public, the name leaves with the next public
// revision, on the day of its circulation.
func TestRemovalOfMixedAccess(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN", "PAK")
	f.respond(t, "PAK", f.spellOf(t, p, "PAK").ID, models.Accept)
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	if _, err := f.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
		Proposal: p.ID, BasedOn: f.revision(t, p, 0).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly, RemoveCoAuthors: []string{"PAK"},
	}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.submit(t, p, 1)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 1, day("2016-07-10"), "JOB/GC/96/Rev.1")
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	f.file(t, p, 1, models.ReasonRecirculation)
	f.submit(t, p, 2)
	in = trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 2, day("2016-07-20"), "JOB/GC/96/Rev.2")
	in.Access = models.Public
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		viewer access.Viewer
		// left is the day of leaving, and stated the day on which it was stated. The public sees
		// neither until it sees a list without the name.
		left, stated models.Date
	}{
		"the public": {access.Viewer{}, day("2016-07-20"), day("2016-07-20")},
		"a Member":   {delegation("USA"), day("2016-07-10"), f.Reader.Today()},
	} {
		seen, err := f.Reader.Proposal(t.Context(), c.viewer, p.ID, query.With(query.CoAuthorships))
		if err != nil {
			t.Fatal(err)
		}
		got := map[models.Code][]models.Date{}
		for _, spell := range seen.CoAuthorships {
			got[f.Reader.Directory().Code(spell.SponsorID)] = []models.Date{spell.JoinedOn, spell.LeftOn, spell.LeaveStatedOn}
		}
		first, never := day("2016-07-01"), models.Date{}
		want := map[models.Code][]models.Date{"JPN": {first, never, never}, "PAK": {first, c.left, c.stated}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the days of joining, leaving and its statement, for %s (-want +got):\n%s", name, diff)
		}
	}
}
