package webhook_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// received is a request to a receiver.
type received struct {
	header http.Header
	body   []byte
}

func (l received) id() string { return l.header.Get(standardwebhooks.HeaderWebhookID) }

// read decodes the JSON body of a request.
func (l received) read(t *testing.T) map[string]any {
	t.Helper()
	payload := map[string]any{}
	if err := json.Unmarshal(l.body, &payload); err != nil {
		t.Fatalf("%v in %s", err, l.body)
	}
	return payload
}

// receiver records the requests that it receives, and responds with a configurable status.
type receiver struct {
	*httptest.Server
	mu       sync.Mutex
	requests []received
	// calls counts the connections, whether or not a request follows.
	calls  atomic.Int64
	answer func(http.ResponseWriter)
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{answer: func(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }}
	r.Server = httptest.NewUnstartedServer(r)
	r.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			r.calls.Add(1)
		}
	}
	r.Start()
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.requests = append(r.requests, received{request.Header, body})
	r.answer(w)
}

// says sets the status of the following responses.
func (r *receiver) says(status int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = func(w http.ResponseWriter) { w.WriteHeader(status) }
}

// take returns the requests since the last call.
func (r *receiver) take() []received {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.requests
	r.requests = nil
	return taken
}

// one is like take, but fails unless there is exactly one request.
func (r *receiver) one(t *testing.T) received {
	t.Helper()
	got := r.take()
	if len(got) != 1 {
		t.Fatalf("got %d requests, want one", len(got))
	}
	return got[0]
}

// clock is a clock that tests set.
type clock struct{ at atomic.Pointer[time.Time] }

func newClock(at time.Time) *clock {
	c := &clock{}
	c.at.Store(&at)
	return c
}

func (c *clock) now() time.Time { return *c.at.Load() }

func (c *clock) pass(d time.Duration) {
	later := c.now().Add(d)
	c.at.Store(&later)
}

// sender is a fixture that sends webhooks, with a clock that tests set.
type sender struct {
	*fixture
	*clock
	config webhook.Config
}

// newSender returns a sender that may send to this machine. Its clock starts at the current time,
// because receivers verify the timestamp.
func newSender(t *testing.T) *sender {
	t.Helper()
	c := newClock(time.Now())
	return &sender{newFixture(t, c.now), c, webhook.Config{Interval: time.Hour, Timeout: 5 * time.Second, DisableAfter: 120 * time.Hour, AllowPrivate: true}}
}

// id returns the ID of an object as clients see it.
func (p *sender) id(of models.Node) string { return p.Reader.Codec().ID(of.NodeID()) }

// run starts a deliverer. stop cancels it, and wait waits until it has ended.
func (p *sender) run(t *testing.T, wakes <-chan struct{}) (stop, wait func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	deliverer := webhook.NewDeliverer(p.outbox, p.Reader, p.config, slog.New(slog.NewTextHandler(t.Output(), nil)), p.now)
	running.Go(func() { deliverer.Run(ctx, wakes) })
	return cancel, running.Wait
}

// wake notifies a deliverer and returns when the deliverer has received the notification, that is,
// after it has claimed all deliveries that it can from earlier ones.
func wake(t *testing.T, wakes chan<- struct{}) {
	t.Helper()
	select {
	case wakes <- struct{}{}:
	case <-time.After(30 * time.Second):
		t.Fatal("the deliverer does not receive the notification")
	}
}

// send runs a deliverer until all due deliveries are sent and recorded.
func (p *sender) send(t *testing.T) {
	t.Helper()
	wakes := make(chan struct{})
	stop, wait := p.run(t, wakes)
	defer stop()
	patience := time.Now().Add(30 * time.Second)
	for wake(t, wakes); p.due(t) > 0; wake(t, wakes) {
		if time.Now().After(patience) {
			t.Fatalf("got %d unsent deliveries, want none", p.due(t))
		}
	}
	stop()
	wait()
}

// due counts the deliveries that are due and not claimed.
func (p *sender) due(t *testing.T) int {
	t.Helper()
	var due int64
	err := p.db.GORM.Model(&models.WebhookDelivery{}).Where("status IN ('PENDING', 'FAILED') AND due_at <= ?", p.now()).
		Where("webhook_id IN (SELECT id FROM webhooks WHERE status = 'ACTIVE')").Where("claimed_until IS NULL OR claimed_until <= ?", p.now()).Count(&due).Error
	if err != nil {
		t.Fatal(err)
	}
	return int(due)
}

// webhook creates a webhook as the given viewer.
func (p *sender) webhook(t *testing.T, viewer access.Viewer, url string, kinds ...models.EventKind) (*models.Webhook, string) {
	t.Helper()
	hook, secret, err := p.webhooks.Create(t.Context(), viewer, webhook.Create{URL: url, Kinds: kinds})
	if err != nil {
		t.Fatal(err)
	}
	return hook, secret
}

// ping adds a test delivery to the outbox of a webhook.
func (p *sender) ping(t *testing.T, viewer access.Viewer, hook *models.Webhook) {
	t.Helper()
	if _, err := p.webhooks.Test(t.Context(), viewer, webhook.On{Webhook: hook.ID}); err != nil {
		t.Fatal(err)
	}
}

// again returns the current state of a webhook.
func (p *sender) again(t *testing.T, viewer access.Viewer, hook *models.Webhook) *models.Webhook {
	t.Helper()
	now, err := p.webhooks.Webhook(t.Context(), viewer, hook.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// deliveries returns the deliveries of a webhook that its owner may see, latest first.
func (p *sender) deliveries(t *testing.T, viewer access.Viewer, hook *models.Webhook, statuses ...models.DeliveryStatus) []*models.WebhookDelivery {
	t.Helper()
	rows, err := p.webhooks.Deliveries(t.Context(), viewer, webhook.Selection{Webhook: hook.ID, Statuses: statuses}, query.PageRequest{First: 100}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	total, err := rows.Total(t.Context())
	if err != nil || total != models.ExactTotal(len(rows.Items)) {
		t.Errorf("got total %v for %d listed deliveries, error %v", total, len(rows.Items), err)
	}
	return rows.Items
}

// onlyDelivery is like deliveries, but fails unless there is exactly one.
func (p *sender) onlyDelivery(t *testing.T, viewer access.Viewer, hook *models.Webhook) *models.WebhookDelivery {
	t.Helper()
	all := p.deliveries(t, viewer, hook)
	if len(all) != 1 {
		t.Fatalf("got %d deliveries, want one", len(all))
	}
	return all[0]
}

// waiting counts the deliveries to all webhooks in any status.
func (p *sender) waiting(t *testing.T) int64 {
	t.Helper()
	var count int64
	if err := p.db.GORM.Model(&models.WebhookDelivery{}).Count(&count).Error; err != nil {
		t.Fatal(err)
	}
	return count
}
