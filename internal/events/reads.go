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
	// maxShared is the maximum number of shared results, each of which holds one batch of events.
	maxShared = 64
	// maxAge is how long a result is shared if nothing is committed. It is limited because
	// visibility also depends on the day.
	maxAge = time.Second
)

// errUnfinished is the error of a read that panicked.
var errUnfinished = errors.New("reading events did not finish")

// batch is the result of one read of events.
type batch struct {
	events []*models.Event
	// upTo is the sequence number of the last event that was read.
	upTo int64
}

// reads shares the results of reading events. A commit wakes all subscribers; those with the same
// viewer, filter and preload read its events only once. A result is no longer used after a
// notification of a later commit.
type reads struct {
	mu sync.Mutex
	// notifications counts the notifications so far.
	notifications uint64
	shared        *simplelru.LRU[string, *sharedRead]
}

// sharedRead is a read that is in progress or has succeeded.
type sharedRead struct {
	// begun is the number of notifications when the read began.
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

// notify records a notification, which makes the results of earlier reads stale.
func (r *reads) notify() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.notifications++
}

// get returns the result of a read that began after the last notification, and that another
// subscriber with the same key may have run. If that read fails, perhaps because its client has
// disconnected, get calls read itself.
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

// run calls read and provides the result to all subscribers that have joined it.
func (r *reads) run(key string, one *sharedRead, read func() (batch, error)) (batch, error) {
	defer r.end(key, one)
	one.err = errUnfinished
	one.result, one.err = read()
	return one.result, one.err
}

// join returns the read with the given key that began after the last notification. own is true if
// there was none, in which case the caller must run it.
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

// end marks a read as done, and removes it from the shared results if it failed.
func (r *reads) end(key string, one *sharedRead) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known, has := r.shared.Peek(key); has && known == one && one.err != nil {
		r.shared.Remove(key)
	}
	close(one.done)
}
