// Package reader reads dated sponsorships of items, such as bills, from research data files: CSV,
// JSON lines and Excel workbooks with a row for each name on an item, a row for each item, or a
// matrix of both. It checks every row, reports every fault with its position, and groups the valid
// rows into the spells of each item. It only reads its input, and accesses neither files nor the
// database.
package reader

import (
	"proposaltracker/models"
)

// Sponsor is an actor that the file names.
type Sponsor struct {
	Code models.Code
	// Name determines the alphabetical order. Written is the name as written in the file.
	Name    string
	Written string
	// Known reports whether the sponsor existed before the import.
	Known bool
	// Group reports whether the sponsor is a group.
	Group bool
	// Attributes contains further facts by the name of their column.
	Attributes map[string]string
}

// File is the parsed content of a file, without the skipped rows.
type File struct {
	// Hash is the SHA-256 of the uncompressed file, in hexadecimal.
	Hash string
	// Format is how the file was read.
	Format Format
	// Rows counts the rows below the header, including skipped ones. A row with several sponsors
	// counts once for each.
	Rows int
	// Unsponsored counts the rows that name nobody, such as `NA`.
	Unsponsored int
	// Sponsors are in order of their first row, without duplicates.
	Sponsors []Sponsor
	// Items are in order of their first row.
	Items  []Item
	Faults Faults
}

// ColumnsOf returns the names of the columns with a meaning, in the order of the attributes of
// spells and items.
func (f *File) ColumnsOf(meaning Meaning) []string {
	names := []string{}
	for _, column := range f.Format.Columns {
		if column.Meaning == meaning {
			names = append(names, column.Name)
		}
	}
	return names
}

// NoLead is the lead of an item for which the file states none.
const NoLead = -1

// Item is an item, such as a bill, with all sponsors that were ever on its list.
type Item struct {
	// ID is the identifier as written in the file. Line is its first line.
	ID   string
	Line int
	// Title is empty if the file states none.
	Title string
	// Attributes are the values of the columns of item attributes in its first row.
	Attributes []string
	// Rows is the number of the item's sponsorships.
	Rows int
	// CirculatedOn is the earliest day on which a sponsor signed; zero if none is known.
	CirculatedOn models.Date
	// Lead is the index in [File.Sponsors] of the only sponsor with the role [Lead], or [NoLead].
	// In a file where several sponsors of an item have that role and none has another, it does not
	// distinguish a lead.
	Lead int
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
	// on the item.
	On, Until models.Date
	Line      int
	// Undated reports whether the file contains no date for the spell. On is then the item's first
	// day, or zero if no row of the item has a date.
	Undated bool
	// Attributes are the values of the columns of attributes.
	Attributes []string
}

// Exclude removes each item for which problemOf returns a text, and reports that text as a fault in
// the item's first line.
func (f *File) Exclude(name string, problemOf func(Item) (problem string)) {
	remaining := f.Items[:0]
	for _, item := range f.Items {
		problem := problemOf(item)
		if problem == "" {
			remaining = append(remaining, item)
			continue
		}
		f.Faults.add(&FileError{placeOf(name, item.Line, f.ColumnsOf(ItemID)[0]), problem})
		f.Faults.Rows += item.Rows
	}
	f.Items = remaining
}
