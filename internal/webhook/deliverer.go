package webhook

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"proposaltracker/internal/query"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// Config configures the delivery of webhooks.
type Config struct {
	Interval     time.Duration `name:"webhook-interval" env:"WEBHOOK_INTERVAL" default:"10s" help:"Interval for polling the outbox, in addition to checking it after each event (default ${default})."`
	Timeout      time.Duration `name:"webhook-timeout" env:"WEBHOOK_TIMEOUT" default:"15s" help:"Time limit for the response of a receiver (default ${default})."`
	DisableAfter time.Duration `name:"webhook-disable-after" env:"WEBHOOK_DISABLE_AFTER" default:"120h" help:"Time without a successful delivery after which a failing webhook is disabled (default ${default})."`
	AllowPrivate bool          `name:"webhook-allow-private" env:"WEBHOOK_ALLOW_PRIVATE" help:"Also send to private, loopback and link-local addresses, on any port and without TLS. For tests and closed networks."`
	// OnResult, if set, is called with the result of each attempt.
	OnResult func(models.DeliveryStatus) `kong:"-"`
	// Checkpoint, if set, returns the latest checkpoint of the transparency log.
	Checkpoint func(context.Context) (string, error) `kong:"-"`
}

const (
	// maxConcurrent is the maximum number of deliveries that one process sends concurrently.
	maxConcurrent = 16
	// jitter is the fraction by which the pause before an attempt varies randomly, so that
	// deliveries that failed at the same time are not retried at the same time.
	jitter = 0.1
)

// pauses lists the pauses before the second, third and following attempts, as Standard Webhooks
// recommends. If the attempt after the last pause fails, the delivery is dead.
func pauses() []time.Duration {
	return []time.Duration{
		5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour,
	}
}

// Deliverer sends the deliveries in the outbox. Several deliverers can work on one database.
type Deliverer struct {
	outbox *Outbox
	reader *query.Reader
	config Config
	client *http.Client
	log    *slog.Logger
	now    func() time.Time
}

// NewDeliverer returns a deliverer for an outbox. It reads events through reader, as the owners of
// the webhooks may see them.
func NewDeliverer(outbox *Outbox, reader *query.Reader, config Config, log *slog.Logger, now func() time.Time) *Deliverer {
	return &Deliverer{outbox: outbox, reader: reader, config: config, client: newClient(config, nil), log: log, now: now}
}

// Run sends due deliveries whenever wakes receives a value, and at every interval. When ctx is done, it
// finishes the deliveries in progress and returns.
func (d *Deliverer) Run(ctx context.Context, wakes <-chan struct{}) {
	defer d.client.CloseIdleConnections()
	ticker := time.NewTicker(d.config.Interval)
	defer ticker.Stop()
	var sending sync.WaitGroup
	defer sending.Wait()
	freed := make(chan struct{}, maxConcurrent)
	for busy := 0; ; {
		for busy < maxConcurrent && ctx.Err() == nil {
			claimed := d.claim(ctx, maxConcurrent-busy)
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

// send sends a claimed delivery, even if ctx is canceled in the meantime. After an error or a
// panic, the delivery becomes due again when its claim expires.
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
	status, err := d.post(ctx, delivery, body)
	end := d.now()
	result := Result{DisableAfter: d.config.DisableAfter, Gone: status == http.StatusGone, Status: models.DeliveryDelivered, DueAt: end.UTC()}
	result.Attempt = models.WebhookAttempt{At: start.UTC(), StatusCode: status, DurationMS: int(end.Sub(start).Milliseconds())}
	if err != nil {
		result.Attempt.Problem = d.problem(ctx, delivery, err)
		result.Status, result.DueAt = d.after(delivery, end)
	}
	if result.Attempt.Problem != nil && result.Attempt.Problem.Reason == models.ReceiverNotPublic {
		result.Attempt.DurationMS = 0 // the duration of the lookup would reveal which names exist
	}
	if d.config.OnResult != nil {
		d.config.OnResult(result.Status)
	}
	return d.outbox.Record(ctx, delivery, result)
}

// after returns the next status of a delivery whose attempt failed, and the time of the next
// attempt.
func (d *Deliverer) after(delivery *models.WebhookDelivery, now time.Time) (models.DeliveryStatus, time.Time) {
	steps := pauses()
	if delivery.Attempts > len(steps) {
		return models.DeliveryDead, now.UTC()
	}
	pause := steps[max(0, delivery.Attempts-1)]
	pause += time.Duration(float64(pause) * jitter * (2*rand.Float64() - 1)) //nolint:gosec // jitter needs no secure randomness
	return models.DeliveryFailed, now.Add(pause).UTC()
}
