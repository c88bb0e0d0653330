package network

import (
	"bytes"
	"math"
	"slices"
	"time"

	"proposaltracker/models"
)

// Selection defines the spells and the sponsors that form the graph. Date bounds are inclusive; a
// zero date means no bound.
type Selection struct {
	// From and To limit the first day of a spell.
	From, To models.Date
	// CirculatedFrom and CirculatedTo limit the day of an item's first circulation.
	CirculatedFrom, CirculatedTo models.Date
	// AsOf is the day as of which the lists are read. It must not be zero.
	AsOf models.Date
	// Sponsors restricts the nodes to these sponsors; empty for all. If a group is expanded, it
	// stands for all its present and former members.
	Sponsors []models.ID
	// Groups lists the groups to expand: each spell of a group becomes spells of its members,
	// limited to the days on which they were members.
	Groups []models.Group
	// IncludeEnded includes spells that had ended by AsOf.
	IncludeEnded bool
	// Joining defines when two sponsors share a list.
	Joining Joining
	// MinShared is the minimum number of shared lists for a tie. 0 means 1.
	MinShared int
	// MaxPValue is the maximum p-value of a tie; see [Graph.PValues]. 0 means no limit.
	MaxPValue float64
}

// day is a number of days since 1 January 1970. noDay means that there is no date.
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

// spell is a [Spell] in compact form.
type spell struct {
	sponsor, item, list int32
	from, until         day
	joinedAt, leftAt    int32
	original, submitted bool
}

// Select applies the selection to the lists. Nodes are the sponsors with at least one selected
// spell, including those that share no list. Items are those with at least one selected spell.
func Select(c *models.CoSponsorships, s Selection) *Lists {
	b := newSelector(c, s)
	for i := range c.Spells {
		b.take(&c.Spells[i])
	}
	return b.lists()
}

// selector collects the selected spells.
type selector struct {
	c         *models.CoSponsorships
	selection Selection
	// sponsors contains the sponsors of c, followed by group members that c does not name.
	sponsors []models.ID
	// allowed is true for each sponsor that may be a node, by index; nil if all may be.
	allowed []bool
	// members contains the memberships of the groups to expand, by index of the group.
	members map[int32][]membership
	// circulated is true for each item that was circulated within the bounds.
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
	b.circulated = make([]bool, len(c.Items))
	for i := range c.Items {
		b.circulated[i] = within(dayOf(c.Items[i].CirculatedOn), from, to)
	}
	return b
}

// within reports whether d is on or between from and to; noDay means no bound.
func within(d, from, to day) bool {
	return d >= from && (to == noDay || d <= to)
}

// addMembers looks up the members of the groups on the lists. Members that c does not name are
// appended in order of ID.
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

// take adds a spell if the selection includes it. For an expanded group, it adds the spells of the
// members instead.
func (b *selector) take(listed *models.ListedSpell) {
	if !b.circulated[listed.Item] {
		return
	}
	whole := spell{
		sponsor: listed.Sponsor, item: listed.Item,
		from: dayOf(listed.From), until: dayOf(listed.Until),
		joinedAt: listed.JoinedAt, leftAt: listed.LeftAt, original: listed.Original,
		submitted: b.c.Items[listed.Item].SubmittedBy == listed.Sponsor,
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

// part returns the part of a group's spell during which the sponsor was a member, and false if
// there is none. A sponsor that became a member during the spell did not join with a revision and
// did not submit the item; a sponsor whose membership ended during the spell did not leave with a
// revision.
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

// add adds a spell, unless its days or its sponsor are outside the selection.
func (b *selector) add(s spell) {
	switch {
	case b.allowed != nil && !b.allowed[s.sponsor]:
	case s.from > b.asOf, !within(s.from, b.from, b.to):
	case !b.selection.IncludeEnded && s.until != noDay && s.until <= b.asOf:
	default:
		b.spells = append(b.spells, s)
	}
}
