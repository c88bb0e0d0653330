// Package webhook manages the webhooks of delegations and of the Secretariat, and delivers events to
// them: [Registry] holds the use cases, [Outbox] the pending deliveries, and [Deliverer] signs and
// sends them.
package webhook

import (
	"context"
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
	// maxWebhooks is the maximum number of webhooks per owner.
	maxWebhooks = 20
	// maxDescription is the maximum length of a description, in characters.
	maxDescription = 500
)

// Registry creates, changes, deletes and lists webhooks.
type Registry struct {
	reader      *query.Reader
	acts        *act.Runner
	validateURL func(*url.URL) error
}

// NewRegistry returns a registry. Each use case calls now once. validateURL returns an error if
// deliveries cannot be sent to a URL; nil accepts any URL.
func NewRegistry(reader *query.Reader, pool act.Pool, now func() time.Time, validateURL func(*url.URL) error) *Registry {
	return &Registry{
		reader: reader, validateURL: validateURL,
		acts: act.New(act.Config{Pool: pool, Now: now, Principal: reader.Principal}),
	}
}

// change runs a use case in one transaction. apply checks authorization, takes locks, makes the
// changes and returns the ID of the created or changed object; load reads the payload.
//
// Errors: those of apply and load, and of [act.Run].
func change[T any](ctx context.Context, r *Registry, viewer access.Viewer, call act.Call,
	apply func(*act.Tx) (models.ID, error), load func(*query.View, models.ID) (T, error),
) (T, error) {
	return act.Run(ctx, r.acts, viewer, call, apply, func(tx *act.Tx, id models.ID) (T, error) { return load(r.within(tx), id) })
}

// within returns a view that reads in the transaction, with the principal's visibility.
func (r *Registry) within(tx *act.Tx) *query.View {
	return r.reader.Within(query.Transaction{DB: tx.DB, Send: tx.Send, Events: tx.Events()}, tx.Principal)
}

// Create is the input of [Registry.Create].
type Create struct {
	URL string
	// Kinds lists the event kinds to send; nil selects all kinds.
	Kinds []models.EventKind
	// Description has at most 500 characters; it may be empty.
	Description    string
	IdempotencyKey string
}

// Create creates a webhook of the viewer's delegation or of the Secretariat. An owner can have 20
// webhooks. The secret is returned only once; a repeated call returns an empty secret.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED.
func (r *Registry) Create(ctx context.Context, viewer access.Viewer, in Create) (*models.Webhook, string, error) {
	secret := ""
	call := act.Call{Name: "createWebhook", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeManagingWebhooks}
	webhook, err := change(ctx, r, viewer, call, func(tx *act.Tx) (models.ID, error) {
		if err := r.checkNew(in); err != nil {
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

// checkNew checks all fields of the input for a new webhook.
func (r *Registry) checkNew(in Create) error {
	return errors.Join(
		r.checkURL("input.url", in.URL), checkKinds("input.kinds", in.Kinds),
		document.CheckLine("input.description", in.Description, maxDescription),
	)
}

// checkKinds rejects an empty list, which would select no events; null selects all kinds.
func checkKinds(field string, kinds []models.EventKind) error {
	if kinds != nil && len(kinds) == 0 {
		return models.NewProblem(models.Empty).At(field)
	}
	return nil
}

// checkLimit locks the owner and counts its webhooks.
//
// Errors: LIMIT_EXCEEDED.
func checkLimit(tx *act.Tx) error {
	if err := tx.DB.Exec("SELECT FROM sponsors WHERE id = ? FOR NO KEY UPDATE", tx.By).Error; err != nil {
		return err
	}
	var owned int64
	if err := tx.DB.Model(&models.Webhook{}).Scopes(ownedBy(tx.By)).Count(&owned).Error; err != nil {
		return err
	}
	if owned >= maxWebhooks {
		return models.NewProblem(models.TooMany, models.P("items", models.TermWebhooks), models.P("limit", maxWebhooks))
	}
	return nil
}

// On is the input of mutations that need only the webhook.
type On struct {
	Webhook        models.ID
	IdempotencyKey string
}

// call returns the call of the named mutation with this input.
func (in On) call(name string) act.Call {
	return act.Call{Name: name, Key: in.IdempotencyKey, Input: in, May: access.AuthorizeManagingWebhooks}
}

// lock locks and returns a webhook that the principal owns.
//
// Errors: NOT_FOUND at input.webhook.
func lock(tx *act.Tx, id models.ID) (*models.Webhook, error) {
	found := []*models.Webhook{}
	own := tx.DB.Clauses(clause.Locking{Strength: "NO KEY UPDATE"}).Scopes(ownedBy(tx.By), withID(id))
	if err := own.Find(&found).Error; err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWebhook)).At("input.webhook")
	}
	return found[0], nil
}

// Delete deletes a webhook. No further deliveries are sent to it.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) Delete(ctx context.Context, viewer access.Viewer, in On) error {
	_, err := change(ctx, r, viewer, in.call("deleteWebhook"), func(tx *act.Tx) (models.ID, error) {
		webhook, err := lock(tx, in.Webhook)
		if err != nil {
			return models.ID{}, err
		}
		if err := webhook.TransitionTo(models.WebhookDeleted); err != nil {
			return models.ID{}, err
		}
		return webhook.ID, tx.DB.Model(webhook).Select("Status").Updates(webhook).Error
	}, nothing)
	return err
}

// nothing is the load function of mutations without a payload.
func nothing(*query.View, models.ID) (struct{}, error) { return struct{}{}, nil }
