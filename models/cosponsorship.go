package models

// CoSponsorships is the dated bipartite graph of sponsors and items as one viewer may see it: which sponsors were on
// the list of each item, and when. Elements refer to each other by slice index, so that half a million spells fit in
// memory.
type CoSponsorships struct {
	// Items are ordered by first circulation, then by ID.
	Items []ListedItem
	// Sponsors lists all sponsors of the spells, all lead sponsors, and the members of the groups
	// among them, ordered by code.
	Sponsors []ID
	// Spells are ordered by item, then From, then sponsor.
	Spells []ListedSpell
}

// NoLead is the SubmittedBy of an item whose source names no lead sponsor.
const NoLead int32 = -1

// ListedItem is an item with a list of sponsors, such as a circulated proposal.
type ListedItem struct {
	ID ID
	// Symbol is the first symbol under which the item was circulated. It can be empty.
	Symbol Symbol
	// DocumentNumber is the archive's number of revision 0 or, for imported data, the identifier in the source. It
	// can be empty.
	DocumentNumber string
	// CirculatedOn is the day of the first circulation.
	CirculatedOn Date
	// SubmittedBy is the index of the lead sponsor in Sponsors, or [NoLead].
	SubmittedBy int32
}

// ListedSpell is one period during which a sponsor was on the list of an item.
type ListedSpell struct {
	// Item and Sponsor are indexes in Items and Sponsors.
	Item, Sponsor int32
	// From is the first day on the list.
	From Date
	// Until is the first day off the list. Zero while the spell lasts.
	Until Date
	// JoinedAt is the number of the revision that added the sponsor to the list. LeftAt is the
	// number of the revision that removed it, or -1 while the spell lasts.
	JoinedAt, LeftAt int32
	// Original reports whether the sponsor was on the list of revision 0.
	Original bool
}
