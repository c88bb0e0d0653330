package graph

import (
	"proposaltracker/graph/generated"
	"proposaltracker/internal/tracker"
)

func createWebhookFrom(in generated.CreateWebhookInput) tracker.CreateWebhook {
	return tracker.CreateWebhook{URL: in.URL, Kinds: in.Kinds, Description: value(in.Description), IdempotencyKey: value(in.IdempotencyKey)}
}
