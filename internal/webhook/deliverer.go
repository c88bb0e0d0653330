package webhook

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"code.dny.dev/ssrf"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"proposaltracker/internal/query"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// Config configures the delivery of webhooks.
type Config struct {
	Interval     time.Duration `name:"webhook-interval" env:"WEBHOOK_INTERVAL" default:"10s" help:"How often to poll the outbox, in addition to checking it after each event (default ${default})."`
	Timeout      time.Duration `name:"webhook-timeout" env:"WEBHOOK_TIMEOUT" default:"15s" help:"Time limit for the response of a receiver (default ${default})."`
	DisableAfter time.Duration `name:"webhook-disable-after" env:"WEBHOOK_DISABLE_AFTER" default:"120h" help:"Time without a successful delivery after which a failing webhook is disabled (default ${default})."`
	AllowPrivate bool          `name:"webhook-allow-private" env:"WEBHOOK_ALLOW_PRIVATE" help:"Also send to private, loopback and link-local addresses, on any port and without TLS. For tests and closed networks."`
	// OnResult is called with the result of each attempt; optional.
	OnResult func(models.DeliveryStatus) `kong:"-"`
}

const (
	// atOnce is the greatest number of concurrent deliveries of one process.
	atOnce = 16
	// maxAnswer is the number of bytes of a response body that are read and discarded.
	maxAnswer = 1 << 10
	// maxFault is the length to which the text of a failure is cut before it is stored, in bytes.
	maxFault = 500
	// wobble is the share by which the pause before an attempt varies randomly, so that receivers
	// that failed together are not called together.
	wobble = 0.1
)

// pauses lists the pauses before the second attempt, the third and so on, as Standard Webhooks
// recommends. A delivery is dead if the attempt after the last pause fails.
func pauses() []time.Duration {
	return []time.Duration{
		5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
	}
}

// Deliverer sends the deliveries in the outbox. Several deliverers can run on one database.
type Deliverer struct {
	outbox *Outbox
	reader *query.Reader
	config Config
	client *http.Client
	log    *slog.Logger
	now    func() time.Time
}

// NewDeliverer returns a deliverer of the deliveries in an outbox. The reader reads their events, as the
// owners may see them.
func NewDeliverer(outbox *Outbox, reader *query.Reader, config Config, log *slog.Logger, now func() time.Time) *Deliverer {
	return &Deliverer{outbox: outbox, reader: reader, config: config, client: newClient(config), log: log, now: now}
}

// ValidateURL returns an error if deliveries cannot be sent to a URL. It does not resolve host
// names; the addresses are checked when the connection is opened.
func (c Config) ValidateURL(address *url.URL) error {
	if c.AllowPrivate {
		return nil
	}
	if address.Scheme != "https" {
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermNotHTTPS))
	}
	host, port := address.Hostname(), cmp.Or(address.Port(), "443")
	if number, err := netip.ParseAddr(host); err == nil {
		protocol := "tcp6"
		if number.Is4() {
			protocol = "tcp4"
		}
		if err := newGuard().Safe(protocol, net.JoinHostPort(host, port), nil); err != nil {
			return refusal(err)
		}
		return nil
	}
	switch {
	case port != "443":
		return refusal(ssrf.ErrProhibitedPort)
	case host == "localhost" || strings.HasSuffix(host, ".localhost"):
		return refusal(ssrf.ErrProhibitedIP)
	default:
		return nil
	}
}

// newGuard returns the check that rejects private, reserved and similar addresses.
func newGuard() *ssrf.Guardian {
	return ssrf.New(ssrf.WithPorts(443), ssrf.WithNetworks("tcp4", "tcp6"))
}

