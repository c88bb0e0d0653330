package directory

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"proposaltracker/models"
)

// SortByName sorts co-authorships by the names of their sponsors in a language, in its alphabetical
// order.
func (d *Directory) SortByName(spells []*models.CoAuthorship, in models.Language) {
	order := collate.New(language.Make(strings.ToLower(string(in))), collate.IgnoreCase)
	slices.SortStableFunc(spells, func(a, b *models.CoAuthorship) int {
		return order.CompareString(d.Party(a.SponsorID).Identity().Filed(in), d.Party(b.SponsorID).Identity().Filed(in))
	})
}

// CompareCodes compares sponsors by code.
func (d *Directory) CompareCodes(a, b models.ID) int {
	return strings.Compare(string(d.Party(a).Identity().Code), string(d.Party(b).Identity().Code))
}
