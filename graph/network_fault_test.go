package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Each error in a filter is a separate entry: what is wrong, where, and what would be right.
func TestNetworkFilterErrors(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.alliance(t)
	for _, test := range []struct {
		of   selection
		want []string
	}{
		{selection{proposals: `workProgrammes: ["ECOMMERC"]`}, []string{"INVALID_INPUT filter.proposals.workProgrammes[0] ECOMMERCE"}},
		{selection{proposals: `venues: ["GC", "CTGG"]`}, []string{"INVALID_INPUT filter.proposals.venues[1] CTG"}},
		{selection{proposals: `venues: []`}, []string{"INVALID_INPUT filter.proposals.venues empty"}},
		{selection{proposals: `circulatedOn: {from: "2004-01-01", to: "2003-01-01"}`}, []string{"INVALID_INPUT filter.proposals.circulatedOn.from 2003-01-01"}},
		{selection{filter: `sponsors: ["JPM", "CHE"]`}, []string{"INVALID_INPUT filter.sponsors[0] JPN"}},
		{selection{filter: `sponsors: []`}, []string{"INVALID_INPUT filter.sponsors empty"}},
		{selection{filter: `joinedOn: {from: "2003-02-02", to: "2003-02-01"}`}, []string{"INVALID_INPUT filter.joinedOn.from 2003-02-01"}},
		{selection{filter: `joinedOn: {from: "2003-02-30"}`}, []string{"INVALID_INPUT filter.joinedOn.from 2003-02-30"}},
		{selection{projection: `minShared: 0`}, []string{"INVALID_INPUT projection.minShared 1"}},
		{selection{projection: `minShared: -3`}, []string{"INVALID_INPUT projection.minShared -3"}},
		{selection{projection: `maxPValue: 2`}, []string{"INVALID_INPUT projection.maxPValue 0.05"}},
		{selection{projection: `maxPValue: -0.1`}, []string{"INVALID_INPUT projection.maxPValue 0.05"}},
		{selection{proposals: `venues: ["X"], workProgrammes: ["W"]`, filter: `sponsors: ["Y", "Z"]`, projection: `minShared: 0, maxPValue: 2`}, []string{
			"INVALID_INPUT filter.proposals.venues[0] X", "INVALID_INPUT filter.proposals.workProgrammes[0] W", "INVALID_INPUT filter.sponsors[0] Y",
			"INVALID_INPUT filter.sponsors[1] Z", "INVALID_INPUT projection.maxPValue 0.05", "INVALID_INPUT projection.minShared 1",
		}},
		{selection{filter: `sponsors: [` + strings.Repeat(`"JPN",`, 1001) + `]`}, []string{"LIMIT_EXCEEDED filter.sponsors 1000"}},
	} {
		d.faulty(t, "coSponsorship", "{ coSponsorship("+test.of.String()+") { tieCount } }", test.want)
		d.faulty(t, "coSponsorshipSeries", "{ coSponsorshipSeries("+test.of.String()+") { from } }", test.want)
	}
	for arguments, want := range map[string]string{
		"window: 0":                 "INVALID_INPUT window 1",
		"window: -1":                "INVALID_INPUT window -1",
		"window: 3":                 "INVALID_INPUT window 2003-02-01",
		"step: QUARTER, window: 17": "INVALID_INPUT window 2004-03-01",
	} {
		d.faulty(t, "coSponsorshipSeries", "{ coSponsorshipSeries("+then.String()+", "+arguments+") { from } }", []string{want})
	}
	for field, want := range map[string]string{
		`between(a: "JPM", b: "SGP") { sharedCount }`: "INVALID_INPUT a JPN",
		`between(a: "JPN", b: "SGQ") { sharedCount }`: "INVALID_INPUT b SGP",
		`between(a: "JPN", b: "JPN") { sharedCount }`: "INVALID_INPUT b two",
		`ties(first: 101) { totalCount }`:             "LIMIT_EXCEEDED first 100",
	} {
		name, _, _ := strings.Cut(field, "(")
		d.faulty(t, "coSponsorship."+name, "{ coSponsorship("+then.String()+") { "+field+" } }", []string{want})
	}
}

// faulty runs an invalid query. Each want is a code, the field, and a word of the message.
func (d *desk) faulty(t *testing.T, path, query string, want []string) {
	t.Helper()
	_, faults := d.send(t, access.Viewer{}, query, nil)
	got := []string{}
	for _, fault := range faults {
		code, _ := fault.Extensions["code"].(models.ErrorCode)
		field, _ := fault.Extensions["field"].(string)
		if fault.Path.String() != path {
			t.Errorf("%.200s: at %q, want %q", query, fault.Path.String(), path)
		}
		told := string(code) + " " + field
		for _, one := range want {
			if said, word := one[:strings.LastIndex(one, " ")], one[strings.LastIndex(one, " ")+1:]; said == told && strings.Contains(fault.Message, word) {
				told = one
			}
		}
		if !slices.Contains(want, told) {
			told += ": " + fault.Message
		}
		got = append(got, told)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%.200s (-want +got):\n%s", query, diff)
	}
}
