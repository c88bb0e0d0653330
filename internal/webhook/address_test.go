package webhook_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// A webhook cannot be created with a URL to which deliveries would be rejected.
func TestWebhookURLValidation(t *testing.T) {
	t.Parallel()
	p := newSender(t)
	made := func(address string) error {
		_, _, err := p.webhooks.Create(t.Context(), japan, webhook.Create{URL: address})
		return err
	}
	private := map[string]models.Term{
		"http://www.example.org/events":            models.TermNotHTTPS,
		"https://www.example.org:8443/events":      models.TermPortNotAllowed,
		"https://localhost/":                       models.TermAddressPrivate,
		"https://app.localhost/":                   models.TermAddressPrivate,
		"https://10.1.2.3/":                        models.TermAddressPrivate,
		"https://169.254.169.254/latest/meta-data": models.TermAddressPrivate,
		"https://[::1]/":                           models.TermAddressPrivate,
		"https://[::ffff:127.0.0.1]/":              models.TermAddressPrivate,
		"https://203.0.113.7:80/":                  models.TermPortNotAllowed,
	}
	p.webhooks = webhook.NewRegistry(p.Reader, p.db, p.now, webhook.Config{}.ValidateURL)
	for address, problem := range private {
		fault, _ := errors.AsType[*models.Error](made(address))
		want := &models.Error{
			Code: models.InvalidInput, Reason: models.URLNotAllowed, Params: []models.Param{models.P("problem", problem)}, Field: "input.url",
		}
		if diff := cmp.Diff(want, fault); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
	}
	for _, address := range []string{"https://www.example.org/events", "https://www.example.org:443/", "https://8.8.8.8/", "https://[2606:4700::1111]/"} {
		if err := made(address); err != nil {
			t.Errorf("%s: got error %v, want none", address, err)
		}
	}
	p.webhooks = webhook.NewRegistry(p.Reader, p.db, p.now, webhook.Config{AllowPrivate: true}.ValidateURL)
	for address := range private {
		if err := made(address); err != nil {
			t.Errorf("%s with private addresses allowed: got error %v, want none", address, err)
		}
	}
}

// Nothing is sent to loopback and private addresses, whether the URL contains the IP address or a
// host name, and nothing is sent without TLS.
func TestWebhookPrivateAddresses(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	p.config.AllowPrivate = false
	notAllowed := func(because models.Term) *models.Error {
		return &models.Error{
			Code: models.InvalidInput, Reason: models.URLNotAllowed, Params: []models.Param{{Name: "problem", Values: []string{string(because)}}},
		}
	}
	prohibited, port := notAllowed(models.TermAddressPrivate), notAllowed(models.TermPortNotAllowed)
	for _, c := range []struct {
		url  string
		want *models.Error
	}{
		{r.URL, notAllowed(models.TermNotHTTPS)},
		{strings.Replace(r.URL, "http:", "https:", 1), port},
		{strings.Replace(r.URL, "http://127.0.0.1", "https://localhost", 1), port},
		{"https://2130706433/", &models.Error{Code: models.Unavailable, Reason: models.ReceiverNotPublic}},
		{"https://127.0.0.1/", prohibited},
		{"https://localhost/", prohibited},
		{"https://10.1.2.3/", prohibited},
		{"https://172.16.0.1/", prohibited},
		{"https://192.168.0.1/", prohibited},
		{"https://169.254.169.254/latest/meta-data", prohibited},
		{"https://0.0.0.0/", prohibited},
		{"https://[::1]/", prohibited},
		{"https://[fe80::1]/", prohibited},
		{"https://[fd00::1]/", prohibited},
		{"https://[::ffff:127.0.0.1]/", prohibited},
		{"https://[64:ff9b::7f00:1]/", prohibited},
	} {
		hook, _ := p.webhook(t, japan, c.url)
		p.ping(t, japan, hook)
		p.send(t)
		delivery := p.onlyDelivery(t, japan, hook)
		if delivery.Status != models.DeliveryFailed || len(delivery.Tried) != 1 {
			t.Fatalf("%s: unexpected status %s after %d attempts", c.url, delivery.Status, len(delivery.Tried))
		}
		want := &models.WebhookAttempt{ID: delivery.Tried[0].ID, DeliveryID: delivery.ID, At: delivery.Tried[0].At, Problem: c.want}
		if diff := cmp.Diff(want, delivery.Tried[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.url, diff)
		}
		// Delete the webhook, since the number of webhooks per owner is limited.
		if err := p.webhooks.Delete(t.Context(), japan, webhook.On{Webhook: hook.ID}); err != nil {
			t.Fatal(err)
		}
	}
	if calls := r.calls.Load(); calls != 0 {
		t.Errorf("got %d connections to this machine, want none", calls)
	}
}

// Changing the URL clears the failures of the previous one.
func TestWebhookURLChange(t *testing.T) {
	t.Parallel()
	p, r := newSender(t), newReceiver(t)
	hook, _ := p.webhook(t, japan, r.URL)
	r.says(http.StatusInternalServerError)
	p.ping(t, japan, hook)
	p.send(t)
	update := func(url string) *models.Webhook {
		t.Helper()
		updated, err := p.webhooks.Update(t.Context(), japan, webhook.Update{Webhook: hook.ID, URL: models.SetTo(url)})
		if err != nil {
			t.Fatal(err)
		}
		return updated
	}
	if same := update(r.URL); same.FailingSince == nil {
		t.Error("setting the same URL clears the failures")
	}
	if other := update(r.URL + "/other"); other.FailingSince != nil || other.URL != r.URL+"/other" {
		t.Errorf("another URL: got %+v, want no failures", other)
	}
}
