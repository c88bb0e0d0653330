package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A meeting has the same agenda, and the same requests for it, wherever it is found.
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
		"of an item":        {japan, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"of a request":      {japan, `{ node(id: "$agendaRequest") { ... on AgendaRequest { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"of an event":       {japan, `{ node(id: "$requestEvent") { ... on Event { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(own)},
		"of a step":         {japan, `{ node(id: "$followUp") { ... on FollowUp { steps { ` + meeting + ` } } } }`, []any{"node", "steps", 1, "meeting"}, past},
		"of an outcome":     {japan, `{ node(id: "$outcome") { ... on Outcome { ` + meeting + ` } } }`, []any{"node", "meeting"}, past},
		"of a venue target": {japan, `{ node(id: "$target") { ... on VenueTarget { agendaItems { ` + meeting + ` } } } }`, []any{"node", "agendaItems", 1, "meeting"}, past},
		"to another Member": {caller{delegation: "USA", scopes: "proposals:read"}, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(none)},
		"to the public":     {caller{}, `{ node(id: "$listed") { ... on AgendaItem { ` + meeting + ` } } }`, []any{"node", "meeting"}, coming(none)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := at(s.query(t, c.by, c.query), c.path...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("the meeting (-want +got):\n%s", diff)
			}
		})
	}
}
