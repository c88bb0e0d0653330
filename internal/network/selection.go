package network

import (
	"bytes"
	"math"
	"slices"
	"time"

	"proposaltracker/models"
)

// Selection says which spells, and whose, make the graph. Its dates are days included; a zero
// date is no bound.
type Selection struct {
	// From and To bound the day on which a spell began.
	From, To models.Date
	// CirculatedFrom and CirculatedTo bound the day of a proposal's first circulation.
	CirculatedFrom, CirculatedTo models.Date
	// AsOf is the day on which the lists are read. It is never zero.
	AsOf models.Date
	// Sponsors are the only nodes; none: all. Where groups are expanded, a group among them stands
	// for all that have been its members.
	Sponsors []models.ID
	// Groups, where there are any, are expanded: a spell of a group becomes spells of its members,
	// each for the days on which it was a member.
	Groups []models.Group
	// IncludeWithdrawn takes in the spells that had ended by AsOf.
	IncludeWithdrawn bool
	// Joining says what makes two sponsors share a list.
	Joining Joining
	// MinShared is the least number of shared lists that makes a tie; 0 is as 1.
	MinShared int
	// MaxPValue is the greatest [Graph.Significance] with which a tie stays; 0: all stay.
	MaxPValue float64
}

// day is a day counted from 1 January 1970; noDay stands for none.
type day int32

const noDay day = math.MinInt32

func dayOf(date models.Date) day {
	if date.IsZero() {
		return noDay
	}
	return day(date.Time().Unix() / secondsOfADay)
}

func (d day) date() models.Date {
	if d == noDay {
		return models.Date{}
	}
	return models.DateOf(time.Unix(int64(d)*secondsOfADay, 0))
}

const secondsOfADay = 24 * 60 * 60

// spell is a [Spell] in memory.
type spell struct {
	sponsor, proposal, list int32
	from, until             day
	joinedAt, leftAt        int32
	original, submitted     bool
}

// Select reads the lists as the selection wants them. Nodes are the sponsors that have at least
// one selected spell, those that share no list among them; proposals are those that have one.
func Select(c *models.CoSponsorships, s Selection) *Lists {
	b := newSelector(c, s)
	for i := range c.Spells {
		b.take(&c.Spells[i])
	}
	return b.lists()
}

// selector gathers the selected spells.
type selector struct {
	c         *models.CoSponsorships
	selection Selection
	// sponsors are c's, and after them the members of groups that c does not name.
	sponsors []models.ID
	// allowed are the sponsors that may be nodes, by place; nil: all.
	allowed []bool
	// members are the memberships of the groups to expand, by the group's place.
	members map[int32][]membership
	// circulated tells which proposals were circulated within the bounds.
	circulated     []bool
	from, to, asOf day
	spells         []spell
}

type membership struct {
	sponsor     int32
	from, until day
}

func newSelector(c *models.CoSponsorships, s Selection) *selector {
	b := &selector{c: c, selection: s, from: dayOf(s.From), to: dayOf(s.To), asOf: dayOf(s.AsOf)}
	b.sponsors = slices.Clone(c.Sponsors)
	places := make(map[models.ID]int32, len(b.sponsors))
	for i, id := range b.sponsors {
		places[id] = int32(i)
	}
	b.addMembers(places)
	b.restrict(places)
	from, to := dayOf(s.CirculatedFrom), dayOf(s.CirculatedTo)
	b.circulated = make([]bool, len(c.Proposals))
	for i := range c.Proposals {
		b.circulated[i] = within(dayOf(c.Proposals[i].CirculatedOn), from, to)
	}
	return b
}

// within tells whether a day is in the bounds, both included.
func within(d, from, to day) bool {
	return d >= from && (to == noDay || d <= to)
}

// addMembers looks up the members of the groups that are on lists. Members that c does not name
// are put after those that it does, in order of id.
func (b *selector) addMembers(places map[models.ID]int32) {
	b.members = map[int32][]membership{}
	unnamed := []models.ID{}
	for _, group := range b.selection.Groups {
		if _, listed := places[group.ID]; !listed {
			continue
		}
		for _, m := range group.Memberships {
			if _, named := places[m.DelegationID]; !named {
				unnamed = append(unnamed, m.DelegationID)
			}
		}
	}
	slices.SortFunc(unnamed, func(a, b models.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, id := range slices.Compact(unnamed) {
		places[id] = int32(len(b.sponsors))
		b.sponsors = append(b.sponsors, id)
	}
	for _, group := range b.selection.Groups {
		place, listed := places[group.ID]
		if !listed {
			continue
		}
		memberships := make([]membership, 0, len(group.Memberships))
		for _, m := range group.Memberships {
			memberships = append(memberships, membership{places[m.DelegationID], dayOf(m.From), dayOf(m.Until)})
		}
		b.members[place] = memberships
	}
}

// restrict marks the sponsors that may be nodes.
func (b *selector) restrict(places map[models.ID]int32) {
	if len(b.selection.Sponsors) == 0 {
		return
	}
	b.allowed = make([]bool, len(b.sponsors))
	for _, id := range b.selection.Sponsors {
		place, named := places[id]
		if !named {
			continue
		}
		b.allowed[place] = true
		for _, m := range b.members[place] {
			b.allowed[m.sponsor] = true
		}
	}
}

// take takes in a spell where the selection wants it, expanded where it is a group's.
func (b *selector) take(listed *models.ListedSpell) {
	if !b.circulated[listed.Proposal] {
		return
	}
	whole := spell{
		sponsor: listed.Sponsor, proposal: listed.Proposal,
		from: dayOf(listed.From), until: dayOf(listed.Until),
		joinedAt: listed.JoinedAt, leftAt: listed.LeftAt, original: listed.Original,
		submitted: b.c.Proposals[listed.Proposal].SubmittedBy == listed.Sponsor,
	}
	memberships, expanded := b.members[listed.Sponsor]
	if !expanded {
		b.add(whole)
		return
	}
	for _, m := range memberships {
		if part, some := m.part(whole); some {
			b.add(part)
		}
	}
}

// part is a member's part of its group's spell. Who became a member later came on with no
// revision, and did not submit; who ceased to be one left with none.
func (m membership) part(whole spell) (part spell, some bool) {
	part = whole
	part.sponsor = m.sponsor
	if m.from > whole.from {
		part.from, part.joinedAt, part.original, part.submitted = m.from, -1, false, false
	}
	if m.until != noDay && (whole.until == noDay || m.until < whole.until) {
		part.until, part.leftAt = m.until, -1
	}
	return part, part.until == noDay || part.from < part.until
}

// add keeps a spell that is within the selection's days and nodes.
func (b *selector) add(s spell) {
	switch {
	case b.allowed != nil && !b.allowed[s.sponsor]:
	case s.from > b.asOf, !within(s.from, b.from, b.to):
	case !b.selection.IncludeWithdrawn && s.until != noDay && s.until <= b.asOf:
	default:
		b.spells = append(b.spells, s)
	}
}
