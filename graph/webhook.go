package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/webhook"
)

func createWebhookFrom(in generated.CreateWebhookInput) webhook.Create {
	return webhook.Create{URL: in.URL, Kinds: in.Kinds, Description: value(in.Description), IdempotencyKey: value(in.IdempotencyKey)}
}

func updateWebhookFrom(in generated.UpdateWebhookInput) webhook.Update {
	return webhook.Update{
		Webhook: in.Webhook.ID, URL: changeOf(in.URL), Kinds: changeOfList(in.Kinds), Description: changeOf(in.Description), Paused: changeOf(in.Paused),
		IdempotencyKey: value(in.IdempotencyKey),
	}
}
