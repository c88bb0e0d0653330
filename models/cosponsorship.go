package models

// CoSponsorships is the dated bipartite graph of sponsors and proposals as one viewer may see it:
// who was on the list of which circulated proposal, and when. Elements refer to each other by slice
// index, so that half a million spells fit in memory.
type CoSponsorships struct {
	// Proposals are ordered by first circulation, then by ID.
	Proposals []ListedProposal
	// Sponsors lists all sponsors of the spells, all submitting delegations, and the members of the
	// groups among them, ordered by code.
	Sponsors []ID
	// Spells are ordered by proposal, then From, then sponsor.
	Spells []ListedSpell
}

// ListedProposal is a proposal of which at least one list of sponsors was circulated.
type ListedProposal struct {
	ID ID
	// Symbol is the first symbol under which the proposal was circulated. It can be empty.
	Symbol Symbol
	// DocumentNumber is the archive's number of revision 0; for imported data, the identifier used
	// in the source. It can be empty.
	DocumentNumber string
	// CirculatedOn is the day of the first circulation.
	CirculatedOn Date
	// SubmittedBy is the index of the submitting delegation in Sponsors.
	SubmittedBy int32
}

// ListedSpell is one period during which a sponsor was on the list of a proposal.
type ListedSpell struct {
	// Proposal and Sponsor are indexes in Proposals and Sponsors.
	Proposal, Sponsor int32
	// From is the first day on the list.
	From Date
	// Until is the first day off the list. Zero while the spell lasts.
	Until Date
	// JoinedAt is the number of the revision that added the sponsor to the list, LeftAt the number
	// of the one that removed it, or -1 if there is none.
	JoinedAt, LeftAt int32
	// Original reports whether the sponsor was on the list of revision 0.
	Original bool
}
