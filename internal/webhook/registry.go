// Package webhook manages the webhooks of delegations and of the Secretariat, and delivers events to
// them: [Registry] holds the use cases, [Outbox] the deliveries that wait, and [Deliverer] signs and
// sends them.
package webhook

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
	// maxURL and maxDescription are lengths, in bytes and in characters.
	maxURL         = 2_000
	maxDescription = 500
)

// Registry creates, changes, deletes and lists webhooks.
type Registry struct {
	reader      *query.Reader
	acts        *act.Runner
	validateURL func(*url.URL) error
}

// NewRegistry returns a registry. now is the clock, which each use case reads once. validateURL
// returns why deliveries cannot be sent to a URL; nil accepts any.
func NewRegistry(reader *query.Reader, pool act.Pool, now func() time.Time, validateURL func(*url.URL) error) *Registry {
	return &Registry{
		reader: reader, validateURL: validateURL,
		acts: act.New(act.Config{Pool: pool, Now: now, Principal: reader.Principal}),
	}
}

// change runs a use case in one transaction. apply authorizes, locks and changes, and returns the
// ID of what it created or changed; load reads the payload.
//
// Errors: those of apply and load, and of [act.Run].
func change[T any](ctx context.Context, r *Registry, viewer access.Viewer, call act.Call,
	apply func(*act.Tx) (models.ID, error), load func(*query.View, models.ID) (T, error),
) (T, error) {
	return act.Run(ctx, r.acts, viewer, call, apply, func(tx *act.Tx, id models.ID) (T, error) { return load(r.within(tx), id) })
}

// within returns a view in the transaction, with the principal's visibility.
func (r *Registry) within(tx *act.Tx) *query.View {
	return r.reader.Within(query.Transaction{DB: tx.DB, Conn: tx.Conn, Events: tx.Events()}, tx.Principal)
}

// Create is the input of [Registry.Create].
type Create struct {
	URL            string
	Kinds          []models.EventKind
	Description    string
	IdempotencyKey string
}

// Create creates a webhook of the viewer's delegation or of the Secretariat. The secret is returned
// once; a replay returns an empty secret.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED.
func (r *Registry) Create(ctx context.Context, viewer access.Viewer, in Create) (*models.Webhook, string, error) {
	secret := ""
	call := act.Call{Name: "createWebhook", Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
	webhook, err := change(ctx, r, viewer, call, func(tx *act.Tx) (models.ID, error) {
		if err := errors.Join(r.checkReceiver("input.url", in.URL), document.CheckLine("input.description", in.Description, maxDescription)); err != nil {
			return models.ID{}, err
		}
		if err := checkLimit(tx); err != nil {
			return models.ID{}, err
		}
		webhook := &models.Webhook{
			ID: models.NewID(), OwnerID: tx.By, URL: in.URL, Kinds: append([]models.EventKind{}, in.Kinds...), Description: strings.TrimSpace(in.Description),
			Status: models.WebhookActive, Secret: newSecret(), CreatedAt: tx.Now,
		}
		secret = webhook.Secret
		return webhook.ID, tx.DB.Create(webhook).Error
	}, webhookIn)
	if err != nil {
		return nil, "", err
	}
	return webhook, secret, nil
}

// checkLimit locks the owner and counts its webhooks.
//
// Errors: LIMIT_EXCEEDED.
func checkLimit(tx *act.Tx) error {
	if err := tx.DB.Exec("SELECT FROM sponsors WHERE id = ? FOR NO KEY UPDATE", tx.By).Error; err != nil {
		return err
	}
	var owned int64
	if err := tx.DB.Model(&models.Webhook{}).Where("owner_id = ? AND status <> 'DELETED'", tx.By).Count(&owned).Error; err != nil {
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
func (r *Registry) checkReceiver(field, text string) error {
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "https" && address.Scheme != "http") || address.Hostname() == "" || len(text) > maxURL {
		return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermURL),
			models.P("example", "https://www.example.org/report.pdf")).
			At(field)
	}
	if address.User != nil || address.Fragment != "" {
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermCredentials)).At(field)
	}
	if r.validateURL == nil {
		return nil
	}
	if err := r.validateURL(address); err != nil {
		return models.At(field, err)
	}
	return nil
}

// On is the input of acts on an existing webhook.
type On struct {
	Webhook        models.ID
	IdempotencyKey string
}

