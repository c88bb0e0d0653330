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
			row.faultf("member_since", "only a Member can have this date; leave the cell empty, or set the standing to MEMBER")
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

// sponsor reads the columns that delegations and groups have in common. It reports codes and names
// that another delegation or group has.
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

// own records the sponsor with the given code as the owner of names, and reports names that another
// sponsor already owns, since a text with such a name would be ambiguous.
func (l *loader) own(row row, column string, code models.Code, all ...string) {
	for _, name := range all {
		key := names.Key(name)
		if key == "" || code == "" {
			continue
		}
		if other, ok := l.owners[key]; ok && other.code != code {
			row.faultf(column, "%q already names %s (%s); a name must belong to one delegation or group", name, other.code, other.place)
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

// parties contains the codes of all delegations, or of all groups, in a set.
type parties struct {
	codes map[models.Code]bool
	// names returns a recognizer that suggests corrections. It is built when the first unknown code is found.
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

// party reads the code of a delegation or group in a column. known contains the valid codes, which
// file lists. If the code is missing or unknown, party records a fault and returns false.
func (l *loader) party(row row, column, file string, known parties) (models.Code, bool) {
	code := models.Code(row.text(column))
	switch {
	case l.unread[file]:
		return code, false
	case code == "":
		row.faultf(column, "the %s is missing; give its code from %s", column, file)
		return code, false
	case !known.codes[code]:
		row.unknown(column, column, string(code), file, known.suggest(string(code)))
		return code, false
	}
	return code, true
}

// join adds a spell of a delegation to a group, or records a fault if it overlaps another spell of
// the same delegation.
func join(row row, group *models.Group, member models.Code, spell models.GroupMembership) {
	spell.ID = idOf("membership", string(group.Code), string(member), spell.From.String())
	spell.GroupID, spell.DelegationID = group.ID, idOf("sponsor", string(member))
	for _, other := range group.Memberships {
		if other.DelegationID == spell.DelegationID && overlap(other, spell) {
			row.faultf("from", "the spell overlaps another one of %s in %s, from %q until %q; end one before the other begins",
				member, group.Code, other.From, other.Until)
			return
		}
	}
	group.Memberships = append(group.Memberships, spell)
}

func overlap(a, b models.GroupMembership) bool {
	return (a.Until.IsZero() || a.Until.After(b.From)) && (b.Until.IsZero() || b.Until.After(a.From))
}
