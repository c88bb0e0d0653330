package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A meeting has the same agenda, and the same agenda requests, no matter through which object it is reached.
func TestMeetingAgendas(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, registry, "placeOnAgenda", `meeting: "$coming", number: "2", title: "Trial", documentSymbols: ["$symbol"]`, "agendaItem", "listed")
	s.step(t, registry, "recordMeeting", `venue: "MC11", startsOn: "2017-12-20"`, "meeting", "past")
	s.step(t, registry, "placeOnAgenda", `meeting: "$past", number: "7", title: "Trial", documentSymbols: ["$symbol"]`, "agendaItem", "pastItem")
	s.step(t, registry, "recordOutcome", `venueTarget: "$target", kind: NOTED, meeting: "$past", decidedOn: "2017-12-20"`, "outcome", "outcome")
	s.step(t, registry, "advanceFollowUp", `followUp: "$followUp", status: AGREED, meeting: "$past"`, "followUp", "followUp")
	const meeting = `meeting { id agendaItems { number } agendaRequests { totalCount nodes { status documents { symbol } } } }`
	item := func(number string) any { return map[string]any{"number": number} }
	request := func(status string, symbols ...any) any {
		return map[string]any{"status": status, "documents": append([]any{}, symbols...)}
	}
	none := map[string]any{"totalCount": 0.0, "nodes": []any{}}
	own := map[string]any{"totalCount": 2.0, "nodes": []any{request("REQUESTED", map[string]any{"symbol": "TEST/W/2"}), request("DECLINED")}}
	coming := func(requests any) any {
		return map[string]any{"id": s.names["coming"], "agendaItems": []any{item("1"), item("2")}, "agendaRequests": requests}
	}
	past := map[string]any{"id": s.names["past"], "agendaItems": []any{item("7")}, "agendaRequests": none}
	japan := caller{delegation: "JPN", scopes: "proposals:read"}
	for name, c := range map[string]struct {
		by    caller
		query string
		path  []any
		want  any
	}{
		"agenda item":                    {japan, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"agenda request":                 {japan, `{ node(id: "$agendaRequest") { ... on AgendaRequest { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"event":                          {japan, `{ node(id: "$requestEvent") { ... on Event { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"follow-up step":                 {japan, `{ node(id: "$followUp") { ... on FollowUp { steps { ` + meeting + ` } } } }`, []any{"node", "steps", 1, "meeting"}, past},
		"outcome":                        {japan, `{ node(id: "$outcome") { ... on Outcome { ` + meeting + ` } } }`, []any{"node", "meeting"}, past},
		"venue target":                   {japan, `{ node(id: "$target") { ... on VenueTarget { agendaItems { ` + meeting + ` } } } }`, []any{"node", "agendaItems", 1, "meeting"}, past},
		"agenda item, as another Member": {caller{delegation: "USA", scopes: "proposals:read"}, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(none)},
		"agenda item, as the public":     {caller{}, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(none)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := at(s.query(t, c.by, c.query), c.path...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("meeting (-want +got):\n%s", diff)
			}
		})
	}
}

// The Secretariat sees the undecided agenda requests of all delegations, a delegation only its own.
//
//nolint:paralleltest,tparallel // the last case changes the data that the others read
func TestOpenAgendaRequests(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, registry, "recordMeeting", `venue: "MC11", startsOn: "2099-12-20"`, "meeting", "later")
	s.step(t, "USA", "requestAgendaItem", `meeting: "$later", titles: [{language: EN, text: "Trial"}]`, "agendaRequest", "second")
	s.step(t, "JPN", "requestAgendaItem", `meeting: "$later", titles: [{language: EN, text: "Trial"}]`, "agendaRequest", "third")
	list := func(t *testing.T, by caller, arguments string) any {
		t.Helper()
		return at(s.query(t, by, `{ viewer { openAgendaRequests`+arguments+` { totalCount pageInfo { hasNextPage hasPreviousPage }
			nodes { id status meeting { id agendaItems { number } } agendaItem { id } } } } }`), "viewer", "openAgendaRequests")
	}
	request := func(name, meeting string, items ...any) any {
		return map[string]any{
			"id": s.names[name], "status": "REQUESTED", "agendaItem": nil,
			"meeting": map[string]any{"id": s.names[meeting], "agendaItems": append([]any{}, items...)},
		}
	}
	rows := func(total float64, next, previous bool, nodes ...any) any {
		return map[string]any{
			"totalCount": total, "pageInfo": map[string]any{"hasNextPage": next, "hasPreviousPage": previous}, "nodes": append([]any{}, nodes...),
		}
	}
	item := map[string]any{"number": "1"}
	first, second, third := request("agendaRequest", "coming", item), request("second", "later"), request("third", "later")
	for name, c := range map[string]struct {
		by        caller
		arguments string
		want      any
	}{
		"Secretariat":                  {staff, "", rows(3, false, false, first, second, third)},
		"Secretariat, first request":   {staff, "(first: 1)", rows(3, true, false, first)},
		"Secretariat, last request":    {staff, "(last: 1)", rows(3, false, true, third)},
		"delegation with two requests": {caller{delegation: "JPN", scopes: "proposals:read"}, "", rows(2, false, false, first, third)},
		"delegation with one request":  {caller{delegation: "USA", scopes: "proposals:read"}, "", rows(1, false, false, second)},
		"delegation without requests":  {caller{delegation: "BRA", scopes: "proposals:read"}, "", rows(0, false, false)},
		"token without scopes":         {caller{delegation: "JPN"}, "", rows(0, false, false)},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, list(t, c.by, c.arguments)); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("second page", func(t *testing.T) {
		cursor := at(s.query(t, staff, `{ viewer { openAgendaRequests(first: 1) { pageInfo { endCursor } } } }`), "viewer", "openAgendaRequests", "pageInfo", "endCursor").(string)
		if diff := cmp.Diff(rows(3, true, true, second), list(t, staff, `(first: 1, after: "`+cursor+`")`)); diff != "" {
			t.Errorf("requests (-want +got):\n%s", diff)
		}
	})
	t.Run("after decisions", func(t *testing.T) {
		s.step(t, registry, "placeOnAgenda", `meeting: "$later", number: "1", title: "Trial", agendaRequest: "$third"`, "agendaItem", "placed")
		s.step(t, registry, "declineAgendaRequest", `agendaRequest: "$second"`, "agendaRequest", "second")
		if diff := cmp.Diff(rows(1, false, false, first), list(t, staff, "")); diff != "" {
			t.Errorf("requests (-want +got):\n%s", diff)
		}
	})
}
