package tracker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

func (f *fixture) suggest(t *testing.T, p *models.Proposal, text, venue string, due models.Date) *models.FollowUp {
	t.Helper()
	followUp, err := f.SuggestFollowUp(t.Context(), delegation("JPN"), tracker.SuggestFollowUp{
		Proposal: p.ID, Kind: models.FollowUpWorkshop, Texts: inEnglish(text), Venue: venue, DueOn: due,
	}, everything)
	if err != nil {
		t.Fatal(err)
	}
	return followUp
}

// A plan sets the responsible sponsors, the deadline, the venue and the details of the workshop.
func TestPlanFollowUp(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	followUp := f.suggest(t, p, "Meet.", "", models.Date{})
	minutes, due, venue, who := 180, day("2017-05-01"), "GC", []string{"SECRETARIAT", "PAK"}
	planned, err := f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{
		FollowUp: followUp.ID, Venue: models.SetTo(venue), DueOn: models.SetTo(due), Responsible: models.SetTo(who),
		Workshop: models.SetTo(tracker.WorkshopInput{
			DurationMinutes: &minutes, StartsOn: day("2017-04-10"), EndsOn: day("2017-04-11"), Place: "Geneva", Organizations: []string{"UNCTAD", "ITC"},
		}),
	}, everything)
	if err != nil {
		t.Fatal(err)
	}
	want := &models.Workshop{FollowUpID: followUp.ID, DurationMinutes: &minutes, StartsOn: day("2017-04-10"), EndsOn: day("2017-04-11"), Place: "Geneva", Organizations: []string{"UNCTAD", "ITC"}}
	if diff := cmp.Diff(want, planned.Workshop); diff != "" || planned.DueOn != due || len(planned.Responsible) != 2 || planned.VenueID == nil {
		t.Errorf("the plan (-want +got):\n%s\n%+v", diff, planned)
	}
	// Responsible sponsors can plan too. Fields that are not given remain unchanged.
	later := day("2017-06-01")
	planned, err = f.PlanFollowUp(t.Context(), delegation("PAK"), tracker.PlanFollowUp{FollowUp: followUp.ID, DueOn: models.SetTo(later)}, everything)
	if err != nil || planned.DueOn != later || planned.Workshop == nil || len(planned.Responsible) != 2 {
		t.Errorf("second plan: unexpected %+v, error %v", planned, err)
	}
	none := -1
	nowhere := "NOWHERE"
	_, err = f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{
		FollowUp: followUp.ID, Venue: models.SetTo(nowhere),
		Workshop: models.SetTo(tracker.WorkshopInput{DurationMinutes: &none, EndsOn: day("2017-04-11"), Organizations: []string{" "}}),
	}, everything)
	for _, field := range []string{"input.venue", "input.workshop.durationMinutes", "input.workshop.endsOn", "input.workshop.organizations[0]"} {
		refused(t, err, models.InvalidInput, field)
	}
	_, err = f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{
		FollowUp: followUp.ID, Venue: models.SetTo(""), Responsible: models.SetTo([]string{}),
	}, everything)
	for _, field := range []string{"input.venue", "input.responsible"} {
		refused(t, err, models.InvalidInput, field)
	}
	planned, err = f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{
		FollowUp: followUp.ID, Venue: models.Clear[string](), DueOn: models.Clear[models.Date](),
		Responsible: models.Clear[[]string](), Workshop: models.Clear[tracker.WorkshopInput](),
	}, everything)
	if err != nil || planned.VenueID != nil || !planned.DueOn.IsZero() || len(planned.Responsible) != 0 || planned.Workshop != nil {
		t.Errorf("cleared plan: unexpected %+v, error %v", planned, err)
	}
	if _, err := f.AdvanceFollowUp(t.Context(), delegation("JPN"), tracker.AdvanceFollowUp{FollowUp: followUp.ID, Status: models.FollowUpDropped}, everything); err != nil {
		t.Fatal(err)
	}
	_, err = f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{FollowUp: followUp.ID, DueOn: models.SetTo(later)}, everything)
	reported(t, err, models.InvalidTransition, wrongState(models.TermFollowUp, "DROPPED").At("input.followUp"))
}

// Visible follow-ups are filtered by venue, meeting, status and deadline.
func TestFollowUpFilters(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p, hidden := f.create(t, "JPN"), f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "JOB/GC/96")
	late := f.suggest(t, p, "Late.", "GC", day("2017-09-01"))
	soon := f.suggest(t, p, "Soon.", "GC", day("2017-05-01"))
	never := f.suggest(t, p, "Some day.", "CTG", models.Date{})
	f.suggest(t, hidden, "Hidden.", "GC", day("2017-05-01"))
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day("2017-02-20")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.AdvanceFollowUp(t.Context(), secretariat, tracker.AdvanceFollowUp{FollowUp: never.ID, Status: models.FollowUpAgreed, Meeting: &meeting.ID}, everything); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		filter query.FollowUpFilter
		want   []models.ID
	}{
		"all":             {query.FollowUpFilter{}, []models.ID{soon.ID, late.ID, never.ID}},
		"of a venue":      {query.FollowUpFilter{Venues: []string{"CTG"}}, []models.ID{never.ID}},
		"met in a venue":  {query.FollowUpFilter{Venues: []string{"GC"}}, []models.ID{soon.ID, late.ID, never.ID}},
		"of a meeting":    {query.FollowUpFilter{Meetings: []models.ID{meeting.ID}}, []models.ID{never.ID}},
		"agreed":          {query.FollowUpFilter{Statuses: []models.FollowUpStatus{models.FollowUpAgreed}}, []models.ID{never.ID}},
		"due by":          {query.FollowUpFilter{DueOn: &models.DateRange{To: day("2017-08-31")}}, []models.ID{soon.ID}},
		"due on the day":  {query.FollowUpFilter{DueOn: &models.DateRange{From: day("2017-09-01"), To: day("2017-09-01")}}, []models.ID{late.ID}},
		"in two venues":   {query.FollowUpFilter{Venues: []string{"CTG", "TRIPS"}}, []models.ID{never.ID}},
		"nobody's":        {query.FollowUpFilter{Responsible: []string{"PAK"}}, []models.ID{}},
		"of another kind": {query.FollowUpFilter{Kinds: []models.FollowUpKind{models.FollowUpCompilation}}, []models.ID{}},
	} {
		rows, err := f.Reader.FollowUps(t.Context(), access.Viewer{}, c.filter, query.PageRequest{First: 10}, query.Preload{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := []models.ID{}
		for _, followUp := range rows.Items {
			got = append(got, followUp.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	_, err = f.Reader.FollowUps(t.Context(), access.Viewer{}, query.FollowUpFilter{
		Venues: []string{"X"}, Meetings: []models.ID{}, Responsible: []string{"Y"}, DueOn: &models.DateRange{From: day("2017-09-02"), To: day("2017-09-01")},
	}, query.PageRequest{First: 10}, query.Preload{})
	refused(t, err, models.InvalidInput, "filter.venues[0]")
	refused(t, err, models.InvalidInput, "filter.meetings")
	refused(t, err, models.InvalidInput, "filter.responsible[0]")
	refused(t, err, models.InvalidInput, "filter.dueOn.from")
}