// newClient returns the HTTP client for receivers. It checks each address when it dials, so that a
// host name cannot resolve to another address after the check, and does not follow redirects.
func newClient(config Config) *http.Client {
	dialer := &net.Dialer{Timeout: config.Timeout}
	if !config.AllowPrivate {
		dialer.Control = newGuard().Safe
	}
	return &http.Client{
		Timeout: config.Timeout,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1, IdleConnTimeout: config.Interval, TLSHandshakeTimeout: config.Timeout,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Run sends due deliveries when wakes receives a value and at every interval. When ctx is done, it
// finishes the deliveries in progress and returns.
func (d *Deliverer) Run(ctx context.Context, wakes <-chan struct{}) {
	defer d.client.CloseIdleConnections()
	ticker := time.NewTicker(d.config.Interval)
	defer ticker.Stop()
	var sending sync.WaitGroup
	defer sending.Wait()
	freed := make(chan struct{}, atOnce)
	for busy := 0; ; {
		for busy < atOnce && ctx.Err() == nil {
			claimed := d.claim(ctx, atOnce-busy)
			if len(claimed) == 0 {
				break
			}
			busy += len(claimed)
			for _, delivery := range claimed {
				sending.Go(func() {
					d.send(ctx, delivery)
					freed <- struct{}{}
				})
			}
		}
		select {
		case <-freed:
			busy--
		case <-wakes:
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

func (d *Deliverer) claim(ctx context.Context, most int) (claimed []*models.WebhookDelivery) {
	err := recovery.Do(func() (err error) {
		claimed, err = d.outbox.Claim(ctx, most, 2*d.config.Timeout)
		return err
	})
	if err != nil && ctx.Err() == nil {
		d.log.WarnContext(ctx, "claiming webhook deliveries failed", "error", err)
	}
	return claimed
}

// send sends a claimed delivery, even if ctx is canceled meanwhile. After an error or a panic, the
// delivery is due again when its claim expires.
func (d *Deliverer) send(ctx context.Context, delivery *models.WebhookDelivery) {
	ctx = context.WithoutCancel(ctx)
	if err := recovery.Do(func() error { return d.deliver(ctx, delivery) }); err != nil {
		d.log.WarnContext(ctx, "processing webhook delivery failed", "delivery", d.idOf(delivery), "error", err)
	}
}

// deliver sends one delivery and records the result. It drops the delivery if its owner may no
// longer see the event.
func (d *Deliverer) deliver(ctx context.Context, delivery *models.WebhookDelivery) error {
	body, err := d.body(ctx, delivery)
	if models.CodeOf(err) == models.NotFound {
		return d.outbox.Drop(ctx, delivery)
	}
	if err != nil {
		return err
	}
	start := d.now()
	status, fault := d.post(ctx, delivery, body)
	end := d.now()
	s := Result{DisableAfter: d.config.DisableAfter, Gone: status == http.StatusGone, Status: models.DeliveryDelivered, DueAt: end.UTC()}
	s.Attempt = models.WebhookAttempt{At: start.UTC(), StatusCode: status, DurationMS: int(end.Sub(start).Milliseconds())}
	if fault != nil {
		s.Attempt.Fault = brief(fault)
		s.Status, s.DueAt = d.after(delivery, end)
	}
	if d.config.OnResult != nil {
		d.config.OnResult(s.Status)
	}
	return d.outbox.Record(ctx, delivery, s)
}

// brief returns the text of a failure in a form that can be stored: valid UTF-8 of limited length.
func brief(fault error) string {
	text := strings.ToValidUTF8(strings.ReplaceAll(strings.TrimSpace(fault.Error()), "\x00", ""), "")
	if len(text) > maxFault {
		text = strings.ToValidUTF8(text[:maxFault], "") + "…"
	}
	return text
}

// after returns the status of a delivery whose attempt failed, and when it is due again.
func (d *Deliverer) after(delivery *models.WebhookDelivery, now time.Time) (models.DeliveryStatus, time.Time) {
	steps := pauses()
	if delivery.Attempts > len(steps) {
		return models.DeliveryDead, now.UTC()
	}
	pause := steps[max(0, delivery.Attempts-1)]
	pause += time.Duration(float64(pause) * wobble * (2*rand.Float64() - 1)) //nolint:gosec // jitter needs no secure randomness
	return models.DeliveryFailed, now.Add(pause).UTC()
}

// post signs and sends a body. fault is nil if the receiver responded with a status of 2xx.
func (d *Deliverer) post(ctx context.Context, delivery *models.WebhookDelivery, body []byte) (status int, fault error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, delivery.Webhook.URL, bytes.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("read the address: %w", err)
	}
	if err := d.config.ValidateURL(request.URL); err != nil {
		return 0, err
	}
	if err := d.sign(request, delivery, body, d.now()); err != nil {
		return 0, err
	}
	answer, err := d.client.Do(request)
	if err != nil {
		return 0, refusal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusSwitchingProtocols { // otherwise the body is the connection, which has no timeout
		_, _ = io.CopyN(io.Discard, answer.Body, maxAnswer) // allows the connection to be reused
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return answer.StatusCode, models.NewProblem(models.ReceiverFailed, models.P("status", answer.StatusCode))
	}
	return answer.StatusCode, nil
}

// refusal returns why a receiver could not be called. It hides the address that a host name
// resolves to if that is private, and the name server.
func refusal(err error) *models.Error {
	unknown, unresolved := errors.AsType[*net.DNSError](err)
	switch {
	case unresolved:
		return models.NewProblem(models.ReceiverUnreachable, models.P("detail", "lookup of "+unknown.Name+": "+unknown.Err))
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermPortNotAllowed))
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return models.NewProblem(models.URLNotAllowed, models.P("problem", models.TermAddressPrivate))
	case errors.Is(err, context.DeadlineExceeded), os.IsTimeout(err):
		return models.NewProblem(models.ReceiverTimedOut)
	default:
		return models.NewProblem(models.ReceiverUnreachable, models.P("detail", err))
	}
}

// idOf returns the ID of a delivery as the API shows it.
func (d *Deliverer) idOf(delivery *models.WebhookDelivery) string {
	return d.reader.Codec().ID(delivery.NodeID())
}

// sign sets the headers of Standard Webhooks: the delivery's ID, the timestamp, and a signature
// with each valid secret.
func (d *Deliverer) sign(request *http.Request, delivery *models.WebhookDelivery, body []byte, now time.Time) error {
	signatures := []string{}
	for _, secret := range delivery.Webhook.Secrets(now) {
		signer, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			return fmt.Errorf("read the secret: %w", err)
		}
		signature, err := signer.Sign(d.idOf(delivery), now, body)
		if err != nil {
			return fmt.Errorf("sign: %w", err)
		}
		signatures = append(signatures, signature)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "proposaltracker")
	request.Header.Set(standardwebhooks.HeaderWebhookID, d.idOf(delivery))
	request.Header.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	request.Header.Set(standardwebhooks.HeaderWebhookSignature, strings.Join(signatures, " "))
	return nil
}
