// Package reference holds the delegations, groups, venues and work programmes of the body as CSV
// files, and reads them: these, or an importer's own of the same form. README.md tells where the
// facts come from.
package reference

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/google/uuid"

	"proposaltracker/models"
)

//go:embed *.csv
var files embed.FS

// Set is the reference data of one body.
type Set struct {
	Delegations []models.Delegation
	// Groups come with their memberships.
	Groups     []models.Group
	Venues     []models.Venue
	Programmes []models.WorkProgramme
}

// Embedded reads the files of this folder.
func Embedded() (Set, error) { return Load(files) }

// Load reads `delegations.csv`, `groups.csv`, `group_memberships.csv`, `venues.csv` and
// `programmes.csv` from a folder. All faults are told at once.
//
// Errors: INVALID_INPUT, one for each fault, with its place as `venues.csv:12:code`.
func Load(folder fs.FS) (Set, error) {
	l := &loader{folder: folder, sponsors: map[models.Code]models.ID{}}
	set := Set{Delegations: l.delegations(), Groups: l.groups()}
	l.memberships(set.Groups)
	set.Venues, set.Programmes = l.venues(), l.programmes()
	return set, errors.Join(l.faults...)
}

// namespace is that of the IDs below. It is ours, and fixed for ever.
func namespace() uuid.UUID { return uuid.MustParse("6f2b1c1e-6a5d-5f0e-9a57-3c1c5b1c7a10") }

// idOf is the ID of what has a key: the same in every installation, so that what is seeded again
// keeps its identity, and ids of delegations can be exchanged between installations.
func idOf(kind string, key ...string) models.ID {
	return uuid.NewSHA1(namespace(), []byte(kind+":"+strings.Join(key, ":")))
}

type loader struct {
	folder fs.FS
	faults []error
	// sponsors are the IDs of delegations and groups, which share their codes.
	sponsors map[models.Code]models.ID
}

func (l *loader) delegations() []models.Delegation {
	delegations := []models.Delegation{}
	for row := range l.rows("delegations.csv", "code", "standing", "member_since", "name_en", "name_fr", "name_es", "aliases") {
		sponsor := models.Sponsor{
			Kind: models.KindDelegation, Code: row.code("code"), Names: row.names(), Aliases: row.list("aliases"),
			Standing: models.Standing(row.text("standing")), MemberSince: row.date("member_since"),
		}
		standings := []models.Standing{models.Member, models.Observer, models.Acceding, models.Organization, models.Secretariat}
		if !slices.Contains(standings, sponsor.Standing) {
			row.faultf("standing", "%q is no standing; it is one of MEMBER, OBSERVER, ACCEDING, ORGANIZATION, SECRETARIAT", sponsor.Standing)
		}
		sponsor.ID = l.sponsor(row, sponsor.Code)
		delegations = append(delegations, models.Delegation{Sponsor: sponsor})
	}
	return delegations
}

func (l *loader) groups() []models.Group {
	groups := []models.Group{}
	for row := range l.rows("groups.csv", "code", "name_en", "name_fr", "name_es", "aliases") {
		sponsor := models.Sponsor{Kind: models.KindGroup, Code: row.code("code"), Names: row.names(), Aliases: row.list("aliases")}
		sponsor.ID = l.sponsor(row, sponsor.Code)
		groups = append(groups, models.Group{Sponsor: sponsor})
	}
	return groups
}

// sponsor gives a delegation or group its ID, and refuses a code that another has.
func (l *loader) sponsor(row row, code models.Code) models.ID {
	if _, taken := l.sponsors[code]; taken {
		row.faultf("code", "%q stands there twice", code)
	}
	l.sponsors[code] = idOf("sponsor", string(code))
	return l.sponsors[code]
}

