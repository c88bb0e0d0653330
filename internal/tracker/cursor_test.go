package tracker_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// A cursor is accepted only by the list that returned it, in the same order.
func TestCursorsOfOtherLists(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p, other := f.create(t, "JPN", "SGP"), f.create(t, "JPN")
	for i, one := range []*models.Proposal{p, other} {
		f.circulate(t, one, 0, day("2016-07-01"), []string{"TEST/W/1", "TEST/W/2"}[i])
	}
	first := query.PageRequest{First: 1}
	proposals := func(order query.ProposalOrderField, descending bool, page query.PageRequest) (string, error) {
		rows, err := f.Reader.Proposals(t.Context(), access.Viewer{}, query.ProposalQuery{Order: order, Descending: descending, Page: page}, query.Preload{})
		if err != nil {
			return "", err
		}
		return rows.Cursors[0], nil
	}
	cursor, err := proposals(query.OrderCirculatedOn, false, first)
	if err != nil {
		t.Fatal(err)
	}
	f.suggest(t, p, "Meet.", "GC", models.Date{})
	after := query.PageRequest{First: 1, After: cursor}
	for name, read := range map[string]func() error{
		"another order":     func() error { _, err := proposals(query.OrderSymbol, false, after); return err },
		"another direction": func() error { _, err := proposals(query.OrderCirculatedOn, true, after); return err },
		"follow-ups": func() error {
			_, err := f.Reader.FollowUps(t.Context(), access.Viewer{}, query.FollowUpFilter{}, after, query.Preload{})
			return err
		},
		"search": func() error {
			_, err := f.Reader.Search(t.Context(), access.Viewer{}, query.SearchQuery{Text: "trust", Page: after}, query.Preload{})
			return err
		},
	} {
		if err := read(); models.CodeOf(err) != models.InvalidInput {
			t.Errorf("%s: got %v, want INVALID_INPUT", name, err)
		}
	}
	// A cursor of one inbox list is not valid in another.
	invited, err := f.Reader.InvitationsSent(t.Context(), delegation("JPN"), first, query.Preload{})
	if err != nil || len(invited.Cursors) != 1 {
		t.Fatalf("%d invitations: %v", len(invited.Cursors), err)
	}
	_, err = f.Reader.RequestsReceived(t.Context(), delegation("JPN"), query.PageRequest{First: 1, After: invited.Cursors[0]}, query.Preload{})
	reported(t, err, models.InvalidInput, models.NewProblem(models.CursorNotOfList).At("after"))
}

