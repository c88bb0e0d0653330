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

// gather builds the spells of each proposal from its rows. It drops rows that repeat or contradict
// earlier ones, and proposals without a date or a sponsor that can submit.
func (r *reading) gather() {
	rank := Ranks(r.file.Sponsors, r.options.Language)
	kept := r.file.Proposals[:0]
	for place, proposal := range r.file.Proposals {
		signed := r.signed[place]
		if !r.date(proposal, signed) {
			continue
		}
		signed = r.consistent(proposal.ID, signed)
		proposal.Spells, proposal.Rows, proposal.CirculatedOn = signed, len(signed), signed[0].On
		end(proposal.Spells)
		if !r.lead(&proposal, rank) {
			continue
		}
		kept = append(kept, proposal)
	}
	r.file.Proposals = kept
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

// consistent returns the rows of a proposal except those that repeat or contradict an earlier row
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
				r.skip(faultf(placeOf(r.options.Name, spell.Line, sponsorColumn), "%s", fmt.Sprintf(fault, name, id, kept[before].Line)))
				continue
			}
		}
		last[spell.Sponsor] = len(kept)
		kept = append(kept, spell)
	}
	return kept
}

// contradiction compares a row with an earlier one of the same sponsor and proposal. It returns a
// format string that describes the conflict and takes the sponsor, the proposal and the line of the
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

// date assigns the proposal's first day to rows without a date. If no row has a date and
// Options.Undated is not set, date reports the rows and returns false.
func (r *reading) date(proposal Proposal, signed []Spell) bool {
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
			r.skip(faultf(placeOf(r.options.Name, signed[i].Line, dateColumn),
				"the date is missing, and no other row of %s has one; set a date for such proposals with --undated, or remove them", proposal.ID))
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

// lead determines which sponsor submitted a proposal. A group can be on a list but cannot submit.
// If no sponsor can submit, lead reports the proposal and returns false.
func (r *reading) lead(proposal *Proposal, rank []int) bool {
	candidates := slices.DeleteFunc(slices.Clone(proposal.Spells), func(spell Spell) bool { return spell.Role != Lead })
	proposal.LeadStated = len(candidates) == 1 && !r.file.Sponsors[candidates[0].Sponsor].Group
	if len(candidates) == 0 {
		candidates = slices.DeleteFunc(slices.Clone(proposal.Spells), func(spell Spell) bool { return !spell.On.Equal(proposal.CirculatedOn) })
	}
	candidates = slices.DeleteFunc(candidates, func(spell Spell) bool { return r.file.Sponsors[spell.Sponsor].Group })
	if stayed := slices.DeleteFunc(slices.Clone(candidates), func(spell Spell) bool { return spell.Role == Withdrawn }); len(stayed) > 0 {
		candidates = stayed
	}
	if len(candidates) == 0 {
		r.file.Faults.add(faultf(placeOf(r.options.Name, proposal.Line, sponsorColumn),
			"%s has no sponsor that can submit it: a group can be on the list, but a delegation or another actor must submit", proposal.ID))
		r.file.Faults.Rows += proposal.Rows
		return false
	}
	first := slices.MinFunc(candidates, func(a, b Spell) int { return cmp.Compare(rank[a.Sponsor], rank[b.Sponsor]) })
	proposal.Lead = first.Sponsor
	return true
}
