package network_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// A tie that forms on the first or the last day of a slice belongs to that slice and to no other.
func TestNewTiesAtEndsOfSlices(t *testing.T) {
	t.Parallel()
	first, last := models.NewDate(2017, time.January, 1), models.NewDate(2017, time.December, 31)
	c := &models.CoSponsorships{Sponsors: []models.ID{id(1), id(2), id(3)}, Items: []models.ListedItem{{ID: id(11), CirculatedOn: first, SubmittedBy: chile}}}
	for sponsor, from := range []models.Date{first, first, last} {
		c.Spells = append(c.Spells, models.ListedSpell{Sponsor: int32(sponsor), From: from, LeftAt: -1})
	}
	series, err := network.Series(t.Context(), c, network.Selection{AsOf: models.NewDate(2020, time.January, 1)}, network.Quarter, 1)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]models.Date{}
	for _, slice := range series {
		for _, tie := range slice.NewTies {
			got[slice.From.String()] = append(got[slice.From.String()], tie.FormedOn)
		}
	}
	want := map[string][]models.Date{"2017-01-01": {first}, "2017-10-01": {last, last}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days of new ties by slice (-want +got):\n%s", diff)
	}
}

// A tie whose p-value equals MaxPValue is selected.
func TestMaxPValueIsInclusive(t *testing.T) {
	t.Parallel()
	all := project(t, record(), network.Selection{AsOf: on(31), IncludeEnded: true})
	values, err := all.PValues(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for edge, limit := range values {
		a, b := all.Ends(int32(edge))
		within := project(t, record(), network.Selection{AsOf: on(31), IncludeEnded: true, MaxPValue: limit})
		if _, tied := within.EdgeBetween(a, b); !tied {
			t.Errorf("MaxPValue %v: got no tie between %d and %d with p-value %v, want it selected", limit, a, b, limit)
		}
	}
	if len(values) == 0 {
		t.Error("got no ties, want some")
	}
}

// Sponsors that leave a proposal and join it again have shared it since they first joined.
func TestSharedSinceFirstSpell(t *testing.T) {
	t.Parallel()
	c := &models.CoSponsorships{
		Sponsors: []models.ID{id(1), id(2)},
		Items:    []models.ListedItem{{ID: id(11), CirculatedOn: on(1), SubmittedBy: chile}},
		Spells: []models.ListedSpell{
			{Sponsor: chile, From: on(1), LeftAt: -1}, {Sponsor: japan, From: on(5), Until: on(8), JoinedAt: 1, LeftAt: 2}, {Sponsor: japan, From: on(20), JoinedAt: 3, LeftAt: -1},
		},
	}
	g := project(t, c, network.Selection{AsOf: on(31), IncludeEnded: true})
	first, last := g.SharedOn(chile, japan)
	if diff := cmp.Diff([]models.Date{on(5), on(5)}, []models.Date{first, last}); diff != "" {
		t.Errorf("first and last day on which a proposal became shared (-want +got):\n%s", diff)
	}
}
