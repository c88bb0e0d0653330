// Package directory holds the reference data in memory: delegations, groups, venues and work
// programmes. It looks them up by ID, code and name, and determines which sponsors a viewer speaks
// for. It never changes the data.
package directory

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// Directory is an immutable snapshot of the reference data, which is small and used in every
// response. [Cache.Refresh] replaces it.
type Directory struct {
	delegations shelf[*models.Delegation]
	groups      shelf[*models.Group]
	venues      shelf[*models.Venue]
	programmes  shelf[*models.WorkProgramme]
	names       *names.Recognizer
	secretariat models.ID
}

// shelf holds rows sorted by code, indexed by ID and by code.
type shelf[T any] struct {
	ids    map[models.ID]T
	codes  map[models.Code]T
	sorted []T
	keys   []models.Code
}

func newShelf[T any](rows []T, key func(T) (models.ID, models.Code)) shelf[T] {
	s := shelf[T]{ids: map[models.ID]T{}, codes: map[models.Code]T{}, sorted: rows}
	slices.SortFunc(rows, func(a, b T) int {
		_, left := key(a)
		_, right := key(b)
		return strings.Compare(string(left), string(right))
	})
	for _, row := range rows {
		id, code := key(row)
		s.ids[id], s.codes[code] = row, row
		s.keys = append(s.keys, code)
	}
	return s
}

func load(ctx context.Context, db *gorm.DB) (*Directory, error) {
	db = db.WithContext(ctx)
	var (
		delegations []*models.Delegation
		groups      []*models.Group
		memberships []models.GroupMembership
		venues      []*models.Venue
		programmes  []*models.WorkProgramme
	)
	for _, query := range []*gorm.DB{
		db.Where("kind = ?", models.KindDelegation).Find(&delegations),
		db.Where("kind = ?", models.KindGroup).Find(&groups),
		db.Order("from_on NULLS FIRST").Find(&memberships),
		db.Find(&venues), db.Find(&programmes),
	} {
		if query.Error != nil {
			return nil, query.Error
		}
	}
	d := &Directory{
		delegations: newShelf(delegations, func(x *models.Delegation) (models.ID, models.Code) { return x.ID, x.Code }),
		groups:      newShelf(groups, func(x *models.Group) (models.ID, models.Code) { return x.ID, x.Code }),
		venues:      newShelf(venues, func(x *models.Venue) (models.ID, models.Code) { return x.ID, x.Code }),
		programmes:  newShelf(programmes, func(x *models.WorkProgramme) (models.ID, models.Code) { return x.ID, x.Code }),
	}
	for _, membership := range memberships {
		group := d.groups.ids[membership.GroupID]
		group.Memberships = append(group.Memberships, membership)
	}
	d.names = names.New(slices.DeleteFunc(d.sponsors(), func(s *models.Sponsor) bool { return s.Standing == models.External }))
	if secretariat, ok := d.delegations.codes[models.SecretariatCode]; ok {
		d.secretariat = secretariat.ID
	}
	return d, nil
}

// sponsors returns the common fields of all delegations and groups.
func (d *Directory) sponsors() []*models.Sponsor {
	all := []*models.Sponsor{}
	for _, delegation := range d.delegations.sorted {
		all = append(all, &delegation.Sponsor)
	}
	for _, group := range d.groups.sorted {
		all = append(all, &group.Sponsor)
	}
	return all
}

// Principal returns the principal for a viewer, with the sponsors that it may speak for today.
//
// Errors: UNAUTHENTICATED (the token's delegation is unknown, or known from imported data only).
func (d *Directory) Principal(viewer access.Viewer, today models.Date) (access.Principal, error) {
	principal := access.Principal{Viewer: viewer, ActsAs: d.secretariat, Today: today}
	if viewer.Delegation == "" {
		return principal, nil
	}
	delegation, err := d.DelegationByCode(string(viewer.Delegation))
	if err != nil {
		return principal, models.NewProblem(models.TokenInvalid, models.P("claim", "delegation"), models.P("value", viewer.Delegation))
	}
	if delegation.Standing == models.External {
		return principal, models.NewProblem(models.TokenInvalid, models.P("claim", "delegation"), models.P("value", viewer.Delegation))
	}
	principal.DelegationID, principal.Standing, principal.ActsAs = delegation.ID, delegation.Standing, delegation.ID
	for _, group := range d.GroupsOf(delegation.ID, principal.Today) {
		principal.GroupIDs = append(principal.GroupIDs, group.ID)
	}
	return principal, nil
}

// Secretariat returns the ID of the Secretariat; zero if the reference data does not contain it.
func (d *Directory) Secretariat() models.ID { return d.secretariat }

// Party returns the delegation or group with the given ID; false if it is not in this snapshot.
func (d *Directory) Party(id models.ID) (models.Party, bool) {
	if group, ok := d.groups.ids[id]; ok {
		return group, true
	}
	if delegation, ok := d.delegations.ids[id]; ok {
		return delegation, true
	}
	return nil, false
}

// Code returns the code of the delegation or group with the given ID; empty if it is not in this
// snapshot.
func (d *Directory) Code(id models.ID) models.Code { return d.sponsor(id).Code }

