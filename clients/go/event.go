package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/Khan/genqlient/graphql"
	"github.com/tmaxmax/go-sse"
)

// maxEvent is the longest event that is read, in bytes.
const maxEvent = 1 << 20

// longestPause is the longest time before a lost stream is opened again.
const longestPause = 30 * time.Second

// errLost is a stream that ended without its end.
var errLost = errors.New("the stream was cut off")

// Events are what happens, as it happens and as the viewer may see it, each once and in its order.
// After is the id of the last event that the caller had; empty, what happens from now on. A nil filter
// is all proposals. A lost connection is made anew after the last event, so nothing is missed.
//
// It ends with ctx, and with an error that a new connection would not mend: an [*Error] where the
// tracker refuses, what the source of tokens says, or at the start that the tracker cannot be reached.
func (c *Client) Events(ctx context.Context, after string, filter *ProposalFilter) iter.Seq2[EventFields, error] {
	return func(yield func(EventFields, error) bool) {
		f := &following{client: c, filter: filter, last: after, yield: yield}
		if after == "" {
			// Where the record stands now: nothing is missed then, though the stream is lost before its
			// first event.
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

// following is somebody who follows what happens.
type following struct {
	client   *Client
	filter   *ProposalFilter
	last     string // the id of the last event; empty where there was none yet
	failures int    // since the last event
	left     bool   // the caller wants no more
	yield    func(EventFields, error) bool
}

// follow opens streams until the caller leaves, the tracker says that it is complete, or a new one
// would not help.
func (f *following) follow(ctx context.Context) error {
	for {
		if err := pause(ctx, f.failures); err != nil {
			return err
		}
		err := f.stream(ctx)
		if err == nil || f.left || !passes(err) {
			return err
		}
		f.failures++
	}
}

// find makes the first or last event of the record the one to go on after.
func (f *following) find(ctx context.Context, filter *EventFilter, first, last *int) error {
	record, err := Events(ctx, f.client, filter, first, nil, last, nil)
	if err != nil {
		return err
	}
	for _, event := range record.Events.Nodes {
		f.last = event.Id
		if first != nil && !f.tell(event.EventFields) {
			return nil
		}
	}
	return nil
}

// tell gives an event to the caller; it returns false where the caller wants no more.
func (f *following) tell(event EventFields) bool {
	f.last, f.failures = event.Id, 0
	f.left = !f.yield(event, nil)
	return !f.left
}

// stream follows until the stream ends. Where the record was empty and the first stream was lost, what
// is first in the record now has happened meanwhile.
func (f *following) stream(ctx context.Context) error {
	if f.last == "" && f.failures > 0 {
		if err := f.find(ctx, &EventFilter{Proposals: f.filter}, new(1), nil); err != nil {
			return fmt.Errorf("%w: %w", errLost, err)
		}
		if f.left {
			return nil
		}
	}
	answer, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	for event, err := range sse.Read(answer.Body, &sse.ReadConfig{MaxEventSize: maxEvent}) {
		switch {
		case err != nil:
			return fmt.Errorf("%w: %w", errLost, err)
		case event.Type == "complete":
			return nil
		case event.Type != "next":
			continue
		}
		if err := f.next([]byte(event.Data)); err != nil || f.left {
			return err
		}
	}
	return errLost
}

// open asks for a stream after the last event.
func (f *following) open(ctx context.Context) (*http.Response, error) {
	body, err := json.Marshal(&graphql.Request{
		OpName: "ProposalEvents", Query: ProposalEvents_Operation,
		Variables: &__ProposalEventsInput{Filter: f.filter, After: orNil(f.last)},
	})
	if err != nil {
		return nil, fmt.Errorf("write a subscription: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, f.client.url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("ask for a stream: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	answer, err := f.client.do(request)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errLost, err)
	}
	if answer.StatusCode == http.StatusOK {
		return answer, nil
	}
	defer answer.Body.Close()
	var refused graphql.Response
	_ = json.NewDecoder(answer.Body).Decode(&refused) // what is no GraphQL is told by its status
	return nil, newError(answer.StatusCode, refused.Errors)
}

// next reads one answer of the stream.
func (f *following) next(text []byte) error {
	var data ProposalEventsResponse
	response := graphql.Response{Data: &data}
	if err := json.Unmarshal(text, &response); err != nil {
		return fmt.Errorf("read an event: %w", err)
	}
	if len(response.Errors) > 0 {
		return newError(http.StatusOK, response.Errors)
	}
	f.tell(data.ProposalEvents.EventFields)
	return nil
}

// passes tells whether a fault may be over the next time.
func passes(err error) bool {
	if refused, ok := errors.AsType[*Error](err); ok {
		return refused.Status >= http.StatusInternalServerError || refused.Status == http.StatusTooManyRequests
	}
	return errors.Is(err, errLost) && !errors.Is(err, errNoToken)
}

// pause waits the longer the more failures there were, some clients a little longer than others, so that
// they do not come back all at once. The first failure is no reason to wait.
func pause(ctx context.Context, failures int) error {
	if failures < 2 {
		return ctx.Err()
	}
	most := min(longestPause, 250*time.Millisecond<<min(failures, 10))
	timer := time.NewTimer(most/2 + rand.N(most/2)) //nolint:gosec // it spreads load, and guards nothing
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// orNil is nil for an empty text.
func orNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
