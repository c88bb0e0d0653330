package tracker_test

import (
	"testing"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// Where revisions differ in access, the time of the last change is that of the last one that the viewer can see.
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
