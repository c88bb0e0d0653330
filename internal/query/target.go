package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// VenueTarget returns a venue target with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) VenueTarget(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.VenueTarget, error) {
	return one(ctx, r, viewer, id, preload, (*View).VenueTarget)
}

// VenueTarget is [Reader.VenueTarget] in this view.
func (r *View) VenueTarget(id models.ID, preload Preload) (*models.VenueTarget, error) {
	preload = preload.With(VenueTargets)
	return child(r, "venue_targets", id, preload, func(p *models.Proposal) []*models.VenueTarget { return p.VenueTargets },
		func(target *models.VenueTarget) models.ID { return target.ID })
}
