package models

import (
	"slices"
	"time"
)

// WebhookStatus is where a webhook is in its life.
type WebhookStatus string

// The states of a webhook.
const (
	WebhookActive   WebhookStatus = "ACTIVE"
	WebhookPaused   WebhookStatus = "PAUSED"
	WebhookDisabled WebhookStatus = "DISABLED"
	WebhookDeleted  WebhookStatus = "DELETED"
)

// Next lists the states that may follow s. What was disabled for its failures is resumed like what
// was paused.
func (s WebhookStatus) Next() []WebhookStatus {
	switch s {
	case WebhookActive:
		return []WebhookStatus{WebhookPaused, WebhookDisabled, WebhookDeleted}
	case WebhookPaused, WebhookDisabled:
		return []WebhookStatus{WebhookActive, WebhookDeleted}
	default:
		return nil
	}
}

// Webhook is an address to which what happens is sent, signed, as its owner may see it.
type Webhook struct {
	ID ID `gorm:"primaryKey"`
	// OwnerID is the delegation that it belongs to, or the Secretariat.
	OwnerID ID
	URL     string
	// Kinds are the kinds of event that are sent; empty for all.
	Kinds       []EventKind `gorm:"type:jsonb;serializer:json"`
	Description string
	Status      WebhookStatus
	// StatusReason is why it was disabled; empty where it was not.
	StatusReason string
	// Secret signs what is sent; FormerSecret too, until FormerUntil. Neither is told after it was
	// made, logged, or put into an event.
	Secret       string
	FormerSecret string
	FormerUntil  *time.Time
	// FailingSince is when the first of the failures was that no success has followed; nil for none.
	FailingSince *time.Time
	CreatedAt    time.Time
}

// NodeID is the webhook on the wire.
func (w *Webhook) NodeID() string { return GlobalID("Webhook", w.ID) }

// TransitionTo moves the webhook to another state.
//
// Errors: INVALID_TRANSITION.
func (w *Webhook) TransitionTo(next WebhookStatus) error {
	if allowed := w.Status.Next(); !slices.Contains(allowed, next) {
		return InvalidTransitionError("webhook", w.Status, next, allowed)
	}
	w.Status = next
	return nil
}

// Wants tells whether events of a kind are sent to it.
func (w *Webhook) Wants(kind EventKind) bool {
	return len(w.Kinds) == 0 || slices.Contains(w.Kinds, kind)
}

// Secrets are those that sign at an instant, the newest first.
func (w *Webhook) Secrets(now time.Time) []string {
	if w.FormerUntil != nil && now.Before(*w.FormerUntil) {
		return []string{w.Secret, w.FormerSecret}
	}
	return []string{w.Secret}
}

// DeliveryStatus is where a delivery is in its life.
type DeliveryStatus string

// The states of a delivery.
const (
	// DeliveryPending: not tried yet.
	DeliveryPending DeliveryStatus = "PENDING"
	// DeliveryFailed: tried in vain, and tried again later.
	DeliveryFailed DeliveryStatus = "FAILED"
	// DeliveryDelivered: answered with success.
	DeliveryDelivered DeliveryStatus = "DELIVERED"
	// DeliveryDead: given up.
	DeliveryDead DeliveryStatus = "DEAD"
)

// WebhookDelivery is an event on its way to a webhook. Its ID is the same at each attempt, by which
// the receiver knows it again.
type WebhookDelivery struct {
	ID        ID `gorm:"primaryKey"`
	WebhookID ID
	// EventID is nil for a test.
	EventID *ID
	Status  DeliveryStatus
	// Attempts counts how often it was tried.
	Attempts int
	// DueAt is when it is tried next.
	DueAt time.Time
	// ClaimedUntil is how long it is in the hands of one process; nil while it is in none.
	ClaimedUntil *time.Time
	CreatedAt    time.Time

	Webhook *Webhook          `gorm:"-"`
	Event   *Event            `gorm:"-"`
	Tried   []*WebhookAttempt `gorm:"-"`
}

// NodeID is the delivery on the wire.
func (d *WebhookDelivery) NodeID() string { return GlobalID("WebhookDelivery", d.ID) }

// WebhookAttempt is one try of a delivery.
type WebhookAttempt struct {
	ID         ID `gorm:"primaryKey"`
	DeliveryID ID
	At         time.Time
	// StatusCode is the HTTP status of the answer; zero where there was none.
	StatusCode int
	// Fault is what went wrong; empty where nothing did.
	Fault      string
	DurationMS int
}
