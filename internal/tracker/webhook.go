package tracker

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/url"
	"strings"
	"time"

	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

const (
	// secretBytes is the length of a secret. Standard Webhooks allows 24 to 64.
	secretBytes = 32
	// formerSecretKept is how long the former secret also signs, so that receivers can switch over.
	formerSecretKept = 24 * time.Hour
	// maxWebhooks is the maximum number of webhooks per owner.
	maxWebhooks = 20
)

// CreateWebhook is the input of [Tracker.CreateWebhook].
type CreateWebhook struct {
	URL            string
	Kinds          []models.EventKind
	Description    string
	IdempotencyKey string
}

// CreateWebhook creates a webhook of the viewer's delegation or of the Secretariat. The secret is
// returned once; a replay returns an empty secret.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED.
func (t *Tracker) CreateWebhook(ctx context.Context, viewer access.Viewer, in CreateWebhook) (*models.Webhook, string, error) {
	secret := ""
	call := act.Call{Name: "createWebhook", Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
	webhook, err := change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		if err := errors.Join(t.checkReceiver("input.url", in.URL), document.CheckLine("input.description", in.Description, maxTitle)); err != nil {
			return models.ID{}, err
		}
		if err := w.roomForWebhook(); err != nil {
			return models.ID{}, err
		}
		webhook := &models.Webhook{
			ID: models.NewID(), OwnerID: w.tx.By, URL: in.URL, Kinds: append([]models.EventKind{}, in.Kinds...), Description: strings.TrimSpace(in.Description),
			Status: models.WebhookActive, Secret: newSecret(), CreatedAt: w.tx.Now,
		}
		secret = webhook.Secret
		return webhook.ID, w.tx.DB.Create(webhook).Error
	}, (*query.View).Webhook)
	if err != nil {
		return nil, "", err
	}
	return webhook, secret, nil
}

// roomForWebhook locks the owner and counts its webhooks.
//
// Errors: LIMIT_EXCEEDED.
func (w *writing) roomForWebhook() error {
	if err := w.tx.DB.Exec("SELECT FROM sponsors WHERE id = ? FOR NO KEY UPDATE", w.tx.By).Error; err != nil {
		return err
	}
	var owned int64
	if err := w.tx.DB.Model(&models.Webhook{}).Where("owner_id = ? AND status <> 'DELETED'", w.tx.By).Count(&owned).Error; err != nil {
		return err
	}
	if owned >= maxWebhooks {
		return models.NewProblem(models.TooMany, models.P("items", models.TermWebhooks), models.P("limit", maxWebhooks))
	}
	return nil
}

// newSecret returns a secret in the format of Standard Webhooks.
func newSecret() string {
	random := make([]byte, secretBytes)
	_, _ = rand.Read(random) // it never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(random)
}

// checkReceiver checks the URL of a webhook. The address that a host name resolves to is checked
// when it is dialed.
func (t *Tracker) checkReceiver(field, text string) error {
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "https" && address.Scheme != "http") || address.Hostname() == "" || len(text) > maxNote {
		return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermURL),
			models.P("example", "https://www.example.org/report.pdf")).
			At(field)
	}
	if address.User != nil || address.Fragment != "" {
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermCredentials)).At(field)
	}
	if t.validateURL == nil {
		return nil
	}
	if err := t.validateURL(address); err != nil {
		return models.At(field, err)
	}
	return nil
}

// OfWebhook is the input of acts on an existing webhook.
type OfWebhook struct {
	Webhook        models.ID
	IdempotencyKey string
}

// onWebhook locks a webhook of the viewer and runs do, which returns the columns to change.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, and those of do.
func onWebhook[T any]( //nolint:revive // two steps besides what every act needs
	ctx context.Context, t *Tracker, viewer access.Viewer, call act.Call, id models.ID,
	do func(*writing, *models.Webhook) (map[string]any, error), load func(*query.View, models.ID) (T, error),
) (T, error) {
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		found := []*models.Webhook{}
		own := w.tx.DB.Clauses(clause.Locking{Strength: "NO KEY UPDATE"}).Where("id = ? AND owner_id = ? AND status <> 'DELETED'", id, w.tx.By)
		if err := own.Find(&found).Error; err != nil {
			return models.ID{}, err
		}
		if len(found) == 0 {
			return models.ID{}, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhook)).At("input.webhook")
		}
		changes, err := do(w, found[0])
		if err != nil || len(changes) == 0 {
			return id, models.At("input.webhook", err)
		}
		return id, w.tx.DB.Model(found[0]).Updates(changes).Error
	}, load)
}

