package events

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"proposaltracker/models"
)

const (
	// maxShared is the number of reads whose results are shared at a time. Each holds one batch of events.
	maxShared = 64
	// maxAge is the time for which a result is shared if nothing is committed. Visibility can also depend on the
	// day.
	maxAge = time.Second
)

// errUnfinished is the error of a read that panicked.
var errUnfinished = errors.New("the reading of events was not finished")

// batch is what one read of events has found.
type batch struct {
	events []*models.Event
	// upTo is the number of the event up to which the log was read.
	upTo int64
}

// reads shares the reading of events: a commit wakes all subscribers, and those that may see the same and want the
// same read it once. A result is not used once a notification of a further commit has arrived.
type reads struct {
	mu sync.Mutex
	// notifications is the number of notifications so far.
	notifications uint64
	shared        *simplelru.LRU[string, *sharedRead]
}

// sharedRead is a read that is running or has succeeded.
type sharedRead struct {
	// begun is the number of notifications when it began.
	begun  uint64
	at     time.Time
	done   chan struct{}
	result batch
	err    error
}

func newReads() *reads {
	shared, err := simplelru.NewLRU[string, *sharedRead](maxShared, nil)
	if err != nil {
		panic(fmt.Sprintf("share %d reads: %v", maxShared, err)) // the size is a valid constant
	}
	return &reads{shared: shared}
}

// notify records a notification. Results of earlier reads are out of date.
func (r *reads) notify() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.notifications++
}

// get returns the result of a read that began after the last notification: of another subscriber with the same key, or
// of its own. If that of the other fails, perhaps because its client is gone, it reads itself.
//
// Errors: those of read, and the cause of ctx.
func (r *reads) get(ctx context.Context, key string, read func() (batch, error)) (batch, error) {
	for {
		one, own := r.join(key)
		if own {
			return r.run(key, one, read)
		}
		select {
		case <-one.done:
		case <-ctx.Done():
			return batch{}, context.Cause(ctx)
		}
		if one.err == nil {
			return one.result, nil
		}
	}
}

// run does a read for all that have joined it.
func (r *reads) run(key string, one *sharedRead, read func() (batch, error)) (batch, error) {
	defer r.end(key, one)
	one.err = errUnfinished
	one.result, one.err = read()
	return one.result, one.err
}

// join returns a read with a key that began after the last notification. own is true if the caller must do it.
func (r *reads) join(key string) (one *sharedRead, own bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now() //nolint:forbidigo // measures an age with the monotonic clock
	if known, has := r.shared.Get(key); has && known.begun == r.notifications && now.Sub(known.at) < maxAge {
		return known, false
	}
	one = &sharedRead{begun: r.notifications, at: now, done: make(chan struct{})}
	r.shared.Add(key, one)
	return one, true
}

// end ends a read, and forgets it if it failed.
func (r *reads) end(key string, one *sharedRead) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known, has := r.shared.Peek(key); has && known == one && one.err != nil {
		r.shared.Remove(key)
	}
	close(one.done)
}
