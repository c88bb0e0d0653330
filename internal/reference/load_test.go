package reference_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

// ours returns valid reference files of a small body, by name.
func ours() map[string]string {
	return map[string]string{
		"delegations.csv":       "code,standing,member_since,name_en,name_fr,name_es,aliases\nAAA,MEMBER,1995-01-01,A,A,A,\nBBB,OBSERVER,,B,B,B,x; y\n",
		"groups.csv":            "code,name_en,name_fr,name_es,aliases\nGGG,G,G,G,\n",
		"group_memberships.csv": "group,delegation,from,until\nGGG,AAA,1995-01-01,2000-01-01\nGGG,AAA,2000-01-01,\nGGG,BBB,,\n",
		"venues.csv":            "code,kind,parent,name_en,name_fr,name_es,place,starts_on,ends_on,accepts_co_authors_after_outcome\nV2,COMMITTEE,V1,V,V,V,,,,false\nV1,COUNCIL,,V,V,V,,,,true\n",
		"programmes.csv":        "code,established_on,mandate,name_en,name_fr,name_es\nP1,1998-09-25,WT/L/274,P,Q,R\n",
	}
}

func folder(files map[string]string) fs.FS {
	made := fstest.MapFS{}
	for name, text := range files {
		made[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return made
}

// load reads files that must have no faults.
func load(t rapid.TB, files map[string]string) reference.Set {
	t.Helper()
	set, err := reference.Load(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// faultsAfter returns the faults in the files of the small body after one replacement.
func faultsAfter(t *testing.T, file, from, to string) []string {
	t.Helper()
	files := ours()
	if !strings.Contains(files[file], from) {
		t.Fatalf("%s has no %q to replace", file, from)
	}
	files[file] = strings.Replace(files[file], from, to, 1)
	set, err := reference.Load(folder(files))
	if err != nil && len(set.Delegations)+len(set.Venues)+len(set.Programmes) > 0 {
		t.Error("got a set despite faults, want an empty one")
	}
	return faults(t, err)
}

// faults returns the text of each fault, with its position.
func faults(t *testing.T, err error) []string {
	t.Helper()
	reported := []string{}
	for _, fault := range faultsOf(t, err) {
		reported = append(reported, fault.Error())
	}
	return reported
}

func faultsOf(t *testing.T, err error) []*reference.FileError {
	t.Helper()
	var joined interface{ Unwrap() []error }
	if err == nil || !errors.As(err, &joined) {
		return nil
	}
	all := []*reference.FileError{}
	for _, one := range joined.Unwrap() {
		fault, ok := errors.AsType[*reference.FileError](one)
		if !ok {
			t.Fatalf("got error %v, want a *FileError", one)
		}
		all = append(all, fault)
	}
	return all
}

func TestLoad(t *testing.T) {
	t.Parallel()
	set := load(t, ours())
	a, b, g := set.Delegations[0], set.Delegations[1], set.Groups[0]
	v2, v1, p := set.Venues[0], set.Venues[1], set.Programmes[0]
	want := reference.Set{
		Delegations: []models.Delegation{
			{Sponsor: models.Sponsor{ID: a.ID, Kind: models.KindDelegation, Code: "AAA", Names: models.Names{EN: "A", FR: "A", ES: "A"}, Aliases: []string{}, Standing: models.Member, MemberSince: date(t, "1995-01-01")}},
			{Sponsor: models.Sponsor{ID: b.ID, Kind: models.KindDelegation, Code: "BBB", Names: models.Names{EN: "B", FR: "B", ES: "B"}, Aliases: []string{"x", "y"}, Standing: models.Observer}},
		},
		Groups: []models.Group{{
			Sponsor: models.Sponsor{ID: g.ID, Kind: models.KindGroup, Code: "GGG", Names: models.Names{EN: "G", FR: "G", ES: "G"}, Aliases: []string{}},
			Memberships: []models.GroupMembership{
				{ID: g.Memberships[0].ID, GroupID: g.ID, DelegationID: a.ID, From: date(t, "1995-01-01"), Until: date(t, "2000-01-01")},
				{ID: g.Memberships[1].ID, GroupID: g.ID, DelegationID: a.ID, From: date(t, "2000-01-01")},
				{ID: g.Memberships[2].ID, GroupID: g.ID, DelegationID: b.ID},
			},
		}},
		Venues: []models.Venue{
			{ID: v2.ID, Code: "V2", Kind: models.Committee, Names: models.Names{EN: "V", FR: "V", ES: "V"}, ParentID: &v1.ID},
			{ID: v1.ID, Code: "V1", Kind: models.Council, Names: models.Names{EN: "V", FR: "V", ES: "V"}, AcceptsCoAuthorsAfterOutcome: true},
		},
		Programmes: []models.WorkProgramme{{ID: p.ID, Code: "P1", Names: models.Names{EN: "P", FR: "Q", ES: "R"}, EstablishedOn: date(t, "1998-09-25"), Mandate: "WT/L/274"}},
	}
	if diff := cmp.Diff(want, set); diff != "" {
		t.Errorf("set (-want +got):\n%s", diff)
	}
	ids := map[models.ID]bool{{}: true}
	for _, id := range []models.ID{a.ID, b.ID, g.ID, v1.ID, v2.ID, p.ID, g.Memberships[0].ID, g.Memberships[1].ID, g.Memberships[2].ID} {
		if ids[id] || id.Version() != 5 {
			t.Errorf("got ID %s, want a unique UUID of version 5", id)
		}
		ids[id] = true
	}
}

// Files can have a byte order mark and CRLF, as spreadsheets write them, and columns in any order.
func TestSpreadsheetFiles(t *testing.T) {
	t.Parallel()
	files := ours()
	files["groups.csv"] = "\uFEFFaliases,name_es,code,name_fr,name_en\r\n,G,GGG,G,G\r\n"
	files["programmes.csv"] = "\uFEFF" + strings.ReplaceAll(files["programmes.csv"], "\n", "\r\n")
	if diff := cmp.Diff(load(t, ours()), load(t, files)); diff != "" {
		t.Errorf("set from files with another layout (-want +got):\n%s", diff)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file, from, to string
		want           []string
	}{
		"duplicate code":                        {"delegations.csv", "BBB", "AAA", []string{`delegations.csv:3:code: code "AAA" is already used in delegations.csv:2; a code must be unique`, `group_memberships.csv:4:delegation: there is no delegation "BBB"; give one of delegations.csv`}},
		"code of both a delegation and a group": {"groups.csv", "GGG", "AAA", []string{`groups.csv:2:code: code "AAA" is already used in delegations.csv:2; a code must be unique`, `group_memberships.csv:2:group: there is no group "GGG"; give one of groups.csv`, `group_memberships.csv:3:group: there is no group "GGG"; give one of groups.csv`, `group_memberships.csv:4:group: there is no group "GGG"; give one of groups.csv`}},
		"missing code":                          {"programmes.csv", "P1", "", []string{`programmes.csv:2:code: "" is not valid. Expected: a code of 1 to 40 upper-case letters, digits and underscores, as in "JPN".`}},
		"code in lower case":                    {"venues.csv", "V2,", "v2,", []string{`venues.csv:2:code: "v2" is not valid. Expected: a code of 1 to 40 upper-case letters, digits and underscores, as in "JPN".`}},
		"date in words":                         {"delegations.csv", "1995-01-01", "1 January 1995", []string{`delegations.csv:2:member_since: "1 January 1995" is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`}},
		"date not in the calendar":              {"programmes.csv", "1998-09-25", "1998-09-31", []string{`programmes.csv:2:established_on: 1998-09-31 is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`}},
		"unknown standing":                      {"delegations.csv", "OBSERVER", "GUEST", []string{`delegations.csv:3:standing: "GUEST" is not a valid standing; use one of MEMBER, OBSERVER, ACCEDING, ORGANIZATION, SECRETARIAT`}},
		"observer with a membership date":       {"delegations.csv", "OBSERVER,", "OBSERVER,1995-01-01", []string{`delegations.csv:3:member_since: only a Member can have this date; leave the cell empty, or set the standing to MEMBER`}},
		"missing name":                          {"delegations.csv", "A,A,A,", "A,,A,", []string{`delegations.csv:2:name_fr: the name is missing; give a name in each language, or repeat the same one`}},
		"two missing names":                     {"groups.csv", ",G,G,G,", ",G,, ,", []string{`groups.csv:2:name_fr: the name is missing; give a name in each language, or repeat the same one`, `groups.csv:2:name_es: the name is missing; give a name in each language, or repeat the same one`}},
		"not UTF-8":                             {"delegations.csv", "B,B,B", "\xff,B,B", []string{`delegations.csv:3:name_en: "\xff" is not valid UTF-8; save the file as UTF-8`}},
		"control character":                     {"delegations.csv", "B,B,B", "B\x00b,B,B", []string{`delegations.csv:3:name_en: "B\x00b" contains the control character '\x00'; a value is one line of plain text`}},
		"alias that names another delegation":   {"delegations.csv", "x; y", "x;The A;a", []string{`delegations.csv:3:aliases: "The A" already names AAA (delegations.csv:2); a name must belong to one delegation or group`}},
		"alias that is another sponsor's code":  {"groups.csv", ",G,G,G,", ",G,G,G,bbb", []string{`groups.csv:2:aliases: "bbb" already names BBB (delegations.csv:3); a name must belong to one delegation or group`}},
		"unknown column":                        {"venues.csv", "kind", "sort", []string{`venues.csv:1: the columns are "code,sort,parent,name_en,name_fr,name_es,place,starts_on,ends_on,accepts_co_authors_after_outcome"; they must be code,kind,parent,name_en,name_fr,name_es,place,starts_on,ends_on,accepts_co_authors_after_outcome, separated by commas`}},
		"duplicate column":                      {"groups.csv", "name_fr", "name_en", []string{`groups.csv:1: the columns are "code,name_en,name_en,name_es,aliases"; they must be code,name_en,name_fr,name_es,aliases, separated by commas`}},
		"too many values":                       {"groups.csv", ",G,G,G,", ",,G,,G,G,", []string{`groups.csv:2: the line has 7 values, want 5; enclose a value that contains a comma in double quotes`, `group_memberships.csv:2:group: there is no group "GGG"; give one of groups.csv`, `group_memberships.csv:3:group: there is no group "GGG"; give one of groups.csv`, `group_memberships.csv:4:group: there is no group "GGG"; give one of groups.csv`}},
		"stray quote":                           {"programmes.csv", "P1,", "P\"1,", []string{`programmes.csv:2: the line cannot be read: bare " in non-quoted-field; enclose a value that contains a double quote in double quotes, and double each inner one: """so"""`}},
		"unclosed quote":                        {"programmes.csv", "R\n", "\"R\n", []string{`programmes.csv:2: the line cannot be read: extraneous or missing " in quoted-field; enclose a value that contains a double quote in double quotes, and double each inner one: """so"""`}},
		"fault after an unreadable line":        {"programmes.csv", "P1,1998-09-25", "\"x\"y\nP1,1998", []string{`programmes.csv:2: the line cannot be read: extraneous or missing " in quoted-field; enclose a value that contains a double quote in double quotes, and double each inner one: """so"""`, `programmes.csv:3:established_on: 1998 is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`}},
		"two faults in one cell":                {"programmes.csv", "P1", "P\xff", []string{`programmes.csv:2:code: "P\xff" is not valid UTF-8; save the file as UTF-8`}},
		"spell with an invalid date":            {"group_memberships.csv", "2000-01-01,\n", "1999-01-01,never\n", []string{`group_memberships.csv:3:until: "never" is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`}},
		"overlapping spells":                    {"group_memberships.csv", "2000-01-01,\n", "1999-12-31,\n", []string{`group_memberships.csv:3:from: the spell overlaps another one of AAA in GGG, from "1995-01-01" until "2000-01-01"; end one before the other begins`}},
		"spells without dates overlap":          {"group_memberships.csv", "GGG,BBB,,\n", "GGG,BBB,,\nGGG,BBB,2001-01-01,\n", []string{`group_memberships.csv:5:from: the spell overlaps another one of BBB in GGG, from "" until ""; end one before the other begins`}},
		"empty spell":                           {"group_memberships.csv", "1995-01-01,2000-01-01", "1995-01-01,1995-01-01", []string{`group_memberships.csv:2:until: 1995-01-01 is not after the first day, 1995-01-01; give the first day on which the delegation was no longer a member`}},
		"unknown member":                        {"group_memberships.csv", "GGG,AAA,2000", "GGG,AAB,2000", []string{`group_memberships.csv:3:delegation: there is no delegation "AAB"; did you mean AAA, BBB?`}},
		"member given by alias":                 {"group_memberships.csv", "GGG,BBB", "GGG,Y", []string{`group_memberships.csv:4:delegation: there is no delegation "Y"; did you mean BBB?`}},
		"group as a member of a group":          {"group_memberships.csv", "GGG,BBB", "GGG,GGG", []string{`group_memberships.csv:4:delegation: there is no delegation "GGG"; give one of delegations.csv`}},
		"missing member":                        {"group_memberships.csv", "GGG,BBB", "GGG,", []string{`group_memberships.csv:4:delegation: the delegation is missing; give its code from delegations.csv`}},
		"two faults in one line":                {"group_memberships.csv", "GGG,AAA,2000-01-01", "GGX,AAA,2000", []string{`group_memberships.csv:3:group: there is no group "GGX"; did you mean GGG?`, `group_memberships.csv:3:from: 2000 is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`}},
		"unknown parent":                        {"venues.csv", ",V1,", ",V7,", []string{`venues.csv:2:parent: there is no venue "V7"; did you mean V1, V2?`}},
		"venue as its own parent":               {"venues.csv", ",V1,", ",V2,", []string{`venues.csv:2:parent: V2 reports to V2; remove one of these parents`}},
		"cycle of parents":                      {"venues.csv", "V1,COUNCIL,,", "V1,COUNCIL,V2,", []string{`venues.csv:2:parent: V2 reports to V1, which reports to V2; remove one of these parents`}},
		"invalid boolean":                       {"venues.csv", "true", "maybe", []string{`venues.csv:3:accepts_co_authors_after_outcome: "maybe" is not a valid accepts_co_authors_after_outcome; use one of true, false`}},
		"unknown kind":                          {"venues.csv", "COUNCIL", "PUB", []string{`venues.csv:3:kind: "PUB" is not a valid kind; use one of GENERAL_COUNCIL, COUNCIL, COMMITTEE, NEGOTIATING_GROUP, MINISTERIAL_CONFERENCE, INITIATIVE`}},
		"end before the start":                  {"venues.csv", ",,,,true", ",,2001-01-02,2001-01-01,true", []string{`venues.csv:3:ends_on: 2001-01-01 is before the first day, 2001-01-02; give the last day, or repeat the first`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, faultsAfter(t, test.file, test.from, test.to)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// A fault lists the allowed values, so that programs can offer them.
func TestAllowedValues(t *testing.T) {
	t.Parallel()
	files := ours()
	files["venues.csv"] = strings.Replace(files["venues.csv"], "true", "yes", 1)
	files["group_memberships.csv"] += "GGG,ABA,,\n"
	_, err := reference.Load(folder(files))
	got := map[string][]string{}
	for _, fault := range faultsOf(t, err) {
		got[fault.Place] = fault.Allowed
	}
	want := map[string][]string{"venues.csv:3:accepts_co_authors_after_outcome": {"true", "false"}, "group_memberships.csv:5:delegation": {"AAA", "BBB"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("allowed values by position (-want +got):\n%s", diff)
	}
}

// A missing or empty file causes a single fault, not another one for each line that refers to it.
func TestMissingFile(t *testing.T) {
	t.Parallel()
	for _, file := range slices.Sorted(func(yield func(string) bool) {
		for name := range ours() {
			if !yield(name) {
				return
			}
		}
	}) {
		files := ours()
		delete(files, file)
		_, err := reference.Load(folder(files))
		if got := faultsOf(t, err); len(got) != 1 || got[0].Place != file || !strings.Contains(got[0].Problem, "must exist") {
			t.Errorf("without %s: got error %v, want a single fault of that file", file, err)
		}
		files[file] = ""
		_, err = reference.Load(folder(files))
		if got := faultsOf(t, err); len(got) != 1 || got[0].Place != file+":1" {
			t.Errorf("with an empty %s: got error %v, want a single fault in line 1", file, err)
		}
	}
}

// A folder with the name of a file can be opened, but not read.
func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"venues.csv/inside": {}}
	for name, text := range ours() {
		if name != "venues.csv" {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	_, err := reference.Load(files)
	if got := faultsOf(t, err); len(got) != 1 || got[0].Place != "venues.csv:1" {
		t.Errorf("folder instead of a file: got error %v, want a single fault in line 1", err)
	}
}

// The order of lines does not matter.
func TestOrderOfLines(t *testing.T) {
	t.Parallel()
	want := inOrder(load(t, ours()))
	rapid.Check(t, func(t *rapid.T) {
		files := ours()
		for name, text := range files {
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			files[name] = strings.Join(append(lines[:1], rapid.Permutation(lines[1:]).Draw(t, name)...), "\n")
		}
		if diff := cmp.Diff(want, inOrder(load(t, files))); diff != "" {
			t.Fatalf("set from reordered lines (-want +got):\n%s", diff)
		}
	})
}

func inOrder(set reference.Set) reference.Set {
	slices.SortFunc(set.Delegations, func(a, b models.Delegation) int { return strings.Compare(string(a.Code), string(b.Code)) })
	slices.SortFunc(set.Venues, func(a, b models.Venue) int { return strings.Compare(string(a.Code), string(b.Code)) })
	for _, group := range set.Groups {
		slices.SortFunc(group.Memberships, func(a, b models.GroupMembership) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	}
	return set
}

// FuzzLoad checks that, for any content of the files, each fault has a position and a text, and a
// set without faults satisfies the constraints of the database.
func FuzzLoad(f *testing.F) {
	files := ours()
	f.Add(files["delegations.csv"], files["group_memberships.csv"], files["venues.csv"])
	f.Add("\uFEFF"+files["delegations.csv"], "group,delegation,from,until\n\"GGG\"x,AAA,,\n", "a\"b\n")
	f.Add(files["delegations.csv"]+"\"\n", files["group_memberships.csv"]+"GGG,AAA\n\x00,,,\n", files["venues.csv"]+"V1,,V1,,,,,,,\n")
	f.Fuzz(func(t *testing.T, delegations, memberships, venues string) {
		files := ours()
		files["delegations.csv"], files["group_memberships.csv"], files["venues.csv"] = delegations, memberships, venues
		set, err := reference.Load(folder(files))
		for _, fault := range faultsOf(t, err) {
			file, _, _ := strings.Cut(fault.Place, ":")
			if _, ok := files[file]; !ok || fault.Problem == "" {
				t.Errorf("got fault %q, want one with a valid position and a text", fault)
			}
		}
		if err == nil {
			storable(t, set)
		}
	})
}

// storable checks that a set satisfies the constraints of the database tables.
func storable(t *testing.T, set reference.Set) {
	t.Helper()
	ids := map[models.ID]bool{}
	for _, sponsor := range set.Sponsors() {
		if _, err := models.ParseCode(string(sponsor.Code)); err != nil || ids[sponsor.ID] || sponsor.EN == "" || sponsor.FR == "" || sponsor.ES == "" {
			t.Errorf("sponsor %+v violates a constraint: %v", sponsor, err)
		}
		ids[sponsor.ID] = true
	}
	spells := map[models.ID]bool{}
	for _, spell := range set.Groups[0].Memberships {
		if !ids[spell.DelegationID] || spell.DelegationID == set.Groups[0].ID || spells[spell.ID] {
			t.Errorf("membership %+v violates a constraint", spell)
		}
		spells[spell.ID] = true
	}
	venues := map[models.ID]bool{}
	for _, venue := range set.Venues {
		venues[venue.ID] = true
	}
	for _, venue := range set.Venues {
		if venue.ParentID != nil && !venues[*venue.ParentID] {
			t.Errorf("the parent of %s is not in the set", venue.Code)
		}
	}
}
