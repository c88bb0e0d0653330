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

// selection holds the arguments of a network: fields of the filter of proposals, of the network filter and of the
// projection, and the date.
type selection struct{ proposals, filter, projection, asOf string }

// String returns the arguments in GraphQL, without parentheses.
func (s selection) String() string {
	text := "filter: {proposals: {" + s.proposals + "}, " + s.filter + "}, projection: {" + s.projection + "}"
	if s.asOf != "" {
		text += `, asOf: "` + s.asOf + `"`
	}
	return text
}

// circulated2003 limits a network to the proposals of [fixture.alliance], and so excludes the demo data.
const circulated2003 = `circulatedOn: {from: "2003-01-01", to: "2003-12-31"}`

// allianceNetwork selects the network of [fixture.alliance].
var allianceNetwork = selection{proposals: circulated2003}

// alliance circulates four proposals in 2003: one by Japan with Singapore and Switzerland; one by Japan with
// Singapore, which left in 2004 when Pakistan joined with a revision; one by the United States with a group; and one
// by Korea alone.
func (d *fixture) alliance(t *testing.T) {
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
		if d.tracker.Reader.Directory().Code(spell.SponsorID) == "SGP" {
			d.mustDo(t, "SGP leaves", func() error {
				_, err := d.tracker.WithdrawCoAuthorship(t.Context(), delegation("SGP"), tracker.WithdrawCoAuthorship{CoAuthorship: spell.ID, LeftOn: models.NewDate(2004, 2, 1)}, query.Preload{})
				return err
			})
		}
	}
	d.mustDo(t, "PAK joins", func() error {
		spell, err := d.tracker.RequestCoAuthorship(t.Context(), delegation("PAK"), tracker.RequestCoAuthorship{Proposal: second}, query.Preload{})
		if err != nil {
			return err
		}
		_, err = d.tracker.RespondToCoAuthorship(t.Context(), delegation("JPN"), tracker.RespondToCoAuthorship{CoAuthorship: spell.ID, Response: models.Accept}, query.Preload{})
		return err
	})
	d.mustDo(t, "JPN files a revision", func() error {
		_, err := d.tracker.FileRevision(t.Context(), delegation("JPN"), tracker.FileRevision{
			Proposal: second, BasedOn: d.revision(t, "JPN", second, 0).ID, Kind: models.KindRevision, Reason: models.ReasonCoAuthorsOnly,
		}, query.Preload{})
		return err
	})
	d.submit(t, "JPN", second, 1)
	d.mustDo(t, "circulate the revision", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), second, 1, models.NewDate(2004, 3, 1), "TEST/N/2/Rev.1"), query.Preload{})
		return err
	})
}

// list circulates a proposal after all its co-authors have accepted.
func (d *fixture) list(t *testing.T, by models.Code, to models.Access, symbol string, on models.Date, coAuthors ...string) models.ID {
	t.Helper()
	proposal := d.file(t, by, to, coAuthors...)
	for _, code := range coAuthors {
		if code == "ANDEAN_COMMUNITY" {
			code = "BOL" // a member that acts on behalf of the group
		}
		d.answerTo(t, models.Code(code), proposal, models.Accept)
	}
	d.submit(t, by, proposal, 0)
	d.mustDo(t, "circulate", func() error {
		_, err := d.tracker.CirculateRevision(t.Context(), secretariat(),
			trackertest.Circulation(t, d.tracker, secretariat(), proposal, 0, on, symbol), query.Preload{})
		return err
	})
	return proposal
}

// network queries fields of a network as the viewer.
func (d *fixture) network(t *testing.T, viewer access.Viewer, of selection, fields string) map[string]any {
	t.Helper()
	return at(d.must(t, viewer, "{ coSponsorship("+of.String()+") { "+fields+" } }", nil), "coSponsorship").(map[string]any)
}

