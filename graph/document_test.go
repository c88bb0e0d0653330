package graph_test

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/graph"
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// An agenda item lists the same documents in the same order, whether it is reached by ID, from the meeting or from
// one of its proposals. References include the revision if the viewer may see it; documents that are not tracked have
// none.
func TestAgendaItemDocuments(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, registry, "placeOnAgenda", `meeting: "$meeting", number: "7.D", title: "Three papers", documentSymbols: ["TEST/W/2", "TEST/UNTRACKED/1", "TEST/W/1"]`, "agendaItem", "three")
	const fields = `documents { symbol revision { id proposal { id } } }`
	reference := func(symbol, revision, proposal string) any {
		return map[string]any{"symbol": symbol, "revision": map[string]any{"id": s.names[revision], "proposal": map[string]any{"id": s.names[proposal]}}}
	}
	want := map[string]any{"documents": []any{
		map[string]any{"symbol": "TEST/UNTRACKED/1", "revision": nil}, reference("TEST/W/1", "otherRevision", "other"), reference("TEST/W/2", "earlierRevision", "earlier"),
	}}
	item := at(s.query(t, caller{}, `{ node(id: "$three") { ... on AgendaItem { `+fields+` } } }`), "node")
	if diff := cmp.Diff(any(want), item); diff != "" {
		t.Errorf("agenda item by ID (-want +got):\n%s", diff)
	}
	for _, one := range at(s.query(t, caller{}, `{ node(id: "$meeting") { ... on Meeting { agendaItems { number `+fields+` } } } }`), "node", "agendaItems").([]any) {
		if at(one, "number") == "7.D" {
			if diff := cmp.Diff(want["documents"], at(one, "documents")); diff != "" {
				t.Errorf("agenda item from the meeting (-want +got):\n%s", diff)
			}
		}
	}
	s.step(t, "JPN", "targetVenue", `proposal: "$earlier", venue: "MC11"`, "venueTarget", "earlierTarget")
	items := at(s.query(t, caller{}, `{ node(id: "$earlierTarget") { ... on VenueTarget { agendaItems { `+fields+` } } } }`), "node", "agendaItems")
	if diff := cmp.Diff(any([]any{any(want)}), items); diff != "" {
		t.Errorf("agenda items from one of the proposals (-want +got):\n%s", diff)
	}
}

// Only viewers who may see a revision see the reference to its document.
func TestDocumentOfHiddenRevision(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "restricted")
	s.step(t, registry, "recordMeeting", `venue: "GC", startsOn: "2020-04-01", minutesSymbol: "$symbol"`, "meeting", "minuted")
	const query = `{ node(id: "$minuted") { ... on Meeting { minutes { symbol revision { id } } } } }`
	if minutes := at(s.query(t, caller{}, query), "node", "minutes"); minutes != nil {
		t.Errorf("minutes as the public: got %v, want null", minutes)
	}
	want := map[string]any{"symbol": s.names["symbol"], "revision": map[string]any{"id": s.names["revision"]}}
	if diff := cmp.Diff(any(want), at(s.query(t, caller{delegation: "BRA", scopes: "proposals:read"}, query), "node", "minutes")); diff != "" {
		t.Errorf("minutes as a Member (-want +got):\n%s", diff)
	}
}

// References have a URL if the server is configured with the URL of documents.
func TestDocumentURL(t *testing.T) {
	t.Parallel()
	for template, want := range map[string]any{
		"": nil,
		"https://docs.example.org/?symbol=" + graph.SymbolPlaceholder: "https://docs.example.org/?symbol=WT%2FL%2F274",
	} {
		t.Run(fmt.Sprintf("%q", template), func(t *testing.T) {
			t.Parallel()
			d := newFixture(t)
			log := slog.New(slog.NewTextHandler(t.Output(), nil))
			d.execute = graph.NewExecutor(d.backend(), graph.Options{Log: log, DocumentURL: template})
			mandate := at(d.must(t, access.Viewer{}, `{ workProgramme(code: "ECOMMERCE") { mandate { symbol url } } }`, nil), "workProgramme", "mandate")
			if diff := cmp.Diff(any(map[string]any{"symbol": "WT/L/274", "url": want}), mandate); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A correction is an additional outcome that names the latest outcome. It must be allowed after the outcome that
// preceded the corrected one.
func TestCorrectOutcome(t *testing.T) {
	t.Parallel()
	s := scenarioOf(t, "public")
	s.step(t, registry, "recordOutcome", `venueTarget: "$target", kind: NOTED, decidedOn: "2017-12-11", meeting: "$meeting", documentSymbol: "TEST/M/1"`, "outcome", "noted")
	s.step(t, registry, "recordOutcome", `venueTarget: "$target", kind: ADOPTED`, "outcome", "adopted")
	record := func(input string) string {
		t.Helper()
		filled, err := fill(`mutation { recordOutcome(input: {`+input+`}) { outcome { id } } }`, s.names)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.endpoint.post(t.Context(), caller{scopes: secretariatScope}, filled)
		if err != nil {
			t.Fatal(err)
		}
		return string(got.code())
	}
	for input, want := range map[string]models.ErrorCode{
		`venueTarget: "$target", kind: NOT_AGREED`:                                                models.InvalidTransition,
		`venueTarget: "$target", kind: NOT_AGREED, corrects: "$noted"`:                            models.InvalidInput,
		`venueTarget: "$target", kind: NOT_AGREED, corrects: "$adopted", decidedOn: "2999-01-01"`: models.InvalidInput,
	} {
		if got := record(input); got != string(want) {
			t.Errorf("%s: got code %s, want %s", input, got, want)
		}
	}
	s.step(t, registry, "recordOutcome", `venueTarget: "$target", kind: NOT_AGREED, corrects: "$adopted"`, "outcome", "corrected")
	data := s.query(t, caller{}, `{ node(id: "$target") { ... on VenueTarget {
		outcome { id } outcomes { id kind decidedOn meeting { id } document { symbol } corrects { id } venueTarget { id } }
	} } }`)
	target := map[string]any{"id": s.names["target"]}
	outcome := func(name, kind string, day, meeting, document, corrects any) any {
		return map[string]any{"id": s.names[name], "kind": kind, "decidedOn": day, "meeting": meeting, "document": document, "corrects": corrects, "venueTarget": target}
	}
	want := map[string]any{"outcome": map[string]any{"id": s.names["corrected"]}, "outcomes": []any{
		outcome("noted", "NOTED", "2017-12-11", map[string]any{"id": s.names["meeting"]}, map[string]any{"symbol": "TEST/M/1"}, nil),
		outcome("adopted", "ADOPTED", nil, nil, nil, nil),
		outcome("corrected", "NOT_AGREED", nil, nil, nil, map[string]any{"id": s.names["adopted"]}),
	}}
	if diff := cmp.Diff(any(want), at(data, "node")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