func (l *loader) memberships(groups []models.Group) {
	for row := range l.rows("group_memberships.csv", "group", "delegation", "from", "until") {
		groupCode, member := row.code("group"), row.code("delegation")
		index := slices.IndexFunc(groups, func(g models.Group) bool { return g.Code == groupCode })
		memberID, has := l.sponsors[member]
		if index < 0 {
			row.faultf("group", "there is no group %q", groupCode)
		}
		if !has {
			row.faultf("delegation", "there is no delegation %q", member)
		}
		from, until := row.date("from"), row.date("until")
		if !until.IsZero() && until.Before(from) {
			row.faultf("until", "%s is before the first day, %s", until, from)
		}
		if index < 0 || !has {
			continue
		}
		spell := models.GroupMembership{
			ID: idOf("membership", string(groupCode), string(member), from.String()), GroupID: groups[index].ID, DelegationID: memberID, From: from, Until: until,
		}
		if slices.ContainsFunc(groups[index].Memberships, func(other models.GroupMembership) bool { return overlap(other, spell) }) {
			row.faultf("from", "the spell overlaps another of %s in %s", member, groupCode)
		}
		groups[index].Memberships = append(groups[index].Memberships, spell)
	}
}

func overlap(a, b models.GroupMembership) bool {
	if a.DelegationID != b.DelegationID {
		return false
	}
	return (a.Until.IsZero() || a.Until.After(b.From)) && (b.Until.IsZero() || b.Until.After(a.From))
}

func (l *loader) venues() []models.Venue {
	venues, parents := []models.Venue{}, map[int]row{}
	columns := []string{"code", "kind", "parent", "name_en", "name_fr", "name_es", "place", "starts_on", "ends_on", "joins_after_outcome"}
	for row := range l.rows("venues.csv", columns...) {
		venue := models.Venue{
			Code: row.code("code"), Kind: models.VenueKind(row.text("kind")), Names: row.names(), Place: row.text("place"),
			StartsOn: row.date("starts_on"), EndsOn: row.date("ends_on"), JoinsAfterOutcome: row.yes("joins_after_outcome"),
		}
		kinds := []models.VenueKind{
			models.GeneralCouncil, models.Council, models.Committee, models.NegotiatingGroup, models.MinisterialConference, models.Initiative,
		}
		if !slices.Contains(kinds, venue.Kind) {
			row.faultf("kind", "%q is no kind of venue", venue.Kind)
		}
		if slices.ContainsFunc(venues, func(v models.Venue) bool { return v.Code == venue.Code }) {
			row.faultf("code", "%q stands there twice", venue.Code)
		}
		venue.ID = idOf("venue", string(venue.Code))
		parents[len(venues)] = row
		venues = append(venues, venue)
	}
	for i, row := range parents {
		parent := row.text("parent")
		if parent == "" {
			continue
		}
		if !slices.ContainsFunc(venues, func(v models.Venue) bool { return string(v.Code) == parent }) {
			row.faultf("parent", "there is no venue %q", parent)
		}
		id := idOf("venue", parent)
		venues[i].ParentID = &id
	}
	return venues
}

func (l *loader) programmes() []models.WorkProgramme {
	programmes := []models.WorkProgramme{}
	for row := range l.rows("programmes.csv", "code", "established_on", "mandate", "name_en", "name_fr", "name_es") {
		programme := models.WorkProgramme{
			Code: row.code("code"), Names: row.names(), EstablishedOn: row.date("established_on"), Mandate: row.text("mandate"),
		}
		if slices.ContainsFunc(programmes, func(p models.WorkProgramme) bool { return p.Code == programme.Code }) {
			row.faultf("code", "%q stands there twice", programme.Code)
		}
		programme.ID = idOf("programme", string(programme.Code))
		programmes = append(programmes, programme)
	}
	return programmes
}

// faultf keeps a fault with its place.
func (l *loader) faultf(place, format string, args ...any) {
	l.faults = append(l.faults, models.Invalid(place, "%s", fmt.Sprintf(format, args...)))
}
