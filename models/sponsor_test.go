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
			t.Errorf("In(%q) = %q, want %q", language, got, want)
		}
	}
}

func TestParty(t *testing.T) {
	t.Parallel()
	japan := &models.Delegation{Sponsor: models.Sponsor{Code: "JPN", Kind: models.KindDelegation}}
	african := &models.Group{Sponsor: models.Sponsor{Code: "AFRICAN_GROUP", Kind: models.KindGroup}}
	for want, party := range map[*models.Sponsor]models.Party{&japan.Sponsor: japan, &african.Sponsor: african} {
		if party.Identity() != want {
			t.Errorf("%s: got Identity %+v", want.Code, party.Identity())
		}
	}
	for _, table := range []string{japan.TableName(), african.TableName(), models.Sponsor{}.TableName()} {
		if table != "sponsors" {
			t.Errorf("got table %q, want sponsors", table)
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
		"day before the first":      {models.GroupMembership{From: joined, Until: left}, "2005-05-15", false},
		"first day":                 {models.GroupMembership{From: joined, Until: left}, "2005-05-16", true},
		"last day":                  {models.GroupMembership{From: joined, Until: left}, "2011-12-31", true},
		"day after the last":        {models.GroupMembership{From: joined, Until: left}, "2012-01-01", false},
		"membership without an end": {models.GroupMembership{From: joined}, "2099-01-01", true},
		"unknown start":             {models.GroupMembership{Until: left}, "1948-01-01", true},
		"no bounds":                 {models.GroupMembership{}, "2016-07-14", true},
	}
	for name, test := range tests {
		if got := test.spell.On(day(test.on)); got != test.want {
			t.Errorf("%s: On(%s) = %t, want %t", name, test.on, got, test.want)
		}
	}
}

// If a member leaves and rejoins on the same day, exactly one spell covers each day.
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
			t.Fatalf("both spells cover %s: the first lasts from %s to %s", day, joined, met)
		}
		if member := first.On(day) || second.On(day); member != !day.Before(joined) {
			t.Fatalf("got membership %t on %s of a member that joined on %s", member, day, joined)
		}
	})
}
