package directory

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"proposaltracker/models"
)

// SortByName sorts co-authorships by the names of their sponsors in the given language, in its alphabetical
// order. A sponsor that is not in this snapshot has an empty name.
func (d *Directory) SortByName(spells []*models.CoAuthorship, in models.Language) {
	order := collate.New(language.Make(strings.ToLower(string(in))), collate.IgnoreCase)
	slices.SortStableFunc(spells, func(a, b *models.CoAuthorship) int {
		left, right := d.sponsor(a.SponsorID), d.sponsor(b.SponsorID)
		return order.CompareString(left.Filed(in), right.Filed(in))
	})
}

// CompareCodes compares sponsors by code. A sponsor that is not in this snapshot has an empty code.
func (d *Directory) CompareCodes(a, b models.ID) int {
	return strings.Compare(string(d.Code(a)), string(d.Code(b)))
}
