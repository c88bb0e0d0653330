package query

import (
	"context"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// VenueTarget returns a venue target with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) VenueTarget(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.VenueTarget, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).VenueTarget)
}

// VenueTarget is like [Reader.VenueTarget], but reads within v.
func (v *View) VenueTarget(id models.ID, preload Preload) (*models.VenueTarget, error) {
	preload = preload.With(VenueTargets)
	return readChild(v, "venue_targets", id, preload, func(p *models.Proposal) []*models.VenueTarget { return p.VenueTargets },
		func(target *models.VenueTarget) models.ID { return target.ID })
}

// Outcome returns an outcome of a venue target, with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Outcome(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Outcome, error) {
	return readOne(ctx, r, viewer, id, preload, (*View).Outcome)
}

// Outcome is like [Reader.Outcome], but reads within v.
func (v *View) Outcome(id models.ID, preload Preload) (*models.Outcome, error) {
	targets := models.IDs{}
	if err := v.db.Model(&models.Outcome{}).Where("id = ?", id).Pluck("venue_target_id", &targets).Error; err != nil {
		return nil, fmt.Errorf("read the outcome: %w", err)
	}
	if len(targets) == 0 {
		return nil, NotVisible()
	}
	target, err := v.VenueTarget(targets[0], preload)
	if err != nil {
		return nil, err
	}
	for _, outcome := range target.Outcomes {
		if outcome.ID == id {
			return outcome, nil
		}
	}
	return nil, NotVisible()
}
