package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Event returns an event with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Event(ctx context.Context, viewer access.Viewer, id models.ID, parts Preload) (*models.Event, error) {
	parts.Events = true
	return child(ctx, r, viewer, "events", id, parts, func(p *models.Proposal) []*models.Event { return p.Events },
		func(e *models.Event) models.ID { return e.ID })
}
