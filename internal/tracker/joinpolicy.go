package tracker

import (
	"proposaltracker/models"
)

// stillJoined rejects a new co-author once the proposal, or every venue that it targets, has
// concluded, unless one of the venues lets co-authors join after its outcome. Practice differs, so
// this is the policy of each venue. field is the input that refers to the proposal.
func (w *writing) stillJoined(field string, p *models.Proposal) error {
	targets := []*models.VenueTarget{}
	if err := w.tx.DB.Where("proposal_id = ?", p.ID).Order("id").Find(&targets).Error; err != nil {
		return err
	}
	closed := []string{}
	for _, target := range targets {
		last, err := w.lastOutcome(target)
		if err != nil {
			return err
		}
		venue, err := w.seen.Venue(w.tx.DB.Statement.Context, target.VenueID)
		if err != nil {
			return err
		}
		if venue.AcceptsCoAuthorsAfterOutcome || (!last.Concludes() && !p.Status.Concluded()) {
			return nil
		}
		closed = append(closed, string(venue.Code))
	}
	switch {
	case len(closed) > 0:
		return models.NewProblem(models.JoiningClosed, models.P("state", p.Status), models.P("venues", closed...),
			models.P("allowed", p.Status.Next()...)).At(field)
	case p.Status.Concluded():
		return models.NewProblem(models.JoiningClosed, models.P("state", p.Status), models.P("allowed", p.Status.Next()...)).At(field)
	default:
		return nil
	}
}
