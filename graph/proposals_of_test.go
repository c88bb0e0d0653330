package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listsOfObjects selects the lists of proposals of objects that are related to the scenario mixed.
const listsOfObjects = `{
	open: node(id: "$open") { ... on AgendaItem { proposals { ...List } } }
	closed: node(id: "$closed") { ... on AgendaItem { proposals { ...List } } }
	CHE: delegation(code: "CHE") { proposals(filter: {search: "TEST/W/900"}) { ...List } }
	KOR: delegation(code: "KOR") { proposals(filter: {search: "TEST/W/900"}) { ...List } }
	venue(code: "GC") { proposals(filter: {search: "TEST/W/900"}) { ...List } }
	workProgramme(code: "ECOMMERCE") { proposals(filter: {search: "TEST/W/900"}) { ...List } }
} fragment List on ProposalConnection { totalCount nodes { symbol } }`

// Every object lists its related proposals, as far as the viewer may see the relationship.
func TestProposalsOfObjects(t *testing.T) {
	t.Parallel()
	s := mixed(t)
	s.step(t, "JPN", "targetVenue", `proposal: "$proposal", venue: "GC"`, "venueTarget", "venueTarget")
	s.step(t, registry, "recordMeeting", `venue: "GC", startsOn: "2020-05-01"`, "meeting", "meeting")
	s.step(t, registry, "placeOnAgenda", `meeting: "$meeting", number: "8.A", title: "Open", documentSymbols: ["TEST/W/900"]`, "agendaItem", "open")
	s.step(t, registry, "placeOnAgenda", `meeting: "$meeting", number: "8.B", title: "Closed", documentSymbols: ["TEST/W/900/Rev.1", "TEST/UNTRACKED/1"]`, "agendaItem", "closed")
	original, latest := []any{"TEST/W/900"}, []any{"TEST/W/900/Rev.1"}
	nothing := []any{}
	for _, c := range []struct {
		name string
		by   caller
		want map[string]any
	}{
		{"public", caller{}, map[string]any{
			"open": original, "closed": nothing, "CHE": original, "KOR": nothing, "venue": original, "workProgramme": original,
		}},
		{"Member", caller{delegation: "BRA", scopes: "proposals:read"}, map[string]any{
			"open": latest, "closed": latest, "CHE": nothing, "KOR": latest, "venue": latest, "workProgramme": latest,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := map[string]any{}
			for name, owner := range s.query(t, c.by, listsOfObjects) {
				symbols := []any{}
				for _, proposal := range at(owner, "proposals", "nodes").([]any) {
					symbols = append(symbols, at(proposal, "symbol"))
				}
				got[name] = symbols
				if count := at(owner, "proposals", "totalCount"); count != float64(len(symbols)) {
					t.Errorf("%s: got totalCount %v, want %d", name, count, len(symbols))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("proposals by object (-want +got):\n%s", diff)
			}
		})
	}
}

// Lists of proposals below other objects have the same pages, orders and errors as the root list.
func TestProposalsOfGroup(t *testing.T) {
	t.Parallel()
	s := &scenario{endpoint: openEndpoint(t, allStates.template().New(t)), names: allStates.named["public"]}
	t.Run("group as a sponsor", func(t *testing.T) {
		t.Parallel()
		got := s.query(t, caller{}, `{ group(code: "LDC_GROUP") { proposals(filter: {search: "$symbol"}) { nodes { id } } } }`)
		want := map[string]any{"group": map[string]any{"proposals": map[string]any{"nodes": []any{map[string]any{"id": s.names["proposal"]}}}}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("pages", func(t *testing.T) {
		t.Parallel()
		const order = `orderBy: {field: SYMBOL, direction: ASC}`
		whole := s.query(t, caller{}, `{ proposals(first: 100, filter: {submittedBy: ["JPN"]}, `+order+`) { nodes { id } } }`)
		want := at(whole, "proposals", "nodes").([]any)
		paged, after := []any{}, ""
		for range want {
			page := at(s.query(t, caller{}, fmt.Sprintf(`{ delegation(code: "JPN") {
				proposals(first: 1, after: %q, %s) { nodes { id } pageInfo { hasNextPage endCursor } } } }`, after, order)), "delegation", "proposals")
			paged = append(paged, at(page, "nodes").([]any)...)
			after, _ = at(page, "pageInfo", "endCursor").(string)
		}
		if len(want) < 2 {
			t.Fatalf("got %d public proposals of JPN, want at least two for pages", len(want))
		}
		if diff := cmp.Diff(want, paged); diff != "" {
			t.Errorf("pages of one row (-single page +pages):\n%s", diff)
		}
	})
	t.Run("unknown code in a filter", func(t *testing.T) {
		t.Parallel()
		got, err := s.endpoint.post(t.Context(), caller{}, `{ venue(code: "GC") { code proposals(filter: {sponsors: ["JAPAN"]}) { totalCount } } }`)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]any{"venue": map[string]any{"code": "GC", "proposals": nil}}
		if diff := cmp.Diff(want, got.Data); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if len(got.Errors) != 1 || got.Errors[0].Extensions["reason"] != "UNKNOWN_CODE" || got.Errors[0].Extensions["field"] != "filter.sponsors[0]" {
			t.Errorf("got errors %v, want UNKNOWN_CODE at filter.sponsors[0]", got.Errors)
		}
	})
	t.Run("list for every delegation", func(t *testing.T) {
		t.Parallel()
		got, err := s.endpoint.post(t.Context(), caller{}, `{ delegations { proposals(first: 1) { totalCount } } }`)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Errors) != 1 || got.Errors[0].Extensions["reason"] != "TOO_COSTLY" {
			t.Errorf("got %v, want TOO_COSTLY", got.Errors)
		}
	})
	t.Run("proposal of a source", func(t *testing.T) {
		t.Parallel()
		got := s.query(t, caller{}, `{ node(id: "$source") { ... on Source { proposal { id symbol revisions(first: 1) { totalCount } } } } }`)
		want := map[string]any{"node": map[string]any{"proposal": map[string]any{
			"id": s.names["proposal"], "symbol": s.names["symbol"], "revisions": map[string]any{"totalCount": 1.0},
		}}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
