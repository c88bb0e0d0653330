package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/Khan/genqlient/graphql"
	"github.com/tmaxmax/go-sse"
)

const (
	// maxEvent is the largest accepted event, in bytes.
	maxEvent = 1 << 20
	// maxErrorBody is the number of bytes that are read of a response that is not a stream.
	maxErrorBody = 1 << 20
	// maxPause is the longest wait before a lost stream is opened again.
	maxPause = 30 * time.Second
)

// errStreamLost marks a stream that broke off before the server completed it.
var errStreamLost = errors.New("the event stream was interrupted")

// Events returns the events that the viewer may see, as they are committed, each exactly once and in
// order. After is the ID of the last event that the caller has processed; if it is empty, Events starts
// with the next event. A nil filter selects all events. If the connection is lost, Events reconnects and
// resumes after the last event, so no event is missed.
//
// The sequence ends when ctx is done, or with the first error that a reconnection cannot repair: an
// [*Error] if the tracker rejects the subscription, an error of the TokenSource, or, if after is empty, a
// failure to read the end of the event log.
func (c *Client) Events(ctx context.Context, after string, filter *EventFilter) iter.Seq2[EventFields, error] {
	return func(yield func(EventFields, error) bool) {
		f := &follower{client: c, filter: filter, last: after, yield: yield}
		if after == "" {
			// Start at the current end of the log, so that no event is missed if the stream breaks before
			// its first event.
			if err := f.find(ctx, nil, nil, new(1)); err != nil {
				yield(EventFields{}, err)
				return
			}
		}
		if err := f.follow(ctx); err != nil && ctx.Err() == nil {
			yield(EventFields{}, err)
		}
	}
}

// follower is the state of one call of [Client.Events].
type follower struct {
	client   *Client
	filter   *EventFilter
	last     string // ID of the last event; empty before the first one
	failures int    // consecutive failures since the last event
	stopped  bool   // the caller left the loop
	yield    func(EventFields, error) bool
}

// follow opens streams until the caller leaves the loop, the server completes the subscription, or an error
// is not temporary.
func (f *follower) follow(ctx context.Context) error {
	for {
		if err := pause(ctx, f.failures); err != nil {
			return err
		}
		err := f.stream(ctx)
		if err == nil || f.stopped || !IsTemporary(err) {
			return err
		}
		f.failures++
	}
}

// find reads the first or last event of the log and continues after it. The first event is also delivered to the caller.
func (f *follower) find(ctx context.Context, filter *EventFilter, first, last *int) error {
	page, err := Events(ctx, f.client, filter, first, nil, last, nil)
	if err != nil {
		return err
	}
	if page.Events == nil {
		return nil
	}
	for _, event := range page.Events.Nodes {
		f.last = event.Id
		if first != nil && !f.deliver(event.EventFields) {
			return nil
		}
	}
	return nil
}

// deliver passes an event to the caller. It returns false if the caller left the loop.
func (f *follower) deliver(event EventFields) bool {
	f.last, f.failures = event.Id, 0
	f.stopped = !f.yield(event, nil)
	return !f.stopped
}

// stream delivers the events of one stream until it ends. If the log was empty and the previous stream
// broke, the first event of the log has been committed in between.
func (f *follower) stream(ctx context.Context) error {
	if f.last == "" && f.failures > 0 {
		if err := f.find(ctx, f.filter, new(1), nil); err != nil || f.stopped {
			return err
		}
	}
	response, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	for event, err := range sse.Read(response.Body, &sse.ReadConfig{MaxEventSize: maxEvent}) {
		switch {
		case err != nil:
			return fmt.Errorf("%w: %w", errStreamLost, err)
		case event.Type == "complete":
			return nil
		case event.Type != "next":
			continue
		}
		if err := f.next([]byte(event.Data)); err != nil || f.stopped {
			return err
		}
	}
	return errStreamLost
}

// open subscribes to the events after the last one.
func (f *follower) open(ctx context.Context) (*http.Response, error) {
	variables, err := withoutNil(ctx, &__FollowEventsInput{Filter: f.filter, AfterEvent: nilIfEmpty(f.last)})
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(&graphql.Request{OpName: "FollowEvents", Query: FollowEvents_Operation, Variables: variables})
	if err != nil {
		return nil, fmt.Errorf("encode the subscription: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, f.client.url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("subscribe to events: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	response, err := f.client.do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode == http.StatusOK {
		return response, nil
	}
	defer response.Body.Close()
	var rejected graphql.Response
	// If the body is not GraphQL, the error has the HTTP status only.
	_ = json.NewDecoder(io.LimitReader(response.Body, maxErrorBody)).Decode(&rejected)
	return nil, newError(response.StatusCode, rejected.Errors)
}

// next decodes one result of the subscription and delivers its event.
func (f *follower) next(text []byte) error {
	var data FollowEventsResponse
	response := graphql.Response{Data: &data}
	if err := json.Unmarshal(text, &response); err != nil {
		return fmt.Errorf("decode an event: %w", err)
	}
	if len(response.Errors) > 0 {
		return newError(http.StatusOK, response.Errors)
	}
	f.deliver(data.Events.EventFields)
	return nil
}

// pause waits before a reconnection: not at all after the first failure, then exponentially longer, up to
// maxPause. Random jitter prevents clients from reconnecting simultaneously.
func pause(ctx context.Context, failures int) error {
	if failures < 2 {
		return ctx.Err()
	}
	longest := min(maxPause, 250*time.Millisecond<<min(failures, 10))
	timer := time.NewTimer(longest/2 + rand.N(longest/2)) //nolint:gosec // jitter needs no secure randomness
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// nilIfEmpty returns nil for an empty string.
func nilIfEmpty(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
