package webhook

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/act"
	"proposaltracker/models"
)

// claimSQL claims due deliveries, earliest first. Across all processes, at most four deliveries of
// a webhook are claimed at a time. If a webhook is failing, only one is claimed, after those of
// other webhooks, so that a slow or failing receiver does not delay the others. The IDs are
// collected in an array because a plain IN subquery could be evaluated again for each row, and
// would then claim too many.
const claimSQL = `UPDATE webhook_deliveries SET claimed_until = @until, attempts = attempts + 1 WHERE id = ANY(ARRAY(
		SELECT due.id FROM webhooks w CROSS JOIN LATERAL (
			SELECT d.id, d.due_at FROM webhook_deliveries d
			WHERE d.webhook_id = w.id AND d.status IN ('PENDING', 'FAILED') AND d.due_at <= @now AND (d.claimed_until IS NULL OR d.claimed_until <= @now)
			ORDER BY d.due_at, d.id
			LIMIT greatest(0, CASE WHEN w.failing_since IS NULL THEN 4 ELSE 1 END -
				(SELECT count(*) FROM webhook_deliveries c WHERE c.webhook_id = w.id AND c.status IN ('PENDING', 'FAILED') AND c.claimed_until > @now))
			FOR UPDATE SKIP LOCKED) due
		WHERE w.status = 'ACTIVE' ORDER BY w.failing_since IS NOT NULL, due.due_at, due.id LIMIT @most))
	RETURNING id, webhook_id, event_id, status, attempts, due_at, claimed_until, created_at`

// Outbox holds the deliveries to be sent. Several processes can share one.
type Outbox struct {
	pool act.Pool
	now  func() time.Time
}

// NewOutbox returns the outbox of a database.
func NewOutbox(pool act.Pool, now func() time.Time) *Outbox { return &Outbox{pool: pool, now: now} }

// Claim claims up to most due deliveries for the given duration, during which other processes do
// not attempt them. If no attempt is recorded in that time, a delivery can be claimed again.
func (o *Outbox) Claim(ctx context.Context, most int, claim time.Duration) ([]*models.WebhookDelivery, error) {
	now := o.now().UTC()
	claimed := []*models.WebhookDelivery{}
	err := o.pool.Writable().WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		err := tx.Raw(claimSQL, map[string]any{"until": now.Add(claim), "now": now, "most": most}).Scan(&claimed).Error
		if err != nil {
			return err
		}
		return attachWebhooks(tx, claimed)
	})
	if err != nil {
		return nil, fmt.Errorf("claim deliveries: %w", err)
	}
	return claimed, nil
}

func attachWebhooks(tx *gorm.DB, deliveries []*models.WebhookDelivery) error {
	ids := models.IDs{}
	for _, delivery := range deliveries {
		ids = append(ids, delivery.WebhookID)
	}
	webhooks := []*models.Webhook{}
	if err := tx.Where("id = ANY(?)", ids).Find(&webhooks).Error; err != nil {
		return err
	}
	for _, delivery := range deliveries {
		for _, webhook := range webhooks {
			if webhook.ID == delivery.WebhookID {
				delivery.Webhook = webhook
			}
		}
	}
	return nil
}

// Drop deletes a delivery, whose event the owner may no longer see, with its attempts.
func (o *Outbox) Drop(ctx context.Context, delivery *models.WebhookDelivery) error {
	return o.pool.Writable().WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Where("delivery_id = ?", delivery.ID).Delete(&models.WebhookAttempt{}).Error; err != nil {
			return err
		}
		return tx.Where("id = ?", delivery.ID).Delete(&models.WebhookDelivery{}).Error
	})
}

// Result is the result of one attempt at a delivery.
type Result struct {
	Attempt models.WebhookAttempt
	// Status is the new status of the delivery; DueAt is the time of the next attempt, if there is
	// one.
	Status models.DeliveryStatus
	DueAt  time.Time
	// Gone is true if the receiver responded 410, which means that it wants no further deliveries.
	Gone bool
	// DisableAfter is how long a webhook may fail before it is disabled.
	DisableAfter time.Duration
}

// Record records an attempt, and disables a webhook that has failed for too long. If the caller's
// claim has expired, it only records the attempt and does not change the delivery.
func (o *Outbox) Record(ctx context.Context, delivery *models.WebhookDelivery, s Result) error {
	s.Attempt.ID, s.Attempt.DeliveryID = models.NewID(), delivery.ID
	return o.pool.Writable().WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Create(&s.Attempt).Error; err != nil {
			return err
		}
		// If the delivery was claimed again in the meantime, the new claimant decides its status.
		held := tx.Model(&models.WebhookDelivery{}).Where("id = ? AND claimed_until = ?", delivery.ID, delivery.ClaimedUntil)
		recorded := held.Updates(map[string]any{"status": s.Status, "due_at": s.DueAt, "claimed_until": nil})
		if recorded.Error != nil || recorded.RowsAffected == 0 {
			return recorded.Error
		}
		if s.Status == models.DeliveryDelivered {
			return tx.Model(&models.Webhook{}).Where("id = ? AND failing_since IS NOT NULL", delivery.WebhookID).Update("failing_since", nil).Error
		}
		return o.disableFailing(tx, delivery.WebhookID, s)
	})
}

// Retention is how long successful deliveries are retained.
const Retention = 30 * 24 * time.Hour

// Purge deletes successful deliveries older than [Retention], and returns how many it deleted.
// Failed deliveries are retained.
func (o *Outbox) Purge(ctx context.Context) (int64, error) {
	old := o.pool.Writable().WithContext(ctx).Exec(`WITH old AS (SELECT id FROM webhook_deliveries WHERE status = 'DELIVERED' AND created_at < ?),
			attempts AS (DELETE FROM webhook_attempts WHERE delivery_id IN (SELECT id FROM old))
		DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM old)`, o.now().Add(-Retention))
	return old.RowsAffected, old.Error
}
