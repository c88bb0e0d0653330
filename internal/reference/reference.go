// Package reference holds the delegations, groups, venues and work programmes of the body as CSV
// files, and reads them: these, or an importer's own of the same form. README.md tells where the
// facts come from.
package reference

import (
	"embed"
	"errors"
	"io/fs"
	"strings"

	"github.com/google/uuid"

	"proposaltracker/models"
)

//go:embed *.csv
var files embed.FS

const (
	delegationsFile = "delegations.csv"
	groupsFile      = "groups.csv"
	membershipsFile = "group_memberships.csv"
	venuesFile      = "venues.csv"
	programmesFile  = "programmes.csv"
)

// Set is the reference data of one body, each list in the order of its file.
type Set struct {
	Delegations []models.Delegation
	// Groups come with their memberships.
	Groups     []models.Group
	Venues     []models.Venue
	Programmes []models.WorkProgramme
}

// Sponsors lists delegations and groups as what they have in common, as [NewNames] takes them.
func (s Set) Sponsors() []*models.Sponsor {
	sponsors := make([]*models.Sponsor, 0, len(s.Delegations)+len(s.Groups))
	for i := range s.Delegations {
		sponsors = append(sponsors, s.Delegations[i].Identity())
	}
	for i := range s.Groups {
		sponsors = append(sponsors, s.Groups[i].Identity())
	}
	return sponsors
}

// Embedded reads the files of this folder.
func Embedded() (Set, error) { return Load(files) }

// Load reads `delegations.csv`, `groups.csv`, `group_memberships.csv`, `venues.csv` and
// `programmes.csv` from a folder: RFC 4180 in UTF-8, with or without a byte order mark, the
// columns named by the first line, in any order. All faults are reported at once, and if there is
// one the set is empty.
//
// Errors: INVALID_INPUT, one for each fault, whose Field is its place: `venues.csv:12:code` for a
// cell, `venues.csv:12` for a line, `venues.csv` for a file.
func Load(folder fs.FS) (Set, error) {
	l := &loader{folder: folder, taken: map[string]string{}, owners: map[string]owner{}, unread: map[string]bool{}}
	set := Set{Delegations: l.delegations(), Groups: l.groups()}
	l.memberships(set)
	set.Venues, set.Programmes = l.venues(), l.programmes()
	if err := errors.Join(l.faults...); err != nil {
		return Set{}, err
	}
	return set, nil
}

// namespace is that of the IDs below. It is ours, and fixed for ever.
func namespace() uuid.UUID { return uuid.MustParse("6f2b1c1e-6a5d-5f0e-9a57-3c1c5b1c7a10") }

// idOf is the ID of what has a key, a UUID of version 5. It follows from the key alone, so that a
// code has the same ID in every installation: what is seeded again keeps its identity and what
// refers to it, and an ID of a delegation means the same in each of them.
func idOf(kind string, key ...string) models.ID {
	return uuid.NewSHA1(namespace(), []byte(kind+":"+strings.Join(key, ":")))
}

// SponsorID is the ID that a delegation or group of a code has, in any reference data: what is known
// from elsewhere under the code keeps its identity when a file names it later.
func SponsorID(code models.Code) models.ID { return idOf("sponsor", string(code)) }

// ProgrammeID is the ID that a work programme of a code has, in any reference data.
func ProgrammeID(code models.Code) models.ID { return idOf("programme", string(code)) }

// loader is one reading of a folder: what stands in its files so far, and what is wrong with them.
type loader struct {
	folder fs.FS
	faults []error
	// taken has the place of each code, by its kind and itself.
	taken map[string]string
	// owners has who is called what, by folded name.
	owners map[string]owner
	// unread are files of which nothing is known: what refers to them cannot be checked.
	unread map[string]bool
}

type owner struct {
	code  models.Code
	place string
}

// identity reads the code of a row and gives it its ID. The kind is that within which a code is
// given once.
func (l *loader) identity(row row, kind string) (models.Code, models.ID) {
	code := row.code("code")
	if code == "" {
		return "", models.ID{}
	}
	key := kind + ":" + string(code)
	if place, taken := l.taken[key]; taken {
		row.faultf("code", "%q stands already in %s; a code is given once", code, place)
	} else {
		l.taken[key] = row.place()
	}
	return code, idOf(kind, string(code))
}

// known tells whether a code was read, of whatever kind it is.
func (l *loader) known(kind, code string) bool {
	_, has := l.taken[kind+":"+code]
	return has
}
