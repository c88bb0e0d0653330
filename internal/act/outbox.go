package act

import (
	"fmt"
	"time"

	"proposaltracker/models"
)

// deliveries returns the entries of the outbox of events, one for each webhook that wants their kind. Whether the owner may see
// an event is decided when it is sent.
func (tx *Tx) deliveries(events []*models.Event) ([]*models.WebhookDelivery, error) {
	webhooks := []*models.Webhook{}
	if err := tx.DB.Select("id", "kinds").Where("status IN ('ACTIVE', 'PAUSED')").Order("id").Find(&webhooks).Error; err != nil {
		return nil, fmt.Errorf("find the webhooks: %w", err)
	}
	deliveries := []*models.WebhookDelivery{}
	for _, event := range events {
		for _, webhook := range webhooks {
			if webhook.Wants(event.Kind) {
				deliveries = append(deliveries, NewDelivery(webhook.ID, &event.ID, tx.Now))
			}
		}
	}
	return deliveries, nil
}

// NewDelivery returns a delivery to a webhook that is due at once; without an event it is a test.
func NewDelivery(webhook models.ID, event *models.ID, now time.Time) *models.WebhookDelivery {
	return &models.WebhookDelivery{
		ID: models.NewID(), WebhookID: webhook, EventID: event, Status: models.DeliveryPending, DueAt: now, CreatedAt: now,
	}
}
