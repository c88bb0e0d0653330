package events

import (
	"context"
	"encoding/json"
	"fmt"

	"proposaltracker/internal/access"
	"proposaltracker/internal/query"
	"proposaltracker/internal/recovery"
	"proposaltracker/models"
)

// follower sends the events after a position in the event log to one subscriber.
type follower struct {
	hub    *Hub
	viewer access.Viewer
	place  int64
	filter query.EventFilter
	parts  query.Preload
	// same is the key of the viewer, the filter and the preload: followers with equal keys share
	// the events that they read.
	same string
	// first lists the events to send first; they end at position place.
	first  []*models.Event
	events chan *models.Event
}

func (f *follower) run(ctx context.Context, wakes <-chan struct{}) {
	more := len(f.first) > 0
	if !f.send(ctx, f.first) {
		return
	}
	f.first = nil
	for !more || f.catchUp(ctx) {
		more = true
		select {
		case <-wakes:
		case <-ctx.Done():
			return
		}
	}
}

// catchUp sends all available events. It reports whether to continue.
func (f *follower) catchUp(ctx context.Context) bool {
	for ctx.Err() == nil {
		found, upTo, err := f.read(ctx)
		if err != nil {
			if ctx.Err() == nil {
				f.hub.log.WarnContext(ctx, "reading events failed", "error", err)
				pause(ctx, tryAgain)
			}
			continue
		}
		if upTo == f.place {
			return true
		}
		if !f.send(ctx, found) {
			return false
		}
		f.place = upTo
	}
	return false
}

// send sends events. It reports whether the subscriber received all of them.
func (f *follower) send(ctx context.Context, found []*models.Event) bool {
	for _, event := range found {
		select {
		case f.events <- event:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

// read returns the next events, and the position up to which the event log was read. It converts a
// panic to an error, so that the follower logs it and retries.
func (f *follower) read(ctx context.Context) (found []*models.Event, upTo int64, err error) {
	result, err := f.hub.reads.get(ctx, fmt.Sprint(f.place, " ", f.same), func() (result batch, err error) {
		end, err := f.hub.turns(ctx)
		if err != nil {
			return result, fmt.Errorf("wait to read events: %w", err)
		}
		defer end()
		err = recovery.Do(func() (err error) {
			result.events, result.upTo, err = f.hub.reader.EventsAfter(ctx, f.viewer, f.place, f.filter, f.parts)
			return err
		})
		return result, err
	})
	return result.events, result.upTo, err
}

// sameOf returns a key that is equal for followers with the same viewer, filter and preload.
func sameOf(viewer access.Viewer, filter query.EventFilter, parts query.Preload) string {
	text, err := json.Marshal(filter) //nolint:musttag // used only as a key in memory
	if err != nil {
		panic(fmt.Sprintf("encode a filter: %v", err)) // it contains only texts, numbers and days
	}
	return fmt.Sprint(viewer.Delegation, " ", viewer.Scopes, " ", parts.Key(), " ", string(text))
}
