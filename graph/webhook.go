package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/webhook"
)

func createWebhookFrom(in generated.CreateWebhookInput) webhook.Create {
	return webhook.Create{URL: in.URL, Kinds: in.Kinds, Description: value(in.Description), IdempotencyKey: value(in.IdempotencyKey)}
}
