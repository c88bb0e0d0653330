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
	// maxImpatient is the number of requests that a client may send earlier than Retry-After permits. After that, its
	// requests are rejected unread.
	maxImpatient = 8
)

// rejections records which clients received Retry-After. A client that tries again earlier is rejected
// immediately, so that it gains nothing over clients that wait.
type rejections struct {
	now func() time.Time

	mu      sync.Mutex
	clients *simplelru.LRU[any, *rejected]
}

// rejected is a client that received Retry-After.
type rejected struct {
	classes map[Class]rejection
	// until is the end of the last wait; ignored counts the requests that were sent before it.
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
		panic(fmt.Sprintf("remember %d clients: %v", maxRejected, err)) // the size is a valid constant
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

// check returns the error of the last rejection if the client should still wait for the class.
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

// checkAny returns ErrShare if the client ignored Retry-After maxImpatient times and should still wait.
func (r *rejections) checkAny(client any) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.clients.Get(client)
	if !ok || known.ignored < maxImpatient || !r.now().Before(known.until) {
		return nil
	}
	return ErrShare
}
