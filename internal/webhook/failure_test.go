package webhook_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// pauses lists the pauses that the schema documents.
func pauses() []time.Duration {
	return []time.Duration{
		5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
	}
}

// failedWith returns the problem of an attempt whose response had the given status.
func failedWith(status int) *models.Error {
	return &models.Error{
		Code: models.Unavailable, Reason: models.ReceiverFailed, Params: []models.Param{{Name: "status", Values: []string{strconv.Itoa(status)}}},
	}
}

// paused pauses or resumes one of Japan's webhooks.
func (p *sender) paused(t *testing.T, hook *models.Webhook, paused bool) (*models.Webhook, error) {
	t.Helper()
	return p.webhooks.Update(t.Context(), japan, webhook.Update{Webhook: hook.ID, Paused: models.SetTo(paused)})
}

// A failed delivery is retried after each pause, and is dead after the last one. The owner can list
// dead deliveries and request that they are sent again.
func TestWebhookRetries(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	reported := map[models.DeliveryStatus]int{}
	p.config.OnResult = func(status models.DeliveryStatus) { reported[status]++ }
	hook, _ := p.webhook(t, japan, r.URL)
	p.ping(t, japan, hook)
	r.says(http.StatusServiceUnavailable)
	id := p.id(p.onlyDelivery(t, japan, hook))
	for i, pause := range pauses() {
		p.send(t)
		failed := p.onlyDelivery(t, japan, hook)
		after := failed.DueAt.Sub(p.now())
		if failed.Status != models.DeliveryFailed || len(failed.Tried) != i+1 || r.one(t).id() != id {
			t.Fatalf("attempt %d: unexpected status %s with %d attempts", i+1, failed.Status, len(failed.Tried))
		}
		if least, most := pause*89/100, pause*111/100; after < least || after > most {
			t.Errorf("pause after attempt %d: got %s, want %s to %s", i+1, after, least, most)
		}
		tried := failed.Tried[i]
		if diff := cmp.Diff(failedWith(http.StatusServiceUnavailable), tried.Problem); diff != "" || tried.StatusCode != http.StatusServiceUnavailable || tried.At.Sub(p.now()).Abs() > time.Millisecond {
			t.Errorf("record of attempt %d: %+v (-want +got):\n%s", i+1, tried, diff)
		}
		p.pass(after - time.Second)
		p.send(t)
		if early := r.take(); len(early) != 0 {
			t.Errorf("attempt %d was too early", i+2)
		}
		p.pass(time.Second + time.Millisecond)
	}
	p.send(t)
	dead := p.deliveries(t, japan, hook, models.DeliveryDead)
	if len(dead) != 1 || len(dead[0].Tried) != 10 || len(p.deliveries(t, japan, hook, models.DeliveryFailed, models.DeliveryPending)) != 0 {
		t.Fatalf("after ten attempts: got %+v, want one dead delivery", dead)
	}
	p.pass(1000 * time.Hour)
	r.take()
	p.send(t)
	if after := r.take(); len(after) != 0 {
		t.Error("a dead delivery was sent again without a request")
	}
	r.says(http.StatusOK)
	if _, err := p.webhooks.Redeliver(t.Context(), japan, webhook.Redeliver{Delivery: dead[0].ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	p.send(t)
	if r.one(t).id() != id || p.onlyDelivery(t, japan, hook).Status != models.DeliveryDelivered || p.again(t, japan, hook).FailingSince != nil {
		t.Errorf("after redelivery: unexpected %+v", p.onlyDelivery(t, japan, hook))
	}
	if diff := cmp.Diff(map[models.DeliveryStatus]int{models.DeliveryFailed: 9, models.DeliveryDead: 1, models.DeliveryDelivered: 1}, reported); diff != "" {
		t.Errorf("attempts (-want +got):\n%s", diff)
	}
}

// A webhook whose receiver responds 410, or fails for five days, is disabled until its owner
// enables it.
func TestWebhookDisabling(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	gone, tired := newReceiver(t), newReceiver(t)
	gone.says(http.StatusGone)
	tired.says(http.StatusInternalServerError)
	first, _ := p.webhook(t, japan, gone.URL)
	second, _ := p.webhook(t, secretariat, tired.URL)
	p.ping(t, japan, first)
	p.ping(t, secretariat, second)
	p.send(t)
	if now := p.again(t, japan, first); now.Status != models.WebhookDisabled || !cmp.Equal(failedWith(410), now.DisabledBecause) {
		t.Errorf("after 410: unexpected status %s: %v", now.Status, now.DisabledBecause)
	}
	p.pass(120*time.Hour - time.Second)
	p.send(t)
	if now := p.again(t, secretariat, second); now.Status != models.WebhookActive || now.DisabledBecause != nil {
		t.Errorf("before five days: unexpected status %s: %v", now.Status, now.DisabledBecause)
	}
	p.pass(24 * time.Hour)
	p.send(t)
	failing := &models.Error{
		Code: models.Unavailable, Reason: models.ReceiverFailing, Params: []models.Param{{Name: "hours", Values: []string{"120"}}},
	}
	if now := p.again(t, secretariat, second); now.Status != models.WebhookDisabled || !cmp.Equal(failing, now.DisabledBecause) {
		t.Errorf("after five days: unexpected status %s: %v", now.Status, now.DisabledBecause)
	}
	gone.take()
	tired.take()
	p.create(t)
	p.pass(24 * time.Hour)
	p.send(t)
	if left := len(gone.take()) + len(tired.take()) + len(p.deliveries(t, japan, first)) - 1; left != 0 {
		t.Errorf("got %d deliveries to disabled webhooks sent or stored, want none", left)
	}
	gone.says(http.StatusOK)
	resumed, err := p.paused(t, first, false)
	if err != nil || resumed.Status != models.WebhookActive || resumed.DisabledBecause != nil || resumed.FailingSince != nil {
		t.Fatalf("resume: got %+v, error %v, want an active webhook", resumed, err)
	}
	p.send(t)
	if gone.one(t); p.onlyDelivery(t, japan, first).Status != models.DeliveryDelivered {
		t.Errorf("after resuming: unexpected delivery %+v", p.onlyDelivery(t, japan, first))
	}
}

// Events that occur while a webhook is paused are sent when it is resumed.
func TestPausedWebhook(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL, models.ProposalCreatedEvent)
	p.create(t)
	if _, err := p.paused(t, hook, true); err != nil {
		t.Fatal(err)
	}
	p.create(t)
	p.send(t)
	if got := r.take(); len(got) != 0 || len(p.deliveries(t, japan, hook, models.DeliveryPending)) != 2 {
		t.Errorf("while paused: got %d sent and %d stored, want 0 and 2", len(got), len(p.deliveries(t, japan, hook)))
	}
	if _, err := p.paused(t, hook, false); err != nil {
		t.Fatal(err)
	}
	p.send(t)
	if got := r.take(); len(got) != 2 {
		t.Errorf("after resuming: got %d sent, want 2", len(got))
	}
	if err := p.webhooks.Delete(t.Context(), japan, webhook.On{Webhook: hook.ID}); err != nil {
		t.Fatal(err)
	}
	before := p.waiting(t)
	p.create(t)
	if p.waiting(t) != before {
		t.Error("an event is stored for a deleted webhook")
	}
}

// A redirect is a failure and is not followed.
func TestWebhookRedirects(t *testing.T) {
	t.Parallel()
	p, r, elsewhere := newSender(t), newReceiver(t), newReceiver(t)
	for _, status := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		r.answer = func(w http.ResponseWriter) {
			w.Header().Set("Location", elsewhere.URL)
			w.WriteHeader(status)
		}
		hook, _ := p.webhook(t, japan, r.URL)
		p.ping(t, japan, hook)
		p.send(t)
		if tried := p.onlyDelivery(t, japan, hook).Tried; len(tried) != 1 || tried[0].StatusCode != status || !cmp.Equal(failedWith(status), tried[0].Problem) {
			t.Errorf("%d: got attempts %+v, want one with this status", status, tried)
		}
	}
	if calls := elsewhere.calls.Load(); calls != 0 {
		t.Errorf("redirect followed %d times, want never", calls)
	}
}

