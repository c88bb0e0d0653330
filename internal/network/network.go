// Package network builds and measures the co-sponsorship graph: the ties between sponsors, their
// strength, and the position of each sponsor. It takes dated lists of sponsors as values
// ([models.CoSponsorships]), selects from them ([Select]), projects them onto sponsors
// ([Lists.Project]) and measures the result. It uses no database, no clock and no unseeded
// randomness, so the same lists always produce the same digits. Nodes are sponsors, numbered from 0
// in order of their codes. Measures that depend on the strength of ties take a [Weight]. Measures
// that take more than linear time in the number of ties take a context, and return its error when
// it ends.
package network

// Weight defines the strength of a tie. The empty Weight is [Shared].
type Weight string

// The weights. Measures that need distances use 1/weight.
const (
	// Binary counts each tie as 1.
	Binary Weight = "BINARY"
	// Shared is the number of lists that both sponsors are on.
	Shared Weight = "SHARED"
	// Newman is the sum of 1/(d-1) over the common lists, with d the number of sponsors on the
	// list. The strength of a sponsor is then the number of lists that it shares with anyone.
	//
	// Source: Newman 2001, Scientific collaboration networks II, Physical Review E 64, 016132, eq.
	// 2.
	Newman Weight = "NEWMAN"
	// Fowler is directed, from co-sponsor to submitting delegation: the sum of 1/c over the common
	// lists, with c the number of the list's sponsors that did not submit the item.
	//
	// Source: Fowler 2006, Connecting the Congress, Political Analysis 14(4), p. 468.
	Fowler Weight = "FOWLER"
)

// directed reports whether ties of this weight have a direction.
func (w Weight) directed() bool { return w == Fowler }

// Joining defines when two sponsors share a list. The empty Joining is [Listed].
type Joining string

// The definitions of a shared list.
const (
	// Listed treats each item as one list shared by all its sponsors.
	Listed Joining = "LISTED"
	// SameRevision treats each revision as a separate list, shared by the sponsors who joined the
	// item with that revision.
	SameRevision Joining = "SAME_REVISION"
)
