package webhook

import (
	"context"
	"errors"
	"strings"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// Update is the input of [Registry.Update]. Omitted fields do not change.
type Update struct {
	Webhook models.ID
	// URL cannot be cleared.
	URL models.Change[string]
	// Kinds selects all kinds if it is cleared.
	Kinds       models.Change[[]models.EventKind]
	Description models.Change[string]
	// Paused cannot be cleared. False also resumes a webhook that was disabled after failures.
	Paused         models.Change[bool]
	IdempotencyKey string
}

// Update changes a webhook. While a webhook is paused, its events are retained.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_INPUT, LIMIT_EXCEEDED, INVALID_TRANSITION
// (a disabled webhook cannot be paused).
func (r *Registry) Update(ctx context.Context, viewer access.Viewer, in Update) (*models.Webhook, error) {
	call := act.Call{Name: "updateWebhook", Key: in.IdempotencyKey, Input: in, May: access.AuthorizeManagingWebhooks}
	return change(ctx, r, viewer, call, func(tx *act.Tx) (models.ID, error) {
		webhook, err := lock(tx, in.Webhook)
		if err != nil {
			return models.ID{}, err
		}
		if err := r.apply(in, webhook); err != nil {
			return models.ID{}, err
		}
		changed := tx.DB.Model(webhook).Select("URL", "Kinds", "Description", "Status", "DisabledBecause", "FailingSince")
		return webhook.ID, changed.Updates(webhook).Error
	}, webhookIn)
}

// apply applies all changes to a webhook. It returns the errors of all invalid ones, joined.
func (r *Registry) apply(in Update, webhook *models.Webhook) error {
	return errors.Join(
		r.applyURL(in.URL, webhook), applyKinds(in.Kinds, webhook), applyDescription(in.Description, webhook), applyPaused(in.Paused, webhook),
	)
}

// applyURL changes the URL and clears the failures, which were those of the former receiver.
func (r *Registry) applyURL(change models.Change[string], webhook *models.Webhook) error {
	const field = "input.url"
	if !change.Given {
		return nil
	}
	if change.To == nil {
		return models.NewProblem(models.Required).At(field)
	}
	if err := r.checkURL(field, *change.To); err != nil {
		return err
	}
	if webhook.URL != *change.To {
		webhook.URL, webhook.FailingSince = *change.To, nil
	}
	return nil
}

func applyKinds(change models.Change[[]models.EventKind], webhook *models.Webhook) error {
	if !change.Given {
		return nil
	}
	kinds := change.Value()
	if err := checkKinds("input.kinds", kinds); err != nil {
		return err
	}
	webhook.Kinds = append([]models.EventKind{}, kinds...)
	return nil
}

func applyDescription(change models.Change[string], webhook *models.Webhook) error {
	if !change.Given {
		return nil
	}
	if change.To != nil {
		if err := document.CheckFilledLine("input.description", *change.To, maxDescription); err != nil {
			return err
		}
	}
	webhook.Description = strings.TrimSpace(change.Value())
	return nil
}

// applyPaused pauses or resumes a webhook, unless it is already in that state.
func applyPaused(change models.Change[bool], webhook *models.Webhook) error {
	const field = "input.paused"
	if !change.Given {
		return nil
	}
	if change.To == nil {
		return models.NewProblem(models.Required).At(field)
	}
	next := models.WebhookActive
	if *change.To {
		next = models.WebhookPaused
	}
	if webhook.Status == next {
		return nil
	}
	return models.At(field, webhook.TransitionTo(next))
}
