package query

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// owner returns the sponsor that owns the principal's webhooks; the zero ID for the public.
func (r *View) owner() models.ID {
	if access.MayKeepWebhooks(r.principal) != nil {
		return models.ID{}
	}
	if r.principal.DelegationID != (models.ID{}) {
		return r.principal.DelegationID
	}
	return r.directory.Secretariat()
}

// Webhook returns a webhook of the viewer.
//
// Errors: NOT_FOUND.
func (r *Reader) Webhook(ctx context.Context, viewer access.Viewer, id models.ID) (*models.Webhook, error) {
	return read(ctx, r, viewer, func(v *View) (*models.Webhook, error) { return v.Webhook(id) })
}

// Webhook is [Reader.Webhook] in this view.
func (r *View) Webhook(id models.ID) (*models.Webhook, error) {
	found := []*models.Webhook{}
	if err := r.db.Where("id = ? AND owner_id = ? AND status <> 'DELETED'", id, r.owner()).Find(&found).Error; err != nil {
		return nil, fmt.Errorf("read the webhook: %w", err)
	}
	if len(found) == 0 {
		return nil, models.NotFoundError(models.TermWebhook, id.String())
	}
	return found[0], nil
}

// Webhooks lists the webhooks of the viewer, oldest first.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) Webhooks(ctx context.Context, viewer access.Viewer, page PageRequest) (Page[*models.Webhook], error) {
	found := []*models.Webhook{}
	err := r.read(ctx, viewer, func(ask *View) error {
		return ask.db.Where("owner_id = ? AND status <> 'DELETED'", ask.owner()).Order("id").Find(&found).Error
	})
	if err != nil {
		return Page[*models.Webhook]{}, err
	}
	return Slice(found, func(w *models.Webhook) models.ID { return w.ID }, page)
}

// deliveries returns the query of an owner's deliveries of visible events; the others will be
// dropped from the outbox.
func (r *View) deliveries(owner models.ID) (*gorm.DB, error) {
	visible, err := r.events(EventFilter{})
	if err != nil {
		return nil, err
	}
	return r.db.Model(&models.WebhookDelivery{}).Joins("JOIN webhooks ON webhooks.id = webhook_deliveries.webhook_id").
		Where("webhooks.owner_id = ? AND webhooks.status <> 'DELETED'", owner).
		Where("webhook_deliveries.event_id IS NULL OR webhook_deliveries.event_id IN (?)", visible.Select("events.id")), nil
}

// Delivery returns a delivery of an owner.
//
// Errors: NOT_FOUND.
func (r *View) Delivery(owner, id models.ID) (*models.WebhookDelivery, error) {
	query, err := r.deliveries(owner)
	if err != nil {
		return nil, err
	}
	found := []*models.WebhookDelivery{}
	if err := query.Where("webhook_deliveries.id = ?", id).Find(&found).Error; err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhookDelivery))
	}
	return found[0], nil
}

// WebhookDelivery returns a delivery to a webhook of the viewer, with its attempts.
//
// Errors: NOT_FOUND.
func (r *Reader) WebhookDelivery(ctx context.Context, viewer access.Viewer, id models.ID, preload Preload) (*models.WebhookDelivery, error) {
	return one(ctx, r, viewer, id, preload, (*View).WebhookDelivery)
}

// WebhookDelivery is [Reader.WebhookDelivery] in this view.
func (r *View) WebhookDelivery(id models.ID, preload Preload) (*models.WebhookDelivery, error) {
	delivery, err := r.Delivery(r.owner(), id)
	if err != nil {
		return nil, err
	}
	return delivery, r.hangDeliveries([]*models.WebhookDelivery{delivery}, preload)
}

