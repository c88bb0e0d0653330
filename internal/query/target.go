package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// VenueTarget returns a venue target with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) VenueTarget(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.VenueTarget, error) {
	parts.VenueTargets = true
	return child(ctx, r, viewer, "venue_targets", id, parts, func(p *models.Proposal) []*models.VenueTarget { return p.VenueTargets },
		func(v *models.VenueTarget) models.ID { return v.ID })
}
