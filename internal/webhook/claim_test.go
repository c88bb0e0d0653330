package webhook_test

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// A receiver is sent four deliveries at a time, or one while it fails, so that it does not delay
// other receivers.
func TestClaimsPerWebhook(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	first, _ := p.webhook(t, japan, "https://example.org/a")
	second, _ := p.webhook(t, japan, "https://example.org/b")
	for range 6 {
		p.ping(t, japan, first)
	}
	p.ping(t, japan, second)
	claimed := func() map[models.ID]int {
		t.Helper()
		deliveries, err := p.outbox.Claim(t.Context(), 100, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		counts := map[models.ID]int{}
		for _, delivery := range deliveries {
			counts[delivery.WebhookID]++
		}
		return counts
	}
	if diff := cmp.Diff(map[models.ID]int{first.ID: 4, second.ID: 1}, claimed()); diff != "" {
		t.Errorf("first claim (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[models.ID]int{}, claimed()); diff != "" {
		t.Errorf("while these are claimed (-want +got):\n%s", diff)
	}
	p.pass(2 * time.Minute)
	if err := p.db.GORM.Model(&models.Webhook{}).Where("id = ?", first.ID).Update("failing_since", p.now()).Error; err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[models.ID]int{first.ID: 1, second.ID: 1}, claimed()); diff != "" {
		t.Errorf("while the first webhook fails (-want +got):\n%s", diff)
	}
}

// Deliveries that fail at the same time are retried at different times, so that a receiver that has
// recovered is not called for all of them at once.
func TestRetriesAreSpread(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	r.says(http.StatusServiceUnavailable)
	hook, _ := p.webhook(t, japan, r.URL)
	for range 8 {
		p.ping(t, japan, hook)
	}
	p.send(t)
	r.take()
	least, most := time.Duration(1<<62), time.Duration(0)
	for _, delivery := range p.deliveries(t, japan, hook) {
		after := delivery.DueAt.Sub(p.now())
		least, most = min(least, after), max(most, after)
	}
	if spread := most - least; spread < pauses()[0]/100 {
		t.Errorf("all 8 are due within %s, between %s and %s", spread, least, most)
	}
}

// The recorded attempts reveal neither the server's network nor the whole URL.
func TestAttemptsRevealNothing(t *testing.T) {
	t.Parallel()
	t.Run("the duration of a lookup", func(t *testing.T) {
		t.Parallel()
		p := newSender(t)
		attempt := func(url string) *models.WebhookAttempt {
			hook, _ := p.webhook(t, japan, url)
			p.ping(t, japan, hook)
			return p.attempt(t, hook, webhook.Config{Interval: time.Hour, Timeout: 5 * time.Second, DisableAfter: time.Hour})
		}
		hidden, shown := attempt("https://2130706433/"), attempt("https://127.0.0.1/")
		if hidden.Problem.Reason != models.ReceiverNotPublic || hidden.DurationMS != 0 {
			t.Errorf("an attempt at an internal name took %d ms (%v), want 0", hidden.DurationMS, hidden.Problem)
		}
		if shown.Problem.Reason != models.URLNotAllowed || shown.DurationMS < 1000 {
			t.Errorf("an attempt that looked nothing up took %d ms (%v), want at least 1000 by the clock of the test", shown.DurationMS, shown.Problem)
		}
	})
	t.Run("the URL", func(t *testing.T) {
		t.Parallel()
		p := newSender(t)
		hook, _ := p.webhook(t, japan, "http://127.0.0.1:1/?token=hush")
		p.ping(t, japan, hook)
		problem := p.attempt(t, hook, p.config).Problem
		if problem.Reason != models.ReceiverUnreachable || strings.Contains(problem.Error(), "hush") {
			t.Errorf("the problem is %v, want that the receiver cannot be reached, without the token", problem)
		}
	})
}

// attempt makes one attempt at the only delivery of one of Japan's webhooks. Its clock advances by
// a second each time it is read.
func (p *sender) attempt(t *testing.T, hook *models.Webhook, config webhook.Config) *models.WebhookAttempt {
	t.Helper()
	ticking := newClock(p.now())
	deliverer := webhook.NewDeliverer(p.outbox, p.Reader, config, slog.New(slog.DiscardHandler), func() time.Time {
		ticking.pass(time.Second)
		return ticking.now()
	})
	ctx, stop := context.WithCancel(t.Context())
	wakes := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() { deliverer.Run(ctx, wakes) })
	defer running.Wait()
	defer stop()
	for limit := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		wake(t, wakes)
		if tried := p.onlyDelivery(t, japan, hook).Tried; len(tried) > 0 {
			return tried[0]
		}
		if time.Now().After(limit) {
			t.Fatal("no attempt within 30 s")
		}
	}
}

// A delegation cannot use webhooks of another one, even if it has their IDs.
func TestActsOnWebhooksOfOthers(t *testing.T) {
	t.Parallel()
	f := newFixture(t, time.Now)
	hook, _, err := f.webhooks.Create(t.Context(), japan, webhook.Create{URL: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	on, usa := webhook.On{Webhook: hook.ID}, delegation("USA")
	for name, act := range map[string]func() error{
		"update": func() error {
			_, err := f.webhooks.Update(t.Context(), usa, webhook.Update{Webhook: hook.ID, Paused: models.SetTo(true)})
			return err
		},
		"rotate": func() error {
			_, _, err := f.webhooks.RotateSecret(t.Context(), usa, on)
			return err
		},
		"test": func() error {
			_, err := f.webhooks.Test(t.Context(), usa, on)
			return err
		},
		"delete": func() error { return f.webhooks.Delete(t.Context(), usa, on) },
	} {
		expect(t, name, act(), problem{models.NotFound, "input.webhook"})
	}
	now, err := f.webhooks.Webhook(t.Context(), japan, hook.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(hook, now); diff != "" {
		t.Errorf("the webhook has changed (-before +after):\n%s", diff)
	}
}