// call identifies an act on the webhook.
func (in OfWebhook) call(name string) act.Call {
	return act.Call{Name: name, Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
}

// RotateWebhookSecret replaces the secret of a webhook and returns the new one once. The former
// secret also signs for 24 hours.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (t *Tracker) RotateWebhookSecret(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, string, error) {
	secret := ""
	webhook, err := onWebhook(ctx, t, viewer, in.call("rotateWebhookSecret"), in.Webhook, func(w *writing, webhook *models.Webhook) (map[string]any, error) {
		secret = newSecret()
		return map[string]any{"secret": secret, "former_secret": webhook.Secret, "former_until": w.tx.Now.Add(formerSecretKept)}, nil
	}, (*query.View).Webhook)
	if err != nil {
		return nil, "", err
	}
	return webhook, secret, nil
}

// PauseWebhook stops deliveries to a webhook until it is resumed. Events are retained meanwhile.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION.
func (t *Tracker) PauseWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, error) {
	return t.become(ctx, viewer, "pauseWebhook", in, models.WebhookPaused)
}

// ResumeWebhook resumes deliveries to a webhook that was paused or disabled after failures.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION.
func (t *Tracker) ResumeWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, error) {
	return t.become(ctx, viewer, "resumeWebhook", in, models.WebhookActive)
}

func (t *Tracker) become(ctx context.Context, viewer access.Viewer, name string, in OfWebhook, next models.WebhookStatus) (*models.Webhook, error) {
	return onWebhook(ctx, t, viewer, in.call(name), in.Webhook, func(_ *writing, webhook *models.Webhook) (map[string]any, error) {
		return map[string]any{"status": next, "status_reason": "", "failing_since": nil}, webhook.TransitionTo(next)
	}, (*query.View).Webhook)
}

// DeleteWebhook deletes a webhook. Nothing more is delivered to it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (t *Tracker) DeleteWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) error {
	_, err := onWebhook(ctx, t, viewer, in.call("deleteWebhook"), in.Webhook, func(_ *writing, webhook *models.Webhook) (map[string]any, error) {
		return map[string]any{"status": models.WebhookDeleted}, webhook.TransitionTo(models.WebhookDeleted)
	}, nothing)
	return err
}

// TestWebhook sends a test delivery without an event, in the same way as other deliveries.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (not active).
func (t *Tracker) TestWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, error) {
	return onWebhook(ctx, t, viewer, in.call("testWebhook"), in.Webhook, func(w *writing, webhook *models.Webhook) (map[string]any, error) {
		if webhook.Status != models.WebhookActive {
			return nil, models.WrongStateError(models.TermWebhook, webhook.Status, []models.WebhookStatus{models.WebhookActive})
		}
		if err := w.tx.DB.Create(act.NewDelivery(webhook.ID, nil, w.tx.Now)).Error; err != nil {
			return nil, err
		}
		return nil, w.wake()
	}, (*query.View).Webhook)
}

// wake makes every server check the outbox after the commit, as an event does.
func (w *writing) wake() error { return w.tx.DB.Exec("SELECT pg_notify('proposal_events', '')").Error }

// RedeliverWebhookDelivery is the input of [Tracker.RedeliverWebhookDelivery].
type RedeliverWebhookDelivery struct {
	Delivery       models.ID
	IdempotencyKey string
}

// RedeliverWebhookDelivery attempts a delivery again at once, whether it had failed or succeeded.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (t *Tracker) RedeliverWebhookDelivery(
	ctx context.Context, viewer access.Viewer, in RedeliverWebhookDelivery, parts query.Preload,
) (*models.WebhookDelivery, error) {
	call := act.Call{Name: "redeliverWebhookDelivery", Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
	return change(ctx, t, viewer, call, func(w *writing) (models.ID, error) {
		delivery, err := w.seen.Delivery(w.tx.By, in.Delivery)
		if err != nil {
			return models.ID{}, models.At("input.delivery", err)
		}
		reset := map[string]any{"status": models.DeliveryPending, "attempts": 0, "due_at": w.tx.Now, "claimed_until": nil}
		if err := w.tx.DB.Model(delivery).Updates(reset).Error; err != nil {
			return models.ID{}, err
		}
		return delivery.ID, w.wake()
	}, with((*query.View).WebhookDelivery, parts))
}
