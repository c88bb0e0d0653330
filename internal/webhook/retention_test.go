package webhook_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// Successful deliveries are purged when they are older than 30 days. Failed ones are retained, so
// that they can be sent again.
func TestPurgeDeliveries(t *testing.T) {
	t.Parallel()
	p, good, bad := newSender(t), newReceiver(t), newReceiver(t)
	bad.says(http.StatusBadGateway)
	delivered, _ := p.webhook(t, japan, good.URL)
	failed, _ := p.webhook(t, japan, bad.URL)
	p.ping(t, japan, delivered)
	p.ping(t, japan, failed)
	p.send(t)
	p.pass(30 * 24 * time.Hour)
	for _, step := range []struct {
		pass   time.Duration
		purged int64
	}{{0, 0}, {time.Second, 1}, {365 * 24 * time.Hour, 0}} {
		p.pass(step.pass)
		if purged, err := p.outbox.Purge(t.Context()); err != nil || purged != step.purged {
			t.Errorf("after %s more, %d were purged, want %d: %v", step.pass, purged, step.purged, err)
		}
	}
	left := map[string]int{"delivered": len(p.deliveries(t, japan, delivered)), "failed": len(p.deliveries(t, japan, failed))}
	if diff := cmp.Diff(map[string]int{"delivered": 0, "failed": 1}, left); diff != "" {
		t.Errorf("deliveries (-want +got):\n%s", diff)
	}
}

// A key belongs to the mutation that it was first used for, even if another mutation has the same
// input.
func TestKeyOfAnotherMutation(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL)
	in := webhook.On{Webhook: hook.ID, IdempotencyKey: "once"}
	if _, err := p.webhooks.Test(t.Context(), japan, in); err != nil {
		t.Fatal(err)
	}
	_, _, err := p.webhooks.RotateSecret(t.Context(), japan, in)
	expect(t, "another mutation under the same key", err, problem{models.IdempotencyMismatch, "input.idempotencyKey"})
}
