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
	// secretBytes is how long a secret is; Standard Webhooks allows 24 to 64.
	secretBytes = 32
	// formerSecretKept is how long the secret before signs too, so that receivers can be changed over.
	formerSecretKept = 24 * time.Hour
	// maxWebhooks is how many an owner has at most.
	maxWebhooks = 20
)

// CreateWebhook is a webhook to make.
type CreateWebhook struct {
	URL            string
	Kinds          []models.EventKind
	Description    string
	IdempotencyKey string
}

// CreateWebhook makes a webhook of the viewer's delegation, or of the Secretariat. The secret is
// told once: it is empty where the call is a replay.
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

// roomForWebhook holds the owner against others who make one for it, and counts what it has.
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
		return models.NewError(models.LimitExceeded, "there are %d webhooks, which is all that is allowed; delete one first", owned)
	}
	return nil
}

// newSecret is a secret as Standard Webhooks writes it.
func newSecret() string {
	random := make([]byte, secretBytes)
	_, _ = rand.Read(random) // it never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(random)
}

// checkReceiver checks the address of a webhook. Where a name leads is seen when it is dialled.
func (t *Tracker) checkReceiver(field, text string) error {
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "https" && address.Scheme != "http") || address.Hostname() == "" || len(text) > maxNote {
		return models.Invalid(field, "%q is no web address; give one as in \"https://www.example.org/events\"", text)
	}
	if address.User != nil || address.Fragment != "" {
		return models.Invalid(field, "the address has a user, a password or a fragment, which are not sent; take them out")
	}
	if t.validateURL == nil {
		return nil
	}
	if err := t.validateURL(address); err != nil {
		return models.Invalid(field, "%s", err.Error())
	}
	return nil
}

// OfWebhook is a webhook on which to act.
type OfWebhook struct {
	Webhook        models.ID
	IdempotencyKey string
}

// onWebhook runs do on a webhook of the viewer's own, which is locked; do returns the columns to change.
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
			return models.ID{}, models.NewError(models.NotFound, "there is no such webhook, or none of yours").At("input.webhook")
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

// RotateWebhookSecret gives a webhook a new secret, which is told once; the one before it signs too
// for 24 hours.
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

// PauseWebhook sends nothing more to a webhook until it is resumed; what happens meanwhile is kept.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION.
func (t *Tracker) PauseWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, error) {
	return t.become(ctx, viewer, "pauseWebhook", in, models.WebhookPaused)
}

// ResumeWebhook sends to a webhook again that was paused, or disabled for its failures.
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

// DeleteWebhook ends a webhook; nothing more is sent to it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (t *Tracker) DeleteWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) error {
	_, err := onWebhook(ctx, t, viewer, in.call("deleteWebhook"), in.Webhook, func(_ *writing, webhook *models.Webhook) (map[string]any, error) {
		return map[string]any{"status": models.WebhookDeleted}, webhook.TransitionTo(models.WebhookDeleted)
	}, nothing)
	return err
}

// TestWebhook sends a delivery without an event to a webhook, by the way that all go.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (it is not active).
func (t *Tracker) TestWebhook(ctx context.Context, viewer access.Viewer, in OfWebhook) (*models.Webhook, error) {
	return onWebhook(ctx, t, viewer, in.call("testWebhook"), in.Webhook, func(w *writing, webhook *models.Webhook) (map[string]any, error) {
		if webhook.Status != models.WebhookActive {
			return nil, models.TransitionNotAllowedError("", []models.WebhookStatus{models.WebhookActive},
				"the webhook is %s, and can be tested once it is resumed", webhook.Status)
		}
		if err := w.tx.DB.Create(act.NewDelivery(webhook.ID, nil, w.tx.Now)).Error; err != nil {
			return nil, err
		}
		return nil, w.wake()
	}, (*query.View).Webhook)
}

// wake has every server look at the outbox once the transaction is committed, as an event does.
func (w *writing) wake() error { return w.tx.DB.Exec("SELECT pg_notify('proposal_events', '')").Error }

// RedeliverWebhookDelivery is a delivery to try again.
type RedeliverWebhookDelivery struct {
	Delivery       models.ID
	IdempotencyKey string
}

// RedeliverWebhookDelivery tries a delivery again at once, whether it was given up or delivered.
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
		anew := map[string]any{"status": models.DeliveryPending, "attempts": 0, "due_at": w.tx.Now, "claimed_until": nil}
		if err := w.tx.DB.Model(delivery).Updates(anew).Error; err != nil {
			return models.ID{}, err
		}
		return delivery.ID, w.wake()
	}, with((*query.View).WebhookDelivery, parts))
}
