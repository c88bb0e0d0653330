package query

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// Event returns an event with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Event(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.Event, error) {
	return one(ctx, r, viewer, id, preload, (*View).Event)
}

// Event is [Reader.Event] in this view.
func (r *View) Event(id models.ID, preload Preload) (*models.Event, error) {
	preload = preload.With(Events)
	return child(r, "events", id, preload, func(p *models.Proposal) []*models.Event { return p.Events },
		func(e *models.Event) models.ID { return e.ID })
}
