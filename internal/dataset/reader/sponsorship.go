// Package reader reads dated sponsorships of proposals from research data files of other bodies:
// CSV with a row for each name on a proposal. It checks every row, reports every fault with its
// place, and groups the valid rows into the spells of each proposal. It is pure: a stream in,
// values out.
package reader

import (
	"proposaltracker/models"
)

// Role is the role of a name on a proposal.
type Role string

// The roles, as written in the column `role`.
const (
	// Lead put the proposal forward. In bodies without leads, all sponsors have this role.
	Lead Role = "sponsor"
	// CoSponsor signed the proposal, on that day or later.
	CoSponsor Role = "cosponsor"
	// Withdrawn is a co-sponsor that later left the list. The file does not contain the day.
	Withdrawn Role = "cosponsor_withdrawn"
	// Unexplained is a code that the source does not explain. It is treated as co-sponsor.
	Unexplained Role = "other_code_3"
)

// Roles lists all roles.
func Roles() []Role { return []Role{Lead, CoSponsor, Withdrawn, Unexplained} }

// Sponsor is the actor with a given name in the file.
type Sponsor struct {
	Code models.Code
	// Name is the name used for alphabetical order, Written the name as in the file.
	Name    string
	Written string
	// Known reports whether the sponsor existed before the import.
	Known bool
	// Group reports whether the sponsor is a group, which can be on a list but cannot submit.
	Group bool
}

// File is the content of a file without the skipped rows.
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
	// Rows is the number of its rows.
	Rows int
	// CirculatedOn is the earliest day of any of its names.
	CirculatedOn models.Date
	// Lead is the index in [File.Sponsors] of the sponsor that submitted the proposal. If the file
	// names no lead, LeadStated is false, and Lead is the first in alphabetical order of the sponsors
	// with the role sponsor, or of those of the first day.
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
	// On is the first day. Until is the first day off the list, zero while it lasts. The files do
	// not contain the day on which a co-sponsor withdrew, so Until is the latest possible day: the
	// day on which it signed again, otherwise the day after the last signature on the proposal.
	On, Until models.Date
	Line      int
	// Undated reports whether the file contains no date for the spell. On is then the proposal's
	// first day.
	Undated bool
}

// LeaveOut removes the proposals for which problemOf returns a problem, which is reported at the
// proposal's first line.
func (f *File) LeaveOut(name string, problemOf func(Proposal) (problem string)) {
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