// An invalid response affects only its own webhook: the attempt is recorded with a short reason, and
// other deliveries are sent.
func TestWebhookInvalidResponses(t *testing.T) {
	t.Parallel()
	p, good := newSender(t), newReceiver(t)
	p.config.Timeout = 2 * time.Second
	for name, answer := range map[string]struct {
		text   string
		reason models.ErrorReason
	}{
		"invalid UTF-8":      {"HTTP/1.1 500 \xff\xfe\x80\r\nContent-Length: 0\r\n\r\n", models.ReceiverFailed},
		"long reason phrase": {"HTTP/1.1 500 " + strings.Repeat("x", 100_000) + "\r\nContent-Length: 0\r\n\r\n", models.ReceiverFailed},
		"protocol switch":    {"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n", models.ReceiverFailed},
		"not HTTP":           {"\xff\x00 hello " + strings.Repeat("y", 100_000) + "\r\n\r\n", models.ReceiverUnreachable},
		"incomplete body":    {"HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n.", models.ReceiverFailed},
		"no response":        {"", models.ReceiverTimedOut},
	} {
		odd := newReceiver(t)
		held := make(chan struct{})
		t.Cleanup(func() { close(held) })
		odd.answer = func(w http.ResponseWriter) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_, _ = conn.Write([]byte(answer.text))
			go func() {
				<-held
				_ = conn.Close()
			}()
		}
		hook, _ := p.webhook(t, japan, odd.URL)
		fine, _ := p.webhook(t, secretariat, good.URL)
		p.ping(t, japan, hook)
		p.ping(t, secretariat, fine)
		p.send(t)
		good.one(t)
		delivery := p.onlyDelivery(t, japan, hook)
		if delivery.Status != models.DeliveryFailed || len(delivery.Tried) != 1 {
			t.Errorf("%s: unexpected status %s with %d attempts", name, delivery.Status, len(delivery.Tried))
			continue
		}
		tried := delivery.Tried[0].Problem
		if tried == nil || tried.Reason != answer.reason || len(tried.In(models.English)) > 600 {
			t.Errorf("%s: got attempt %.200v, want reason %s", name, tried, answer.reason)
		}
	}
}

