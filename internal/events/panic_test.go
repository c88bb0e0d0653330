package events_test

import (
	"context"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
)

// oncePanic panics once when it is armed.
type oncePanic struct{ lit atomic.Bool }

func (f *oncePanic) burn() {
	if f.lit.CompareAndSwap(true, false) {
		panic("planted")
	}
}

func TestHubPanics(t *testing.T) {
	t.Parallel()
	t.Run("listener", func(t *testing.T) {
		t.Parallel()
		o, f := newFixture(t), &oncePanic{}
		f.lit.Store(true)
		listen := o.db.ListenConfig()
		dial := listen.DialFunc
		listen.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
			f.burn()
			return dial(ctx, network, address)
		}
		hub := events.NewHub(o.Reader, listen, events.Config{}, slog.New(slog.NewTextHandler(t.Output(), nil)))
		received, _ := o.follow(t, hub, japan, nil, query.EventFilter{})
		ctx, stop := context.WithCancel(t.Context())
		var running sync.WaitGroup
		running.Go(func() { hub.Run(ctx) })
		defer running.Wait()
		defer stop()
		created := o.create(t, "ECOMMERCE")
		if event := next(t, received); *event.ProposalID != created.ID {
			t.Errorf("got an event of %s, want one of %s", event.ProposalID, created.ID)
		}
		if f.lit.Load() {
			t.Error("the listener did not panic")
		}
	})
	t.Run("subscriber", func(t *testing.T) {
		t.Parallel()
		o, f := newFixture(t), &oncePanic{}
		reading := o.Reader
		o.Reader = reading.WithClock(func() time.Time {
			f.burn()
			return time.Now()
		})
		received, _ := o.follow(t, o.hub(t), japan, nil, query.EventFilter{})
		o.Reader = reading
		first := o.create(t, "ECOMMERCE")
		if event := next(t, received); *event.ProposalID != first.ID {
			t.Fatalf("got an event of %s, want one of %s", event.ProposalID, first.ID)
		}
		f.lit.Store(true)
		second := o.create(t, "ECOMMERCE")
		if event := next(t, received); *event.ProposalID != second.ID {
			t.Errorf("got an event of %s, want one of %s", event.ProposalID, second.ID)
		}
		if f.lit.Load() {
			t.Error("the subscriber did not panic")
		}
	})
}
