package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// visibleNetwork queries everything in a network, especially about Switzerland and Iceland.
func (d *fixture) visibleNetwork(t *testing.T, viewer access.Viewer, of selection) map[string]any {
	t.Helper()
	const ofItems = "items { totalCount nodes { ... on Proposal { symbol } } }"
	answer := d.network(t, viewer, of, `itemCount sponsorCount spellCount tieCount componentCount
		members { sponsor { code } itemCount } member(code: "CHE") { itemCount leadCount neighbours { totalCount nodes { sponsor { code } } } }
		ties(first: 100) { nodes { a { code } b { code } sharedCount } totalCount } tieColumns { a }
		communities { members { code } } between(a: "CHE", b: "ISL") { sharedCount path { code } `+ofItems+` }`)
	answer["series"] = at(d.must(t, viewer, "{ coSponsorshipSeries("+of.String()+`) { network { itemCount sponsorCount tieCount member(code: "CHE") { itemCount } }
		newTies { totalCount nodes { joiner { code } joined { code } item { label submittedBy { code } circulatedOn } } } } }`, nil), "coSponsorshipSeries")
	return answer
}

// alone returns the expected network of a single proposal by Switzerland and Iceland.
func alone(symbol string, on models.Date) map[string]any {
	const a, b = "CHE", "ISL"
	sponsor := func(code string) map[string]any { return map[string]any{"code": code} }
	item := map[string]any{"label": symbol, "submittedBy": sponsor(a), "circulatedOn": on.String()}
	return map[string]any{
		"itemCount": 1.0, "sponsorCount": 2.0, "spellCount": 2.0, "tieCount": 1.0, "componentCount": 1.0,
		"members": []any{map[string]any{"sponsor": sponsor(a), "itemCount": 1.0}, map[string]any{"sponsor": sponsor(b), "itemCount": 1.0}},
		"member": map[string]any{
			"itemCount": 1.0, "leadCount": 1.0, "neighbours": map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{"sponsor": sponsor(b)}}},
		},
		"ties":       map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{"a": sponsor(a), "b": sponsor(b), "sharedCount": 1.0}}},
		"tieColumns": map[string]any{"a": []any{0.0}}, "communities": []any{map[string]any{"members": []any{sponsor(a), sponsor(b)}}},
		"between": map[string]any{
			"sharedCount": 1.0, "path": []any{sponsor(a), sponsor(b)},
			"items": map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{"symbol": symbol}}},
		},
		"series": []any{map[string]any{
			"network": map[string]any{"itemCount": 1.0, "sponsorCount": 2.0, "tieCount": 1.0, "member": map[string]any{"itemCount": 1.0}},
			"newTies": map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{"joiner": sponsor(b), "joined": sponsor(a), "item": item}}},
		}},
	}
}

// none returns the expected empty network.
func none() map[string]any {
	return map[string]any{
		"itemCount": 0.0, "sponsorCount": 0.0, "spellCount": 0.0, "tieCount": 0.0, "componentCount": 0.0,
		"members": []any{}, "member": nil, "ties": map[string]any{"totalCount": 0.0, "nodes": []any{}}, "tieColumns": map[string]any{"a": []any{}},
		"communities": []any{}, "between": map[string]any{"sharedCount": 0.0, "path": []any{}, "items": map[string]any{"totalCount": 0.0, "nodes": []any{}}},
		"series": []any{},
	}
}

