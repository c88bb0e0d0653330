package graph_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/models"
)

// then limits the network to the proposals of [desk.alliance], which excludes the demonstration's.
const then = `circulatedFrom: "2003-01-01", circulatedTo: "2003-12-31"`

// alliance circulates four proposals in 2003: one of Japan with Singapore and Switzerland; another
// of Japan with Singapore, which left in 2004, when Pakistan joined with a revision; one of the
// United States with a group; and one of Korea alone.
func (d *desk) alliance(t *testing.T) {
	t.Helper()
	d.list(t, "JPN", models.Public, "TEST/N/1", models.NewDate(2003, 2, 1), "SGP", "CHE")
	second := d.list(t, "JPN", models.Public, "TEST/N/2", models.NewDate(2003, 6, 1), "SGP")
	d.list(t, "USA", models.Public, "TEST/N/3", models.NewDate(2003, 7, 1), "ANDEAN_COMMUNITY")
	d.list(t, "KOR", models.Public, "TEST/N/4", models.NewDate(2003, 8, 1))
	p, err := d.tracker.Reader.Proposal(t.Context(), delegation("SGP"), second, query.With(query.CoAuthorships))
	if err != nil {
		t.Fatal(err)
	}
	for _, spell := range p.CoAuthorships {
		if d.tracker.Reader.Directory().Party(spell.SponsorID).Identity().Code == "SGP" {
			d.say(t, "SGP leaves", func() error {
				_, err := d.tracker.WithdrawCoAuthorship(t.Context(), delegation("SGP"), tracker.WithdrawCoAuthorship{CoAuthorship: spell.ID, LeftOn: models.NewDate(2004, 2, 1)}, query.Preload{})
				return err
			})
		}
	}
	d.say(t, "PAK joins", func() error {
		spell, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: second}, query.Preload{})
		if err != nil {
			return err
		}
		_, err = d.tracker.RespondToCoAuthorship(t.Context(), delegation("JPN"), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept}, query.Preload{})
		return err
	})
	d.say(t, "JPN files a revision", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
			Proposal: second, BasedOn: d.revision(t, "JPN", second, 0).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly,
		}, query.Preload{})
		return err
	})
	d.submit(t, "JPN", second, 1)
	d.say(t, "circulate the revision", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), second, 1, models.NewDate(2004, 3, 1), "TEST/N/2/Rev.1"), query.Preload{})
		return err
	})
}

// list circulates a proposal with co-authors that have all accepted.
func (d *desk) list(t *testing.T, by models.Code, to models.Access, symbol string, on models.Date, coAuthors ...string) models.ID {
	t.Helper()
	proposal := d.file(t, by, to, coAuthors...)
	for _, code := range coAuthors {
		if code == "ANDEAN_COMMUNITY" {
			code = "BOL" // which speaks for the group
		}
		d.answerTo(t, models.Code(code), proposal, models.Accept)
	}
	d.submit(t, by, proposal, 0)
	d.say(t, "circulate", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), proposal, 0, on, symbol), query.Preload{})
		return err
	})
	return proposal
}

// network returns the network of a filter as a viewer sees it.
func (d *desk) network(t *testing.T, viewer access.Viewer, filter, selection string) map[string]any {
	t.Helper()
	return at(d.must(t, viewer, "{ coSponsorship(filter: {"+filter+"}) { "+selection+" } }", nil), "coSponsorship").(map[string]any)
}

// ties returns the ties of a network, "CHE–JPN 1" each, in order of sponsors.
func (d *desk) ties(t *testing.T, viewer access.Viewer, filter string) []string {
	t.Helper()
	answer := d.network(t, viewer, filter, `edges(first: 100, orderBy: {field: SPONSORS, direction: ASC}) { nodes { a { code } b { code } shared } }`)
	return tiesIn(at(answer, "edges", "nodes"))
}

func tiesIn(nodes any) []string {
	ties := []string{}
	for _, node := range nodes.([]any) {
		ties = append(ties, at(node, "a", "code").(string)+"–"+at(node, "b", "code").(string)+" "+strings.Repeat("I", int(at(node, "shared").(float64))))
	}
	return ties
}

func codesIn(sponsors any) []string {
	codes := []string{}
	for _, sponsor := range sponsors.([]any) {
		codes = append(codes, at(sponsor, "code").(string))
	}
	return codes
}

const counts = "proposalCount sponsorCount spellCount edgeCount componentCount"

