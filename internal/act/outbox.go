package act

import (
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/models"
)

// activeWebhooks selects the webhooks to which events may be delivered.
const activeWebhooks = `SELECT id, kinds FROM webhooks WHERE status IN ('ACTIVE', 'PAUSED') ORDER BY id`

// findWebhooks queues the statement that reads these webhooks, if there are events to deliver.
func (tx *Tx) findWebhooks() {
	if len(tx.events) == 0 {
		return
	}
	found := &pgx.QueuedQuery{SQL: activeWebhooks}
	found.Query(func(rows pgx.Rows) error {
		for rows.Next() {
			webhook := &models.Webhook{}
			if err := rows.Scan(&webhook.ID, &webhook.Kinds); err != nil {
				return fmt.Errorf("find the webhooks: %w", err)
			}
			tx.webhooks = append(tx.webhooks, webhook)
		}
		return rows.Err()
	})
	tx.pipeline.waiting = append(tx.pipeline.waiting, found)
}

// deliveries returns the outbox entries of the recorded events, one for each webhook that
// subscribes to the event's kind. Whether the webhook's owner may see an event is checked when it
// is sent.
func (tx *Tx) deliveries() []*models.WebhookDelivery {
	deliveries := []*models.WebhookDelivery{}
	for _, event := range tx.events {
		for _, webhook := range tx.webhooks {
			if webhook.Wants(event.Kind) {
				deliveries = append(deliveries, NewDelivery(webhook.ID, &event.ID, tx.Now))
			}
		}
	}
	return deliveries
}

// NewDelivery returns a delivery to a webhook that is due immediately. A delivery without an event
// is a test delivery.
func NewDelivery(webhook models.ID, event *models.ID, now time.Time) *models.WebhookDelivery {
	return &models.WebhookDelivery{
		ID: models.NewID(), WebhookID: webhook, EventID: event, Status: models.DeliveryPending, DueAt: now, CreatedAt: now,
	}
}
