package models

// CoSponsorships is the dated bipartite graph of sponsors and items as one viewer may see it: which
// sponsors were on the list of each item, and when. Elements refer to each other by slice index, so
// that half a million spells fit into memory.
type CoSponsorships struct {
	// Items is sorted by first circulation, then by ID.
	Items []ListedItem
	// Sponsors lists all sponsors in spells, all lead sponsors, and the members of groups among
	// them, sorted by code.
	Sponsors []ID
	// Spells is sorted by item, then by From, then by sponsor.
	Spells []ListedSpell
}

// NoLead is the SubmittedBy of an item without a lead sponsor in its source.
const NoLead int32 = -1

// ListedItem is an item with a list of sponsors, such as a circulated proposal.
type ListedItem struct {
	ID ID
	// Symbol is the first symbol under which the item was circulated; it may be empty.
	Symbol Symbol
	// DocumentNumber is the archive number of revision 0 or, for imported data, the identifier in
	// the source. It may be empty.
	DocumentNumber string
	// CirculatedOn is the day of the first circulation.
	CirculatedOn Date
	// SubmittedBy is the index of the lead sponsor in Sponsors, or [NoLead].
	SubmittedBy int32
}

// ListedSpell is one period during which a sponsor was on the list of an item.
type ListedSpell struct {
	// Item and Sponsor are indexes of Items and Sponsors.
	Item, Sponsor int32
	// From is the first day on the list.
	From Date
	// Until is the first day off the list; zero while the spell lasts.
	Until Date
	// JoinedAt is the number of the revision that added the sponsor to the list. LeftAt is the
	// number of the revision that removed it, or -1 while the spell lasts.
	JoinedAt, LeftAt int32
	// Original is true if the sponsor was on the list of revision 0.
	Original bool
}
