package act

import (
	"encoding/json"
	"fmt"
	"slices"

	"proposaltracker/models"
)

// Record adds an event of a locked proposal to those that the transaction writes at its end, chained to the previous
// event. It marks the proposal as changed if its readers may see the event; events visible to the parties only
// do not change updatedAt. data is encoded as JSON; nil for none.
func (tx *Tx) Record(p *models.Proposal, event models.Event, data map[string]any) error {
	event.ProposalID, event.PreviousHash = &p.ID, p.LastEventHash
	if err := tx.add(&event, data); err != nil {
		return err
	}
	p.LastEventHash = event.Hash
	changes := map[string]any{"last_event_hash": event.Hash}
	seen := event.Audience == models.ForReaders && !event.Kind.OfDraft()
	if p.CirculatedOn.IsZero() || seen {
		p.UpdatedAt = tx.Now
		changes["updated_at"] = tx.Now
	}
	if seen && event.RevisionID == nil {
		changes["shared_changed_at"] = tx.Now
	}
	if seen && event.RevisionID != nil {
		if err := tx.DB.Model(&models.Revision{}).Where("id = ?", event.RevisionID).Update("changed_at", tx.Now).Error; err != nil {
			return fmt.Errorf("mark the revision as changed: %w", err)
		}
	}
	return tx.DB.Model(p).Updates(changes).Error
}

// RecordOfMeeting is [Tx.Record] for an event of a locked meeting and of no proposal.
func (tx *Tx) RecordOfMeeting(m *models.Meeting, event models.Event, data map[string]any) error {
	event.MeetingID, event.PreviousHash = &m.ID, m.LastEventHash
	if err := tx.add(&event, data); err != nil {
		return err
	}
	m.LastEventHash = event.Hash
	return tx.DB.Model(m).Update("last_event_hash", event.Hash).Error
}

// add completes an event whose subject and previous hash are set, and adds it to those that the
// transaction writes.
func (tx *Tx) add(event *models.Event, data map[string]any) error {
	if data == nil {
		data = map[string]any{}
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode the event's data: %w", err)
	}
	event.ID, event.RecordedAt, event.ActorID = models.NewID(), tx.Now, tx.By
	event.Subject, event.TokenID, event.Data = tx.Principal.Subject, tx.Principal.TokenID, encoded
	if event.OccurredOn.IsZero() && event.Kind.HappensWhenRecorded() {
		event.OccurredOn = tx.Today
	}
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	tx.events = append(tx.events, event)
	return nil
}

// Events returns copies of the events recorded so far, oldest first. They are written at the end of
// the transaction, so payloads that list events append them to those in the database.
func (tx *Tx) Events() []*models.Event {
	events := make([]*models.Event, len(tx.events))
	for i, event := range tx.events {
		recorded := *event
		events[i] = &recorded
	}
	return events
}

// changesPublic reports whether a recorded event changes what the public can see. It is known after finish.
func (tx *Tx) changesPublic() bool {
	return slices.ContainsFunc(tx.events, func(e *models.Event) bool { return e.PublicChange })
}

// deliveriesAtOnce keeps an INSERT below Postgres's limit of 65,535 parameters.
const deliveriesAtOnce = 1000

// finish writes the events, as the last statement, and learns whether the public can see the changes. Only the entries of
// the outbox, which refer to the events, follow.
func (tx *Tx) finish() error {
	if len(tx.events) == 0 {
		return nil
	}
	deliveries, err := tx.deliveries(tx.events)
	if err != nil {
		return err
	}
	if err := tx.DB.Create(tx.events).Error; err != nil {
		return fmt.Errorf("record the events: %w", err)
	}
	if len(deliveries) == 0 {
		return nil
	}
	if err := tx.DB.CreateInBatches(deliveries, deliveriesAtOnce).Error; err != nil {
		return fmt.Errorf("queue the events' deliveries: %w", err)
	}
	return nil
}
