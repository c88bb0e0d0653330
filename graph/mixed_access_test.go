package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mixed returns a scenario with a public original, which has the co-author CHE, and a restricted Rev.1, which has a
// different title and a second question, adds KOR and removes CHE.
func mixed(t *testing.T) *scenario {
	t.Helper()
	s := newScenario(t)
	const first, second = `1  WHY\n\n1.1.  Visible reasons.\n\nQuestion 1 – Why?\n`, `1  WHY\n\n1.1.  Concealed reasons.\n\nQuestion 1 – Why?\n\nQuestion 2 – Whether?\n`
	s.step(t, "JPN", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, coAuthors: ["CHE"], texts: [{language: EN, title: "Open", content: {body: "`+first+`"}}]`, "proposal", "proposal")
	s.first(t.Context(), "JPN", "proposal", "first")
	accept := func(code string) {
		t.Helper()
		invited := s.query(t, caller{delegation: code, scopes: allBut()}, `{ viewer { invitationsReceived { nodes { id proposal { id } } } } }`)
		for _, spell := range at(invited, "viewer", "invitationsReceived", "nodes").([]any) {
			if at(spell, "proposal", "id") == s.names["proposal"] {
				s.names["spell"] = at(spell, "id").(string)
			}
		}
		s.step(t, code, "respondToCoAuthorship", `coAuthorship: "$spell", response: ACCEPT`, "coAuthorship", code)
	}
	accept("CHE")
	s.step(t, "JPN", "submitRevision", `revision: "$first", expectedVersion: 1`, "revision", "first")
	s.step(t, registry, "circulateRevision", `revision: "$first", expectedVersion: 1, symbols: ["TEST/W/900"], documentNumber: "20-0001", circulatedOn: "2020-03-02"`, "revision", "first")
	s.step(t, "JPN", "fileRevision", `proposal: "$proposal", basedOn: "$first", kind: REVISION, reason: TEXT_AND_CO_AUTHORS, addCoAuthors: ["KOR"], removeCoAuthors: ["CHE"],
		texts: [{language: EN, title: "Closed", content: {body: "`+second+`"}}]`, "revision", "second")
	accept("KOR")
	s.step(t, "JPN", "submitRevision", `revision: "$second", expectedVersion: 1`, "revision", "second")
	s.step(t, registry, "circulateRevision", `revision: "$second", expectedVersion: 1, symbols: ["TEST/W/900/Rev.1"], documentNumber: "20-0002", circulatedOn: "2020-04-01", access: RESTRICTED`, "revision", "second")
	return s
}

const mixedSelection = `{ symbol documentNumber circulatedOn updatedAt
	currentRevision { number }
	revisions { totalCount nodes { number symbols access derestrictedOn changes { textChanged } } }
	coAuthors { nodes { sponsor { code } joinedOn joinedIn { number } } }
	coAuthorships { totalCount nodes { sponsor { code } status leftOn leftIn { number } } }
	questions { nodes { number } }
	events(first: 100) { nodes { kind revision { number } sponsor { code } } } }`

// mixedView is the proposal of mixed as one viewer sees it.
type mixedView struct {
	Proposal any
	// BySymbol, Search and Filtered list the symbols, words and filters that find the proposal. Network lists the
	// sponsors in its network.
	BySymbol, Search, Filtered []string
	Network                    []any
}

func (s *scenario) mixedView(t *testing.T, by caller) mixedView {
	t.Helper()
	view := mixedView{BySymbol: []string{}, Search: []string{}, Filtered: []string{}, Network: []any{}}
	for _, symbol := range []string{"TEST/W/900", "TEST/W/900/Rev.1"} {
		if found := s.query(t, by, `{ proposal(by: {symbol: "`+symbol+`"}) `+mixedSelection+` }`)["proposal"]; found != nil {
			view.BySymbol, view.Proposal = append(view.BySymbol, symbol), found
		}
	}
	for _, text := range []string{"Open", "Closed", "visible", "concealed", "TEST/W/900/Rev.1", "20-0001", "20-0002"} {
		if strings.Contains(fmt.Sprint(s.query(t, by, `{ search(query: "`+text+`") { edges { node { __typename ... on ProposalResult { proposal { id } } } } } }`)), s.names["proposal"]) {
			view.Search = append(view.Search, text)
		}
		if strings.Contains(fmt.Sprint(s.query(t, by, `{ proposals(filter: {search: "`+text+`"}) { nodes { id } } }`)), s.names["proposal"]) {
			view.Filtered = append(view.Filtered, text)
		}
	}
	for _, filter := range []string{`sponsors: ["CHE"]`, `sponsors: ["KOR"]`, `documentNumber: "20-0002"`, `access: [RESTRICTED]`, `circulatedOn: {from: "2020-03-15"}`} {
		if strings.Contains(fmt.Sprint(s.query(t, by, `{ proposals(filter: {`+filter+`}) { nodes { id } } }`)), s.names["proposal"]) {
			view.Filtered = append(view.Filtered, filter)
		}
	}
	network := s.query(t, by, `{ coSponsorship(filter: {proposals: {search: "TEST/W/900"}}) { members { sponsor { code } } } }`)
	for _, member := range at(network, "coSponsorship", "members").([]any) {
		view.Network = append(view.Network, at(member, "sponsor", "code"))
	}
	return view
}

// A restricted Rev.1 changes nothing for viewers who may not see it: the public sees the original as if it were the
// only revision. Each revision has its own access: if the original is restricted instead, the public sees only Rev.1.
func TestMixedAccess(t *testing.T) {
	t.Parallel()
	s := mixed(t)
	public, observing, uninvolved := caller{}, caller{delegation: "VAT", scopes: "proposals:read"}, caller{delegation: "BRA", scopes: "proposals:read"}
	spell := func(code, joinedOn string, number float64) any {
		return map[string]any{"sponsor": map[string]any{"code": code}, "joinedOn": joinedOn, "joinedIn": map[string]any{"number": number}}
	}
	status := func(code, status string, leftOn, leftIn any) any {
		return map[string]any{"sponsor": map[string]any{"code": code}, "status": status, "leftOn": leftOn, "leftIn": leftIn}
	}
	revision := func(number float64, symbol, access string, changes any) any {
		return map[string]any{"number": number, "symbols": []any{symbol}, "access": access, "derestrictedOn": nil, "changes": changes}
	}
	number := func(number float64) any { return map[string]any{"number": number} }
	kinds := func(view mixedView) []string {
		seen := []string{}
		for _, event := range at(view.Proposal, "events", "nodes").([]any) {
			if kind := at(event, "kind").(string); !strings.Contains(kind, "INVITED") && !strings.Contains(kind, "ACCEPTED") {
				if sponsor := at(event, "sponsor"); sponsor != nil {
					kind += " " + at(sponsor, "code").(string)
				}
				if revision := at(event, "revision"); revision != nil {
					kind += fmt.Sprint(" ", at(revision, "number"))
				}
				seen = append(seen, kind)
			}
		}
		return seen
	}
	check := func(name string, by caller, want mixedView, events []string) mixedView {
		t.Helper()
		got := s.mixedView(t, by)
		if diff := cmp.Diff(events, kinds(got)); diff != "" {
			t.Errorf("%s: events (-want +got):\n%s", name, diff)
		}
		shown := got.Proposal.(map[string]any)
		updated := shown["updatedAt"]
		delete(shown, "events")
		delete(shown, "updatedAt")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: view (-want +got):\n%s", name, diff)
		}
		shown["updatedAt"] = updated
		return got
	}
	original := mixedView{
		Proposal: map[string]any{
			"symbol": "TEST/W/900", "documentNumber": "20-0001", "circulatedOn": "2020-03-02", "currentRevision": number(0),
			"revisions":     map[string]any{"totalCount": 1.0, "nodes": []any{revision(0, "TEST/W/900", "PUBLIC", nil)}},
			"coAuthors":     map[string]any{"nodes": []any{spell("JPN", "2020-03-02", 0), spell("CHE", "2020-03-02", 0)}},
			"coAuthorships": map[string]any{"totalCount": 2.0, "nodes": []any{status("JPN", "ACCEPTED", nil, nil), status("CHE", "ACCEPTED", nil, nil)}},
			"questions":     map[string]any{"nodes": []any{number(1)}},
		},
		BySymbol: []string{"TEST/W/900"}, Search: []string{"Open", "visible", "20-0001"},
		Filtered: []string{"Open", "visible", "20-0001", `sponsors: ["CHE"]`}, Network: []any{"CHE", "JPN"},
	}
	originalEvents := []string{
		"REVISION_SUBMITTED 0", "REVISION_CIRCULATED 0", "CO_AUTHOR_JOINED JPN 0", "CO_AUTHOR_JOINED CHE 0",
	}
	before := check("public", public, original, originalEvents)
	check("observer", observing, original, originalEvents)
	whole := mixedView{
		Proposal: map[string]any{
			"symbol": "TEST/W/900/Rev.1", "documentNumber": "20-0002", "circulatedOn": "2020-03-02", "currentRevision": number(1),
			"revisions": map[string]any{"totalCount": 2.0, "nodes": []any{
				revision(0, "TEST/W/900", "PUBLIC", nil), revision(1, "TEST/W/900/Rev.1", "RESTRICTED", map[string]any{"textChanged": true}),
			}},
			"coAuthors": map[string]any{"nodes": []any{spell("JPN", "2020-03-02", 0), spell("KOR", "2020-04-01", 1)}},
			"coAuthorships": map[string]any{"totalCount": 3.0, "nodes": []any{
				status("JPN", "ACCEPTED", nil, nil), status("CHE", "REMOVED", "2020-04-01", number(1)), status("KOR", "ACCEPTED", nil, nil),
			}},
			"questions": map[string]any{"nodes": []any{number(1), number(2)}},
		},
		BySymbol: []string{"TEST/W/900", "TEST/W/900/Rev.1"}, Search: []string{"Open", "Closed", "visible", "concealed", "TEST/W/900/Rev.1", "20-0001", "20-0002"},
		Filtered: []string{
			"Open", "Closed", "visible", "concealed", "TEST/W/900/Rev.1", "20-0001", "20-0002", `sponsors: ["KOR"]`, `documentNumber: "20-0002"`, `access: [RESTRICTED]`,
		},
		Network: []any{"JPN", "KOR"},
	}
	wholeEvents := slices.Concat(originalEvents, []string{
		"REVISION_SUBMITTED 1", "REVISION_CIRCULATED 1", "CO_AUTHOR_REMOVED CHE 1", "CO_AUTHOR_JOINED KOR 1",
	})
	check("Member", uninvolved, whole, wholeEvents)
	for _, query := range []string{
		`{ node(id: "$second") { id } }`, `{ node(id: "$KOR") { id } }`, `{ compare(from: "$first", to: "$second") { from { id } } }`,
	} {
		for field, found := range s.query(t, public, query) {
			if found != nil {
				t.Errorf("the public found %s by %s, want null", field, query)
			}
		}
	}

	s.step(t, registry, "changeAccess", `revision: "$first", access: RESTRICTED, derestrictedOn: "2999-01-01"`, "revision", "first")
	s.step(t, registry, "changeAccess", `revision: "$second", access: PUBLIC`, "revision", "second")
	later := mixedView{
		Proposal: map[string]any{
			"symbol": "TEST/W/900/Rev.1", "documentNumber": "20-0002", "circulatedOn": "2020-04-01", "currentRevision": number(1),
			"revisions":     map[string]any{"totalCount": 1.0, "nodes": []any{revision(1, "TEST/W/900/Rev.1", "PUBLIC", nil)}},
			"coAuthors":     map[string]any{"nodes": []any{spell("JPN", "2020-04-01", 1), spell("KOR", "2020-04-01", 1)}},
			"coAuthorships": map[string]any{"totalCount": 2.0, "nodes": []any{status("JPN", "ACCEPTED", nil, nil), status("KOR", "ACCEPTED", nil, nil)}},
			"questions":     map[string]any{"nodes": []any{number(1), number(2)}},
		},
		BySymbol: []string{"TEST/W/900/Rev.1"}, Search: []string{"Closed", "concealed", "TEST/W/900/Rev.1", "20-0002"},
		Filtered: []string{"Closed", "concealed", "TEST/W/900/Rev.1", "20-0002", `sponsors: ["KOR"]`, `documentNumber: "20-0002"`, `circulatedOn: {from: "2020-03-15"}`},
		Network:  []any{"JPN", "KOR"},
	}
	after := check("public, after Rev.1 became public", public, later, []string{
		"REVISION_SUBMITTED 1", "REVISION_CIRCULATED 1", "CO_AUTHOR_REMOVED CHE 1", "CO_AUTHOR_JOINED KOR 1", "ACCESS_CHANGED 1",
	})
	if b, a := at(before.Proposal, "updatedAt").(string), at(after.Proposal, "updatedAt").(string); b >= a {
		t.Errorf("got updatedAt %s for the original and %s for Rev.1, want the latter to be later", b, a)
	}
}