// Owners that have lost access to a draft receive no events about it, and no delivery reveals that
// such events occurred.
func TestWebhookVisibility(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	pakistan := japan
	pakistan.Delegation = "PAK"
	bystander, invited, fixture := newReceiver(t), newReceiver(t), newReceiver(t)
	usa := japan
	usa.Delegation = "USA"
	ofUSA, _ := p.webhook(t, usa, bystander.URL)
	ofPakistan, _ := p.webhook(t, pakistan, invited.URL)
	ofOffice, _ := p.webhook(t, secretariat, fixture.URL)
	invited.says(http.StatusBadGateway)
	proposal, err := p.CreateProposal(t.Context(), japan, draft("PAK"), query.With(query.CoAuthorships))
	if err != nil {
		t.Fatal(err)
	}
	reported := len(p.deliveries(t, pakistan, ofPakistan))
	if reported == 0 || len(p.deliveries(t, usa, ofUSA)) != 0 || p.waiting(t) == 0 {
		t.Errorf("the invited sponsor received %d events of the draft, an unrelated one %d", reported, len(p.deliveries(t, usa, ofUSA)))
	}
	p.send(t)
	if got := len(invited.take()); got != reported || len(bystander.take()) != 0 {
		t.Errorf("invited sponsor: got %d of %d events, or an unrelated delegation got some", got, reported)
	}
	for _, spell := range proposal.CoAuthorships {
		if p.Reader.Directory().Code(spell.SponsorID) == "PAK" {
			if _, err := p.CancelCoAuthorship(t.Context(), japan, tracker.CancelCoAuthorship{CoAuthorship: spell.ID}, query.Preload{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if reported := p.deliveries(t, pakistan, ofPakistan); len(reported) != 0 {
		t.Errorf("after the invitation was canceled: got %d deliveries, want none", len(reported))
	}
	p.pass(time.Hour)
	p.send(t)
	var left int64
	if err := p.db.GORM.Model(&models.WebhookDelivery{}).Where("webhook_id IN ?", []models.ID{ofUSA.ID, ofPakistan.ID}).Count(&left).Error; err != nil {
		t.Fatal(err)
	}
	if left != 0 || len(invited.take()) != 0 || len(bystander.take()) != 0 {
		t.Errorf("an invisible event was sent, or %d deliveries remain in the outbox", left)
	}
	if early := len(fixture.take()); early != 0 {
		t.Errorf("got %d events of a draft sent to the Secretariat, want none", early)
	}
	if _, err := p.SubmitRevision(t.Context(), japan, trackertest.Submission(t, p.Tracker, japan, proposal.ID, 0), query.Preload{}); err != nil {
		t.Fatal(err)
	}
	p.send(t)
	if sent := len(fixture.take()); sent == 0 || sent != len(p.deliveries(t, secretariat, ofOffice)) || len(bystander.take()) != 0 {
		t.Errorf("the Secretariat received %d events of the submission, or an unrelated delegation received one", sent)
	}
	number := trackertest.Circulation(t, p.Tracker, japan, proposal.ID, 0, p.Reader.Today(), "TEST/W/1")
	if _, err := p.CirculateRevision(t.Context(), secretariat, number, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	p.send(t)
	if len(bystander.take()) == 0 || len(invited.take()) == 0 {
		t.Error("a public event was not sent")
	}
}
