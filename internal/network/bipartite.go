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
	// Items are the items that have at least one selected [Spell], a period on the list of sponsors, ordered by circulation. SubmittedBy is the index
	// of the lead sponsor in Sponsors, or [models.NoLead] if the item has no lead or the lead is
	// not a node.
	Items []models.ListedItem

	selection Selection
	// spells are ordered by item, then from, then sponsor.
	spells []spell
	// itemOf maps each list to an index in Items.
	itemOf []int32
	// The members of list k are members[start[k]:start[k+1]], in order of node. since contains the
	// day on which each joined, and submits whether it submitted the item.
	start   []int32
	members []int32
	since   []day
	submits []bool
	// The lists of node i are on[nodeStart[i]:nodeStart[i+1]], in order. at contains the index of
	// the node in members for each of them.
	nodeStart []int32
	on, at    []int32
	// items and submitted contain, for each node, the number of items whose list it is on and the
	// number that it submitted.
	items, submitted []int32
	withoutLead      int
}

// Spell is a selected spell: a period during which a sponsor was on the list of an item.
type Spell struct {
	// Sponsor and Item are indexes in [Lists.Sponsors] and [Lists.Items].
	Sponsor, Item int32
	// From is the first day. Until is the first day after the spell; zero if it has not ended.
	From, Until models.Date
	// JoinedAt is the number of the revision with which the sponsor joined, or -1 for a later
	// member of a group. LeftAt is the number of the revision with which it left, or -1 if it did
	// not leave with a revision.
	JoinedAt, LeftAt int32
	// Original reports whether the sponsor was on the list of revision 0.
	Original bool
	// Submitted reports whether the sponsor, or the group through which it is listed, submitted the
	// item.
	Submitted bool
}

// Spells iterates over the selected spells, ordered by item, then From, then sponsor.
func (l *Lists) Spells() iter.Seq[Spell] {
	return func(yield func(Spell) bool) {
		for _, s := range l.spells {
			if !yield(Spell{
				Sponsor: s.sponsor, Item: s.item, From: s.from.date(), Until: s.until.date(),
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

// ItemCounts returns, for each node, the number of items whose list it is on.
func (l *Lists) ItemCounts() []int32 { return l.items }

// LeadCounts returns, for each node, the number of items that it submitted.
func (l *Lists) LeadCounts() []int32 { return l.submitted }

// ItemsWithoutLead returns the number of items whose source names no lead sponsor.
func (l *Lists) ItemsWithoutLead() int { return l.withoutLead }

// size returns the number of sponsors on a list.
func (l *Lists) size(list int32) int32 { return l.start[list+1] - l.start[list] }

// lists builds the bipartite graph of the selected spells.
func (b *selector) lists() *Lists {
	l := &Lists{selection: b.selection, spells: b.spells}
	l.numberNodes(b.sponsors)
	l.numberItems(b)
	slices.SortFunc(l.spells, func(a, b spell) int {
		return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.from, b.from), cmp.Compare(a.sponsor, b.sponsor))
	})
	l.numberLists()
	l.gatherMembers()
	l.gatherNodes()
	l.countItems()
	return l
}

// numberNodes assigns consecutive numbers, from 0, to the sponsors that have a spell.
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

// numberItems assigns consecutive numbers, from 0, to the items that have a spell.
func (l *Lists) numberItems(b *selector) {
	places := make(map[models.ID]int32, len(l.Sponsors))
	for node, id := range l.Sponsors {
		places[id] = int32(node)
	}
	number := make([]int32, len(b.c.Items))
	for i := range l.spells {
		number[l.spells[i].item] = 1
	}
	for place, has := range number {
		if has == 0 {
			continue
		}
		number[place] = int32(len(l.Items))
		item := b.c.Items[place]
		if item.SubmittedBy == models.NoLead {
			l.withoutLead++
		} else {
			node, ok := places[b.sponsors[item.SubmittedBy]]
			if !ok {
				node = models.NoLead
			}
			item.SubmittedBy = node
		}
		l.Items = append(l.Items, item)
	}
	for i := range l.spells {
		l.spells[i].item = number[l.spells[i].item]
	}
}

// numberLists assigns each spell to a list: the list of its item or, for [SameRevision], the list
// of the revision with which it began. Lists are ordered by item and revision. For SameRevision,
// spells that did not begin with a revision are not on any list.
func (l *Lists) numberLists() {
	if l.selection.Joining != SameRevision {
		l.itemOf = make([]int32, len(l.Items))
		for i := range l.itemOf {
			l.itemOf[i] = int32(i)
		}
		for i := range l.spells {
			l.spells[i].list = l.spells[i].item
		}
		return
	}
	revisions := []int32{}
	for from := 0; from < len(l.spells); {
		item, until := l.spells[from].item, from
		revisions = revisions[:0]
		for ; until < len(l.spells) && l.spells[until].item == item; until++ {
			if l.spells[until].joinedAt >= 0 {
				revisions = append(revisions, l.spells[until].joinedAt)
			}
		}
		slices.Sort(revisions)
		revisions = slices.Compact(revisions)
		for i := from; i < until; i++ {
			l.spells[i].list = -1
			if place, ok := slices.BinarySearch(revisions, l.spells[i].joinedAt); ok {
				l.spells[i].list = int32(len(l.itemOf) + place)
			}
		}
		for range revisions {
			l.itemOf = append(l.itemOf, item)
		}
		from = until
	}
}

// gatherMembers collects the members of each list, in order. A member with several spells appears
// once.
func (l *Lists) gatherMembers() {
	order := l.byListAndSponsor()
	l.start = make([]int32, 1, len(l.itemOf)+1)
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
	for len(l.start) <= len(l.itemOf) {
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
	return countingSort(order, len(l.itemOf), func(i int32) int32 { return l.spells[i].list })
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
	for list := range l.itemOf {
		for at := l.start[list]; at < l.start[list+1]; at++ {
			node := l.members[at]
			l.on[next[node]], l.at[next[node]] = int32(list), at
			next[node]++
		}
	}
}

func (l *Lists) countItems() {
	l.items, l.submitted = make([]int32, len(l.Sponsors)), make([]int32, len(l.Sponsors))
	counted, countedSubmitted := make([]int32, len(l.Sponsors)), make([]int32, len(l.Sponsors))
	for i := range l.spells {
		s := &l.spells[i]
		if counted[s.sponsor] != s.item+1 {
			counted[s.sponsor] = s.item + 1
			l.items[s.sponsor]++
		}
		if s.submitted && countedSubmitted[s.sponsor] != s.item+1 {
			countedSubmitted[s.sponsor] = s.item + 1
			l.submitted[s.sponsor]++
		}
	}
}
