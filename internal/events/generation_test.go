package events_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"proposaltracker/internal/events"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
)

// A commit by another process starts a new generation if it changes public data. While
// notifications are lost, no generation is valid; afterwards, a new one begins.
func TestGenerations(t *testing.T) {
	t.Parallel()
	o := newFixture(t)
	config := o.db.ListenConfig()
	proxied := newProxy(t, config)
	here, err := query.New(t.Context(), o.db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, valid := here.Generation(); valid {
		t.Error("a generation is valid before the hub listens")
	}
	hub := events.NewHub(here, config, events.Config{CheckInterval: 200 * time.Millisecond}, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { hub.Run(ctx) })
	defer running.Wait()
	defer stop()
	await(t, "valid generation", func() bool { _, valid := here.Generation(); return valid })
	wakes, release := hub.Subscribe()
	defer release()
	// notified waits for the notification of the last commit.
	notified := func() query.Generation {
		t.Helper()
		select {
		case <-wakes:
		case <-time.After(30 * time.Second):
			t.Fatal("no notification")
		}
		generation, _ := here.Generation()
		return generation
	}
	first, _ := here.Generation()
	p := o.create(t, "ECOMMERCE")
	if hidden := notified(); hidden != first {
		t.Error("creating a draft starts a generation")
	}
	o.circulate(t, p)
	await(t, "new generation after a circulation", func() bool { now, _ := here.Generation(); return now != first })
	_, before := metricsOf(t, hub)
	last, _ := here.Generation()
	proxied.fault.Store(silent)
	await(t, "invalid generation", func() bool { _, valid := here.Generation(); return !valid })
	if _, err := o.WithdrawProposal(t.Context(), japan, tracker.WithdrawProposal{Proposal: p.ID}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	proxied.fault.Store(faultless)
	await(t, "valid generation", func() bool { _, valid := here.Generation(); return valid })
	if now, _ := here.Generation(); now == last {
		t.Error("the generation is the same as before the connection was lost")
	}
	if _, losses := metricsOf(t, hub); losses == before {
		t.Error("the connection was not lost")
	}
}
