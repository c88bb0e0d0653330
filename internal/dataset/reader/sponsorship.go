// Package reader reads dated sponsorships of proposals from research data files of other bodies:
// CSV with a row for each name on a proposal. It checks every row, reports every fault with its
// position, and groups the valid rows into the spells of each proposal. It only reads its input,
// and accesses neither files nor the database.
package reader

import (
	"proposaltracker/models"
)

// Role is the role of a name on a proposal.
type Role string

// The roles, as written in the column `role`.
const (
	// Lead is the role of the sponsor that put the proposal forward. In bodies without leads, all
	// sponsors have it.
	Lead Role = "sponsor"
	// CoSponsor is the role of the other sponsors that signed the proposal, on the first day or later.
	CoSponsor Role = "cosponsor"
	// Withdrawn is the role of a co-sponsor that later left the list, on a day that the file does not contain.
	Withdrawn Role = "cosponsor_withdrawn"
	// Unexplained is a role that the source does not explain. It is treated like CoSponsor.
	Unexplained Role = "other_code_3"
)

// Roles lists all roles.
func Roles() []Role { return []Role{Lead, CoSponsor, Withdrawn, Unexplained} }

// Sponsor is an actor that the file names.
type Sponsor struct {
	Code models.Code
	// Name determines the alphabetical order. Written is the name as written in the file.
	Name    string
	Written string
	// Known reports whether the sponsor existed before the import.
	Known bool
	// Group reports whether the sponsor is a group, which can be on a list but cannot submit.
	Group bool
}

// File is the parsed content of a file, without the skipped rows.
type File struct {
	// Hash is the SHA-256 of the uncompressed file, in hexadecimal.
	Hash string
	// Rows counts the rows below the header, including skipped ones.
	Rows int
	// Sponsors are in order of their first row, without duplicates.
	Sponsors []Sponsor
	// Proposals are in order of their first row.
	Proposals []Proposal
	Faults    Faults
}

// Proposal is a proposal with all sponsors that were ever on its list.
type Proposal struct {
	// ID is the identifier as written in the file. Line is its first line.
	ID   string
	Line int
	// Rows is the number of the proposal's rows.
	Rows int
	// CirculatedOn is the earliest day on which a sponsor signed.
	CirculatedOn models.Date
	// Lead is the index in [File.Sponsors] of the sponsor that submitted the proposal. If the file
	// does not name exactly one lead, LeadStated is false, and Lead is the alphabetically first of
	// the sponsors with the role Lead, or, without any, of those that signed on the first day.
	Lead       int
	LeadStated bool
	// Spells are ordered by first day, then by line.
	Spells []Spell
}

// Spell is a period during which a name was on the list.
type Spell struct {
	// Sponsor is an index in [File.Sponsors].
	Sponsor int
	Role    Role
	// On is the first day. Until is the first day off the list, zero if the sponsor never left. The
	// files do not contain the day on which a co-sponsor withdrew, so Until is the latest possible
	// day: the day on which the co-sponsor signed again, otherwise the day after the last signature
	// on the proposal.
	On, Until models.Date
	Line      int
	// Undated reports whether the file contains no date for the spell. On is then the proposal's
	// first day.
	Undated bool
}

// Exclude removes each proposal for which problemOf returns a text, and reports that text as a
// fault in the proposal's first line.
func (f *File) Exclude(name string, problemOf func(Proposal) (problem string)) {
	remaining := f.Proposals[:0]
	for _, proposal := range f.Proposals {
		problem := problemOf(proposal)
		if problem == "" {
			remaining = append(remaining, proposal)
			continue
		}
		f.Faults.add(&FileError{placeOf(name, proposal.Line, idColumn), problem})
		f.Faults.Rows += proposal.Rows
	}
	f.Proposals = remaining
}
