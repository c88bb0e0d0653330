package network

import (
	"cmp"
	"iter"
	"slices"

	"proposaltracker/models"
)

// Lists is the bipartite graph of a selection: sponsors, and the lists that they are on.
type Lists struct {
	// Sponsors are the nodes, ordered by code.
	Sponsors []models.ID
	// Proposals are the proposals with a selected spell, ordered by circulation. SubmittedBy is the
	// index of the submitting delegation in Sponsors, or -1 if it is not a node.
	Proposals []models.ListedProposal

	selection Selection
	// spells are ordered by proposal, then from, then sponsor.
	spells []spell
	// proposalOf maps each list to an index in Proposals.
	proposalOf []int32
	// The members of list k are at start[k]:start[k+1], in order: their nodes, the days they
	// joined, and whether they submitted the proposal.
	start   []int32
	members []int32
	since   []day
	submits []bool
	// The lists of node i are on[nodeStart[i]:nodeStart[i+1]], in order. at holds the index of the
	// node in members.
	nodeStart []int32
	on, at    []int32
	// proposals and submitted count the proposals of each node.
	proposals, submitted []int32
}

// Spell is a selected spell: a period during which a sponsor was on the list of a proposal.
type Spell struct {
	// Sponsor and Proposal are indexes in [Lists.Sponsors] and [Lists.Proposals].
	Sponsor, Proposal int32
	// From is the first day. Until is the first day after the spell, zero while it lasts.
	From, Until models.Date
	// JoinedAt is the number of the revision with which the sponsor joined, or -1 for a later
	// member of a group. LeftAt is the number of the one with which it left, or -1 if there is
	// none.
	JoinedAt, LeftAt int32
	// Original reports whether the sponsor was on the list of revision 0.
	Original bool
	// Submitted reports whether the sponsor, or the group through which it is listed, submitted the
	// proposal.
	Submitted bool
}

// Spells iterates over the selected spells, ordered by proposal, then From, then sponsor.
func (l *Lists) Spells() iter.Seq[Spell] {
	return func(yield func(Spell) bool) {
		for _, s := range l.spells {
			if !yield(Spell{
				Sponsor: s.sponsor, Proposal: s.proposal, From: s.from.date(), Until: s.until.date(),
				JoinedAt: s.joinedAt, LeftAt: s.leftAt, Original: s.original, Submitted: s.submitted,
			}) {
				return
			}
		}
	}
}

// SpellCount returns the number of selected spells.
func (l *Lists) SpellCount() int { return len(l.spells) }

// Selection returns the selection that produced the lists.
func (l *Lists) Selection() Selection { return l.selection }

// ProposalsOf returns, for each node, the number of proposals whose list it is on.
func (l *Lists) ProposalsOf() []int32 { return l.proposals }

// SubmittedOf returns, for each node, the number of proposals that it submitted.
func (l *Lists) SubmittedOf() []int32 { return l.submitted }

// size returns the number of sponsors on a list.
func (l *Lists) size(list int32) int32 { return l.start[list+1] - l.start[list] }

// lists builds the bipartite graph of the selected spells.
func (b *selector) lists() *Lists {
	l := &Lists{selection: b.selection, spells: b.spells}
	l.numberNodes(b.sponsors)
	l.numberProposals(b)
	slices.SortFunc(l.spells, func(a, b spell) int {
		return cmp.Or(cmp.Compare(a.proposal, b.proposal), cmp.Compare(a.from, b.from), cmp.Compare(a.sponsor, b.sponsor))
	})
	l.numberLists()
	l.gatherMembers()
	l.gatherNodes()
	l.countProposals()
	return l
}

// numberNodes numbers the sponsors that have a spell from 0, in order.
func (l *Lists) numberNodes(sponsors []models.ID) {
	number := make([]int32, len(sponsors))
	for i := range l.spells {
		number[l.spells[i].sponsor] = 1
	}
	for place, has := range number {
		if has != 0 {
			number[place] = int32(len(l.Sponsors))
			l.Sponsors = append(l.Sponsors, sponsors[place])
		}
	}
	for i := range l.spells {
		l.spells[i].sponsor = number[l.spells[i].sponsor]
	}
}

// numberProposals numbers the proposals that have a spell from 0, in order.
func (l *Lists) numberProposals(b *selector) {
	places := make(map[models.ID]int32, len(l.Sponsors))
	for node, id := range l.Sponsors {
		places[id] = int32(node)
	}
	number := make([]int32, len(b.c.Proposals))
	for i := range l.spells {
		number[l.spells[i].proposal] = 1
	}
	for place, has := range number {
		if has == 0 {
			continue
		}
		number[place] = int32(len(l.Proposals))
		proposal := b.c.Proposals[place]
		node, is := places[b.sponsors[proposal.SubmittedBy]]
		if !is {
			node = -1
		}
		proposal.SubmittedBy = node
		l.Proposals = append(l.Proposals, proposal)
	}
	for i := range l.spells {
		l.spells[i].proposal = number[l.spells[i].proposal]
	}
}

