package tracker_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// Filters take only data into account that the viewer may see.
func TestFilters(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first := f.create(t, "JPN", "SGP", "AUS")
	for _, code := range []models.Code{"SGP", "AUS"} {
		f.respond(t, code, f.spellOf(t, first, code).ID, models.Accept)
	}
	f.circulate(t, first, 0, day("2017-03-01"), "TEST/W/1")
	second := f.create(t, "USA", "SGP")
	f.respond(t, "SGP", f.spellOf(t, second, "SGP").ID, models.Accept)
	f.circulate(t, second, 0, day("2017-03-02"), "TEST/W/2")
	_, err := f.SuggestFollowUp(t.Context(), delegation("USA"), tracker.SuggestFollowUp{
		Proposal: second.ID, Kind: models.FollowUpWorkshop, Texts: []tracker.LocalizedInput{{Language: models.English, Text: "Meet."}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.FileRevision(t.Context(), delegation("USA"), tracker.FileRevision{
		Proposal: second.ID, BasedOn: f.revision(t, second, 0).ID, Kind: models.KindCorrigendum, Reason: models.ReasonCorrection,
		Texts: []tracker.TextInput{{Language: models.French, Title: "La confiance", Body: "1  POURQUOI\n\n1.1.  Parce que.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	f.decide(t, first, "GC", models.OutcomeNoted, models.OutcomeAgreed)
	for name, c := range map[string]struct {
		filter           query.ProposalFilter
		public, insiders []models.Symbol
	}{
		"any of the sponsors":    {query.ProposalFilter{Sponsors: []string{"AUS", "USA"}}, []models.Symbol{"TEST/W/1", "TEST/W/2"}, []models.Symbol{"TEST/W/1", "TEST/W/2"}},
		"all of the sponsors":    {query.ProposalFilter{AllSponsors: []string{"AUS", "SGP"}}, []models.Symbol{"TEST/W/1"}, []models.Symbol{"TEST/W/1"}},
		"all of them on no list": {query.ProposalFilter{AllSponsors: []string{"AUS", "USA"}}, nil, nil},
		"a kind, not seen yet":   {query.ProposalFilter{RevisionKinds: []models.RevisionKind{models.KindCorrigendum}}, nil, []models.Symbol{"TEST/W/2"}},
		"kind of all revisions":  {query.ProposalFilter{RevisionKinds: []models.RevisionKind{models.KindRevision}}, []models.Symbol{"TEST/W/1", "TEST/W/2"}, []models.Symbol{"TEST/W/1", "TEST/W/2"}},
		"a language of drafts":   {query.ProposalFilter{Languages: []models.Language{models.French}}, nil, []models.Symbol{"TEST/W/2"}},
		"words of drafts":        {query.ProposalFilter{Search: new("confiance")}, nil, []models.Symbol{"TEST/W/2"}},
		"a follow-up's state":    {query.ProposalFilter{FollowUpStatuses: []models.FollowUpStatus{models.FollowUpSuggested}}, []models.Symbol{"TEST/W/2"}, []models.Symbol{"TEST/W/2"}},
		"another state":          {query.ProposalFilter{FollowUpStatuses: []models.FollowUpStatus{models.FollowUpDone}}, nil, nil},
		"an outcome":             {query.ProposalFilter{Outcomes: []models.OutcomeKind{models.OutcomeAgreed}}, []models.Symbol{"TEST/W/1"}, []models.Symbol{"TEST/W/1"}},
		"an earlier outcome":     {query.ProposalFilter{Outcomes: []models.OutcomeKind{models.OutcomeNoted}}, nil, nil},
		"public documents":       {query.ProposalFilter{Access: []models.Access{models.Public}}, []models.Symbol{"TEST/W/1", "TEST/W/2"}, []models.Symbol{"TEST/W/1", "TEST/W/2"}},
		"restricted documents":   {query.ProposalFilter{Access: []models.Access{models.Restricted}}, nil, nil},
		"a programme of two":     {query.ProposalFilter{WorkProgrammes: []string{"FISHERIES", "ECOMMERCE"}}, []models.Symbol{"TEST/W/1", "TEST/W/2"}, []models.Symbol{"TEST/W/1", "TEST/W/2"}},
		"a submitter of two":     {query.ProposalFilter{SubmittedBy: []string{"USA", "SGP"}}, []models.Symbol{"TEST/W/2"}, []models.Symbol{"TEST/W/2"}},
		"from a day":             {query.ProposalFilter{CirculatedOn: &models.DateRange{From: day("2017-03-02")}}, []models.Symbol{"TEST/W/2"}, []models.Symbol{"TEST/W/2"}},
		"to a day":               {query.ProposalFilter{CirculatedOn: &models.DateRange{To: day("2017-03-01")}}, []models.Symbol{"TEST/W/1"}, []models.Symbol{"TEST/W/1"}},
		"on a day":               {query.ProposalFilter{CirculatedOn: &models.DateRange{From: day("2017-03-02"), To: day("2017-03-02")}}, []models.Symbol{"TEST/W/2"}, []models.Symbol{"TEST/W/2"}},
		"any day":                {query.ProposalFilter{CirculatedOn: &models.DateRange{}}, []models.Symbol{"TEST/W/1", "TEST/W/2"}, []models.Symbol{"TEST/W/1", "TEST/W/2"}},
		"two at once":            {query.ProposalFilter{AllSponsors: []string{"SGP"}, SubmittedBy: []string{"JPN"}}, []models.Symbol{"TEST/W/1"}, []models.Symbol{"TEST/W/1"}},
	} {
		for viewer, want := range map[*access.Viewer][]models.Symbol{{}: c.public, new(delegation("USA")): c.insiders} {
			rows, err := f.Reader.Proposals(t.Context(), *viewer, query.ProposalQuery{Filter: c.filter, Order: query.OrderSymbol, Page: query.PageRequest{First: 10}}, query.Preload{})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var got []models.Symbol
			for _, p := range rows.Items {
				got = append(got, p.Symbol)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, seen by %q: got %v, want %v", name, viewer.Delegation, got, want)
			}
		}
	}
}

// decide targets a venue and records the given outcomes there, in order.
func (f *fixture) decide(t *testing.T, p *models.Proposal, venue string, outcomes ...models.OutcomeKind) {
	t.Helper()
	target, err := f.TargetVenue(t.Context(), delegation("JPN"), tracker.TargetVenue{Proposal: p.ID, Venue: venue}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for _, outcome := range outcomes {
		if _, err := f.RecordOutcome(t.Context(), secretariat, tracker.RecordOutcome{VenueTarget: target.ID, Kind: outcome}, query.Preload{}); err != nil {
			t.Fatal(err)
		}
	}
}

// A filter that is empty by mistake is rejected with all of its errors.
func TestFilterErrors(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	noon := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	wrong := query.ProposalFilter{
		Statuses: []models.ProposalStatus{}, WorkProgrammes: []string{"ECOMERCE", ""}, Sponsors: []string{}, AllSponsors: []string{}, SubmittedBy: []string{""},
		Venues: []string{}, Outcomes: []models.OutcomeKind{}, Access: []models.Access{}, RevisionKinds: []models.RevisionKind{}, Languages: []models.Language{},
		FollowUpStatuses: []models.FollowUpStatus{}, CirculatedOn: &models.DateRange{From: day("2017-03-02"), To: day("2017-03-01")},
		UpdatedAt: &models.DateTimeRange{From: noon, Before: noon}, DocumentNumber: new(""), Search: new("a\x00b"),
	}
	fields := []string{
		"access", "allSponsors", "circulatedOn.from", "documentNumber", "followUpStatuses", "languages", "outcomes", "revisionKinds", "search", "sponsors",
		"statuses", "submittedBy[0]", "updatedAt.from", "venues", "workProgrammes[0]", "workProgrammes[1]",
	}
	page := query.PageRequest{First: 5}
	for path, ask := range map[string]func() error{
		"filter.": func() error {
			_, err := f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: wrong, Page: page}, query.Preload{})
			return err
		},
		"filter.proposals.": func() error {
			_, err := f.Reader.Events(t.Context(), access.Viewer{}, query.EventFilter{Proposals: &wrong}, page, query.Preload{})
			return err
		},
	} {
		want, got := []string{}, []string{}
		for _, field := range fields {
			want = append(want, path+field)
		}
		for _, fault := range faultsOf(ask()) {
			got = append(got, fault.Field)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	_, err := f.Reader.Events(t.Context(), access.Viewer{}, query.EventFilter{
		Kinds: []models.EventKind{}, ProposalIDs: []models.ID{}, Actors: []string{"AFRICAN_GROUP"}, Sponsors: []string{}, RecordedAt: &models.DateTimeRange{From: noon, Before: noon},
	}, page, query.Preload{})
	got := []string{}
	for _, fault := range faultsOf(err) {
		got = append(got, fault.Field)
	}
	if diff := cmp.Diff([]string{"filter.kinds", "filter.proposalIds", "filter.actors[0]", "filter.sponsors", "filter.recordedAt.from"}, got); diff != "" {
		t.Errorf("of events (-want +got):\n%s", diff)
	}
}