// DeliveriesOf lists the deliveries to a webhook of the viewer, latest first, in some states or
// all.
//
// Errors: INVALID_INPUT (an invalid cursor).
func (r *Reader) DeliveriesOf(
	ctx context.Context, viewer access.Viewer, webhook models.ID, statuses []models.DeliveryStatus, page PageRequest, preload Preload,
) (Page[*models.WebhookDelivery], error) {
	wanted := func(ask *View) (*gorm.DB, error) {
		query, err := ask.deliveries(ask.owner())
		if err != nil {
			return nil, err
		}
		if query = query.Where("webhook_deliveries.webhook_id = ?", webhook); len(statuses) > 0 {
			query = query.Where("webhook_deliveries.status IN ?", statuses)
		}
		return query, nil
	}
	rows := Page[*models.WebhookDelivery]{}
	err := r.read(ctx, viewer, func(ask *View) error {
		query, err := wanted(ask)
		if err != nil {
			return err
		}
		if rows, err = deliveryPage(query, page); err != nil {
			return err
		}
		return ask.hangDeliveries(rows.Items, preload)
	})
	rows.Total = func(ctx context.Context) (int, error) {
		var count int64
		err := r.read(ctx, viewer, func(ask *View) error {
			query, err := wanted(ask)
			if err != nil {
				return err
			}
			return query.Count(&count).Error
		})
		return int(count), err
	}
	return rows, err
}

// deliveryPage reads one row more than the page has, to learn whether there is a next page. IDs
// increase with time.
func deliveryPage(query *gorm.DB, page PageRequest) (Page[*models.WebhookDelivery], error) {
	after, err := parseCursor("after", page.After, "")
	if err != nil {
		return Page[*models.WebhookDelivery]{}, err
	}
	before, err := parseCursor("before", page.Before, "")
	if err != nil {
		return Page[*models.WebhookDelivery]{}, err
	}
	if after != nil {
		query = query.Where("webhook_deliveries.id < ?", after.ID)
	}
	if before != nil {
		query = query.Where("webhook_deliveries.id > ?", before.ID)
	}
	order := "webhook_deliveries.id DESC"
	if page.Last > 0 {
		order = "webhook_deliveries.id"
	}
	found := []*models.WebhookDelivery{}
	if err := query.Order(order).Limit(page.size() + 1).Find(&found).Error; err != nil {
		return Page[*models.WebhookDelivery]{}, err
	}
	more := len(found) > page.size()
	rows := Page[*models.WebhookDelivery]{Items: found[:min(len(found), page.size())], HasNext: more, HasPrevious: page.After != ""}
	if page.Last > 0 {
		slices.Reverse(rows.Items)
		rows.HasNext, rows.HasPrevious = page.Before != "", more
	}
	for _, delivery := range rows.Items {
		rows.Cursors = append(rows.Cursors, cursor{ID: delivery.ID}.String())
	}
	return rows, nil
}

// hangDeliveries attaches to deliveries their webhooks, attempts and events.
func (r *View) hangDeliveries(deliveries []*models.WebhookDelivery, preload Preload) error {
	byID, ids := map[models.ID]*models.WebhookDelivery{}, models.IDs{}
	events := models.IDs{}
	for _, delivery := range deliveries {
		byID[delivery.ID], ids = delivery, append(ids, delivery.ID)
		if delivery.EventID != nil {
			events = append(events, *delivery.EventID)
		}
	}
	attempts := []*models.WebhookAttempt{}
	if err := r.db.Where("delivery_id = ANY(?)", ids).Order("delivery_id, id").Find(&attempts).Error; err != nil {
		return err
	}
	for _, attempt := range attempts {
		byID[attempt.DeliveryID].Tried = append(byID[attempt.DeliveryID].Tried, attempt)
	}
	return r.hangEventsOn(deliveries, events, preload)
}

func (r *View) hangEventsOn(deliveries []*models.WebhookDelivery, ids models.IDs, preload Preload) error {
	rows := []deskRow{}
	if err := r.db.Model(&models.Event{}).Select("id", "proposal_id").Where("id = ANY(?)", ids).Scan(&rows).Error; err != nil {
		return err
	}
	found, err := r.hungEvents(rows, preload)
	for _, delivery := range deliveries {
		for _, event := range found {
			if event != nil && delivery.EventID != nil && event.ID == *delivery.EventID {
				delivery.Event = event
			}
		}
	}
	return err
}
