package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A target lists the items on the agendas of its own venue.
func TestAgendaItemsOfTarget(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	placed := map[string]models.ID{}
	for _, venue := range []string{"GC", "CTG"} {
		meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: venue, StartsOn: day("2017-05-10")})
		if err != nil {
			t.Fatal(err)
		}
		item, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "1", Title: "Trust", DocumentSymbols: []string{"JOB/GC/96"}})
		if err != nil {
			t.Fatal(err)
		}
		placed[venue] = item.ID
		if _, err := f.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: venue}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
	seen, err := f.Reader.Proposal(t.Context(), access.Viewer{}, p.ID, query.With(query.VenueTargets, query.Agendas))
	if err != nil || len(seen.VenueTargets) != 2 {
		t.Fatalf("got %d targets, want 2: %v", len(seen.VenueTargets), err)
	}
	for i, venue := range []string{"GC", "CTG"} {
		got := []models.ID{}
		for _, item := range seen.VenueTargets[i].AgendaItems {
			got = append(got, item.ID)
		}
		if diff := cmp.Diff([]models.ID{placed[venue]}, got); diff != "" {
			t.Errorf("agenda items of the target %s (-want +got):\n%s", venue, diff)
		}
	}
}
