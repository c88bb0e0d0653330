package webhook_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// A token whose scopes allow neither reading the delegation's data nor managing webhooks cannot
// read webhooks.
func TestWebhooksNeedScope(t *testing.T) {
	t.Parallel()
	f := newFixture(t, time.Now)
	hook, _, err := f.webhooks.Create(t.Context(), japan, webhook.Create{URL: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	for scope, reads := range map[access.Scope]bool{
		access.ScopeWebhooksWrite: true, access.ScopeProposalsRead: true, access.ScopeAnswersWrite: false, access.ScopeProposalsWrite: false,
	} {
		viewer := access.Viewer{Subject: "someone", Delegation: "JPN", Scopes: access.NewScopes(scope)}
		want := []models.ID{}
		if reads {
			want = append(want, hook.ID)
		}
		rows, err := f.webhooks.List(t.Context(), viewer, query.PageRequest{First: 10})
		if err != nil {
			t.Fatal(err)
		}
		got := []models.ID{}
		for _, one := range rows.Items {
			got = append(got, one.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with the scope %s alone (-want +got):\n%s", scope, diff)
		}
		if _, err := f.webhooks.Webhook(t.Context(), viewer, hook.ID); (err == nil) != reads {
			t.Errorf("with the scope %s alone: %v", scope, err)
		}
	}
}

// The list of a webhook's deliveries does not contain those of another webhook of the same owner.
func TestDeliveriesOfOneWebhook(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	first, _ := p.webhook(t, japan, "https://example.org/a")
	second, _ := p.webhook(t, japan, "https://example.org/b")
	p.ping(t, japan, first)
	p.ping(t, japan, second)
	p.ping(t, japan, second)
	got := map[models.ID][]models.ID{}
	for _, hook := range []*models.Webhook{first, second} {
		for _, delivery := range p.deliveries(t, japan, hook) {
			got[hook.ID] = append(got[hook.ID], delivery.WebhookID)
		}
	}
	want := map[models.ID][]models.ID{first.ID: {first.ID}, second.ID: {second.ID, second.ID}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the webhooks of listed deliveries (-want +got):\n%s", diff)
	}
}
