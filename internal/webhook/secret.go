package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/act"
	"proposaltracker/models"
)

const (
	// secretBytes is the length of a secret in bytes. Standard Webhooks allows 24 to 64.
	secretBytes = 32
	// formerSecretKept is how long the former secret remains valid, so that receivers can switch to
	// the new one.
	formerSecretKept = 24 * time.Hour
)

// newSecret returns a secret in the format of Standard Webhooks.
func newSecret() string {
	random := make([]byte, secretBytes)
	_, _ = rand.Read(random) // never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(random)
}

// RotateSecret replaces the secret of a webhook and returns the new one, only once; a repeated call
// returns an empty secret. For 24 hours, notifications are signed with the former secret too.
//
// Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (r *Registry) RotateSecret(ctx context.Context, viewer access.Viewer, in On) (*models.Webhook, string, error) {
	secret := ""
	webhook, err := change(ctx, r, viewer, in.call("rotateWebhookSecret"), func(tx *act.Tx) (models.ID, error) {
		webhook, err := lock(tx, in.Webhook)
		if err != nil {
			return models.ID{}, err
		}
		secret = newSecret()
		until := tx.Now.Add(formerSecretKept)
		webhook.Secret, webhook.FormerSecret, webhook.FormerUntil = secret, webhook.Secret, &until
		return webhook.ID, tx.DB.Model(webhook).Select("Secret", "FormerSecret", "FormerUntil").Updates(webhook).Error
	}, webhookIn)
	if err != nil {
		return nil, "", err
	}
	return webhook, secret, nil
}
