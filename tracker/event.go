package tracker

import (
	"context"
	"encoding/json"
	"fmt"

	"proposaltracker/access"
	"proposaltracker/models"
)

// record writes an event of a proposal that is locked, chained to the one before it, and marks the
// proposal as changed. data is what matters besides, as JSON; nil for nothing.
func (w *writing) record(p *models.Proposal, event models.Event, data map[string]any) error {
	if data == nil {
		data = map[string]any{}
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode the event's data: %w", err)
	}
	event.ID, event.ProposalID, event.At, event.ByID = models.NewID(), p.ID, w.now, w.by
	event.Subject, event.TokenID, event.Data = w.asker.Subject, w.asker.TokenID, encoded
	event.PreviousHash = p.LastEventHash
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	if err := w.db.Create(&event).Error; err != nil {
		return fmt.Errorf("record %s: %w", event.Kind, err)
	}
	p.UpdatedAt, p.LastEventHash = w.now, event.Hash
	return w.db.Model(p).Updates(map[string]any{"updated_at": w.now, "last_event_hash": event.Hash}).Error
}

// Event returns an event with its proposal.
//
// Errors: NOT_FOUND.
func (r *Reader) Event(ctx context.Context, viewer access.Viewer, id models.ID, parts Parts) (*models.Event, error) {
	parts.Events = true
	return child(ctx, r, viewer, "events", id, parts, func(p *models.Proposal) []*models.Event { return p.Events },
		func(e *models.Event) models.ID { return e.ID })
}
