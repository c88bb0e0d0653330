package reference_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
	"proposaltracker/reference"
)

func embedded(t *testing.T) reference.Set {
	t.Helper()
	set, err := reference.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func sponsors(set reference.Set) []*models.Sponsor {
	all := []*models.Sponsor{}
	for i := range set.Delegations {
		all = append(all, &set.Delegations[i].Sponsor)
	}
	for i := range set.Groups {
		all = append(all, &set.Groups[i].Sponsor)
	}
	return all
}

func TestTheBodyIsWhole(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	standings := map[models.Standing]int{}
	for _, delegation := range set.Delegations {
		standings[delegation.Standing]++
		if (delegation.Standing == models.Member) == delegation.MemberSince.IsZero() {
			t.Errorf("%s is %s, and a member since %q", delegation.Code, delegation.Standing, delegation.MemberSince)
		}
	}
	want := map[models.Standing]int{models.Member: 166, models.Acceding: 22, models.Observer: 1, models.Organization: 15, models.Secretariat: 1}
	if diff := cmp.Diff(want, standings); diff != "" {
		t.Errorf("standings (-want +got):\n%s", diff)
	}
	for _, group := range set.Groups {
		if len(group.Memberships) == 0 {
			t.Errorf("%s has no members", group.Code)
		}
	}
	for _, code := range []models.Code{"GC", "CTG", "CTS", "TRIPS", "CTD", "MC11"} {
		found := false
		for _, venue := range set.Venues {
			found = found || venue.Code == code
		}
		if !found {
			t.Errorf("there is no venue %s", code)
		}
	}
}

// A name or alias leads to one sponsor only; codes of two sponsors never have a name in common.
func TestNamesAreTheirOwners(t *testing.T) {
	t.Parallel()
	owners := map[string]models.Code{}
	for _, sponsor := range sponsors(embedded(t)) {
		for _, name := range append([]string{sponsor.EN, sponsor.FR, sponsor.ES}, sponsor.Aliases...) {
			if owner, taken := owners[strings.ToLower(name)]; taken && owner != sponsor.Code {
				t.Errorf("%q names both %s and %s", name, owner, sponsor.Code)
			}
			owners[strings.ToLower(name)] = sponsor.Code
		}
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	names := reference.NewNames(sponsors(embedded(t)))
	for name, want := range map[string]models.Code{
		"Hong Kong, Chine": "HKG", "le Pakistan": "PAK", "la Fédération de Russie": "RUS", "Chinese Taipei": "TPKM",
		"Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu": "TPKM", "COREE, REPUBLIQUE DE": "KOR", "l'Inde": "IND",
		"Turkey": "TUR", "African Group": "AFRICAN_GROUP", "Côte d’Ivoire": "CIV", "the United States": "USA",
	} {
		if got, has := names.Lookup(name); !has || got != want {
			t.Errorf("%q leads to %q, want %q", name, got, want)
		}
	}
	if code, has := names.Lookup("Atlantis"); has {
		t.Errorf("Atlantis leads to %s", code)
	}
}

func TestMembershipIsDated(t *testing.T) {
	t.Parallel()
	set := embedded(t)
	for _, group := range set.Groups {
		if group.Code != "LDC_GROUP" {
			continue
		}
		members := func(year int) int {
			count := 0
			for _, spell := range group.Memberships {
				if spell.On(models.NewDate(year, 6, 1)) {
					count++
				}
			}
			return count
		}
		if members(2021) >= members(2025) || members(2010) == members(2021) {
			t.Errorf("the LDC Group had %d, %d and %d members", members(2010), members(2021), members(2025))
		}
	}
}

// Identities do not depend on the order of lines, nor on the day.
func TestIdentitiesAreFixed(t *testing.T) {
	t.Parallel()
	for _, delegation := range embedded(t).Delegations {
		if delegation.Code == "JPN" && delegation.ID.String() != "3ccf3af5-d984-5fb7-980b-b97057935b4a" {
			t.Errorf("JPN has the id %s", delegation.ID)
		}
	}
}

func importable() fstest.MapFS {
	return fstest.MapFS{
		"delegations.csv":       {Data: []byte("code,standing,member_since,name_en,name_fr,name_es,aliases\nAAA,MEMBER,1995-01-01,A,A,A,\nBBB,OBSERVER,,B,B,B,x;y\n")},
		"groups.csv":            {Data: []byte("code,name_en,name_fr,name_es,aliases\nGGG,G,G,G,\n")},
		"group_memberships.csv": {Data: []byte("group,delegation,from,until\nGGG,AAA,1995-01-01,2000-01-01\nGGG,AAA,2000-01-01,\n")},
		"venues.csv":            {Data: []byte("code,kind,parent,name_en,name_fr,name_es,place,starts_on,ends_on,joins_after_outcome\nV1,COUNCIL,,V,V,V,,,,true\nV2,COMMITTEE,V1,V,V,V,,,,false\n")},
		"programmes.csv":        {Data: []byte("code,established_on,mandate,name_en,name_fr,name_es\nP,,,P,P,P\n")},
	}
}

func TestAnImportersOwnFiles(t *testing.T) {
	t.Parallel()
	set, err := reference.Load(importable())
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Delegations) != 2 || len(set.Groups[0].Memberships) != 2 || *set.Venues[1].ParentID != set.Venues[0].ID {
		t.Errorf("read %+v", set)
	}
}

func TestFaultsAreToldWithTheirPlaces(t *testing.T) {
	t.Parallel()
	for place, spoilt := range map[string]struct{ file, from, to string }{
		"delegations.csv:3:code":             {"delegations.csv", "BBB", "AAA"},
		"delegations.csv:2:code":             {"delegations.csv", "AAA", "A-A"},
		"delegations.csv:2:member_since":     {"delegations.csv", "1995-01-01", "1995"},
		"delegations.csv:3:standing":         {"delegations.csv", "OBSERVER", "GUEST"},
		"delegations.csv:2:name_fr":          {"delegations.csv", "A,A,A,", "A,,A,"},
		"delegations.csv:3:name_en":          {"delegations.csv", "B,B,B", "\xff,B,B"},
		"delegations.csv:1":                  {"delegations.csv", "standing", "stand"},
		"group_memberships.csv:3:from":       {"group_memberships.csv", "GGG,AAA,2000-01-01", "GGG,AAA,1999-12-31"},
		"group_memberships.csv:3:delegation": {"group_memberships.csv", "GGG,AAA,2000", "GGG,ZZZ,2000"},
		"group_memberships.csv:2:until":      {"group_memberships.csv", "1995-01-01,2000-01-01", "1995-01-01,1990-01-01"},
		"venues.csv:3:parent":                {"venues.csv", "V1,V,V,V,,,,false", "V9,V,V,V,,,,false"},
		"venues.csv:2:joins_after_outcome":   {"venues.csv", "true", "maybe"},
		"venues.csv:2:kind":                  {"venues.csv", "COUNCIL", "PUB"},
	} {
		files := importable()
		before := string(files[spoilt.file].Data)
		after := strings.Replace(before, spoilt.from, spoilt.to, 1)
		if after == before {
			t.Fatalf("%s was not spoilt", place)
		}
		files[spoilt.file] = &fstest.MapFile{Data: []byte(after)}
		_, err := reference.Load(files)
		if !strings.Contains(strings.Join(places(err), " "), place) {
			t.Errorf("%s: %v", place, err)
		}
	}
	missing := maps.Clone(importable())
	delete(missing, "venues.csv")
	if _, err := reference.Load(fs.FS(missing)); !strings.Contains(strings.Join(places(err), " "), "venues.csv") {
		t.Errorf("a file that is missing: %v", err)
	}
}

// places are the fields of all faults of an error.
func places(err error) []string {
	all := []string{}
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		for _, one := range joined.Unwrap() {
			all = append(all, places(one)...)
		}
		return all
	}
	if fault, ok := errors.AsType[*models.Error](err); ok {
		all = append(all, fault.Field)
	}
	return all
}

// The names in the record of communications are all known.
func TestTheRecordsSponsorsAreKnown(t *testing.T) {
	t.Parallel()
	file, err := os.Open(filepath.Join("..", "..", "shared", "data", "communications.csv"))
	if err != nil {
		t.Skip("the record of communications is not at hand beside the project")
	}
	defer func() { _ = file.Close() }() // only read
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := reference.NewNames(sponsors(embedded(t)))
	plain := map[string]bool{"1": true, "6": true, "7": true, "8": true, "27": true, "30": true, "31": true, "32": true, "33": true, "34": true, "44": true, "45": true}
	for _, row := range rows[1:] {
		if !plain[row[0]] {
			continue
		}
		for name := range strings.SplitSeq(row[4], " ; ") {
			if _, has := names.Lookup(name); !has {
				t.Errorf("row %s: nobody is named %q", row[0], name)
			}
		}
	}
}
