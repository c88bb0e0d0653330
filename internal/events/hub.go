// Package events tells onward what has happened: it hears from the database that something was
// committed, in this process or another, and reads it for each who listens, as that one may see it.
package events

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// channel is where the database tells that events were committed, and referenceChannel that delegations,
// groups, venues or work programmes have changed.
const (
	channel          = "proposal_events"
	referenceChannel = "reference_data"
)

// tryAgain is how long the hub waits before it listens anew, or reads anew, after a fault.
const tryAgain = time.Second

// Hub wakes those who follow events whenever some are committed by any process on the database.
type Hub struct {
	reader *query.Reader
	listen *pgx.ConnConfig
	log    *slog.Logger

	mu      sync.Mutex
	waiting map[chan struct{}]bool
}

// NewHub returns a hub over a reader. listen is the address of the database, at which the hub keeps
// a connection of its own while it runs.
func NewHub(reader *query.Reader, listen *pgx.ConnConfig, log *slog.Logger) *Hub {
	return &Hub{reader: reader, listen: listen, log: log, waiting: map[chan struct{}]bool{}}
}

// Run listens until ctx is done. When the connection is lost it listens anew, and wakes everybody:
// they read what they missed.
func (h *Hub) Run(ctx context.Context) {
	for ctx.Err() == nil {
		err := h.hear(ctx)
		if ctx.Err() != nil {
			return
		}
		h.log.WarnContext(ctx, "lost the connection on which events are heard; listening anew", "error", err)
		pause(ctx, tryAgain)
	}
}

func (h *Hub) hear(ctx context.Context) error {
	connection, err := pgx.ConnectConfig(ctx, h.listen.Copy())
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = connection.Close(context.WithoutCancel(ctx)) }()
	if _, err := connection.Exec(ctx, "LISTEN "+channel+"; LISTEN "+referenceChannel); err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	// What was told before we listened is read now.
	told := &pgconn.Notification{Channel: referenceChannel}
	for {
		if told.Channel == referenceChannel {
			if err := h.reader.RefreshDirectory(ctx); err != nil {
				return fmt.Errorf("read the reference data anew: %w", err)
			}
		}
		h.wake()
		if told, err = connection.WaitForNotification(ctx); err != nil {
			return fmt.Errorf("wait for events: %w", err)
		}
	}
}

// wake tells everybody to read. Who is reading already reads once more.
func (h *Hub) wake() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for one := range h.waiting {
		select {
		case one <- struct{}{}:
		default:
		}
	}
}

// Subscribe returns a channel that tells when to read, until release is called.
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

// Stream sends what is committed after an event, or from now on where none is named, as the viewer
// may see it when it is sent, until ctx is done; then the channel is closed.
//
// Errors: NOT_FOUND (no such event), INVALID_INPUT (unknown codes in the filter), UNAUTHENTICATED,
// LIMIT_EXCEEDED.
func (h *Hub) Stream(
	ctx context.Context, viewer access.Viewer, after *models.ID, filter query.EventFilter, parts query.Preload,
) (<-chan *models.Event, error) {
	// First in the row of those who are woken, then where to begin: nothing falls between the two.
	wakes, release := h.Subscribe()
	place, err := h.start(ctx, viewer, after)
	if err == nil {
		_, _, err = h.reader.EventsAfter(ctx, viewer, place, filter, query.Preload{}) // whether the filter can be read
	}
	if err != nil {
		release()
		return nil, err
	}
	f := &follower{hub: h, viewer: viewer, place: place, filter: filter, parts: parts, events: make(chan *models.Event)}
	go func() {
		defer release()
		defer close(f.events)
		f.run(ctx, wakes)
	}()
	return f.events, nil
}

func (h *Hub) start(ctx context.Context, viewer access.Viewer, after *models.ID) (int64, error) {
	if after == nil {
		return h.reader.LastEvent(ctx)
	}
	return h.reader.EventNumber(ctx, viewer, *after)
}

// follower is one who follows events from a place on.
type follower struct {
	hub    *Hub
	viewer access.Viewer
	place  int64
	filter query.EventFilter
	parts  query.Preload
	events chan *models.Event
}

func (f *follower) run(ctx context.Context, wakes <-chan struct{}) {
	for f.catchUp(ctx) {
		select {
		case <-wakes:
		case <-ctx.Done():
			return
		}
	}
}

// catchUp sends all there is, and tells whether to go on.
func (f *follower) catchUp(ctx context.Context) bool {
	for ctx.Err() == nil {
		found, upTo, err := f.hub.reader.EventsAfter(ctx, f.viewer, f.place, f.filter, f.parts)
		if err != nil {
			if ctx.Err() == nil {
				f.hub.log.WarnContext(ctx, "could not read events for a listener; reading anew", "error", err)
				pause(ctx, tryAgain)
			}
			continue
		}
		if upTo == f.place {
			return true
		}
		for _, event := range found {
			select {
			case f.events <- event:
			case <-ctx.Done():
				return false
			}
		}
		f.place = upTo
	}
	return false
}

// pause waits, or until ctx is done.
func pause(ctx context.Context, so time.Duration) {
	timer := time.NewTimer(so)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
