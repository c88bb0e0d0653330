package events_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/prometheus/client_golang/prometheus"

	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
)

func pgxAddress(config *pgx.ConnConfig) (network, address string) {
	return pgconn.NetworkAddress(config.Host, config.Port)
}

// logBuffer is a log that can be read while it is written.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *logBuffer) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *logBuffer) contains(text string) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Contains(j.text.String(), text)
}

func (j *logBuffer) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// await waits up to 30 seconds for a condition.
func await(t *testing.T, what string, is func() bool) {
	t.Helper()
	for limit := time.Now().Add(30 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("no %s within 30 s", what)
		}
	}
}

// metricsOf returns the metrics of a hub.
func metricsOf(t *testing.T, hub *events.Hub) (connected bool, losses float64) {
	t.Helper()
	registry := prometheus.NewRegistry()
	registry.MustRegister(hub.Metrics())
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]float64{}
	for _, family := range families {
		metric := family.GetMetric()[0]
		values[family.GetName()] = metric.GetGauge().GetValue() + metric.GetCounter().GetValue()
	}
	return values["proposaltracker_events_listening"] == 1, values["proposaltracker_events_listener_losses_total"]
}

// A connection that no longer receives notifications is detected, logged and replaced. A subscriber
// receives each event exactly once.
func TestDeafListener(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault int32
		log   string
	}{
		"all bytes dropped":     {silent, "connection does not respond"},
		"notifications dropped": {deaf, "connection receives no notifications"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, log := newFixture(t), &logBuffer{}
			config := o.db.ListenConfig()
			proxied := newProxy(t, config)
			hub := events.NewHub(o.Reader, config, events.Config{CheckInterval: 200 * time.Millisecond}, slog.New(slog.NewTextHandler(log, nil)))
			ctx, stop := context.WithCancel(t.Context())
			var running sync.WaitGroup
			running.Go(func() { hub.Run(ctx) })
			defer running.Wait()
			defer stop()
			received, _ := o.follow(t, hub, japan, nil, query.EventFilter{})
			want, got := []string{}, []string{}
			file := func() {
				p := o.create(t, "ECOMMERCE")
				want = append(want, fmt.Sprint(p.ID))
				event := next(t, received)
				got = append(got, fmt.Sprint(event.ProposalID))
			}
			file()
			proxied.fault.Store(c.fault)
			file() // found by the check or by the next connection
			await(t, "loss in the log", func() bool { return log.contains(c.log) })
			proxied.fault.Store(faultless)
			await(t, "new connection", func() bool { connected, losses := metricsOf(t, hub); return connected && losses >= 1 })
			file()
			file()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			select {
			case event := <-received:
				t.Errorf("got a further event, want each once: %v", event)
			default:
			}
			if got := hub.Degraded(); got != "" {
				t.Errorf("Degraded of a connected hub: got %q, want an empty text", got)
			}
		})
	}
}

// While the connection is down, subscribers poll for events, and Degraded reports it.
func TestHubWithoutListener(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	config := o.db.ListenConfig()
	proxied := newProxy(t, config)
	_ = proxied.Close() // no connection succeeds
	hub := events.NewHub(o.Reader, config, events.Config{CheckInterval: 50 * time.Millisecond}, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	defer running.Wait()
	defer stop()
	received, _ := o.follow(t, hub, japan, nil, query.EventFilter{})
	for range 2 {
		p := o.create(t, "ECOMMERCE")
		if event := next(t, received); *event.ProposalID != p.ID {
			t.Errorf("got event %v, want the event of the new proposal", event)
		}
	}
	await(t, "lost connection", func() bool { return strings.HasPrefix(hub.Degraded(), "events are late: no notifications since ") })
	if connected, losses := metricsOf(t, hub); connected || losses < 1 {
		t.Errorf("got connected %t after %v losses, want false after at least one", connected, losses)
	}
}

func TestHubSettings(t *testing.T) {
	t.Parallel()
	for interval, valid := range map[time.Duration]bool{-1: false, 0: true, time.Second: true, 5 * time.Second: true, 6 * time.Second: false} {
		if err := (events.Config{CheckInterval: interval}).Check(); (err == nil) != valid {
			t.Errorf("interval %s: got error %v, want valid: %t", interval, err, valid)
		}
	}
}

// An event whose notification is lost is found by the next check, even though the connection works.
func TestLostNotification(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	hub := events.NewHub(o.Reader, o.db.ListenConfig(), events.Config{CheckInterval: 100 * time.Millisecond}, slog.New(slog.NewTextHandler(t.Output(), nil)))
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	defer running.Wait()
	defer stop()
	await(t, "connection", func() bool { connected, _ := metricsOf(t, hub); return connected })
	received, _ := o.follow(t, hub, japan, nil, query.EventFilter{})
	// The replaced trigger still numbers events, but does not send notifications.
	if err := o.db.GORM.Exec(`CREATE OR REPLACE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			UPDATE event_counter SET last = last + 1 RETURNING last INTO NEW.seq;
			RETURN NEW;
		END $$`).Error; err != nil {
		t.Fatal(err)
	}
	p := o.create(t, "ECOMMERCE")
	if event := next(t, received); *event.ProposalID != p.ID {
		t.Errorf("received %v, want the event of proposal %s", event, p.ID)
	}
	if _, losses := metricsOf(t, hub); losses != 0 {
		t.Errorf("got %v lost connections, want none", losses)
	}
}

// Reference data that changes before the hub listens is loaded when the hub connects.
func TestReferenceDataBeforeListening(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	if err := o.db.GORM.Exec("UPDATE sponsors SET name_en = 'Nippon' WHERE code = 'JPN'").Error; err != nil {
		t.Fatal(err)
	}
	o.hub(t)
	await(t, "new name of Japan", func() bool {
		delegation, err := o.Reader.Directory().DelegationByCode("JPN")
		return err == nil && delegation.EN == "Nippon"
	})
}
