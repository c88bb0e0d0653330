package reference

import (
	"sync"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

func (l *loader) delegations() []models.Delegation {
	delegations := []models.Delegation{}
	for row := range l.rows(delegationsFile, "code", "standing", "member_since", "name_en", "name_fr", "name_es", "aliases") {
		sponsor := l.sponsor(row, models.KindDelegation)
		sponsor.Standing = oneOf(row, "standing", models.Member, models.Observer, models.Acceding, models.Organization, models.Secretariat)
		sponsor.MemberSince = row.date("member_since")
		if sponsor.Standing != models.Member && !sponsor.MemberSince.IsZero() {
			row.faultf("member_since", "only a Member has such a date; leave it empty, or make the standing MEMBER")
		}
		delegations = append(delegations, models.Delegation{Sponsor: sponsor})
	}
	return delegations
}

func (l *loader) groups() []models.Group {
	groups := []models.Group{}
	for row := range l.rows(groupsFile, "code", "name_en", "name_fr", "name_es", "aliases") {
		groups = append(groups, models.Group{Sponsor: l.sponsor(row, models.KindGroup)})
	}
	return groups
}

// sponsor reads the columns that delegations and groups share. A code or a name belongs to only one
// delegation or group.
func (l *loader) sponsor(row row, kind models.SponsorKind) models.Sponsor {
	code, id := l.identity(row, "sponsor")
	sponsor := models.Sponsor{ID: id, Kind: kind, Code: code, Names: row.names(), Aliases: row.list("aliases")}
	l.own(row, "code", code, string(code))
	l.own(row, "name_en", code, sponsor.EN)
	l.own(row, "name_fr", code, sponsor.FR)
	l.own(row, "name_es", code, sponsor.ES)
	l.own(row, "aliases", code, sponsor.Aliases...)
	return sponsor
}

// own records the owner of names and reports those that another sponsor already owns: a text with such a
// name would be read as the wrong sponsor.
func (l *loader) own(row row, column string, code models.Code, all ...string) {
	for _, name := range all {
		key := names.Key(name)
		if key == "" || code == "" {
			continue
		}
		if other, ok := l.owners[key]; ok && other.code != code {
			row.faultf(column, "%q is a name of %s already, in %s; a name belongs to one delegation or group", name, other.code, other.place)
			continue
		}
		l.owners[key] = owner{code, row.place()}
	}
}

func (l *loader) memberships(set Set) {
	delegations, groups := newParties(Set{Delegations: set.Delegations}), newParties(Set{Groups: set.Groups})
	byCode := map[models.Code]*models.Group{}
	for i := range set.Groups {
		byCode[set.Groups[i].Code] = &set.Groups[i]
	}
	for row := range l.rows(membershipsFile, "group", "delegation", "from", "until") {
		group, hasGroup := l.party(row, "group", groupsFile, groups)
		member, hasMember := l.party(row, "delegation", delegationsFile, delegations)
		spell := models.GroupMembership{From: row.date("from"), Until: row.date("until")}
		if !spell.Until.IsZero() && !spell.From.Before(spell.Until) {
			row.faultf("until", "%s is not after the first day, %s; give the first day on which the delegation was no longer a member", spell.Until, spell.From)
		}
		if hasGroup && hasMember && !row.isFaulty() {
			join(row, byCode[group], member, spell)
		}
	}
}

// parties are the delegations or the groups of a set.
type parties struct {
	codes map[models.Code]bool
	// names suggests corrections. It is built for the first unknown code.
	names func() *names.Recognizer
}

func newParties(set Set) parties {
	sponsors := set.Sponsors()
	p := parties{codes: map[models.Code]bool{}, names: sync.OnceValue(func() *names.Recognizer { return names.New(sponsors) })}
	for _, sponsor := range sponsors {
		p.codes[sponsor.Code] = true
	}
	return p
}

func (p parties) suggest(text string) []models.Code {
	codes := []models.Code{}
	for _, suggestion := range p.names().Suggest(text) {
		codes = append(codes, suggestion.Code)
	}
	return codes
}

// party reads the code of one of the parties, which a file lists.
func (l *loader) party(row row, column, file string, known parties) (models.Code, bool) {
	code := models.Code(row.text(column))
	switch {
	case l.unread[file]:
		return code, false
	case code == "":
		row.faultf(column, "the %s is missing; give its code, as in %s", column, file)
		return code, false
	case !known.codes[code]:
		row.unknown(column, column, string(code), file, known.suggest(string(code)))
		return code, false
	}
	return code, true
}

// join adds a spell to a group. It reports a spell that overlaps another one of the same
// delegation.
func join(row row, group *models.Group, member models.Code, spell models.GroupMembership) {
	spell.ID = idOf("membership", string(group.Code), string(member), spell.From.String())
	spell.GroupID, spell.DelegationID = group.ID, idOf("sponsor", string(member))
	for _, other := range group.Memberships {
		if other.DelegationID == spell.DelegationID && overlap(other, spell) {
			row.faultf("from", "the spell overlaps that of %s in %s from %q until %q; end one before the other begins",
				member, group.Code, other.From, other.Until)
			return
		}
	}
	group.Memberships = append(group.Memberships, spell)
}

func overlap(a, b models.GroupMembership) bool {
	return (a.Until.IsZero() || a.Until.After(b.From)) && (b.Until.IsZero() || b.Until.After(a.From))
}