func TestNetworkOfFourProposals(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.alliance(t)
	// The expected values are counted by hand: proposals, sponsors, spells, ties, components, and
	// the ties.
	andean := []string{
		"BOL–COL I", "BOL–ECU I", "BOL–PER I", "BOL–USA I", "CHE–JPN I", "CHE–SGP I", "COL–ECU I", "COL–PER I", "COL–USA I",
		"ECU–PER I", "ECU–USA I", "JPN–PAK I", "JPN–SGP I", "PER–USA I",
	}
	for filter, want := range map[string]struct {
		counts [5]float64
		ties   []string
	}{
		"":                       {[5]float64{4, 7, 8, 5, 3}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–PAK I", "JPN–SGP I"}},
		"includeWithdrawn: true": {[5]float64{4, 7, 9, 6, 3}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–PAK I", "JPN–SGP II", "PAK–SGP I"}},
		// Pakistan joined with a later revision.
		"includeWithdrawn: true, joining: SAME_REVISION": {[5]float64{4, 7, 9, 4, 4}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–SGP II"}},
		`asOf: "2003-12-31"`:                             {[5]float64{4, 6, 8, 4, 3}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–SGP II"}},
		`asOf: "2003-06-01"`:                             {[5]float64{2, 3, 5, 3, 1}, []string{"CHE–JPN I", "CHE–SGP I", "JPN–SGP II"}},
		`asOf: "2003-12-31", minShared: 2`:               {[5]float64{4, 6, 8, 1, 5}, []string{"JPN–SGP II"}},
		// Venezuela left the group in 2006.
		"expandGroups: true":                              {[5]float64{4, 10, 11, 14, 3}, andean},
		`expandGroups: true, asOf: "2005-12-31"`:          {[5]float64{4, 11, 12, 19, 3}, nil},
		`from: "2003-06-01", to: "2003-07-31"`:            {[5]float64{2, 3, 3, 1, 2}, []string{"ANDEAN_COMMUNITY–USA I"}},
		`from: "2004-01-01"`:                              {[5]float64{1, 1, 1, 0, 1}, []string{}},
		`delegations: ["JPN", "PAK", "KOR"]`:              {[5]float64{3, 3, 4, 1, 2}, []string{"JPN–PAK I"}},
		`delegations: ["BOL", "PER"], expandGroups: true`: {[5]float64{1, 2, 2, 1, 1}, []string{"BOL–PER I"}},
		`delegations: ["ANDEAN_COMMUNITY"]`:               {[5]float64{1, 1, 1, 0, 1}, []string{}},
		`venues: ["GC"], workProgramme: "ECOMMERCE"`:      {[5]float64{4, 7, 8, 5, 3}, nil},
		`venues: ["CTG"]`:                                 {[5]float64{}, []string{}},
		`workProgramme: "FISHERIES"`:                      {[5]float64{}, []string{}},
		`maxPValue: 0`:                                    {[5]float64{4, 7, 8, 0, 7}, []string{}},
		`maxPValue: 1`:                                    {[5]float64{4, 7, 8, 5, 3}, nil},
	} {
		answer := d.network(t, access.Viewer{}, then+" "+filter, counts)
		got := [5]float64{}
		for i, name := range strings.Fields(counts) {
			got[i] = at(answer, name).(float64)
		}
		if diff := cmp.Diff(want.counts, got); diff != "" {
			t.Errorf("{%s} (-want +got):\n%s", filter, diff)
		}
		if want.ties == nil {
			continue
		}
		if diff := cmp.Diff(want.ties, d.ties(t, access.Viewer{}, then+" "+filter)); diff != "" {
			t.Errorf("{%s} (-want +got):\n%s", filter, diff)
		}
	}
}

// A filter that excludes everything yields an empty network, not an error.
func TestEmptyNetwork(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	const whole = `proposalCount sponsorCount spellCount edgeCount componentCount density modularity nodes { degree } node(code: "JPN") { degree }
		edges { totalCount nodes { shared } pageInfo { hasNextPage } } edgeColumns { a b shared weight significance } communities { number }
		between(a: "JPN", b: "SGP") { shared weight significance path { code } proposals { totalCount } } neighbours(of: "JPN") { totalCount } sampling { exact }`
	want := map[string]any{
		"proposalCount": 0.0, "sponsorCount": 0.0, "spellCount": 0.0, "edgeCount": 0.0, "componentCount": 0.0, "density": 0.0, "modularity": 0.0,
		"nodes": []any{}, "node": nil, "communities": []any{}, "neighbours": map[string]any{"totalCount": 0.0}, "sampling": map[string]any{"exact": true},
		"edges":       map[string]any{"totalCount": 0.0, "nodes": []any{}, "pageInfo": map[string]any{"hasNextPage": false}},
		"edgeColumns": map[string]any{"a": []any{}, "b": []any{}, "shared": []any{}, "weight": []any{}, "significance": []any{}},
		"between":     map[string]any{"shared": 0.0, "weight": 0.0, "significance": nil, "path": []any{}, "proposals": map[string]any{"totalCount": 0.0}},
	}
	if diff := cmp.Diff(want, d.network(t, access.Viewer{}, then, whole)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if slices := at(d.must(t, access.Viewer{}, "{ coSponsorshipSeries(filter: {"+then+"}, window: 7) { from } }", nil), "coSponsorshipSeries"); len(slices.([]any)) > 0 {
		t.Errorf("slices of nothing: %v", slices)
	}
}

func TestNetworkBetween(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.alliance(t)
	const selection = `{ shared weight path { code } proposals { nodes { symbol } } }`
	for pair, want := range map[string]map[string]any{
		`a: "JPN", b: "SGP"`: {"shared": 1.0, "weight": 1.0, "path": []string{"JPN", "SGP"}, "proposals": []any{"TEST/N/1"}},
		`a: "PAK", b: "SGP"`: {"shared": 0.0, "weight": 0.0, "path": []string{"PAK", "JPN", "SGP"}, "proposals": []any{}},
		`a: "PAK", b: "USA"`: {"shared": 0.0, "weight": 0.0, "path": []string{}, "proposals": []any{}},
		`a: "PAK", b: "BRA"`: {"shared": 0.0, "weight": 0.0, "path": []string{}, "proposals": []any{}},
	} {
		got := maps.Clone(at(d.network(t, access.Viewer{}, then, "between("+pair+") "+selection), "between").(map[string]any))
		got["path"] = codesIn(got["path"])
		symbols := []any{}
		for _, proposal := range at(got, "proposals", "nodes").([]any) {
			symbols = append(symbols, at(proposal, "symbol"))
		}
		got["proposals"] = symbols
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("between %s (-want +got):\n%s", pair, diff)
		}
	}
	// Two shared proposals are not a tie if three are required, but they are listed.
	few := at(d.network(t, access.Viewer{}, then+`, asOf: "2003-12-31", minShared: 3`, `between(a: "SGP", b: "JPN") { shared weight significance path { code } }`), "between")
	if diff := cmp.Diff(map[string]any{"shared": 2.0, "weight": 0.0, "significance": nil, "path": []any{}}, few); diff != "" {
		t.Errorf("few (-want +got):\n%s", diff)
	}
}

// Pages follow one another without gaps, forward and backward, in each order. A cursor is valid
// only in the list that it comes from.
func TestNetworkEdgePages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.alliance(t)
	filter := then + ", expandGroups: true, includeWithdrawn: true"
	page := func(arguments string) map[string]any {
		return at(d.network(t, access.Viewer{}, filter, "edges("+arguments+") { nodes { a { code } b { code } shared } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount }"), "edges").(map[string]any)
	}
	for _, weight := range []string{"SHARED", "FOWLER"} {
		for _, field := range []string{"WEIGHT", "SHARED", "SIGNIFICANCE", "SPONSORS"} {
			for _, direction := range []string{"ASC", "DESC"} {
				arguments := "weight: " + weight + ", orderBy: {field: " + field + ", direction: " + direction + "}"
				whole := page(arguments + ", first: 100")
				ties := tiesIn(whole["nodes"])
				if len(ties) < 8 || float64(len(ties)) != whole["totalCount"] {
					t.Fatalf("%s: %d ties of %v", arguments, len(ties), whole["totalCount"])
				}
				forward, backward := []string{}, []string{}
				for after, more := "", true; more; {
					one := page(arguments + ", first: 3" + after)
					forward, more = append(forward, tiesIn(one["nodes"])...), at(one, "pageInfo", "hasNextPage").(bool)
					after = `, after: "` + at(one, "pageInfo", "endCursor").(string) + `"`
				}
				for before, more := "", true; more; {
					one := page(arguments + ", last: 3" + before)
					backward, more = append(tiesIn(one["nodes"]), backward...), at(one, "pageInfo", "hasPreviousPage").(bool)
					before = `, before: "` + at(one, "pageInfo", "startCursor").(string) + `"`
				}
				if diff := cmp.Diff(ties, forward); diff != "" {
					t.Errorf("%s forward (-whole +pages):\n%s", arguments, diff)
				}
				if diff := cmp.Diff(ties, backward); diff != "" {
					t.Errorf("%s backward (-whole +pages):\n%s", arguments, diff)
				}
			}
		}
	}
	if ties := tiesIn(page("first: 1")["nodes"]); !cmp.Equal(ties, []string{"JPN–SGP II"}) {
		t.Errorf("the heaviest is %v", ties)
	}
	_, faults := d.send(t, access.Viewer{}, "{ coSponsorship(filter: {"+filter+`}) { edges(after: "x") { totalCount } } }`, nil)
	if len(faults) != 1 || faults[0].Extensions["code"] != models.InvalidInput || faults[0].Extensions["field"] != "after" {
		t.Errorf("no cursor: %v %v", faults, extensionsOf(faults))
	}
}
