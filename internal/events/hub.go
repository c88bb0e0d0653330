// Package events forwards committed events to subscribers, and wakes the deliverer of webhooks. The
// database notifies it when any process commits events. It then reads the events for each
// subscriber, as that subscriber may see them.
package events

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// channel is notified of each commit with events, and referenceChannel of each change to
// delegations, groups, venues or work programmes.
const (
	channel          = "proposal_events"
	referenceChannel = "reference_data"
)

const (
	// tryAgain is the pause before the hub reconnects, or reads again after an error.
	tryAgain = time.Second
	// refreshTimeout is the time limit for reading the reference data.
	refreshTimeout = 10 * time.Second
)

// Config configures a [Hub].
type Config struct {
	// CheckInterval is the time without a notification after which the connection is checked; 0
	// selects 3 s.
	CheckInterval time.Duration `name:"event-check-interval" env:"EVENT_CHECK_INTERVAL" default:"3s" help:"Interval for checking the connection that receives notifications of events (default ${default}, at most 5s). A lost connection is replaced after at most twice this time. Without a connection, streams poll for events at this interval."`
}

const (
	defaultCheckInterval = 3 * time.Second
	maxCheckInterval     = 5 * time.Second
)

// Check returns an error if a setting is invalid.
func (c Config) Check() error {
	if c.CheckInterval < 0 || c.CheckInterval > maxCheckInterval {
		return fmt.Errorf("--event-check-interval %s must be positive and at most %s", c.CheckInterval, maxCheckInterval)
	}
	return nil
}

// Hub notifies its subscribers whenever any process commits events to the database.
type Hub struct {
	reader   *query.Reader
	listen   *pgx.ConnConfig
	interval time.Duration
	log      *slog.Logger

	reads *reads
	turns query.Turns

	mu      sync.Mutex
	waiting map[chan struct{}]bool
	state   listening
}

// NewHub returns a hub that reads events through reader. listen configures the connection for
// notifications, which is open while the hub runs.
func NewHub(reader *query.Reader, listen *pgx.ConnConfig, config Config, log *slog.Logger) *Hub {
	if config.CheckInterval == 0 {
		config.CheckInterval = defaultCheckInterval
	}
	return &Hub{
		reader: reader, listen: listen, interval: config.CheckInterval, log: log, waiting: map[chan struct{}]bool{},
		reads: newReads(), turns: func(context.Context) (func(), error) { return func() {}, nil },
	}
}

// TakeTurns makes subscribers wait for turns before they read events. Call it before the first
// subscription.
func (h *Hub) TakeTurns(turns query.Turns) { h.turns = turns }

// Run listens until ctx is done. After a panic, or if the connection is lost or no longer receives
// notifications, it reconnects and notifies all subscribers, so that they read the events that they
// missed.
func (h *Hub) Run(ctx context.Context) {
	for ctx.Err() == nil {
		err := recovery.Do(func() error { return h.hear(ctx) })
		if ctx.Err() != nil {
			return
		}
		h.log.WarnContext(ctx, "event listener disconnected", "error", err)
		if h.disconnected() {
			h.wake()
		}
		pause(ctx, min(tryAgain, h.interval))
	}
}

func (h *Hub) hear(ctx context.Context) error {
	l, err := openListener(ctx, h.listen.Copy(), h.interval)
	if err != nil {
		return err
	}
	defer l.close(ctx)
	defer h.reader.SetNotified(false)
	for notice := (heard{reference: true}); ; { // read what was committed before LISTEN took effect
		if err := h.apply(ctx, notice); err != nil {
			return err
		}
		h.connected()
		h.wake()
		if notice, err = l.wait(ctx); err != nil {
			return err
		}
	}
}

// apply updates the caches of the reader after a notification.
func (h *Hub) apply(ctx context.Context, notice heard) error {
	if notice.public {
		h.reader.PublicChanged()
	}
	if notice.reference {
		if err := h.refresh(ctx); err != nil {
			return err
		}
	}
	h.reader.SetNotified(true)
	return nil
}

// refresh reloads the reference data.
func (h *Hub) refresh(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, refreshTimeout)
	defer cancel()
	if err := h.reader.RefreshDirectory(ctx); err != nil {
		return fmt.Errorf("reload the reference data: %w", err)
	}
	return nil
}

// wake notifies all subscribers. A subscriber that is already reading reads once more.
func (h *Hub) wake() {
	h.reads.notify()
	h.mu.Lock()
	defer h.mu.Unlock()
	for one := range h.waiting {
		select {
		case one <- struct{}{}:
		default:
		}
	}
}

// Subscribe returns a channel that receives a value when there may be new events. Call release to
// unsubscribe.
func (h *Hub) Subscribe() (wakes <-chan struct{}, release func()) {
	one := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting[one] = true
	return one, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.waiting, one)
	}
}

// Stream sends the events that are committed after the event with the ID after, or from now on if
// after is nil. It sends only events that the viewer may see at the time of sending. It closes the
// channel when ctx is done.
//
// Errors: NOT_FOUND (no such event), INVALID_INPUT (unknown codes in the filter), UNAUTHENTICATED,
// LIMIT_EXCEEDED.
func (h *Hub) Stream(
	ctx context.Context, viewer access.Viewer, after *models.ID, filter query.EventFilter, parts query.Preload,
) (<-chan *models.Event, error) {
	// Subscribe before reading the start position, so that no event is missed in between.
	wakes, release := h.Subscribe()
	f := &follower{
		hub: h, viewer: viewer, filter: filter, parts: parts, same: sameOf(viewer, filter, parts),
		events: make(chan *models.Event),
	}
	var err error
	f.place, err = h.start(ctx, viewer, after)
	if err == nil {
		f.first, f.place, err = f.read(ctx) // also checks the filter
	}
	if err != nil {
		release()
		return nil, err
	}
	go func() {
		defer release()
		defer close(f.events)
		recovery.Run(ctx, h.log, "event subscriber panicked", func() { f.run(ctx, wakes) })
	}()
	return f.events, nil
}

func (h *Hub) start(ctx context.Context, viewer access.Viewer, after *models.ID) (int64, error) {
	end, err := h.turns(ctx)
	if err != nil {
		return 0, fmt.Errorf("wait to read events: %w", err)
	}
	defer end()
	if after == nil {
		return h.reader.LastEvent(ctx)
	}
	return h.reader.EventNumber(ctx, viewer, *after)
}

// pause waits for the given duration, or until ctx is done.
func pause(ctx context.Context, so time.Duration) {
	timer := time.NewTimer(so)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
