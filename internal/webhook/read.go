package webhook

import (
	"context"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// Reads use GORM on the read-only pool or, for payloads of mutations, in the transaction.

// ownerOf returns the owner of the webhooks that the principal may see; the zero ID if it may see
// none.
func ownerOf(principal access.Principal) models.ID {
	if !principal.ReadsWebhooks() {
		return models.ID{}
	}
	return principal.ActsAs
}

// ownedBy selects the webhooks of the given owner.
func ownedBy(owner models.ID) query.Condition {
	return func(db *gorm.DB) *gorm.DB {
		return db.Where("webhooks.owner_id = ? AND webhooks.status <> 'DELETED'", owner)
	}
}

// Webhook returns a webhook that the viewer owns.
//
// Errors: NOT_FOUND.
func (r *Registry) Webhook(ctx context.Context, viewer access.Viewer, id models.ID) (*models.Webhook, error) {
	return query.Read(ctx, r.reader, viewer, func(v *query.View) (*models.Webhook, error) { return webhookIn(v, id) })
}

// webhookIn is like [Registry.Webhook], but reads within v.
func webhookIn(v *query.View, id models.ID) (*models.Webhook, error) {
	found, err := query.Find[models.Webhook](v, ownedBy(ownerOf(v.Principal())), withID(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhook))
	}
	return found[0], nil
}

// withID selects the row with the given ID.
func withID(id models.ID) query.Condition {
	return func(db *gorm.DB) *gorm.DB { return db.Where(map[string]any{"id": id}) }
}

// List lists the webhooks that the viewer owns, oldest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Registry) List(ctx context.Context, viewer access.Viewer, page query.PageRequest) (query.Page[*models.Webhook], error) {
	found, err := query.Read(ctx, r.reader, viewer, func(v *query.View) ([]*models.Webhook, error) {
		return query.Find[models.Webhook](v, ownedBy(ownerOf(v.Principal())), func(db *gorm.DB) *gorm.DB { return db.Order("id") })
	})
	if err != nil {
		return query.Page[*models.Webhook]{}, err
	}
	return query.Slice(r.reader, found, func(w *models.Webhook) models.ID { return w.ID }, page)
}

// deliveries selects the deliveries to an owner's webhooks whose events the principal of the view
// may see. The deliverer drops the others from the outbox.
func deliveries(v *query.View, owner models.ID) query.Condition {
	return func(db *gorm.DB) *gorm.DB {
		db = ownedBy(owner)(db.Joins("JOIN webhooks ON webhooks.id = webhook_deliveries.webhook_id"))
		return db.Where("webhook_deliveries.event_id IS NULL OR webhook_deliveries.event_id IN (?)", v.VisibleEventIDs())
	}
}

// deliveryOf returns a delivery to a webhook of the given owner, if its event is visible.
//
// Errors: NOT_FOUND.
func deliveryOf(v *query.View, owner, id models.ID) (*models.WebhookDelivery, error) {
	found, err := query.Find[models.WebhookDelivery](v, deliveries(v, owner), withID(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhookDelivery))
	}
	return found[0], nil
}

// Delivery returns a delivery to a webhook of the viewer, with its attempts. preload lists the
// associations to load with its event.
//
// Errors: NOT_FOUND.
func (r *Registry) Delivery(ctx context.Context, viewer access.Viewer, id models.ID, preload query.Preload) (*models.WebhookDelivery, error) {
	return query.Read(ctx, r.reader, viewer, func(v *query.View) (*models.WebhookDelivery, error) { return deliveryIn(v, id, preload) })
}

// deliveryIn is like [Registry.Delivery], but reads within v.
func deliveryIn(v *query.View, id models.ID, preload query.Preload) (*models.WebhookDelivery, error) {
	delivery, err := deliveryOf(v, ownerOf(v.Principal()), id)
	if err != nil {
		return nil, err
	}
	return delivery, attach(v, []*models.WebhookDelivery{delivery}, preload)
}

// Selection selects the deliveries of a webhook that have one of the given statuses; empty Statuses
// selects all.
type Selection struct {
	Webhook  models.ID
	Statuses []models.DeliveryStatus
}

// in returns the condition for the selected deliveries whose events the view may see.
func (s Selection) in(v *query.View) query.Condition {
	return func(db *gorm.DB) *gorm.DB {
		db = deliveries(v, ownerOf(v.Principal()))(db).Where("webhook_deliveries.webhook_id = ?", s.Webhook)
		if len(s.Statuses) > 0 {
			db = db.Where("webhook_deliveries.status IN ?", s.Statuses)
		}
		return db
	}
}

// Deliveries lists deliveries to a webhook of the viewer, latest first. preload lists the
// associations to load with their events.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Registry) Deliveries(
	ctx context.Context, viewer access.Viewer, of Selection, page query.PageRequest, preload query.Preload,
) (query.Page[*models.WebhookDelivery], error) {
	rows, err := query.Read(ctx, r.reader, viewer, func(v *query.View) (query.Page[*models.WebhookDelivery], error) {
		rows, err := query.LatestFirst(v, page, func(d *models.WebhookDelivery) models.ID { return d.ID }, of.in(v))
		if err != nil {
			return rows, err
		}
		return rows, attach(v, rows.Items, preload)
	})
	rows.Total = func(ctx context.Context) (models.Total, error) {
		return query.Read(ctx, r.reader, viewer, func(v *query.View) (models.Total, error) { return query.Count[models.WebhookDelivery](v, of.in(v)) })
	}
	return rows, err
}

// attach loads the attempts and events of deliveries.
func attach(v *query.View, deliveries []*models.WebhookDelivery, preload query.Preload) error {
	byID, ids, events := map[models.ID]*models.WebhookDelivery{}, models.IDs{}, models.IDs{}
	for _, delivery := range deliveries {
		byID[delivery.ID], ids = delivery, append(ids, delivery.ID)
		if delivery.EventID != nil {
			events = append(events, *delivery.EventID)
		}
	}
	attempts, err := query.Find[models.WebhookAttempt](v, func(db *gorm.DB) *gorm.DB {
		return db.Where("delivery_id = ANY(?)", ids).Order("delivery_id, id")
	})
	if err != nil {
		return err
	}
	for _, attempt := range attempts {
		byID[attempt.DeliveryID].Tried = append(byID[attempt.DeliveryID].Tried, attempt)
	}
	found, err := v.EventsByID(events, preload)
	for _, delivery := range deliveries {
		if delivery.EventID != nil {
			delivery.Event = found[*delivery.EventID]
		}
	}
	return err
}