// numberLists assigns each spell to a list: that of its proposal, or that of the revision with
// which it began, ordered by proposal and revision. Spells that began with no revision are on no
// list.
func (l *Lists) numberLists() {
	if l.selection.Joining != SameRevision {
		l.proposalOf = make([]int32, len(l.Proposals))
		for i := range l.proposalOf {
			l.proposalOf[i] = int32(i)
		}
		for i := range l.spells {
			l.spells[i].list = l.spells[i].proposal
		}
		return
	}
	revisions := []int32{}
	for from := 0; from < len(l.spells); {
		proposal, until := l.spells[from].proposal, from
		revisions = revisions[:0]
		for ; until < len(l.spells) && l.spells[until].proposal == proposal; until++ {
			if l.spells[until].joinedAt >= 0 {
				revisions = append(revisions, l.spells[until].joinedAt)
			}
		}
		slices.Sort(revisions)
		revisions = slices.Compact(revisions)
		for i := from; i < until; i++ {
			l.spells[i].list = -1
			if place, is := slices.BinarySearch(revisions, l.spells[i].joinedAt); is {
				l.spells[i].list = int32(len(l.proposalOf) + place)
			}
		}
		for range revisions {
			l.proposalOf = append(l.proposalOf, proposal)
		}
		from = until
	}
}

// gatherMembers collects the members of each list in order. A member with several spells appears
// once.
func (l *Lists) gatherMembers() {
	order := l.byListAndSponsor()
	l.start = make([]int32, 1, len(l.proposalOf)+1)
	last := int32(-1)
	for _, i := range order {
		s := &l.spells[i]
		for len(l.start) <= int(s.list) {
			l.start = append(l.start, int32(len(l.members)))
			last = -1
		}
		if s.sponsor == last {
			end := len(l.members) - 1
			l.since[end] = min(l.since[end], s.from)
			l.submits[end] = l.submits[end] || s.submitted
			continue
		}
		last = s.sponsor
		l.members = append(l.members, s.sponsor)
		l.since = append(l.since, s.from)
		l.submits = append(l.submits, s.submitted)
	}
	for len(l.start) <= len(l.proposalOf) {
		l.start = append(l.start, int32(len(l.members)))
	}
}

// byListAndSponsor sorts the spells that are on a list by list, then by sponsor, with two stable
// counting sorts.
func (l *Lists) byListAndSponsor() []int32 {
	order := make([]int32, 0, len(l.spells))
	for i := range l.spells {
		if l.spells[i].list >= 0 {
			order = append(order, int32(i))
		}
	}
	order = countingSort(order, len(l.Sponsors), func(i int32) int32 { return l.spells[i].sponsor })
	return countingSort(order, len(l.proposalOf), func(i int32) int32 { return l.spells[i].list })
}

// countingSort sorts items stably by a key in the range [0, keys).
func countingSort(items []int32, keys int, key func(int32) int32) []int32 {
	start := make([]int32, keys+1)
	for _, item := range items {
		start[key(item)+1]++
	}
	for k := range keys {
		start[k+1] += start[k]
	}
	sorted := make([]int32, len(items))
	for _, item := range items {
		k := key(item)
		sorted[start[k]] = item
		start[k]++
	}
	return sorted
}

// gatherNodes inverts the lists: it collects, for each node, the lists that it is on.
func (l *Lists) gatherNodes() {
	l.nodeStart = make([]int32, len(l.Sponsors)+1)
	for _, node := range l.members {
		l.nodeStart[node+1]++
	}
	for node := range l.Sponsors {
		l.nodeStart[node+1] += l.nodeStart[node]
	}
	next := slices.Clone(l.nodeStart)
	l.on, l.at = make([]int32, len(l.members)), make([]int32, len(l.members))
	for list := range l.proposalOf {
		for at := l.start[list]; at < l.start[list+1]; at++ {
			node := l.members[at]
			l.on[next[node]], l.at[next[node]] = int32(list), at
			next[node]++
		}
	}
}

func (l *Lists) countProposals() {
	l.proposals, l.submitted = make([]int32, len(l.Sponsors)), make([]int32, len(l.Sponsors))
	counted, countedSubmitted := make([]int32, len(l.Sponsors)), make([]int32, len(l.Sponsors))
	for i := range l.spells {
		s := &l.spells[i]
		if counted[s.sponsor] != s.proposal+1 {
			counted[s.sponsor] = s.proposal + 1
			l.proposals[s.sponsor]++
		}
		if s.submitted && countedSubmitted[s.sponsor] != s.proposal+1 {
			countedSubmitted[s.sponsor] = s.proposal + 1
			l.submitted[s.sponsor]++
		}
	}
}
