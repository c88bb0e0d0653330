package tracker_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/audit"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// meet records a meeting of the General Council.
func (f *fixture) meet(t *testing.T, startsOn string) *models.Meeting {
	t.Helper()
	meeting, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day(startsOn)})
	if err != nil {
		t.Fatal(err)
	}
	return meeting
}

// requestItem requests an agenda item on behalf of a delegation.
func (f *fixture) requestItem(t *testing.T, by models.Code, meeting *models.Meeting, documents ...string) *models.AgendaRequest {
	t.Helper()
	request, err := f.RequestAgendaItem(t.Context(), delegation(by), tracker.RequestAgendaItem{Meeting: meeting.ID, Titles: inEnglish("Trust"), DocumentSymbols: documents})
	if err != nil {
		t.Fatal(err)
	}
	return request
}

// kinds returns the kinds of the events that a viewer sees, in commit order.
func (f *fixture) kinds(t *testing.T, viewer access.Viewer) []models.EventKind {
	t.Helper()
	events, err := f.Reader.Events(t.Context(), viewer, query.EventFilter{}, query.PageRequest{First: 100}, query.With(query.EventMeetings))
	if err != nil {
		t.Fatal(err)
	}
	kinds := []models.EventKind{}
	for _, event := range events.Items {
		if event.ProposalID == nil {
			kinds = append(kinds, event.Kind)
		}
		if one, err := f.Reader.Event(t.Context(), viewer, event.ID, query.Preload{}); err != nil || one.Kind != event.Kind {
			t.Errorf("event %s read by ID: unexpected %v, error %v", event.Kind, one, err)
		}
	}
	return kinds
}