// A restricted proposal is in the network as Members see it, but not as the public or an observer sees it.
func TestNetworkRestrictedProposals(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	restricted := d.list(t, "CHE", models.Restricted, "TEST/N/5", models.NewDate(2003, 5, 1), "ISL")
	mute := delegation("CHE")
	mute.Scopes = access.NewScopes()
	viewers := map[string]access.Viewer{
		"public": {}, "token without scopes": mute, "observer": delegation("VAT"), "Secretariat": secretariat(),
		"uninvolved Member": delegation("BRA"), "submitter": delegation("CHE"), "co-author": delegation("ISL"),
	}
	sees := func(name string, want map[string]any) {
		if diff := cmp.Diff(want, d.visibleNetwork(t, viewers[name], allianceNetwork)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for name, viewer := range viewers {
		want := none()
		if p, err := d.tracker.Reader.Proposal(t.Context(), viewer, restricted, query.Preload{}); err == nil && p != nil {
			want = alone("TEST/N/5", models.NewDate(2003, 5, 1))
		}
		if hidden := slices.Contains([]string{"public", "token without scopes", "observer"}, name); hidden != (want["member"] == nil) {
			t.Errorf("%s: got a hidden proposal: %t, want %t", name, want["member"] == nil, hidden)
		}
		sees(name, want)
	}
	tomorrow := d.tracker.Reader.Today().AddDays(1)
	for on, want := range map[models.Date]map[string]any{tomorrow: none(), d.tracker.Reader.Today(): alone("TEST/N/5", models.NewDate(2003, 5, 1))} {
		d.mustDo(t, "derestrict", func() error {
			_, err := d.tracker.ChangeAccess(t.Context(), secretariat(), tracker.ChangeAccess{Revision: trackertest.Revision(t, d.tracker, secretariat(), restricted, 0).ID, Access: models.Restricted, DerestrictedOn: models.SetTo(on)}, query.Preload{})
			return err
		})
		sees("public", want)
	}
}

// Proposals that have not been circulated are not in any network, not even for their parties. Circulated proposals
// are in it immediately.
func TestNetworkUncirculatedProposals(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	today := selection{proposals: fmt.Sprintf("circulatedOn: {from: %q}", d.tracker.Reader.Today())}
	viewers := []access.Viewer{{}, delegation("CHE"), delegation("ISL"), delegation("VAT"), delegation("BRA"), secretariat()}
	check := func(state string, want map[string]any) {
		t.Helper()
		for _, viewer := range viewers {
			if diff := cmp.Diff(want, d.visibleNetwork(t, viewer, today)); diff != "" {
				t.Errorf("%s proposal, viewer %q (-want +got):\n%s", state, viewer.Delegation, diff)
			}
		}
	}
	draft := d.file(t, "CHE", models.Public, "ISL", "LIE")
	d.answerTo(t, "ISL", draft, models.Accept)
	check("draft", none())
	d.submit(t, "CHE", draft, 0)
	check("submitted", none())
	d.mustDo(t, "circulate", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), draft, 0, d.tracker.Reader.Today(), "TEST/N/6"), query.Preload{})
		return err
	})
	// Liechtenstein has not answered its invitation, so it is absent. Sponsors that requested to join are absent too.
	check("circulated", alone("TEST/N/6", d.tracker.Reader.Today()))
	d.mustDo(t, "NOR requests to join", func() error {
		_, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("NOR"), tracker.RequestCoAuthorship{Proposal: draft}, query.Preload{})
		return err
	})
	check("requested", alone("TEST/N/6", d.tracker.Reader.Today()))
}

// A cached network is computed again after an event.
func TestNetworkCacheInvalidation(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.alliance(t)
	before := []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–PAK I", "JPN–SGP I"}
	if diff := cmp.Diff(before, d.ties(t, access.Viewer{}, allianceNetwork)); diff != "" {
		t.Fatalf("before (-want +got):\n%s", diff)
	}
	d.list(t, "KOR", models.Public, "TEST/N/7", models.NewDate(2003, 12, 1), "CHE")
	after := slices.Insert(slices.Clone(before), 2, "CHE–KOR I")
	if diff := cmp.Diff(after, d.ties(t, access.Viewer{}, allianceNetwork)); diff != "" {
		t.Errorf("after (-want +got):\n%s", diff)
	}
	series := at(d.must(t, access.Viewer{}, "{ coSponsorshipSeries("+allianceNetwork.String()+") { from to network { itemCount tieCount } newTies { nodes { joiner { code } joined { code } formedOn } } } }", nil), "coSponsorshipSeries")
	listed := []string{}
	for _, slice := range series.([]any) {
		listed = append(listed, fmt.Sprintf("%v to %v: %v items, %v ties", at(slice, "from"), at(slice, "to"), at(slice, "network", "itemCount"), at(slice, "network", "tieCount")))
		for _, tie := range at(slice, "newTies", "nodes").([]any) {
			listed = append(listed, strings.Join([]string{at(tie, "formedOn").(string), at(tie, "joiner", "code").(string), "joins", at(tie, "joined", "code").(string)}, " "))
		}
	}
	want := []string{
		"2003-01-01 to 2003-12-31: 5 items, 5 ties",
		"2003-02-01 CHE joins JPN", "2003-02-01 SGP joins CHE", "2003-02-01 SGP joins JPN", "2003-07-01 ANDEAN_COMMUNITY joins USA", "2003-12-01 CHE joins KOR",
		"2004-01-01 to 2004-12-31: 1 items, 0 ties", "2004-03-01 PAK joins JPN",
	}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
}
