package tracker

import (
	"strings"

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
		return models.TransitionNotAllowedError(field, p.Status.Next(),
			"%s has concluded on the proposal, and lets no co-author join after that", strings.Join(closed, ", "))
	case p.Status.Concluded():
		return models.TransitionNotAllowedError(field, p.Status.Next(), "the proposal is %s, and aimed at no venue that lets co-authors join after that", p.Status)
	default:
		return nil
	}
}
