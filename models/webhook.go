package models

import (
	"slices"
	"time"
)

// WebhookStatus is the state of a webhook.
type WebhookStatus string

// The states of a webhook.
const (
	WebhookActive   WebhookStatus = "ACTIVE"
	WebhookPaused   WebhookStatus = "PAUSED"
	WebhookDisabled WebhookStatus = "DISABLED"
	WebhookDeleted  WebhookStatus = "DELETED"
)

// Next lists the states that may follow s. A webhook that was disabled after failures can be activated again, like a
// paused one.
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

// Webhook is a URL that receives signed notifications of the events that its owner may see.
type Webhook struct {
	ID ID `gorm:"primaryKey"`
	// OwnerID is the delegation that owns the webhook, or the Secretariat.
	OwnerID ID
	URL     string
	// Kinds lists the event kinds to send; empty selects all kinds.
	Kinds       []EventKind `gorm:"type:jsonb;serializer:json"`
	Description string
	Status      WebhookStatus
	// DisabledBecause is the reason why the webhook was disabled; nil if it is not disabled.
	DisabledBecause *Error `gorm:"type:jsonb;serializer:json"`
	// Secret signs notifications. Until FormerUntil, FormerSecret signs them too. Neither is
	// logged, included in an event, or returned again after its creation.
	Secret       string
	FormerSecret string
	FormerUntil  *time.Time
	// FailingSince is the time of the first failed attempt since the last success; nil if the last
	// attempt succeeded.
	FailingSince *time.Time
	CreatedAt    time.Time
}

// NodeID returns the global ID of the webhook.
func (w *Webhook) NodeID() NodeID { return NodeID{TypeWebhook, w.ID} }

// TransitionTo changes the state of the webhook. Activation clears DisabledBecause and FailingSince.
//
// Errors: INVALID_TRANSITION.
func (w *Webhook) TransitionTo(next WebhookStatus) error {
	if allowed := w.Status.Next(); !slices.Contains(allowed, next) {
		return WrongStateError(TermWebhook, w.Status, allowed)
	}
	w.Status = next
	if next == WebhookActive {
		w.DisabledBecause, w.FailingSince = nil, nil
	}
	return nil
}

// Wants reports whether the webhook receives events of the given kind.
func (w *Webhook) Wants(kind EventKind) bool {
	return len(w.Kinds) == 0 || slices.Contains(w.Kinds, kind)
}

// Secrets returns the secrets that sign notifications at the given time, newest first.
func (w *Webhook) Secrets(now time.Time) []string {
	if w.FormerUntil != nil && now.Before(*w.FormerUntil) {
		return []string{w.Secret, w.FormerSecret}
	}
	return []string{w.Secret}
}

// DeliveryStatus is the state of a delivery.
type DeliveryStatus string

// The states of a delivery.
const (
	// DeliveryPending: no attempt has been made.
	DeliveryPending DeliveryStatus = "PENDING"
	// DeliveryFailed: the last attempt failed; another one will follow.
	DeliveryFailed DeliveryStatus = "FAILED"
	// DeliveryDelivered: the receiver responded with success.
	DeliveryDelivered DeliveryStatus = "DELIVERED"
	// DeliveryDead: abandoned after repeated failures.
	DeliveryDead DeliveryStatus = "DEAD"
)

// WebhookDelivery is the delivery of an event to a webhook. All attempts have the same delivery ID, so that receivers
// can detect duplicates.
type WebhookDelivery struct {
	ID        ID `gorm:"primaryKey"`
	WebhookID ID
	// EventID is nil for a test delivery.
	EventID *ID
	Status  DeliveryStatus
	// Attempts counts the attempts so far.
	Attempts int
	// DueAt is the time of the next attempt.
	DueAt time.Time
	// ClaimedUntil is when the claim of the process that handles the delivery expires; nil if
	// unclaimed.
	ClaimedUntil *time.Time
	CreatedAt    time.Time

	Webhook *Webhook          `gorm:"-"`
	Event   *Event            `gorm:"-"`
	Tried   []*WebhookAttempt `gorm:"-"`
}

// NodeID returns the global ID of the delivery.
func (d *WebhookDelivery) NodeID() NodeID { return NodeID{TypeWebhookDelivery, d.ID} }

// WebhookAttempt is one attempt at a delivery.
type WebhookAttempt struct {
	ID         ID `gorm:"primaryKey"`
	DeliveryID ID
	At         time.Time
	// StatusCode is the HTTP status of the response; zero if there was none.
	StatusCode int
	// Problem describes the failure; nil if the attempt succeeded.
	Problem *Error `gorm:"type:jsonb;serializer:json"`
	// DurationMS is the duration of the attempt in milliseconds. Zero if no request was sent because the host name
	// has no public address.
	DurationMS int
}
