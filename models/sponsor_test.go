package models_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"proposaltracker/models"
)

func TestNamesIn(t *testing.T) {
	t.Parallel()
	names := models.Names{EN: "Hong Kong, China", FR: "Hong Kong, Chine", ES: "Hong Kong, China (ES)"}
	tests := map[models.Language]string{
		models.English: names.EN, models.French: names.FR, models.Spanish: names.ES, "DE": names.EN, "": names.EN,
	}
	for language, want := range tests {
		if got := names.In(language); got != want {
			t.Errorf("in %q: %q, want %q", language, got, want)
		}
	}
}

func TestParty(t *testing.T) {
	t.Parallel()
	japan := &models.Delegation{Sponsor: models.Sponsor{Code: "JPN", Kind: models.KindDelegation}}
	african := &models.Group{Sponsor: models.Sponsor{Code: "AFRICAN_GROUP", Kind: models.KindGroup}}
	for want, party := range map[*models.Sponsor]models.Party{&japan.Sponsor: japan, &african.Sponsor: african} {
		if party.Identity() != want {
			t.Errorf("%s is %+v", want.Code, party.Identity())
		}
	}
	for _, table := range []string{japan.TableName(), african.TableName(), models.Sponsor{}.TableName()} {
		if table != "sponsors" {
			t.Errorf("a party is stored in %q", table)
		}
	}
}

func TestMembershipOn(t *testing.T) {
	t.Parallel()
	day := func(text string) models.Date {
		date, err := models.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return date
	}
	joined, left := day("2005-05-16"), day("2012-01-01")
	tests := map[string]struct {
		spell models.GroupMembership
		on    string
		want  bool
	}{
		"before it":           {models.GroupMembership{From: joined, Until: left}, "2005-05-15", false},
		"its first day":       {models.GroupMembership{From: joined, Until: left}, "2005-05-16", true},
		"its last day":        {models.GroupMembership{From: joined, Until: left}, "2011-12-31", true},
		"the day it is over":  {models.GroupMembership{From: joined, Until: left}, "2012-01-01", false},
		"it lasts":            {models.GroupMembership{From: joined}, "2099-01-01", true},
		"since before memory": {models.GroupMembership{Until: left}, "1948-01-01", true},
		"always":              {models.GroupMembership{}, "2016-07-14", true},
	}
	for name, test := range tests {
		if got := test.spell.On(day(test.on)); got != test.want {
			t.Errorf("%s: %v on %s", name, got, test.on)
		}
	}
}

// A member that leaves and joins again on the same day is counted once on every day.
func TestAdjacentSpells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		start := models.NewDate(2000, time.January, 1)
		joined := start.AddDays(rapid.IntRange(0, 100).Draw(t, "joined"))
		met := joined.AddDays(rapid.IntRange(0, 100).Draw(t, "spell"))
		day := start.AddDays(rapid.IntRange(0, 300).Draw(t, "day"))
		first := models.GroupMembership{From: joined, Until: met}
		second := models.GroupMembership{From: met}
		if first.On(day) && second.On(day) {
			t.Fatalf("member twice on %s: %s to %s and on", day, joined, met)
		}
		if member := first.On(day) || second.On(day); member != !day.Before(joined) {
			t.Fatalf("member on %s: %v, having joined on %s", day, member, joined)
		}
	})
}
