package admission

import (
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

const (
	// maxRejected is the number of clients whose rejections are remembered.
	maxRejected = 10_000
	// maxImpatient is the number of requests that a client may send before Retry-After permits.
	// Further requests are rejected before they are read.
	maxImpatient = 8
)

// rejections records the clients that received Retry-After. A client that tries again too early is
// rejected immediately, so that it has no advantage over clients that wait.
type rejections struct {
	now func() time.Time

	mu      sync.Mutex
	clients *simplelru.LRU[any, *rejected]
}

// rejected records when a client may try again.
type rejected struct {
	classes map[Class]rejection
	// until is the end of the last wait; ignored counts the requests that were sent too early.
	until   time.Time
	ignored int
}

type rejection struct {
	err   error
	until time.Time
}

func newRejections(now func() time.Time) *rejections {
	clients, err := simplelru.NewLRU[any, *rejected](maxRejected, nil)
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d clients: %v", maxRejected, err)) // the size is a valid constant
	}
	return &rejections{now: now, clients: clients}
}

// add records that a client received Retry-After for a class.
func (r *rejections) add(client any, class Class, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now()
	known, ok := r.clients.Get(client)
	if !ok {
		known = &rejected{classes: map[Class]rejection{}}
		r.clients.Add(client, known)
	}
	if !now.Before(known.until) {
		known.ignored = 0
	}
	known.until = now.Add(RetryDelay)
	known.classes[class] = rejection{err, known.until}
}

// check returns the error of the last rejection if the client should still wait before using the
// class.
func (r *rejections) check(client any, class Class) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.clients.Get(client)
	if !ok {
		return nil
	}
	last := known.classes[class]
	if !r.now().Before(last.until) {
		return nil
	}
	known.ignored++
	return last.err
}

// checkAny returns ErrShare if the client has ignored Retry-After maxImpatient times and should
// still wait.
func (r *rejections) checkAny(client any) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.clients.Get(client)
	if !ok || known.ignored < maxImpatient || !r.now().Before(known.until) {
		return nil
	}
	return ErrShare
}