// onWebhook locks a webhook of the viewer and runs do, which returns the columns to change.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, and those of do.
func onWebhook[T any]( //nolint:revive // two steps besides what every act needs
	ctx context.Context, r *Registry, viewer access.Viewer, call act.Call, id models.ID,
	do func(*act.Tx, *models.Webhook) (map[string]any, error), load func(*query.View, models.ID) (T, error),
) (T, error) {
	return change(ctx, r, viewer, call, func(tx *act.Tx) (models.ID, error) {
		found := []*models.Webhook{}
		own := tx.DB.Clauses(clause.Locking{Strength: "NO KEY UPDATE"}).Where("id = ? AND owner_id = ? AND status <> 'DELETED'", id, tx.By)
		if err := own.Find(&found).Error; err != nil {
			return models.ID{}, err
		}
		if len(found) == 0 {
			return models.ID{}, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhook)).At("input.webhook")
		}
		changes, err := do(tx, found[0])
		if err != nil || len(changes) == 0 {
			return id, models.At("input.webhook", err)
		}
		return id, tx.DB.Model(found[0]).Updates(changes).Error
	}, load)
}

// call identifies an act on the webhook.
func (in On) call(name string) act.Call {
	return act.Call{Name: name, Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
}

// RotateSecret replaces the secret of a webhook and returns the new one once. The former secret also
// signs for 24 hours.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) RotateSecret(ctx context.Context, viewer access.Viewer, in On) (*models.Webhook, string, error) {
	secret := ""
	webhook, err := onWebhook(ctx, r, viewer, in.call("rotateWebhookSecret"), in.Webhook, func(tx *act.Tx, webhook *models.Webhook) (map[string]any, error) {
		secret = newSecret()
		return map[string]any{"secret": secret, "former_secret": webhook.Secret, "former_until": tx.Now.Add(formerSecretKept)}, nil
	}, webhookIn)
	if err != nil {
		return nil, "", err
	}
	return webhook, secret, nil
}

// Pause stops deliveries to a webhook until it is resumed. Events are retained meanwhile.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION.
func (r *Registry) Pause(ctx context.Context, viewer access.Viewer, in On) (*models.Webhook, error) {
	return r.become(ctx, viewer, "pauseWebhook", in, models.WebhookPaused)
}

// Resume resumes deliveries to a webhook that was paused or disabled after failures.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION.
func (r *Registry) Resume(ctx context.Context, viewer access.Viewer, in On) (*models.Webhook, error) {
	return r.become(ctx, viewer, "resumeWebhook", in, models.WebhookActive)
}

func (r *Registry) become(ctx context.Context, viewer access.Viewer, name string, in On, next models.WebhookStatus) (*models.Webhook, error) {
	return onWebhook(ctx, r, viewer, in.call(name), in.Webhook, func(_ *act.Tx, webhook *models.Webhook) (map[string]any, error) {
		return map[string]any{"status": next, "status_reason": "", "failing_since": nil}, webhook.TransitionTo(next)
	}, webhookIn)
}

// Delete deletes a webhook. Nothing more is delivered to it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) Delete(ctx context.Context, viewer access.Viewer, in On) error {
	_, err := onWebhook(ctx, r, viewer, in.call("deleteWebhook"), in.Webhook, func(_ *act.Tx, webhook *models.Webhook) (map[string]any, error) {
		return map[string]any{"status": models.WebhookDeleted}, webhook.TransitionTo(models.WebhookDeleted)
	}, nothing)
	return err
}

// nothing is the loader of an act without a payload.
func nothing(*query.View, models.ID) (struct{}, error) { return struct{}{}, nil }

// Test sends a test delivery without an event, in the same way as other deliveries.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_TRANSITION (not active).
func (r *Registry) Test(ctx context.Context, viewer access.Viewer, in On) (*models.Webhook, error) {
	return onWebhook(ctx, r, viewer, in.call("testWebhook"), in.Webhook, func(tx *act.Tx, webhook *models.Webhook) (map[string]any, error) {
		if webhook.Status != models.WebhookActive {
			return nil, models.WrongStateError(models.TermWebhook, webhook.Status, []models.WebhookStatus{models.WebhookActive})
		}
		if err := tx.DB.Create(act.NewDelivery(webhook.ID, nil, tx.Now)).Error; err != nil {
			return nil, err
		}
		return nil, wake(tx)
	}, webhookIn)
}

// wake makes every server check the outbox after the commit, as an event does.
func wake(tx *act.Tx) error { return tx.DB.Exec("SELECT pg_notify('proposal_events', '')").Error }

// Redeliver is the input of [Registry.Redeliver].
type Redeliver struct {
	Delivery       models.ID
	IdempotencyKey string
}

// Redeliver attempts a delivery again at once, whether it had failed or succeeded. preload is what is
// read of its event.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) Redeliver(ctx context.Context, viewer access.Viewer, in Redeliver, preload query.Preload) (*models.WebhookDelivery, error) {
	call := act.Call{Name: "redeliverWebhookDelivery", Key: in.IdempotencyKey, Input: in, May: access.MayKeepWebhooks}
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
	}, func(v *query.View, id models.ID) (*models.WebhookDelivery, error) { return deliveryIn(v, id, preload) })
}
