// Package network is the co-sponsorship graph: who acts with whom, how strongly, and who stands
// where in it. It takes the dated lists of sponsors as values ([models.CoSponsorships]), selects
// from them ([Select]), projects them onto sponsors ([Lists.Project]) and measures what comes
// out. It is pure: no SQL, no clock, no chance; the same lists give the same digits.
//
// Sponsors are nodes, and stand by their place in order of code, from 0. All measures take a
// [Weight] where the strength of ties matters to them, and end early with ctx's error where they
// are more than linear in the number of ties.
package network

// Weight says how strong a tie is. The empty Weight is [Shared].
type Weight string

// The weights. Distances, where a measure needs them, are 1/weight.
const (
	// Binary counts each tie as 1.
	Binary Weight = "BINARY"
	// Shared is the number of lists on which both are.
	Shared Weight = "SHARED"
	// Newman is the sum of 1/(d-1) over the lists on which both are, with d the number of sponsors
	// on the list, so that the strengths of a sponsor's ties sum to the number of lists that it
	// shares with anybody.
	//
	// Source: Newman 2001, Scientific collaboration networks II, Physical Review E 64, 016132, eq. 2.
	Newman Weight = "NEWMAN"
	// Fowler is directed, from co-sponsor to submitting delegation: the sum of 1/c over the lists on
	// which both are, with c the number of the list's sponsors that did not submit it.
	//
	// Source: Fowler 2006, Connecting the Congress, Political Analysis 14(4), p. 468.
	Fowler Weight = "FOWLER"
)

// directed tells whether ties of the weight have a direction.
func (w Weight) directed() bool { return w == Fowler }

// Joining says what makes two sponsors share a list. The empty Joining is [Listed].
type Joining string

// The ways of joining.
const (
	// Listed takes each proposal for one list: all who are on it share it.
	Listed Joining = "LISTED"
	// SameRevision takes each revision of a proposal for a list of its own: those who came onto the
	// proposal's list with it share it.
	SameRevision Joining = "SAME_REVISION"
)
