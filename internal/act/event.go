package act

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/models"
)

// Record adds an event of a locked proposal, chained to the proposal's previous event, to the
// events that are written at the end of the transaction. If the proposal's readers may see the
// event, Record also marks the proposal as changed; events that only the parties see do not change
// updatedAt. data is encoded as JSON; nil stands for no data.
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
	if seen && event.RevisionID != nil && !tx.changed[*event.RevisionID] {
		tx.changed[*event.RevisionID] = true
		if err := tx.DB.Model(&models.Revision{}).Where("id = ?", event.RevisionID).Update("changed_at", tx.Now).Error; err != nil {
			return fmt.Errorf("mark the revision as changed: %w", err)
		}
	}
	return tx.DB.Model(p).Updates(changes).Error
}

// RecordOfMeeting is like [Tx.Record], but for an event of a locked meeting that does not belong to
// a proposal.
func (tx *Tx) RecordOfMeeting(m *models.Meeting, event models.Event, data map[string]any) error {
	event.MeetingID, event.PreviousHash = &m.ID, m.LastEventHash
	if err := tx.add(&event, data); err != nil {
		return err
	}
	m.LastEventHash = event.Hash
	return tx.DB.Model(m).Update("last_event_hash", event.Hash).Error
}

// add completes an event whose object and previous hash are set, and adds it to the events of the
// transaction.
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
	if err := event.CommitIdentity(); err != nil {
		return err
	}
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	tx.events = append(tx.events, event)
	return nil
}

// Events returns copies of the events recorded so far, oldest first. Since they are written at the
// end of the transaction, payloads that list events append them to those in the database.
func (tx *Tx) Events() []*models.Event {
	events := make([]*models.Event, len(tx.events))
	for i, event := range tx.events {
		recorded := *event
		events[i] = &recorded
	}
	return events
}

// changesPublic reports whether a recorded event changes, or may change, what the public can see.
// It is valid after the commit.
func (tx *Tx) changesPublic() bool {
	return slices.ContainsFunc(tx.events, func(e *models.Event) bool { return e.PublicChange })
}

// write queues the statement that writes an event. Its response states whether the public can see
// the change; until then, and if the response is lost, the change counts as public.
func (tx *Tx) write(event *models.Event) error {
	event.PublicChange = true
	returning := clause.Returning{Columns: []clause.Column{{Name: "public_change"}}}
	built := tx.DB.Session(&gorm.Session{DryRun: true}).Clauses(returning).Create(event)
	queued := &pgx.QueuedQuery{SQL: built.Statement.SQL.String(), Arguments: built.Statement.Vars}
	queued.QueryRow(func(row pgx.Row) error {
		if err := row.Scan(&event.PublicChange); err != nil {
			return fmt.Errorf("record the event %s: %w", event.Kind, err)
		}
		return nil
	})
	tx.pipeline.waiting = append(tx.pipeline.waiting, queued)
	return built.Error
}

// finish queues the statements that write the events. They come as late as possible: only the
// outbox entries, which refer to the events, and COMMIT follow.
func (tx *Tx) finish() error {
	if err := tx.Send(&pgx.Batch{}); err != nil { // no round trip if load has already sent everything
		return err
	}
	// Each row has its own statement, so that only one text is prepared.
	for _, event := range tx.events {
		if err := tx.write(event); err != nil {
			return fmt.Errorf("record the events: %w", err)
		}
	}
	for _, delivery := range tx.deliveries() {
		if err := tx.DB.Create(delivery).Error; err != nil {
			return fmt.Errorf("queue the events' deliveries: %w", err)
		}
	}
	return nil
}
