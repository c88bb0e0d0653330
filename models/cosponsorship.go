package models

// CoSponsorships is the dated bipartite graph of sponsors and proposals, as one viewer may see it:
// who was on the list of which circulated proposal, and when. Places in its slices stand for the
// things themselves, so that half a million spells fit in memory.
type CoSponsorships struct {
	// Proposals are in order of their first circulation, then of their id.
	Proposals []ListedProposal
	// Sponsors are those of the spells, those who submitted, and the members of the groups among
	// them, in order of code.
	Sponsors []ID
	// Spells are in order of proposal, then From, then sponsor.
	Spells []ListedSpell
}

// ListedProposal is a proposal with a list of sponsors that was circulated.
type ListedProposal struct {
	ID ID
	// Symbol is the first that it was circulated under; it may be empty.
	Symbol Symbol
	// DocumentNumber is the archive's own of revision 0, and of imported data the identifier in their
	// source; it may be empty.
	DocumentNumber string
	// CirculatedOn is the day of its first circulation.
	CirculatedOn Date
	// SubmittedBy is the submitting delegation's place in Sponsors.
	SubmittedBy int32
}

// ListedSpell is one spell of time for which a sponsor was on the list of a proposal.
type ListedSpell struct {
	// Proposal and Sponsor are places in Proposals and Sponsors.
	Proposal, Sponsor int32
	// From is the day on which it came onto the list.
	From Date
	// Until is the first day on which it was no longer on it; zero while it lasts.
	Until Date
	// JoinedAt is the number of the revision that brought it onto the list; LeftAt of the one that
	// took it off, -1 where there is none.
	JoinedAt, LeftAt int32
	// Original tells that it was on the list of revision 0.
	Original bool
}
