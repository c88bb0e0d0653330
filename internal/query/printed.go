package query

import (
	"context"
	"slices"

	"proposaltracker/models"
)

// SponsorsOn returns the sponsors on the list of a revision: those printed if it was circulated,
// otherwise those that would be printed now. It requires [Printed] and [CoAuthorships].
func (r *Reader) SponsorsOn(ctx context.Context, revision *models.Revision) ([]models.Party, error) {
	parties := []models.Party{}
	for _, id := range r.idsOn(revision) {
		party, err := r.Party(ctx, id)
		if err != nil {
			return nil, err
		}
		parties = append(parties, party)
	}
	return parties, nil
}

func (r *Reader) idsOn(revision *models.Revision) []models.ID {
	if revision.Status == models.RevisionCirculated {
		return listOf(revision)
	}
	agreed := slices.DeleteFunc(slices.Clone(revision.Proposal.CoAuthorships), func(c *models.CoAuthorship) bool { return !revision.WillList(c) })
	r.Directory().SortByName(agreed, revision.OriginalLanguage)
	ids := []models.ID{}
	for _, spell := range agreed {
		ids = append(ids, spell.SponsorID)
	}
	return ids
}

// VenuesOn returns the IDs of the venues that a revision is addressed to: those targeted before its
// successor was filed. It requires [VenueTargets].
func VenuesOn(revision *models.Revision) []models.ID {
	return venuesBetween(revision.Proposal, &models.Revision{Number: -1}, revision)
}
