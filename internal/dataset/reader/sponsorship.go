// Package sponsorship reads who put forward what, and when, from files of research on other bodies:
// CSV with a row for each name on a proposal. It checks every row, tells all that is wrong with its
// place, and gathers the rest into the spells of each proposal. Pure: a stream in, values out.
package reader

import (
	"proposaltracker/models"
)

// Role is what a name on a proposal is there for.
type Role string

// The roles, as they are written in the column `role`.
const (
	// Lead: who put it forward. A body without leads calls all of them so.
	Lead Role = "sponsor"
	// CoSponsor: who signed on, on that day or later.
	CoSponsor Role = "cosponsor"
	// Withdrawn: a co-sponsor that left the list later. The day on which it left is not in the file.
	Withdrawn Role = "cosponsor_withdrawn"
	// Unexplained is a code of the source whose meaning is not told; it is taken for a co-sponsor.
	Unexplained Role = "other_code_3"
)

// Roles lists all of them.
func Roles() []Role { return []Role{Lead, CoSponsor, Withdrawn, Unexplained} }

// Sponsor is whom a name in a file stands for.
type Sponsor struct {
	Code models.Code
	// Name is the name by which it stands in an alphabetical list, and Written as the file has it.
	Name    string
	Written string
	// Known tells that it was there before the file.
	Known bool
	// Group tells that it is a group, which can be on a list and not submit.
	Group bool
}

// File is what a file says, without the rows that were left out.
type File struct {
	// Hash is the SHA-256, in hexadecimal, of what the file holds, uncompressed.
	Hash string
	// Rows counts the rows below the header, those that were left out among them.
	Rows int
	// Sponsors are in order of their first row, each once however it is written.
	Sponsors []Sponsor
	// Proposals are in order of their first row.
	Proposals []Proposal
	Faults    Faults
}

// Proposal is a proposal with all who were ever on its list.
type Proposal struct {
	// ID identifies it in the file, as it is written there; Line is its first line.
	ID   string
	Line int
	// Rows is how many rows it has.
	Rows int
	// CirculatedOn is the first day of any of its names.
	CirculatedOn models.Date
	// Lead is the place in [File.Sponsors] of who submitted it: the lead, where there is one. Else the
	// file does not tell: LeadTold is false, and it is the first in alphabetical order of those who are
	// called sponsor or, where nobody is, of those of the first day.
	Lead     int
	LeadTold bool
	// Spells are in order of the day on which they begin, then of their lines.
	Spells []Spell
}

// Spell is one spell of time for which a name was on the list.
type Spell struct {
	// Sponsor is a place in [File.Sponsors].
	Sponsor int
	Role    Role
	// On is the first day, and Until the first day no longer on the list; zero while it lasts. The files
	// do not tell when a co-sponsor withdrew, so Until is the latest day that it can be told for: the day
	// on which it signed again, or else the day after the last signature on the proposal.
	On, Until models.Date
	Line      int
	// Undated tells that the file has no day for it, and On is the proposal's first.
	Undated bool
}

// maxTold bounds how many faults are told in full.
const maxTold = 100

// Faults are what is wrong with a file.
type Faults struct {
	// Told are the first hundred, in the order in which they were found. Their Field is the place:
	// the file, the line, and the column by its name or, where a line cannot be read, in bytes.
	Told []*models.Error
	// Total counts all of them, and Rows the rows that were left out for one.
	Total, Rows int
}

func (f *Faults) add(fault *models.Error) {
	f.Total++
	if len(f.Told) < maxTold {
		f.Told = append(f.Told, fault)
	}
}

// LeaveOut takes proposals out of the file for which refused has a reason, which is told at the
// proposal's first line; nil is none.
func (f *File) LeaveOut(name string, refused func(Proposal) *models.Error) {
	kept := f.Proposals[:0]
	for _, proposal := range f.Proposals {
		fault := refused(proposal)
		if fault == nil {
			kept = append(kept, proposal)
			continue
		}
		f.Faults.add(fault.At(placeOf(name, proposal.Line, idColumn)))
		f.Faults.Rows += proposal.Rows
	}
	f.Proposals = kept
}
