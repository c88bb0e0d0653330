package tracker

import (
	"encoding/json"
	"fmt"

	"proposaltracker/models"
)

// record keeps an event of a proposal that is locked, chained to the one before it, until the
// transaction ends, and marks the proposal as changed where its readers may know of it: what only
// its parties know of does not show by the day of the last change. data is what matters besides, as
// JSON; nil for nothing.
func (w *writing) record(p *models.Proposal, event models.Event, data map[string]any) error {
	if data == nil {
		data = map[string]any{}
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode the event's data: %w", err)
	}
	event.ID, event.ProposalID, event.At, event.ByID = models.NewID(), p.ID, w.now, w.by
	event.Subject, event.TokenID, event.Data = w.principal.Subject, w.principal.TokenID, encoded
	event.PreviousHash = p.LastEventHash
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	w.events = append(w.events, &event)
	p.LastEventHash = event.Hash
	changes := map[string]any{"last_event_hash": event.Hash}
	if p.CirculatedOn.IsZero() || (event.Audience == models.ForReaders && !event.Kind.OfDraft()) {
		p.UpdatedAt = w.now
		changes["updated_at"] = w.now
	}
	return w.db.Model(p).Updates(changes).Error
}

// tell writes the events of the transaction, as its last act: from here on every other writer waits
// for the number that comes next, so that numbers follow the order of commits without a gap.
func (w *writing) tell() error {
	if len(w.events) == 0 {
		return nil
	}
	if err := w.db.Create(w.events).Error; err != nil {
		return fmt.Errorf("record what happened: %w", err)
	}
	return w.enqueue(w.events)
}
