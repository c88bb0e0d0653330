package webhook

import (
	"context"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Test adds a test delivery without an event to the outbox and returns it. It is sent like any
// other delivery.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (not active).
func (r *Registry) Test(ctx context.Context, viewer access.Viewer, in On) (*models.WebhookDelivery, error) {
	return change(ctx, r, viewer, in.call("testWebhook"), func(tx *act.Tx) (models.ID, error) {
		webhook, err := lock(tx, in.Webhook)
		if err != nil {
			return models.ID{}, err
		}
		if err := access.RequireActive(webhook); err != nil {
			return models.ID{}, models.At("input.webhook", err)
		}
		delivery := act.NewDelivery(webhook.ID, nil, tx.Now)
		if err := tx.DB.Create(delivery).Error; err != nil {
			return models.ID{}, err
		}
		return delivery.ID, wake(tx)
	}, loadDelivery(query.Preload{}))
}

// Redeliver is the input of [Registry.Redeliver].
type Redeliver struct {
	Delivery       models.ID
	IdempotencyKey string
}

// Redeliver makes a delivery due immediately, whether it failed or succeeded before. preload lists
// the associations to load with its event.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) Redeliver(ctx context.Context, viewer access.Viewer, in Redeliver, preload query.Preload) (*models.WebhookDelivery, error) {
	call := act.Call{Name: "redeliverWebhookDelivery", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeManagingWebhooks}
	return change(ctx, r, viewer, call, func(tx *act.Tx) (models.ID, error) {
		delivery, err := deliveryOf(r.within(tx), tx.By, in.Delivery)
		if err != nil {
			return models.ID{}, models.At("input.delivery", err)
		}
		reset := map[string]any{"status": models.DeliveryPending, "attempts": 0, "due_at": tx.Now, "claimed_until": nil}
		if err := tx.DB.Model(delivery).Updates(reset).Error; err != nil {
			return models.ID{}, err
		}
		return delivery.ID, wake(tx)
	}, loadDelivery(preload))
}

// wake makes every server check the outbox after the commit, as events do.
func wake(tx *act.Tx) error { return tx.DB.Exec("SELECT pg_notify('proposal_events', 'hidden')").Error }

// loadDelivery returns a function that loads a delivery with its event.
func loadDelivery(preload query.Preload) func(*query.View, models.ID) (*models.WebhookDelivery, error) {
	return func(v *query.View, id models.ID) (*models.WebhookDelivery, error) { return deliveryIn(v, id, preload) }
}
