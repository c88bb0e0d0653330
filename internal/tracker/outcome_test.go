package tracker_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// latestEvent returns the latest event of the given kind that the Secretariat sees.
func (f *fixture) latestEvent(t *testing.T, kind models.EventKind) *models.Event {
	t.Helper()
	rows, err := f.Reader.Events(t.Context(), secretariat, query.EventFilter{Kinds: []models.EventKind{kind}}, query.PageRequest{Last: 1}, query.Preload{})
	if err != nil || len(rows.Items) == 0 {
		t.Fatalf("no event %s: %v", kind, err)
	}
	return rows.Items[0]
}

// eventData returns the data of an event.
func eventData(t *testing.T, event *models.Event) map[string]any {
	t.Helper()
	data := map[string]any{}
	if err := json.Unmarshal(event.Data, &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// An outcome's date is optional. An outcome can correct only the latest one, and must belong to a
// meeting of its venue.
func TestRecordOutcome(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	target, err := f.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: "GC"}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	record := func(in tracker.RecordOutcome) (*models.Outcome, error) {
		in.VenueTarget = target.ID
		return f.RecordOutcome(t.Context(), secretariat, in, query.Preload{})
	}
	adopted, err := record(tracker.RecordOutcome{Kind: models.OutcomeAdopted})
	if err != nil {
		t.Fatal(err)
	}
	event := f.latestEvent(t, models.OutcomeRecordedEvent)
	if got := event.OccurredOn; !got.IsZero() || !adopted.DecidedOn.IsZero() {
		t.Errorf("the outcome without a day has the day %s, and its event %s", adopted.DecidedOn, got)
	}
	if diff := cmp.Diff(map[string]any{"venue": "GC", "outcome": "ADOPTED"}, eventData(t, event)); diff != "" {
		t.Errorf("data of the event (-want +got):\n%s", diff)
	}
	_, err = record(tracker.RecordOutcome{Kind: models.OutcomeNotAgreed})
	refused(t, err, models.InvalidTransition, "input.kind")
	corrected, err := record(tracker.RecordOutcome{Kind: models.OutcomeNotAgreed, Corrects: &adopted.ID, DecidedOn: day("2017-02-01")})
	if err != nil {
		t.Fatalf("a correction of an adoption: %v", err)
	}
	event = f.latestEvent(t, models.OutcomeRecordedEvent)
	if diff := cmp.Diff(map[string]any{"venue": "GC", "outcome": "NOT_AGREED", "corrects": adopted.ID.String()}, eventData(t, event)); diff != "" {
		t.Errorf("data of the correction (-want +got):\n%s", diff)
	}
	_, err = record(tracker.RecordOutcome{Kind: models.OutcomeNoted, Corrects: &adopted.ID})
	reported(t, err, models.InvalidInput, models.NewProblem(models.NotRelated).At("input.corrects"))
	elsewhere, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "CTG", StartsOn: day("2017-02-20")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = record(tracker.RecordOutcome{Kind: models.OutcomeNoted, Corrects: &corrected.ID, Meeting: &elsewhere.ID})
	reported(t, err, models.InvalidInput, models.NewProblem(models.NotRelated, models.P("given", "CTG"), models.P("expected", "GC")).At("input.meeting"))
}