// sponsor returns the common fields of the delegation or group with the given ID; zero if it is not
// in this snapshot.
func (d *Directory) sponsor(id models.ID) models.Sponsor {
	party, ok := d.Party(id)
	if !ok {
		return models.Sponsor{}
	}
	return *party.Identity()
}

// PartyByCode returns the delegation or group with the given code.
//
// Errors: INVALID_INPUT, with suggested codes.
func (d *Directory) PartyByCode(code string) (models.Party, error) {
	if group, ok := d.groups.codes[models.Code(code)]; ok {
		return group, nil
	}
	if delegation, ok := d.delegations.codes[models.Code(code)]; ok {
		return delegation, nil
	}
	return nil, d.unknownParty(models.TermSponsor, code, slices.Concat(d.delegations.keys, d.groups.keys))
}

// Delegation returns the delegation with the given ID; false if it is not in this snapshot.
func (d *Directory) Delegation(id models.ID) (*models.Delegation, bool) {
	delegation, ok := d.delegations.ids[id]
	return delegation, ok
}

// DelegationByCode returns the delegation with the given code.
//
// Errors: INVALID_INPUT, with suggested codes.
func (d *Directory) DelegationByCode(code string) (*models.Delegation, error) {
	if delegation, ok := d.delegations.codes[models.Code(code)]; ok {
		return delegation, nil
	}
	return nil, d.unknownParty(models.TermDelegation, code, d.delegations.keys)
}

// Group returns the group with the given ID; false if it is not in this snapshot.
func (d *Directory) Group(id models.ID) (*models.Group, bool) {
	group, ok := d.groups.ids[id]
	return group, ok
}

// GroupByCode returns the group with the given code.
//
// Errors: INVALID_INPUT, with suggested codes.
func (d *Directory) GroupByCode(code string) (*models.Group, error) {
	if group, ok := d.groups.codes[models.Code(code)]; ok {
		return group, nil
	}
	return nil, d.unknownParty(models.TermGroup, code, d.groups.keys)
}

// Delegations returns all delegations, sorted by code.
func (d *Directory) Delegations() []*models.Delegation { return d.delegations.sorted }

// Groups returns all groups, sorted by code.
func (d *Directory) Groups() []*models.Group { return d.groups.sorted }

// GroupsOf returns the groups of which a delegation was a member on the given day, sorted by code.
func (d *Directory) GroupsOf(delegation models.ID, day models.Date) []*models.Group {
	groups := []*models.Group{}
	for _, group := range d.groups.sorted {
		if slices.ContainsFunc(group.Memberships, func(m models.GroupMembership) bool {
			return m.DelegationID == delegation && m.On(day)
		}) {
			groups = append(groups, group)
		}
	}
	return groups
}

// Members returns the delegations that were members of a group on the given day, sorted by code.
func (d *Directory) Members(group models.ID, day models.Date) []*models.Delegation {
	members := []*models.Delegation{}
	found, ok := d.groups.ids[group]
	if !ok {
		return members
	}
	for _, membership := range found.Memberships {
		if membership.On(day) {
			members = append(members, d.delegations.ids[membership.DelegationID])
		}
	}
	slices.SortFunc(members, func(a, b *models.Delegation) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return members
}

// Venue returns the venue with the given ID; false if it is not in this snapshot.
func (d *Directory) Venue(id models.ID) (*models.Venue, bool) {
	venue, ok := d.venues.ids[id]
	return venue, ok
}

// VenueByCode returns the venue with the given code.
//
// Errors: INVALID_INPUT, with suggested codes.
func (d *Directory) VenueByCode(code string) (*models.Venue, error) {
	return d.venues.byCode(models.TermVenue, code)
}

// Venues returns all venues, sorted by code.
func (d *Directory) Venues() []*models.Venue { return d.venues.sorted }

// Programme returns the work programme with the given ID; false if it is not in this snapshot.
func (d *Directory) Programme(id models.ID) (*models.WorkProgramme, bool) {
	programme, ok := d.programmes.ids[id]
	return programme, ok
}

// ProgrammeByCode returns the work programme with the given code.
//
// Errors: INVALID_INPUT, with suggested codes.
func (d *Directory) ProgrammeByCode(code string) (*models.WorkProgramme, error) {
	return d.programmes.byCode(models.TermWorkProgramme, code)
}

// Programmes lists all work programmes in order of code.
func (d *Directory) Programmes() []*models.WorkProgramme { return d.programmes.sorted }

func (s shelf[T]) byCode(object models.Term, code string) (T, error) {
	row, ok := s.codes[models.Code(code)]
	if !ok {
		return row, unknownCode(object, code, s.keys)
	}
	return row, nil
}

// Recognize returns the code of the sponsor with the given name or code; false if none matches.
func (d *Directory) Recognize(text string) (models.Code, bool) { return d.names.Recognize(text) }

// MaxCodes is the maximum number of codes in a list of an input.
const MaxCodes = 200

// SeesAsMember reports whether a sponsor sees every circulated document. Symbols are redacted only in texts
// of such sponsors: elsewhere, redacting a symbol that the author guessed would reveal that the document
// exists.
func (d *Directory) SeesAsMember(sponsor models.ID) bool {
	standing := d.sponsor(sponsor).Standing
	return standing == models.Member || standing == models.Secretariat
}
