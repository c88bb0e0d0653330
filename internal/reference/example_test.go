package reference_test

import (
	"fmt"
	"testing/fstest"

	"proposaltracker/internal/reference"
)

func ExampleLoad() {
	_, err := reference.Load(fstest.MapFS{
		"delegations.csv": {Data: []byte("code,standing,member_since,name_en,name_fr,name_es,aliases\n" +
			"JPN,MEMBER,1995-01-01,Japan,Japon,Japón,\n" +
			"PAK,MEMBRE,1995,Pakistan,,Pakistán,\n")},
		"groups.csv":            {Data: []byte("code,name_en,name_fr,name_es,aliases\nG33,G-33,G-33,G-33,\n")},
		"group_memberships.csv": {Data: []byte("group,delegation,from,until\nG33,PKA,2003-09-01,\n")},
		"venues.csv":            {Data: []byte("code,kind,parent,name_en,name_fr,name_es,place,starts_on,ends_on,accepts_co_authors_after_outcome\n")},
		"programmes.csv":        {Data: []byte("code,established_on,mandate,name_en,name_fr,name_es\n")},
	})
	fmt.Println(err)
	// Output:
	// delegations.csv:3:name_fr: the name is missing; give a name in each language, or repeat the same one
	// delegations.csv:3:standing: "MEMBRE" is not a valid standing; use one of MEMBER, OBSERVER, ACCEDING, ORGANIZATION, SECRETARIAT
	// delegations.csv:3:member_since: 1995 is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.
	// group_memberships.csv:2:delegation: there is no delegation "PKA"; did you mean PAK?
}
