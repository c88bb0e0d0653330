// Package directory holds the reference data in memory: delegations, groups, venues and work programmes. It answers
// lookups by ID, code and name, and knows who a viewer speaks for. It loads the data and never changes it.
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

// Directory holds the reference data in memory: delegations, groups, venues and work programmes
// are few, and every answer names some of them. One is never changed; [Reader.RefreshDirectory] puts
// another in its place.
type Directory struct {
	// after reads the reference data anew, where an ID was met that is not in this.
	after       func() *Directory
	delegations shelf[*models.Delegation]
	groups      shelf[*models.Group]
	venues      shelf[*models.Venue]
	programmes  shelf[*models.WorkProgramme]
	names       *names.Recognizer
	secretariat models.ID
}

// shelf holds rows by ID, by code, and in order of code.
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
	if secretariat, has := d.delegations.codes[models.SecretariatCode]; has {
		d.secretariat = secretariat.ID
	}
	return d, nil
}

// sponsors lists delegations and groups as what they have in common.
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

// Principal returns the viewer as the database knows it: with the sponsors that it may speak for on a day.
//
// Errors: UNAUTHENTICATED (the token's delegation is not one of the tracker's, or is known from imported data alone).
func (d *Directory) Principal(viewer access.Viewer, today models.Date) (access.Principal, error) {
	principal := access.Principal{Viewer: viewer, ActsAs: d.secretariat, Today: today}
	if viewer.Delegation == "" {
		return principal, nil
	}
	delegation, err := d.DelegationByCode(string(viewer.Delegation))
	if err != nil {
		return principal, models.NewError(models.Unauthenticated,
			"the token speaks for %q, and there is no such delegation", viewer.Delegation)
	}
	if delegation.Standing == models.External {
		return principal, models.NewError(models.Unauthenticated,
			"the token speaks for %q, which is known from imported data alone; nobody speaks for it here", viewer.Delegation)
	}
	principal.DelegationID, principal.Standing, principal.ActsAs = delegation.ID, delegation.Standing, delegation.ID
	for _, group := range d.GroupsOf(delegation.ID, principal.Today) {
		principal.GroupIDs = append(principal.GroupIDs, group.ID)
	}
	return principal, nil
}

// Secretariat returns the ID of the Secretariat; the zero ID where the reference data has none.
func (d *Directory) Secretariat() models.ID { return d.secretariat }

// Party returns the delegation or group of an ID that the database holds.
func (d *Directory) Party(id models.ID) models.Party {
	if party, has := d.LookUpParty(id); has {
		return party
	}
	party, _ := d.after().LookUpParty(id)
	return party
}

// LookUpParty returns the delegation or group of an ID that may be unknown.
func (d *Directory) LookUpParty(id models.ID) (models.Party, bool) {
	if group, has := d.groups.ids[id]; has {
		return group, true
	}
	delegation, has := d.delegations.ids[id]
	return delegation, has
}

// PartyByCode returns the delegation or group of a code.
//
// Errors: INVALID_INPUT, with the codes that may have been meant.
func (d *Directory) PartyByCode(code string) (models.Party, error) {
	if group, has := d.groups.codes[models.Code(code)]; has {
		return group, nil
	}
	if delegation, has := d.delegations.codes[models.Code(code)]; has {
		return delegation, nil
	}
	return nil, d.unknownParty("delegation or group", code, slices.Concat(d.delegations.keys, d.groups.keys))
}

// Delegation returns the delegation of an ID that the database holds.
func (d *Directory) Delegation(id models.ID) *models.Delegation {
	if delegation, has := d.delegations.ids[id]; has {
		return delegation
	}
	return d.after().delegations.ids[id]
}

// DelegationByCode returns the delegation of a code.
//
// Errors: INVALID_INPUT, with the nearest codes there are.
func (d *Directory) DelegationByCode(code string) (*models.Delegation, error) {
	if delegation, has := d.delegations.codes[models.Code(code)]; has {
		return delegation, nil
	}
	return nil, d.unknownParty("delegation", code, d.delegations.keys)
}

// Group returns the group of an ID; nil where there is none.
func (d *Directory) Group(id models.ID) *models.Group { return d.groups.ids[id] }

// GroupByCode returns the group of a code.
//
// Errors: INVALID_INPUT, with the nearest codes there are.
func (d *Directory) GroupByCode(code string) (*models.Group, error) {
	if group, has := d.groups.codes[models.Code(code)]; has {
		return group, nil
	}
	return nil, d.unknownParty("group", code, d.groups.keys)
}

// Delegations lists all delegations in order of code.
func (d *Directory) Delegations() []*models.Delegation { return d.delegations.sorted }

// Groups lists all groups in order of code.
func (d *Directory) Groups() []*models.Group { return d.groups.sorted }

// GroupsOf lists the groups of which a delegation was a member on a day, in order of code.
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

// Members lists the delegations that were members of a group on a day, in order of code.
func (d *Directory) Members(group models.ID, day models.Date) []*models.Delegation {
	members := []*models.Delegation{}
	found, has := d.groups.ids[group]
	if !has {
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

// Venue returns the venue of an ID that the database holds.
func (d *Directory) Venue(id models.ID) *models.Venue {
	if venue, has := d.venues.ids[id]; has {
		return venue
	}
	return d.after().venues.ids[id]
}

// VenueByCode returns the venue of a code.
//
// Errors: INVALID_INPUT, with the nearest codes there are.
func (d *Directory) VenueByCode(code string) (*models.Venue, error) {
	return d.venues.byCode("venue", code)
}

// Venues lists all venues in order of code.
func (d *Directory) Venues() []*models.Venue { return d.venues.sorted }

// Programme returns the work programme of an ID that the database holds.
func (d *Directory) Programme(id models.ID) *models.WorkProgramme {
	if programme, has := d.programmes.ids[id]; has {
		return programme
	}
	return d.after().programmes.ids[id]
}

// ProgrammeByCode returns the work programme of a code.
//
// Errors: INVALID_INPUT, with the nearest codes there are.
func (d *Directory) ProgrammeByCode(code string) (*models.WorkProgramme, error) {
	return d.programmes.byCode("work programme", code)
}

// Programmes lists all work programmes in order of code.
func (d *Directory) Programmes() []*models.WorkProgramme { return d.programmes.sorted }

func (s shelf[T]) byCode(kind, code string) (T, error) {
	row, has := s.codes[models.Code(code)]
	if !has {
		return row, unknownCode(kind, code, s.keys)
	}
	return row, nil
}

// Recognize returns the code of the sponsor that a text names; false if it names none.
func (d *Directory) Recognize(text string) (models.Code, bool) { return d.names.Recognize(text) }

// MaxCodes is how many codes a list of an input may have.
const MaxCodes = 200

// SeesAsMember tells whether a sponsor sees every document that is circulated. What others name they
// name at a guess: to take that out where it is in use would tell them that it is.
func (d *Directory) SeesAsMember(sponsor models.ID) bool {
	standing := d.Party(sponsor).Identity().Standing
	return standing == models.Member || standing == models.Secretariat
}
