package tracker

import (
	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// requireOpenToCoAuthors is like [access.RequireOpenToCoAuthors], but returns errors at an input
// field.
func (w *writing) requireOpenToCoAuthors(field string, p *models.Proposal) error {
	targets := []*models.VenueTarget{}
	if err := w.tx.DB.Where("proposal_id = ?", p.ID).Order("id").Find(&targets).Error; err != nil {
		return err
	}
	considered := []access.Consideration{}
	for _, target := range targets {
		last, err := w.lastOutcome(target)
		if err != nil {
			return err
		}
		venue, err := w.seen.Venue(w.tx.DB.Statement.Context, target.VenueID)
		if err != nil {
			return err
		}
		considered = append(considered, access.Consideration{Venue: venue, Last: last})
	}
	return models.At(field, access.RequireOpenToCoAuthors(p, considered))
}
