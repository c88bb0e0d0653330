package reference_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

func embedded(t *testing.T) reference.Set {
	t.Helper()
	set, err := reference.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// members returns the codes of a group's members on the given day.
func members(t *testing.T, set reference.Set, group models.Code, day models.Date) map[models.Code]bool {
	t.Helper()
	codes := map[models.ID]models.Code{}
	for _, delegation := range set.Delegations {
		codes[delegation.ID] = delegation.Code
	}
	at := slices.IndexFunc(set.Groups, func(g models.Group) bool { return g.Code == group })
	if at < 0 {
		t.Fatalf("got no group %s, want one", group)
	}
	found := map[models.Code]bool{}
	for _, spell := range set.Groups[at].Memberships {
		if spell.On(day) {
			found[codes[spell.DelegationID]] = true
		}
	}
	return found
}

func sorted(codes map[models.Code]bool) []models.Code { return slices.Sorted(maps.Keys(codes)) }

func date(t *testing.T, text string) models.Date {
	t.Helper()
	day, err := models.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func TestStandings(t *testing.T) {
	t.Parallel()
	standings := map[models.Standing]int{}
	for _, delegation := range embedded(t).Delegations {
		standings[delegation.Standing]++
		if (delegation.Standing == models.Member) == delegation.MemberSince.IsZero() {
			t.Errorf("%s has the standing %s and the membership date %q; want a date if and only if it is a Member",
				delegation.Code, delegation.Standing, delegation.MemberSince)
		}
	}
	want := map[models.Standing]int{models.Member: 166, models.Acceding: 22, models.Observer: 1, models.Organization: 15, models.Secretariat: 1}
	if diff := cmp.Diff(want, standings); diff != "" {
		t.Errorf("standings (-want +got):\n%s", diff)
	}
}

// The European Union, each of its 27 member states, and three separate customs territories are Members.
func TestMembers(t *testing.T) {
	t.Parallel()
	since := map[models.Code]string{}
	for _, delegation := range embedded(t).Delegations {
		if delegation.Standing == models.Member {
			since[delegation.Code] = delegation.MemberSince.String()
		}
	}
	for _, code := range []models.Code{
		"EU", "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA", "LVA", "LTU",
		"LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "HKG", "MAC", "TPKM", "GBR",
	} {
		if since[code] == "" {
			t.Errorf("%s: got no date of membership, want that of a Member", code)
		}
	}
	for code, want := range map[models.Code]string{"GBR": "1995-01-01", "CHN": "2001-12-11", "TPKM": "2002-01-01", "RUS": "2012-08-22", "COM": "2024-08-21", "TLS": "2024-08-30"} {
		if since[code] != want {
			t.Errorf("%s: got a membership since %s, want %s", code, since[code], want)
		}
	}
}

// Every group has members, and no delegation joins a group before it joins the body.
func TestMembershipsBeginAfterAccession(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	delegations := map[models.ID]models.Delegation{}
	for _, delegation := range set.Delegations {
		delegations[delegation.ID] = delegation
	}
	for _, group := range set.Groups {
		if len(group.Memberships) == 0 {
			t.Errorf("%s: got no members, want some", group.Code)
		}
		for _, spell := range group.Memberships {
			if member := delegations[spell.DelegationID]; spell.From.Before(member.MemberSince) || spell.GroupID != group.ID {
				t.Errorf("%s in %s: got a membership from %s, want none before %q", member.Code, group.Code, spell.From, member.MemberSince)
			}
		}
	}
}

func TestMembershipDates(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	for _, test := range []struct {
		group, member models.Code
		day           string
		want          bool
	}{
		{"LDC_GROUP", "MDV", "2010-12-31", true},
		{"LDC_GROUP", "MDV", "2011-01-01", false},
		{"LDC_GROUP", "WSM", "2013-12-31", true},
		{"LDC_GROUP", "WSM", "2014-01-01", false},
		{"LDC_GROUP", "VUT", "2020-12-03", true},
		{"LDC_GROUP", "VUT", "2020-12-04", false},
		{"LDC_GROUP", "CPV", "2008-07-23", false}, // graduated before it joined
		{"LDC_GROUP", "AGO", "2026-06-01", true},
		{"ASEAN", "TLS", "2025-10-25", false},
		{"ASEAN", "TLS", "2025-10-26", true},
		{"ASEAN", "KHM", "2004-10-12", false},
		{"ANDEAN_COMMUNITY", "VEN", "2006-04-21", true},
		{"ANDEAN_COMMUNITY", "VEN", "2006-04-22", false},
		{"MERCOSUR", "BOL", "2024-08-06", false},
		{"MERCOSUR", "BOL", "2024-08-07", true},
		{"G90", "MDV", "2010-12-31", true}, // as an LDC
		{"G90", "MDV", "2015-01-01", false},
		{"G90", "MDV", "2022-12-09", true}, // as one of the ACP countries
	} {
		if got := members(t, set, test.group, date(t, test.day))[test.member]; got != test.want {
			t.Errorf("%s is in %s on %s: got %t, want %t", test.member, test.group, test.day, got, test.want)
		}
	}
}

// Groups that are defined in terms of other groups have the members that follow from the definition, on any day.
func TestDefinedGroups(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	for _, day := range []string{"2003-09-01", "2008-08-01", "2012-06-01", "2020-12-04", "2022-12-09", "2026-01-01"} {
		on := date(t, day)
		union := members(t, set, "ACP", on)
		maps.Copy(union, members(t, set, "AFRICAN_GROUP", on))
		maps.Copy(union, members(t, set, "LDC_GROUP", on))
		if diff := cmp.Diff(sorted(union), sorted(members(t, set, "G90", on))); diff != "" {
			t.Errorf("members of the G-90 on %s (-union of ACP, African Group and LDC Group, +got):\n%s", day, diff)
		}
		articleXII, ldc := members(t, set, "ARTICLE_XII", on), members(t, set, "LDC_GROUP", on)
		for code := range members(t, set, "RAMS", on) {
			if !articleXII[code] || ldc[code] {
				t.Errorf("%s is among the RAMs on %s: got Article XII %t and LDC %t, want true and false", code, day, articleXII[code], ldc[code])
			}
		}
	}
	acceded := []models.Code{}
	for _, delegation := range set.Delegations {
		if delegation.Standing == models.Member && delegation.MemberSince.After(date(t, "1997-03-27")) {
			acceded = append(acceded, delegation.Code) // Congo was the last original Member
		}
	}
	articleXII := members(t, set, "ARTICLE_XII", date(t, "2026-01-01"))
	for _, code := range acceded {
		if !articleXII[code] {
			t.Errorf("%s, which acceded under Article XII: got no membership in the Article XII group, want one", code)
		}
	}
}

func TestConferences(t *testing.T) {
	t.Parallel()
	type sitting struct{ Place, Starts, Ends string }
	got := map[models.Code]sitting{}
	for _, venue := range embedded(t).Venues {
		if venue.Kind == models.MinisterialConference {
			got[venue.Code] = sitting{venue.Place, venue.StartsOn.String(), venue.EndsOn.String()}
		} else if venue.Place != "" || !venue.StartsOn.IsZero() || !venue.EndsOn.IsZero() {
			t.Errorf("standing body %s: got a place or days, want neither", venue.Code)
		}
	}
	want := map[models.Code]sitting{
		"MC1": {"Singapore", "1996-12-09", "1996-12-13"}, "MC2": {"Geneva", "1998-05-18", "1998-05-20"},
		"MC3": {"Seattle", "1999-11-30", "1999-12-03"}, "MC4": {"Doha", "2001-11-09", "2001-11-14"},
		"MC5": {"Cancún", "2003-09-10", "2003-09-14"}, "MC6": {"Hong Kong, China", "2005-12-13", "2005-12-18"},
		"MC7": {"Geneva", "2009-11-30", "2009-12-02"}, "MC8": {"Geneva", "2011-12-15", "2011-12-17"},
		"MC9": {"Bali", "2013-12-03", "2013-12-07"}, "MC10": {"Nairobi", "2015-12-15", "2015-12-19"},
		"MC11": {"Buenos Aires", "2017-12-10", "2017-12-13"}, "MC12": {"Geneva", "2022-06-12", "2022-06-17"},
		"MC13": {"Abu Dhabi", "2024-02-26", "2024-03-02"}, "MC14": {"Yaoundé", "2026-03-26", "2026-03-29"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("conferences (-want +got):\n%s", diff)
	}
}

// Each body reports to the right parent, and each mandate has a date.
func TestBodiesAndMandates(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	codes, parents := map[models.ID]models.Code{}, map[models.Code]models.Code{}
	for _, venue := range set.Venues {
		codes[venue.ID] = venue.Code
	}
	for _, venue := range set.Venues {
		if venue.ParentID != nil {
			parents[venue.Code] = codes[*venue.ParentID]
		}
	}
	for code, parent := range map[models.Code]models.Code{
		"CTG": "GC", "CTS": "GC", "TRIPS": "GC", "CTD": "GC", "CTE": "GC", "TNC": "GC", "DSB": "GC", "TPRB": "GC", "CBFA": "GC", "CRTA": "GC", "CTBOP": "GC",
		"CMA": "CTG", "CIL": "CTG", "CRO": "CTG", "CCV": "CTG", "CTF": "CTG", "CAG": "CTG", "SPS": "CTG", "TBT": "CTG", "ADP": "CTG", "SCM": "CTG", "SG": "CTG", "TRIMS": "CTG",
		"NGR": "TNC", "TRIPS_SS": "TNC", "CTD_SE": "CTD",
	} {
		if parents[code] != parent {
			t.Errorf("%s reports to %q, want %s", code, parents[code], parent)
		}
	}
	for _, programme := range set.Programmes {
		if programme.Code == "ECOMMERCE" && (programme.Mandate != "WT/L/274" || programme.EstablishedOn.String() != "1998-09-25") {
			t.Errorf("ECOMMERCE: got established on %s by %q, want 1998-09-25 by WT/L/274", programme.EstablishedOn, programme.Mandate)
		}
		if programme.Mandate != "" && programme.EstablishedOn.IsZero() {
			t.Errorf("%s, established by %s: got no date, want one", programme.Code, programme.Mandate)
		}
	}
}

// IDs are stored in databases and must never change.
func TestIDs(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	got := map[string]string{}
	for _, sponsor := range set.Sponsors() {
		got[string(sponsor.Kind)+" "+string(sponsor.Code)] = sponsor.ID.String()
	}
	for _, venue := range set.Venues {
		got["VENUE "+string(venue.Code)] = venue.ID.String()
	}
	for _, programme := range set.Programmes {
		got["PROGRAMME "+string(programme.Code)] = programme.ID.String()
	}
	for key, want := range map[string]string{
		"DELEGATION JPN":      "3ccf3af5-d984-5fb7-980b-b97057935b4a",
		"GROUP AFRICAN_GROUP": "9f1a1413-6b8b-5e48-97a7-ae3f016670c0",
		"VENUE MC11":          "506dd47d-9794-5f11-b89c-82d0ea99a495",
		"PROGRAMME ECOMMERCE": "9ac90c68-c031-5a08-b147-01174219d92c",
	} {
		if got[key] != want {
			t.Errorf("%s: got ID %s, want %s", key, got[key], want)
		}
	}
}
