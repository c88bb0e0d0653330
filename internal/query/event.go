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
	return readOne(ctx, r, viewer, id, preload, (*View).Event)
}

// Event is like [Reader.Event], but reads within v.
func (v *View) Event(id models.ID, preload Preload) (*models.Event, error) {
	found, err := v.EventsByID(models.IDs{id}, preload)
	if err != nil {
		return nil, err
	}
	event, has := found[id]
	if !has {
		return nil, NotVisible()
	}
	return event, nil
}