// Event filters: the first and the last day of a range are inclusive, and so is its first instant;
// its last instant is exclusive.
func TestEventFilterEnds(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	p := f.create(t, "JPN")
	f.circulate(t, p, 0, day("2016-07-01"), "TEST/W/1")
	at := f.latestEvent(t, models.RevisionCirculatedEvent).RecordedAt
	later := at.Add(time.Microsecond)
	for name, c := range map[string]struct {
		filter query.EventFilter
		want   int
	}{
		"recorded from its instant on":  {query.EventFilter{RecordedAt: &models.DateTimeRange{From: at}}, 1},
		"recorded after its instant":    {query.EventFilter{RecordedAt: &models.DateTimeRange{From: later}}, 0},
		"recorded before its instant":   {query.EventFilter{RecordedAt: &models.DateTimeRange{Before: at}}, 0},
		"recorded until its instant":    {query.EventFilter{RecordedAt: &models.DateTimeRange{Before: later}}, 1},
		"occurred on its day":           {query.EventFilter{OccurredOn: &models.DateRange{From: day("2016-07-01"), To: day("2016-07-01")}}, 1},
		"occurred until the day":        {query.EventFilter{OccurredOn: &models.DateRange{To: day("2016-07-01")}}, 1},
		"occurred until the day before": {query.EventFilter{OccurredOn: &models.DateRange{To: day("2016-06-30")}}, 0},
	} {
		c.filter.Kinds = []models.EventKind{models.RevisionCirculatedEvent}
		rows, err := f.Reader.Events(t.Context(), access.Viewer{}, c.filter, query.PageRequest{First: 5}, query.Preload{})
		if err != nil || len(rows.Items) != c.want {
			t.Errorf("%s: got %d events, want %d: %v", name, len(rows.Items), c.want, err)
		}
	}
	seen, err := f.Reader.Proposal(t.Context(), access.Viewer{}, p.ID, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[time.Time]int{seen.UpdatedAt: 1, seen.UpdatedAt.Add(time.Microsecond): 0} {
		filter := query.ProposalFilter{UpdatedAt: &models.DateTimeRange{From: from}}
		if got, err := f.Reader.CountProposals(t.Context(), access.Viewer{}, query.ProposalQuery{Filter: filter}); err != nil || got.Count != want {
			t.Errorf("updated from %s: got %d proposals, want %d: %v", from, got.Count, want, err)
		}
	}
}

// The inbox lists the entries of the viewer's delegation, oldest first, and omits withdrawn
// proposals.
func TestInboxes(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	first, second, gone := f.create(t, "JPN", "SGP"), f.create(t, "USA", "SGP"), f.create(t, "JPN", "SGP")
	invitations := []models.ID{f.spellOf(t, first, "SGP").ID, f.spellOf(t, second, "SGP").ID}
	if _, err := f.WithdrawProposal(t.Context(), delegation("JPN"), tracker.WithdrawProposal{Proposal: gone.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	if err := f.db.GORM.Exec("UPDATE co_authorships SET initiated_on = initiated_on - 1 WHERE id = ?", invitations[1]).Error; err != nil {
		t.Fatal(err)
	}
	rows, err := f.Reader.InvitationsReceived(t.Context(), delegation("SGP"), query.PageRequest{First: 5}, query.Preload{})
	got := []models.ID{}
	for _, one := range rows.Items {
		got = append(got, one.ID)
	}
	if diff := cmp.Diff([]models.ID{invitations[1], invitations[0]}, got); err != nil || diff != "" {
		t.Errorf("invitations: %v (-want +got):\n%s", err, diff)
	}
	circulated := f.circulate(t, first, 0, day("2016-07-01"), "TEST/W/1")
	question := circulated.Proposal.Questions[0].ID
	open := func(by models.Code) int {
		t.Helper()
		rows, err := f.Reader.OpenQuestions(t.Context(), delegation(by), query.PageRequest{First: 5}, query.Preload{})
		if err != nil {
			t.Fatal(err)
		}
		return len(rows.Items)
	}
	before := open("PAK")
	f.answer(t, "PAK", question, "Roads.", models.AnswerPublic)
	if diff := cmp.Diff([]int{1, 0, 1}, []int{before, open("PAK"), open("BRA")}); diff != "" {
		t.Errorf("open questions of PAK before and after its answer, and of BRA (-want +got):\n%s", diff)
	}
	followUp := f.suggest(t, first, "Compile.", "", models.Date{})
	if _, err := f.PlanFollowUp(t.Context(), delegation("JPN"), tracker.PlanFollowUp{FollowUp: followUp.ID, Responsible: models.SetTo([]string{"SECRETARIAT"})}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	for viewer, want := range map[access.Viewer]int{secretariat: 1, delegation("JPN"): 0} {
		rows, err := f.Reader.DueFollowUps(t.Context(), viewer, query.PageRequest{First: 5}, query.Preload{})
		if err != nil || len(rows.Items) != want {
			t.Errorf("follow-ups due by %q: got %d, want %d: %v", viewer.Subject, len(rows.Items), want, err)
		}
	}
}

// Meetings are listed latest first, and their items by number.
func TestOrderOfMeetingsAndItems(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	late, early := f.meet(t, "2017-05-10"), f.meet(t, "2017-02-10")
	for _, number := range []string{"2", "1"} {
		in := tracker.PlaceOnAgenda{Meeting: late.ID, Number: number, Title: "Other business"}
		if _, err := f.PlaceOnAgenda(t.Context(), secretariat, in); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := f.Reader.MeetingsOf(context.Background(), access.Viewer{}, late.VenueID, query.PageRequest{First: 5})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, meeting := range rows.Items {
		got = append(got, meeting.StartsOn.String())
		for _, item := range meeting.AgendaItems {
			got = append(got, item.Number)
		}
	}
	if diff := cmp.Diff([]string{late.StartsOn.String(), "1", "2", early.StartsOn.String()}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