// A delegation requests an agenda item. Only the delegation and the Secretariat see the request;
// everybody sees the item that the Secretariat places in response.
func TestAgendaRequest(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	meeting := f.meet(t, "2017-05-10")
	placed := f.requestItem(t, "JPN", meeting, "JOB/GC/96", "G/C/W/1")
	declined, withdrawn := f.requestItem(t, "JPN", meeting), f.requestItem(t, "JPN", meeting)
	item, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "3", Title: "Trust, a paper by Japan", AgendaRequest: &placed.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.DeclineAgendaRequest(t.Context(), secretariat, tracker.DeclineAgendaRequest{AgendaRequest: declined.ID, Note: " The agenda is full. "}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WithdrawAgendaRequest(t.Context(), delegation("JPN"), tracker.WithdrawAgendaRequest{AgendaRequest: withdrawn.ID}); err != nil {
		t.Fatal(err)
	}
	japan, err := f.Reader.Directory().PartyByCode("JPN")
	if err != nil {
		t.Fatal(err)
	}
	type seen struct {
		Status    models.AgendaRequestStatus
		By        models.ID
		Title     string
		Documents []models.Symbol
		Note      string
		Item      models.ID
	}
	by := japan.Identity().ID
	all := []seen{
		{models.AgendaRequestPlaced, by, "Trust", []models.Symbol{"JOB/GC/96", "G/C/W/1"}, "", item.ID},
		{models.AgendaRequestDeclined, by, "Trust", []models.Symbol{}, "The agenda is full.", models.ID{}},
		{models.AgendaRequestWithdrawn, by, "Trust", []models.Symbol{}, "", models.ID{}},
	}
	for name, c := range map[string]struct {
		viewer access.Viewer
		want   []seen
	}{
		"requesting delegation": {delegation("JPN"), all},
		"the Secretariat":       {secretariat, all},
		"another Member":        {delegation("USA"), []seen{}},
		"the public":            {access.Viewer{}, []seen{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := f.Reader.Meeting(t.Context(), c.viewer, meeting.ID)
			if err != nil {
				t.Fatal(err)
			}
			got := []seen{}
			for _, request := range found.LoadedAgendaRequests() {
				one := seen{Status: request.Status, By: request.RequestedByID, Title: request.Title[models.English], Documents: request.DocumentSymbols, Note: request.DeclineNote}
				if placed := request.AgendaItem(); placed != nil {
					one.Item = placed.ID
				}
				got = append(got, one)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			for _, id := range []models.ID{placed.ID, declined.ID, withdrawn.ID} {
				if _, err := f.Reader.AgendaRequest(t.Context(), c.viewer, id); (err == nil) != (len(c.want) > 0) {
					t.Errorf("read a request by ID: unexpected error %v", err)
				}
			}
			items := found.LoadedAgendaItems()
			if len(items) != 1 || items[0].RequestedByID == nil || *items[0].RequestedByID != by || len(items[0].Documents) != 2 {
				t.Errorf("unexpected agenda %+v", items)
			}
		})
	}
}

// Every change to a meeting, its agenda and the requests for it is recorded as an event, which is
// visible to everyone who may see the changed object.
func TestMeetingEvents(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	meeting := f.meet(t, "2017-05-10")
	request, refused, taken := f.requestItem(t, "JPN", meeting), f.requestItem(t, "JPN", meeting), f.requestItem(t, "SGP", meeting)
	place := func(number string, request *models.ID, documents ...string) *models.AgendaItem {
		t.Helper()
		item, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: number, Title: "Trust", AgendaRequest: request, DocumentSymbols: documents})
		if err != nil {
			t.Fatal(err)
		}
		return item
	}
	place("1", &request.ID)
	if _, err := f.DeclineAgendaRequest(t.Context(), secretariat, tracker.DeclineAgendaRequest{AgendaRequest: refused.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WithdrawAgendaRequest(t.Context(), delegation("SGP"), tracker.WithdrawAgendaRequest{AgendaRequest: taken.ID}); err != nil {
		t.Fatal(err)
	}
	const (
		recorded, requested, placed = models.MeetingRecordedEvent, models.AgendaItemRequestedEvent, models.AgendaItemPlacedEvent
		fulfilled, declined, back   = models.AgendaRequestPlacedEvent, models.AgendaRequestDeclinedEvent, models.AgendaRequestWithdrawnEvent
	)
	check := func(step string, want map[string][]models.EventKind) {
		t.Helper()
		for name, viewer := range map[string]access.Viewer{
			"JPN": delegation("JPN"), "SGP": delegation("SGP"), "USA": delegation("USA"), "public": {}, "Secretariat": secretariat,
		} {
			if diff := cmp.Diff(want[name], f.kinds(t, viewer)); diff != "" {
				t.Errorf("%s: %s sees (-want +got):\n%s", step, name, diff)
			}
		}
	}
	check("after the requests", map[string][]models.EventKind{
		"JPN":         {recorded, requested, requested, placed, fulfilled, declined},
		"SGP":         {recorded, requested, placed, back},
		"USA":         {recorded, placed},
		"public":      {recorded, placed},
		"Secretariat": {recorded, requested, requested, requested, placed, fulfilled, declined, back},
	})
	// A document that is not tracked yet is visible to everybody. Once it is circulated as a
	// restricted document, the public sees neither the item nor its event.
	item := place("2", nil, "JOB/GC/96")
	check("after an item with an untracked document", map[string][]models.EventKind{
		"JPN":         {recorded, requested, requested, placed, fulfilled, declined, placed},
		"SGP":         {recorded, requested, placed, back, placed},
		"USA":         {recorded, placed, placed},
		"public":      {recorded, placed, placed},
		"Secretariat": {recorded, requested, requested, requested, placed, fulfilled, declined, back, placed},
	})
	f.circulateRestricted(t, f.create(t, "USA"), "JOB/GC/96")
	check("after its document was restricted", map[string][]models.EventKind{
		"JPN":         {recorded, requested, requested, placed, fulfilled, declined, placed},
		"SGP":         {recorded, requested, placed, back, placed},
		"USA":         {recorded, placed, placed},
		"public":      {recorded, placed},
		"Secretariat": {recorded, requested, requested, requested, placed, fulfilled, declined, back, placed},
	})
	// An item that lists only tracked documents is recorded by an event of the proposal only.
	before := len(f.kinds(t, secretariat))
	place("3", nil, "JOB/GC/96")
	if after := len(f.kinds(t, secretariat)); after != before {
		t.Errorf("item that lists only a proposal: got %d events of the meeting, want none", after-before)
	}
	events, err := f.Reader.Events(t.Context(), delegation("USA"), query.EventFilter{Kinds: []models.EventKind{placed}}, query.PageRequest{First: 100}, query.With(query.EventMeetings))
	if err != nil {
		t.Fatal(err)
	}
	numbers := []string{}
	for _, event := range events.Items {
		if event.LoadedMeeting().ID != meeting.ID {
			t.Errorf("unexpected meeting %s of the event", event.Meeting.ID)
		}
		numbers = append(numbers, event.AgendaItem().Number)
	}
	if diff := cmp.Diff([]string{"1", "2", "3"}, numbers); diff != "" {
		t.Errorf("the items of the events (-want +got):\n%s", diff)
	}
	if _, err := f.Reader.AgendaItem(t.Context(), access.Viewer{}, item.ID); models.CodeOf(err) != models.NotFound {
		t.Errorf("the public sees the item: %v", err)
	}
}

// circulateRestricted circulates a proposal's first revision as a restricted document.
func (f *fixture) circulateRestricted(t *testing.T, p *models.Proposal, symbol string) {
	t.Helper()
	f.submit(t, p, 0)
	in := trackertest.Circulation(t, f.Tracker, secretariat, p.ID, 0, day("2017-02-01"), symbol)
	in.Access = models.Restricted
	if _, err := f.CirculateRevision(t.Context(), secretariat, in, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// The Secretariat can place only an open request for the same meeting, and only in the name of the
// delegation that made it.
func TestPlaceRequest(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	meeting, other := f.meet(t, "2017-05-10"), f.meet(t, "2017-06-10")
	request, nowhere := f.requestItem(t, "JPN", meeting), models.NewID()
	place := func(meeting *models.Meeting, number string, request models.ID, by string) error {
		_, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: number, Title: "Trust", AgendaRequest: &request, RequestedBy: by})
		return err
	}
	f.expect(t, "a request that does not exist", place(meeting, "1", nowhere, ""), fault{models.NotFound, "input.agendaRequest"})
	f.expect(t, "a request for another meeting", place(other, "1", request.ID, ""), fault{models.InvalidInput, "input.agendaRequest"})
	f.expect(t, "another delegation", place(meeting, "1", request.ID, "USA"), fault{models.InvalidInput, "input.requestedBy"})
	f.expect(t, "an unknown delegation", place(meeting, "1", request.ID, "XXX"), fault{models.InvalidInput, "input.requestedBy"})
	if err := place(meeting, "1", request.ID, "JPN"); err != nil {
		t.Errorf("placing the request of the same delegation: got error %v, want none", err)
	}
	f.expect(t, "the request again", place(meeting, "2", request.ID, ""), fault{models.InvalidTransition, "input.agendaRequest"})
	found, err := f.Reader.Meeting(t.Context(), secretariat, meeting.ID)
	if err != nil || len(found.AgendaItems) != 1 {
		t.Errorf("unexpected agenda %v, error %v", found, err)
	}
}

// Items can be requested until the day after the meeting's last day, when it has ended in every time zone.
func TestRequestAfterMeeting(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	oneDay := f.meet(t, "2017-05-10")
	several, err := f.RecordMeeting(t.Context(), secretariat, tracker.RecordMeeting{Venue: "GC", StartsOn: day("2017-05-08"), EndsOn: day("2017-05-10")})
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string][]fault{
		"2017-05-11T23:59:59Z": {},
		"2017-05-12T00:00:00Z": {{models.InvalidInput, "input.meeting"}},
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, meeting := range []*models.Meeting{oneDay, several} {
			_, err = f.WithClock(func() time.Time { return instant }).RequestAgendaItem(t.Context(), delegation("JPN"), tracker.RequestAgendaItem{Meeting: meeting.ID, Titles: inEnglish("Trust")})
			if diff := cmp.Diff(want, faults(err)); diff != "" {
				t.Errorf("at %s (-want +got):\n%s\nerror: %v", at, diff, err)
			}
		}
	}
}

// The events of meetings are part of the event log that is verified.
func TestVerifyMeetings(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ sql, want string }{
		"nothing":                 {"SELECT 1", ""},
		"another delegation":      {"UPDATE events SET sponsor_id = actor_id, actor_id = (SELECT id FROM sponsors WHERE code = 'USA') WHERE kind = 'AGENDA_ITEM_REQUESTED'", "event 2 (AGENDA_ITEM_REQUESTED, "},
		"another item":            {"UPDATE events SET agenda_item_id = NULL WHERE kind = 'AGENDA_ITEM_PLACED'", "the event was altered"},
		"meeting event deleted":   {"DELETE FROM events WHERE kind = 'MEETING_RECORDED'", "the event before it is missing or was altered"},
		"removed at the end":      {"DELETE FROM events WHERE kind = 'AGENDA_ITEM_PLACED'", "events are missing at the end"},
		"the end wiped":           {"UPDATE meetings SET last_event_hash = ''", "events are missing at the end"},
		"attributed to a meeting": {"UPDATE events SET meeting_id = (SELECT max(id::text)::uuid FROM meetings) WHERE kind = 'AGENDA_ITEM_PLACED'", "the event was altered"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			meeting := f.meet(t, "2017-05-10")
			f.requestItem(t, "JPN", meeting)
			f.meet(t, "2017-06-10")
			if _, err := f.PlaceOnAgenda(t.Context(), secretariat, tracker.PlaceOnAgenda{Meeting: meeting.ID, Number: "1", Title: "Trust"}); err != nil {
				t.Fatal(err)
			}
			f.tamper(t, c.sql)
			found, err := audit.Verify(t.Context(), f.db.ReadOnly())
			if err != nil {
				t.Fatal(err)
			}
			if broken := strings.Join(found.Broken, "\n"); (c.want == "") != (broken == "") || !strings.Contains(broken, c.want) {
				t.Errorf("got %q, want %q", found.Broken, c.want)
			}
			if found.Meetings != 2 {
				t.Errorf("unexpected number of verified meetings: %d", found.Meetings)
			}
		})
	}
}
