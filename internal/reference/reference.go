// Package reference contains the delegations, groups, venues and work programmes of the body as CSV
// files. It reads these files, or a user's own files in the same format. README.md names the
// sources.
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

// Set contains the reference data of one body, each list in the order of its file.
type Set struct {
	Delegations []models.Delegation
	// Groups include their memberships.
	Groups     []models.Group
	Venues     []models.Venue
	Programmes []models.WorkProgramme
}

// Sponsors returns the delegations, then the groups, as sponsors.
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

// Embedded reads the CSV files that are embedded in the program.
func Embedded() (Set, error) { return Load(files) }

// Load reads `delegations.csv`, `groups.csv`, `group_memberships.csv`, `venues.csv` and
// `programmes.csv` from a folder. The files are CSV (RFC 4180) in UTF-8, with or without a byte
// order mark; the first line names the columns, in any order. Load reports all faults together, and
// the set is empty if there is any.
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

// idOf derives an ID, a UUID of version 5, from a kind and a key alone. Therefore a code has the
// same ID in every installation, and seeding again updates rows instead of adding new ones.
func idOf(kind string, key ...string) models.ID {
	return uuid.NewSHA1(namespace(), []byte(kind+":"+strings.Join(key, ":")))
}

// SponsorID returns the ID of the delegation or group with the given code. It is derived from
// the code alone, so it is the same in every installation, and an imported actor keeps it if a reference file lists its code later.
func SponsorID(code models.Code) models.ID { return idOf("sponsor", string(code)) }

// ProgrammeID returns the ID of the work programme with the given code. It is derived from the code alone.
func ProgrammeID(code models.Code) models.ID { return idOf("programme", string(code)) }

// loader reads the files of a folder and collects their faults.
type loader struct {
	folder fs.FS
	faults []error
	// taken maps a kind and a code, such as "venue:MC11", to the position of the row with that code.
	taken map[string]string
	// owners maps each folded name to the sponsor that has it.
	owners map[string]owner
	// unread contains the files that could not be read. References to codes in these files are not checked.
	unread map[string]bool
}

type owner struct {
	code  models.Code
	place string
}

// identity reads the code of a row and derives its ID. It reports a code that another row of the same kind has.
func (l *loader) identity(row row, kind string) (models.Code, models.ID) {
	code := row.code("code")
	if code == "" {
		return "", models.ID{}
	}
	key := kind + ":" + string(code)
	if place, taken := l.taken[key]; taken {
		row.faultf("code", "code %q is already used in %s; a code must be unique", code, place)
	} else {
		l.taken[key] = row.place()
	}
	return code, idOf(kind, string(code))
}

// known reports whether a row with the given kind and code was read.
func (l *loader) known(kind, code string) bool {
	_, ok := l.taken[kind+":"+code]
	return ok
}
