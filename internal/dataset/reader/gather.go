package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"proposaltracker/models"
)

// gather builds the spells of each item from its rows. It drops rows that repeat or contradict
// earlier ones, and items without a date.
func (r *reading) gather() {
	kept := r.file.Items[:0]
	for place, item := range r.file.Items {
		signed := r.signed[place]
		if !r.date(item, signed) {
			continue
		}
		signed = r.consistent(item.ID, signed)
		item.Spells, item.Rows, item.CirculatedOn = signed, len(signed), signed[0].On
		end(item.Spells)
		kept = append(kept, item)
	}
	r.file.Items = kept
	r.file.setLeads()
}

// setLeads sets the leads that the file states.
func (f *File) setLeads() {
	distinguished, several := false, false
	for i := range f.Items {
		f.Items[i].Lead = NoLead
		leads := 0
		for _, spell := range f.Items[i].Spells {
			distinguished = distinguished || spell.Role != Lead && spell.Role != Unstated
			if spell.Role == Lead {
				leads++
				f.Items[i].Lead = spell.Sponsor
			}
		}
		if leads > 1 {
			several, f.Items[i].Lead = true, NoLead
		}
	}
	if several && !distinguished {
		for i := range f.Items {
			f.Items[i].Lead = NoLead
		}
	}
}

// Ranks returns the rank of each sponsor in alphabetical order of names, by the rules of the given
// language. Equal names are ordered by code.
func Ranks(sponsors []Sponsor, in models.Language) []int {
	order, places := collate.New(language.Make(strings.ToLower(string(in))), collate.IgnoreCase), make([]int, len(sponsors))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(order.CompareString(sponsors[a].Name, sponsors[b].Name), cmp.Compare(sponsors[a].Code, sponsors[b].Code))
	})
	ranks := make([]int, len(sponsors))
	for rank, place := range places {
		ranks[place] = rank
	}
	return ranks
}

// order sorts spells by day, then by line.
func order(spells []Spell) {
	slices.SortFunc(spells, func(a, b Spell) int {
		return cmp.Or(a.On.Time().Compare(b.On.Time()), cmp.Compare(a.Line, b.Line))
	})
}

// consistent returns the rows of an item except those that repeat or contradict an earlier row
// of the same sponsor. A sponsor can have several spells if all but the last have ended.
func (r *reading) consistent(id string, signed []Spell) []Spell {
	order(signed)
	last := map[int]int{} // the index in kept of a sponsor's previous row
	kept := signed[:0]
	for _, spell := range signed {
		before, has := last[spell.Sponsor]
		if has {
			if fault := contradiction(kept[before], spell); fault != "" {
				name := r.file.Sponsors[spell.Sponsor].Written
				r.skip(1, faultf(placeOf(r.options.Name, spell.Line, r.layout.columns[r.layout.sponsor].Name), "%s", fmt.Sprintf(fault, name, id, kept[before].Line)))
				continue
			}
		}
		last[spell.Sponsor] = len(kept)
		kept = append(kept, spell)
	}
	return kept
}

// contradiction compares a row with an earlier one of the same sponsor and item. It returns a
// format string that describes the conflict and takes the sponsor, the item and the line of the
// earlier row; empty if the rows are compatible.
func contradiction(before, spell Spell) string {
	switch {
	case before.Role == spell.Role && before.On.Equal(spell.On):
		return "%s is already listed on %s in line %d: the row is a duplicate"
	case before.Role == Withdrawn && spell.Role != Lead && before.On.Before(spell.On):
		return ""
	default:
		return "%s is already listed on %s in line %d, with another role or date; correct one of the rows (a co-sponsor can sign again only after it has withdrawn)"
	}
}

// date assigns the item's first day to rows without a date. If no row has a date and
// Options.Undated is not set, date reports the rows and returns false.
func (r *reading) date(item Item, signed []Spell) bool {
	dated := slices.IndexFunc(signed, func(spell Spell) bool { return !spell.Undated })
	first := r.options.Undated
	if dated >= 0 {
		first = signed[dated].On
		for _, spell := range signed[dated:] {
			if !spell.Undated && spell.On.Before(first) {
				first = spell.On
			}
		}
	}
	for i := range signed {
		switch {
		case !signed[i].Undated:
		case first.IsZero():
			r.skip(1, faultf(placeOf(r.options.Name, signed[i].Line, r.dateColumn()),
				"the date is missing, and no other row of %s has one; set a date for such items with --undated, or remove them", item.ID))
		default:
			signed[i].On = first
		}
	}
	return !first.IsZero()
}

// end sets Until of the spells that were withdrawn.
func end(spells []Spell) {
	last := spells[len(spells)-1].On
	for i := range spells {
		if spells[i].Role != Withdrawn {
			continue
		}
		spells[i].Until = last.AddDays(1)
		for _, later := range spells[i+1:] {
			if later.Sponsor == spells[i].Sponsor {
				spells[i].Until = later.On
				break
			}
		}
	}
}

// dateColumn returns the name of the column of dates, for error messages.
func (r *reading) dateColumn() string {
	if r.layout.day < 0 {
		return ""
	}
	return r.layout.columns[r.layout.day].Name
}
