// Package reference holds the delegations, groups, venues and work programmes of the body as CSV files, and
// reads them or a user's own files of the same form. README.md names the sources.
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

// Sponsors lists the delegations, then the groups, as sponsors.
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
// `programmes.csv` from a folder: RFC 4180 in UTF-8, with or without a byte order mark, the columns
// named by the first line, in any order. It reports all faults together; the set is empty if there
// is any.
//
// Errors: a [*FileError] for each fault, joined.
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

// namespace returns the UUID namespace of the IDs below. It must never change.
func namespace() uuid.UUID { return uuid.MustParse("6f2b1c1e-6a5d-5f0e-9a57-3c1c5b1c7a10") }

// idOf derives an ID, a UUID of version 5, from a kind and a key alone: a code has the same ID in every
// installation, and rows that are seeded again stay the same rows.
func idOf(kind string, key ...string) models.ID {
	return uuid.NewSHA1(namespace(), []byte(kind+":"+strings.Join(key, ":")))
}

// SponsorID returns the ID of the delegation or group with a code, in any reference data. An imported actor keeps
// its ID when a reference file lists its code later.
func SponsorID(code models.Code) models.ID { return idOf("sponsor", string(code)) }

// ProgrammeID returns the ID of the work programme with a code, in any reference data.
func ProgrammeID(code models.Code) models.ID { return idOf("programme", string(code)) }

// loader reads one folder and collects its faults.
type loader struct {
	folder fs.FS
	faults []error
	// taken maps a kind and a code to the place of the row with that code.
	taken map[string]string
	// owners maps folded names to the sponsors that have them.
	owners map[string]owner
	// unread lists files that could not be read: references to their codes are not checked.
	unread map[string]bool
}

type owner struct {
	code  models.Code
	place string
}

// identity reads the code of a row and derives its ID. A code is unique within its kind.
func (l *loader) identity(row row, kind string) (models.Code, models.ID) {
	code := row.code("code")
	if code == "" {
		return "", models.ID{}
	}
	key := kind + ":" + string(code)
	if place, taken := l.taken[key]; taken {
		row.faultf("code", "%q is already the code of %s; a code is given once", code, place)
	} else {
		l.taken[key] = row.place()
	}
	return code, idOf(kind, string(code))
}

// known reports whether a code of a kind was read.
func (l *loader) known(kind, code string) bool {
	_, ok := l.taken[kind+":"+code]
	return ok
}
