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
	ofFilter := map[string][]string{
		`workProgramme: "ECOMMERC"`:                                {"INVALID_INPUT filter.workProgramme ECOMMERCE"},
		`venues: ["GC", "CTGG"]`:                                   {"INVALID_INPUT filter.venues[1] CTG"},
		`delegations: ["JPM", "CHE"]`:                              {"INVALID_INPUT filter.delegations[0] JPN"},
		`from: "2003-02-02", to: "2003-02-01"`:                     {"INVALID_INPUT filter.from 2003-02-01"},
		`circulatedFrom: "2004-01-01", circulatedTo: "2003-01-01"`: {"INVALID_INPUT filter.circulatedFrom 2003-01-01"},
		`minShared: 0`:                                             {"INVALID_INPUT filter.minShared 1"},
		`minShared: -3`:                                            {"INVALID_INPUT filter.minShared -3"},
		`maxPValue: 2`:                                             {"INVALID_INPUT filter.maxPValue 0.05"},
		`maxPValue: -0.1`:                                          {"INVALID_INPUT filter.maxPValue 0.05"},
		`from: "2003-02-30"`:                                       {"INVALID_INPUT filter.from 2003-02-30"},
		`minShared: 0, maxPValue: 2, venues: ["X"], delegations: ["Y", "Z"], workProgramme: "W"`: {
			"INVALID_INPUT filter.delegations[0] Y", "INVALID_INPUT filter.delegations[1] Z", "INVALID_INPUT filter.maxPValue 0.05",
			"INVALID_INPUT filter.minShared 1", "INVALID_INPUT filter.venues[0] X", "INVALID_INPUT filter.workProgramme W",
		},
		`delegations: [` + strings.Repeat(`"JPN",`, 1001) + `]`: {"LIMIT_EXCEEDED filter.delegations 1000"},
	}
	for filter, want := range ofFilter {
		for _, field := range []string{"coSponsorship", "coSponsorshipSeries"} {
			d.faulty(t, field, "{ "+field+"(filter: {"+filter+"}) { edgeCount } }", want)
		}
	}
	for arguments, want := range map[string]string{
		"window: 0":                 "INVALID_INPUT window 1",
		"window: -1":                "INVALID_INPUT window -1",
		"window: 3":                 "INVALID_INPUT window 2003-02-01",
		"step: QUARTER, window: 17": "INVALID_INPUT window 2004-03-01",
	} {
		d.faulty(t, "coSponsorshipSeries", "{ coSponsorshipSeries(filter: {"+then+"}, "+arguments+") { edgeCount } }", []string{want})
	}
	for selection, want := range map[string]string{
		`between(a: "JPM", b: "SGP") { shared }`: "INVALID_INPUT a JPN",
		`between(a: "JPN", b: "SGQ") { shared }`: "INVALID_INPUT b SGP",
		`between(a: "JPN", b: "JPN") { shared }`: "INVALID_INPUT b two",
		`neighbours(of: "JPM") { totalCount }`:   "INVALID_INPUT of JPN",
		`edges(first: 101) { totalCount }`:       "LIMIT_EXCEEDED first 100",
	} {
		field, _, _ := strings.Cut(selection, "(")
		d.faulty(t, "coSponsorship."+field, "{ coSponsorship(filter: {"+then+"}) { "+selection+" } }", []string{want})
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
