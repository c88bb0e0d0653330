package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
)

// Each error in a filter is reported separately, with its reason, its path and the valid values.
func TestNetworkFilterErrors(t *testing.T) {
	const programmes = "AID_FOR_TRADE,ECOMMERCE,FISHERIES,GI_REGISTER,INVESTMENT_FACILITATION,MSMES,REFORM,SMALL_ECONOMIES,SUBSIDIES,TRADE_DEBT_FINANCE,TRADE_TECHNOLOGY,TRANSPARENCY,TRIPS_HEALTH"
	t.Parallel()
	d := newFixture(t)
	d.alliance(t)
	for _, test := range []struct {
		of   selection
		want []string
	}{
		{selection{proposals: `workProgrammes: ["ECOMMERC"]`}, []string{"INVALID_INPUT UNKNOWN_CODE @filter.proposals.workProgrammes[0] object=WORK_PROGRAMME value=ECOMMERC nearest=ECOMMERCE"}},
		{selection{proposals: `venues: ["GC", "CTGG"]`}, []string{"INVALID_INPUT UNKNOWN_CODE @filter.proposals.venues[1] object=VENUE value=CTGG nearest=CTG,CAG,CTD"}},
		{selection{proposals: `venues: []`}, []string{"INVALID_INPUT EMPTY @filter.proposals.venues"}},
		{selection{proposals: `circulatedOn: {from: "2004-01-01", to: "2003-01-01"}`}, []string{"INVALID_INPUT OUT_OF_RANGE @filter.proposals.circulatedOn.from value=2004-01-01 max=2003-01-01"}},
		{selection{filter: `sponsors: ["JPM", "CHE"]`}, []string{"INVALID_INPUT UNKNOWN_CODE @filter.sponsors[0] object=SPONSOR value=JPM nearest=JAM,JPN,ARM"}},
		{selection{filter: `sponsors: []`}, []string{"INVALID_INPUT EMPTY @filter.sponsors"}},
		{selection{filter: `joinedOn: {from: "2003-02-02", to: "2003-02-01"}`}, []string{"INVALID_INPUT OUT_OF_RANGE @filter.joinedOn.from value=2003-02-02 max=2003-02-01"}},
		{selection{filter: `joinedOn: {from: "2003-02-30"}`}, []string{"INVALID_INPUT MALFORMED @filter.joinedOn.from value=2003-02-30 type=DATE example=2016-07-14"}},
		{selection{projection: `minShared: 0`}, []string{"INVALID_INPUT OUT_OF_RANGE @projection.minShared value=0 min=1"}},
		{selection{projection: `minShared: -3`}, []string{"INVALID_INPUT OUT_OF_RANGE @projection.minShared value=-3 min=1"}},
		{selection{projection: `maxPValue: 2`}, []string{"INVALID_INPUT OUT_OF_RANGE @projection.maxPValue value=2 min=0 max=1"}},
		{selection{projection: `maxPValue: -0.1`}, []string{"INVALID_INPUT OUT_OF_RANGE @projection.maxPValue value=-0.1 min=0 max=1"}},
		{selection{proposals: `venues: ["X"], workProgrammes: ["W"]`, filter: `sponsors: ["Y", "Z"]`, projection: `minShared: 0, maxPValue: 2`}, []string{
			"INVALID_INPUT OUT_OF_RANGE @projection.maxPValue value=2 min=0 max=1", "INVALID_INPUT OUT_OF_RANGE @projection.minShared value=0 min=1",
			"INVALID_INPUT UNKNOWN_CODE @filter.proposals.venues[0] object=VENUE value=X", "INVALID_INPUT UNKNOWN_CODE @filter.proposals.workProgrammes[0] object=WORK_PROGRAMME value=W allowed=" + programmes,
			"INVALID_INPUT UNKNOWN_CODE @filter.sponsors[0] object=SPONSOR value=Y", "INVALID_INPUT UNKNOWN_CODE @filter.sponsors[1] object=SPONSOR value=Z",
		}},
		{selection{filter: `sponsors: [` + strings.Repeat(`"JPN",`, 1001) + `]`}, []string{"LIMIT_EXCEEDED TOO_MANY @filter.sponsors items=CODES count=1001 limit=1000"}},
	} {
		d.faulty(t, "coSponsorship", "{ coSponsorship("+test.of.String()+") { tieCount } }", test.want)
		d.faulty(t, "coSponsorshipSeries", "{ coSponsorshipSeries("+test.of.String()+") { from } }", test.want)
	}
	for arguments, want := range map[string]string{
		"window: 0":                 "INVALID_INPUT OUT_OF_RANGE @window value=0 min=1",
		"window: -1":                "INVALID_INPUT OUT_OF_RANGE @window value=-1 min=1",
		"window: 3":                 "INVALID_INPUT OUT_OF_RANGE @window value=3 max=2 bound=DATA_SPAN",
		"step: QUARTER, window: 17": "INVALID_INPUT OUT_OF_RANGE @window value=17 max=5 bound=DATA_SPAN",
	} {
		d.faulty(t, "coSponsorshipSeries", "{ coSponsorshipSeries("+allianceNetwork.String()+", "+arguments+") { from } }", []string{want})
	}
	for field, want := range map[string]string{
		`between(a: "JPM", b: "SGP") { sharedCount }`: "INVALID_INPUT UNKNOWN_CODE @a object=SPONSOR value=JPM nearest=JAM,JPN,ARM",
		`between(a: "JPN", b: "SGQ") { sharedCount }`: "INVALID_INPUT UNKNOWN_CODE @b object=SPONSOR value=SGQ nearest=SGP,AGO,BGD",
		`between(a: "JPN", b: "JPN") { sharedCount }`: "INVALID_INPUT SAME_OBJECT @b",
		`ties(first: 101) { totalCount }`:             "LIMIT_EXCEEDED TOO_MANY @first items=ROWS count=101 limit=100",
	} {
		name, _, _ := strings.Cut(field, "(")
		d.faulty(t, "coSponsorship."+name, "{ coSponsorship("+allianceNetwork.String()+") { "+field+" } }", []string{want})
	}
}

// faulty runs an invalid query and compares the summaries of its errors, sorted, with the expected ones.
func (d *fixture) faulty(t *testing.T, path, query string, want []string) {
	t.Helper()
	_, faults := d.send(t, access.Viewer{}, query, nil)
	for _, fault := range faults {
		if fault.Path.String() != path {
			t.Errorf("%.200s: got an error at %q, want %q", query, fault.Path.String(), path)
		}
	}
	got := summaries(t, faults)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%.200s (-want +got):\n%s", query, diff)
	}
}