// ties returns the ties of a network as texts such as "CHE–JPN II" for two shared proposals, ordered by sponsor.
func (d *fixture) ties(t *testing.T, viewer access.Viewer, of selection) []string {
	t.Helper()
	answer := d.network(t, viewer, of, `ties(first: 100, orderBy: {field: SPONSORS, direction: ASC}) { nodes { a { code } b { code } sharedCount } }`)
	return tiesIn(at(answer, "ties", "nodes"))
}

func tiesIn(nodes any) []string {
	ties := []string{}
	for _, node := range nodes.([]any) {
		ties = append(ties, at(node, "a", "code").(string)+"–"+at(node, "b", "code").(string)+" "+strings.Repeat("I", int(at(node, "sharedCount").(float64))))
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

const counts = "itemCount sponsorCount spellCount tieCount componentCount"

func TestNetworkOfFourProposals(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.alliance(t)
	// The expected values were counted by hand: proposals, sponsors, spells, ties and components, and then the ties.
	andean := []string{
		"BOL–COL I", "BOL–ECU I", "BOL–PER I", "BOL–USA I", "CHE–JPN I", "CHE–SGP I", "COL–ECU I", "COL–PER I", "COL–USA I",
		"ECU–PER I", "ECU–USA I", "JPN–PAK I", "JPN–SGP I", "PER–USA I",
	}
	both := []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–SGP II"}
	for name, test := range map[string]struct {
		of     selection
		counts [5]float64
		ties   []string
	}{
		"today":                 {selection{}, [5]float64{4, 7, 8, 5, 3}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–PAK I", "JPN–SGP I"}},
		"ended spells included": {selection{projection: "includeEnded: true"}, [5]float64{4, 7, 9, 6, 3}, []string{"ANDEAN_COMMUNITY–USA I", "CHE–JPN I", "CHE–SGP I", "JPN–PAK I", "JPN–SGP II", "PAK–SGP I"}},
		// Pakistan joined with a later revision.
		"joined with the same revision": {selection{projection: "includeEnded: true, joining: SAME_REVISION"}, [5]float64{4, 7, 9, 4, 4}, both},
		"at the end of 2003":            {selection{asOf: "2003-12-31"}, [5]float64{4, 6, 8, 4, 3}, both},
		"on 1 June 2003":                {selection{asOf: "2003-06-01"}, [5]float64{2, 3, 5, 3, 1}, []string{"CHE–JPN I", "CHE–SGP I", "JPN–SGP II"}},
		"at least two shared":           {selection{asOf: "2003-12-31", projection: "minShared: 2"}, [5]float64{4, 6, 8, 1, 5}, []string{"JPN–SGP II"}},
		"groups expanded":               {selection{projection: "expandGroups: true"}, [5]float64{4, 10, 11, 14, 3}, andean},
		"groups expanded in 2005":       {selection{projection: "expandGroups: true", asOf: "2005-12-31"}, [5]float64{4, 11, 12, 19, 3}, nil}, // Venezuela left in 2006
		"joined within two months":      {selection{filter: `joinedOn: {from: "2003-06-01", to: "2003-07-31"}`}, [5]float64{2, 3, 3, 1, 2}, []string{"ANDEAN_COMMUNITY–USA I"}},
		"joined from 2004":              {selection{filter: `joinedOn: {from: "2004-01-01"}`}, [5]float64{1, 1, 1, 0, 1}, []string{}},
		"three sponsors":                {selection{filter: `sponsors: ["JPN", "PAK", "KOR"]`}, [5]float64{3, 3, 4, 1, 2}, []string{"JPN–PAK I"}},
		"two members of a group":        {selection{filter: `sponsors: ["BOL", "PER"]`, projection: "expandGroups: true"}, [5]float64{1, 2, 2, 1, 1}, []string{"BOL–PER I"}},
		"group as a sponsor":            {selection{filter: `sponsors: ["ANDEAN_COMMUNITY"]`}, [5]float64{1, 1, 1, 0, 1}, []string{}},
		"venue and programme":           {selection{proposals: `venues: ["GC"], workProgrammes: ["ECOMMERCE"]`}, [5]float64{4, 7, 8, 5, 3}, nil},
		"proposals with a sponsor":      {selection{proposals: `sponsors: ["PAK"]`}, [5]float64{1, 2, 2, 1, 1}, []string{"JPN–PAK I"}},
		"proposals by a submitter":      {selection{proposals: `submittedBy: ["USA"]`}, [5]float64{1, 2, 2, 1, 1}, []string{"ANDEAN_COMMUNITY–USA I"}},
		"other venue":                   {selection{proposals: `venues: ["CTG"]`}, [5]float64{}, []string{}},
		"other programme":               {selection{proposals: `workProgrammes: ["FISHERIES"]`}, [5]float64{}, []string{}},
		"p-value of 0":                  {selection{projection: "maxPValue: 0"}, [5]float64{4, 7, 8, 0, 7}, []string{}},
		"any p-value":                   {selection{projection: "maxPValue: 1"}, [5]float64{4, 7, 8, 5, 3}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			of := test.of
			of.proposals = circulated2003 + " " + of.proposals
			answer, got := d.network(t, access.Viewer{}, of, counts), [5]float64{}
			for i, name := range strings.Fields(counts) {
				got[i] = at(answer, name).(float64)
			}
			if diff := cmp.Diff(test.counts, got); diff != "" {
				t.Errorf("counts (-want +got):\n%s", diff)
			}
			if test.ties == nil {
				return
			}
			if diff := cmp.Diff(test.ties, d.ties(t, access.Viewer{}, of)); diff != "" {
				t.Errorf("ties (-want +got):\n%s", diff)
			}
		})
	}
}

// A filter that matches nothing yields an empty network, not an error.
func TestEmptyNetwork(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	const whole = `itemCount itemsWithoutLeadCount sponsorCount spellCount tieCount componentCount density modularity members { degree } member(code: "JPN") { degree }
		ties { totalCount nodes { sharedCount } pageInfo { hasNextPage } } tieColumns { a b sharedCount weight pValue } communities { number }
		between(a: "JPN", b: "SGP") { sharedCount weight pValue path { code } items { totalCount } } sampling { exact }`
	want := map[string]any{
		"itemCount": 0.0, "itemsWithoutLeadCount": 0.0, "sponsorCount": 0.0, "spellCount": 0.0, "tieCount": 0.0, "componentCount": 0.0, "density": 0.0, "modularity": nil,
		"members": []any{}, "member": nil, "communities": []any{}, "sampling": map[string]any{"exact": true},
		"ties":       map[string]any{"totalCount": 0.0, "nodes": []any{}, "pageInfo": map[string]any{"hasNextPage": false}},
		"tieColumns": map[string]any{"a": []any{}, "b": []any{}, "sharedCount": []any{}, "weight": []any{}, "pValue": []any{}},
		"between":    map[string]any{"sharedCount": 0.0, "weight": 0.0, "pValue": nil, "path": []any{}, "items": map[string]any{"totalCount": 0.0}},
	}
	if diff := cmp.Diff(want, d.network(t, access.Viewer{}, allianceNetwork, whole)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if slices := at(d.must(t, access.Viewer{}, "{ coSponsorshipSeries("+allianceNetwork.String()+", window: 7) { from } }", nil), "coSponsorshipSeries"); len(slices.([]any)) > 0 {
		t.Errorf("got slices %v of an empty network, want none", slices)
	}
}

func TestNetworkBetween(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.alliance(t)
	const fields = `{ sharedCount weight path { code } items { nodes { label ... on Proposal { symbol } } } }`
	for pair, want := range map[string]map[string]any{
		`a: "JPN", b: "SGP"`: {"sharedCount": 1.0, "weight": 1.0, "path": []string{"JPN", "SGP"}, "items": []any{"TEST/N/1"}},
		`a: "PAK", b: "SGP"`: {"sharedCount": 0.0, "weight": 0.0, "path": []string{"PAK", "JPN", "SGP"}, "items": []any{}},
		`a: "PAK", b: "USA"`: {"sharedCount": 0.0, "weight": 0.0, "path": []string{}, "items": []any{}},
		`a: "PAK", b: "BRA"`: {"sharedCount": 0.0, "weight": 0.0, "path": []string{}, "items": []any{}},
	} {
		got := maps.Clone(at(d.network(t, access.Viewer{}, allianceNetwork, "between("+pair+") "+fields), "between").(map[string]any))
		got["path"] = codesIn(got["path"])
		symbols := []any{}
		for _, item := range at(got, "items", "nodes").([]any) {
			if at(item, "symbol") != at(item, "label") {
				t.Errorf("got label %v, want the symbol %v", at(item, "label"), at(item, "symbol"))
			}
			symbols = append(symbols, at(item, "symbol"))
		}
		got["items"] = symbols
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("between %s (-want +got):\n%s", pair, diff)
		}
	}
	// Two shared proposals do not make a tie if three are required, but they are counted.
	strict := selection{proposals: circulated2003, projection: "minShared: 3", asOf: "2003-12-31"}
	few := at(d.network(t, access.Viewer{}, strict, `between(a: "SGP", b: "JPN") { sharedCount weight pValue path { code } }`), "between")
	if diff := cmp.Diff(map[string]any{"sharedCount": 2.0, "weight": 0.0, "pValue": nil, "path": []any{}}, few); diff != "" {
		t.Errorf("between two sponsors without a tie (-want +got):\n%s", diff)
	}
}

// In each order, forward and backward, consecutive pages have no gaps. A cursor is valid only for its own list.
func TestTiePages(t *testing.T) {
	t.Parallel()
	d := newFixture(t)
	d.alliance(t)
	of := func(weight string) selection {
		return selection{proposals: circulated2003, projection: "expandGroups: true, includeEnded: true, weight: " + weight}
	}
	page := func(weight, arguments string) map[string]any {
		answer := d.network(t, access.Viewer{}, of(weight), "ties("+arguments+") { nodes { a { code } b { code } sharedCount } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount }")
		return at(answer, "ties").(map[string]any)
	}
	for _, weight := range []string{"SHARED", "FOWLER"} {
		for _, field := range []string{"WEIGHT", "SHARED_COUNT", "P_VALUE", "SPONSORS"} {
			for _, direction := range []string{"ASC", "DESC"} {
				arguments := "orderBy: {field: " + field + ", direction: " + direction + "}"
				whole := page(weight, arguments+", first: 100")
				ties := tiesIn(whole["nodes"])
				if len(ties) < 8 || float64(len(ties)) != whole["totalCount"] {
					t.Fatalf("%s: got %d ties with totalCount %v, want at least 8 and the same total", arguments, len(ties), whole["totalCount"])
				}
				forward, backward := []string{}, []string{}
				for after, more := "", true; more; {
					one := page(weight, arguments+", first: 3"+after)
					forward, more = append(forward, tiesIn(one["nodes"])...), at(one, "pageInfo", "hasNextPage").(bool)
					after = `, after: "` + at(one, "pageInfo", "endCursor").(string) + `"`
				}
				for before, more := "", true; more; {
					one := page(weight, arguments+", last: 3"+before)
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
	if ties := tiesIn(page("SHARED", "first: 1")["nodes"]); !cmp.Equal(ties, []string{"JPN–SGP II"}) {
		t.Errorf("got heaviest tie %v, want JPN–SGP II", ties)
	}
	_, faults := d.send(t, access.Viewer{}, "{ coSponsorship("+allianceNetwork.String()+`) { ties(after: "x") { totalCount } } }`, nil)
	if len(faults) != 1 || faults[0].Extensions["code"] != models.InvalidInput || faults[0].Extensions["field"] != "after" {
		t.Errorf("invalid cursor: got errors %v %v, want INVALID_INPUT at after", faults, extensionsOf(faults))
	}
}
