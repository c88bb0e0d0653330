// Package admission bounds what the server does at once: the number of operations of each class, and the
// memory of requests and responses in flight. A client gets a share of each bound, and what cannot start
// soon is rejected instead of queued.
package admission

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"proposaltracker/models"
)

// Errors of [Pool.Acquire].
var (
	// ErrShare rejects a client whose share is used up; others may still be served (HTTP 429).
	ErrShare = errors.New("the client has used up its share")
	// ErrFull rejects everybody: the pool is used up (HTTP 503).
	ErrFull = errors.New("all of this resource is in use")
)

// MaxWait is how long [Pool.Acquire] waits before it rejects.
const MaxWait = time.Second

// Rejection returns the HTTP status and the error for clients of an error of [Pool.Acquire]. ok is false for
// any other error. Clients may try again after RetryAfter.
func Rejection(err error) (status int, fault *models.Error, ok bool) {
	switch {
	case errors.Is(err, ErrShare):
		return http.StatusTooManyRequests,
			models.NewProblem(models.ShareUsed), true
	case errors.Is(err, ErrFull):
		return http.StatusServiceUnavailable, models.NewProblem(models.Busy), true
	default:
		return 0, nil, false
	}
}

const (
	// RetryDelay is how long rejected clients should wait.
	RetryDelay = time.Second
	// RetryAfter is the same as a value of the Retry-After header, in seconds.
	RetryAfter = "1"
)

// queueFactor bounds the waiting requests of a pool, in multiples of its size; of one client, in
// multiples of the places that it can use alone. Waiting requests hold memory of their own.
const queueFactor = 8

// Pool is a number of places, or of bytes, that clients share. While others wait, one client holds at most
// its share, a quarter. Otherwise it may use more, but a quarter stays free for the next client to come.
type Pool struct {
	size, share int64
	// alone is what one client gets while no other waits.
	alone int64
	// wait bounds waiting; 0 and less is no bound, and then any number may wait.
	wait time.Duration

	mu      sync.Mutex
	used    int64
	held    map[any]int64
	waiters map[any][]*waiter // of each client, in order of arrival
	waiting int               // the number of all waiters
	arrived int64             // the number of all that ever waited
	stats   Stats
}

// Stats describes a pool.
type Stats struct {
	// Size is the number of places or bytes; Used is how many are in use.
	Size, Used int64
	// Waiting is the number of requests that wait.
	Waiting int
	// RejectedShare and RejectedFull count rejections by ErrShare and ErrFull.
	RejectedShare, RejectedFull int64
}

type waiter struct {
	client  any
	n       int64
	number  int64         // in order of arrival
	granted chan struct{} // closed under the pool's lock
}

// NewPool returns a pool of a size, which must be positive. Requests wait up to MaxWait.
func NewPool(size int64) *Pool { return newPool(size, MaxWait) }

// newHalfPool returns a pool of which one client gets at most half, even if no other waits: work that takes
// processors slows down that of others, even if they have places.
func newHalfPool(size int64) *Pool {
	p := NewPool(size)
	p.alone = max(p.share, size/2)
	return p
}

// NewStrictPool returns a pool in which no client ever gets more than its share, for resources that
// are used for a long time, such as streams.
func NewStrictPool(size int64) *Pool {
	p := NewPool(size)
	p.alone = p.share
	return p
}

// NewStrictQueue returns a queue in which no client ever gets more than its share.
func NewStrictQueue(size int64) *Pool {
	p := newPool(size, noBound)
	p.alone = p.share
	return p
}

// NewQueue returns a pool for what admitted work needs, such as connections: requests wait until their
// contexts end. While no other client waits, one gets half of it.
func NewQueue(size int64) *Pool {
	p := newPool(size, noBound)
	p.alone = max(p.share, size/2)
	return p
}

// noBound is the wait of a queue.
const noBound time.Duration = -1

func newPool(size int64, wait time.Duration) *Pool {
	share := max(1, size/4)
	return &Pool{size: size, share: share, alone: max(share, size-share), wait: wait, held: map[any]int64{}, waiters: map[any][]*waiter{}}
}

// Acquire takes n places for a client, any comparable value. It waits up to MaxWait for places in use, or in
// a queue until ctx ends.
// The caller gives them back with Release.
//
// Errors: ErrShare, ErrFull, or the cause of ctx.
func (p *Pool) Acquire(ctx context.Context, client any, n int64) error {
	w, err := p.enqueue(client, n)
	if w == nil {
		return err
	}
	var over <-chan time.Time
	if p.wait != noBound {
		timer := time.NewTimer(p.wait)
		defer timer.Stop()
		over = timer.C
	}
	select {
	case <-w.granted:
		return nil
	case <-ctx.Done():
		err = context.Cause(ctx)
	case <-over:
		err = nil
	}
	return p.giveUp(w, err)
}

// enqueue grants the places at once, or returns a waiter, or an error if too many wait already.
func (p *Pool) enqueue(client any, n int64) (*waiter, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	w := &waiter{client: client, n: n, granted: make(chan struct{})}
	if p.fits(w) {
		p.grant(w)
		return nil, nil //nolint:nilnil // no need to wait
	}
	if n > p.size || p.queueIsFull(client) {
		return nil, p.reject(w)
	}
	p.waiting++
	p.arrived++
	w.number = p.arrived
	p.waiters[client] = append(p.waiters[client], w)
	return w, nil
}

func (p *Pool) queueIsFull(client any) bool {
	return p.wait != noBound && (int64(len(p.waiters[client])) >= queueFactor*p.alone || int64(p.waiting) >= queueFactor*p.size)
}

// remove removes a waiter.
func (p *Pool) remove(w *waiter) {
	p.waiting--
	left := slices.DeleteFunc(p.waiters[w.client], func(other *waiter) bool { return other == w })
	if len(left) == 0 {
		delete(p.waiters, w.client)
		return
	}
	p.waiters[w.client] = left
}

// giveUp removes a waiter. It returns nil if the places were granted meanwhile, and else the error, or
// the reason for the rejection if that is nil.
func (p *Pool) giveUp(w *waiter, err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-w.granted:
		return nil
	default:
	}
	p.remove(w)
	if err == nil {
		err = p.reject(w)
	}
	p.grantWaiters() // w may have been the reason for a limit of others
	return err
}

// reject counts a rejection and returns its reason.
func (p *Pool) reject(w *waiter) error {
	if p.held[w.client]+w.n > p.share {
		p.stats.RejectedShare++
		return ErrShare
	}
	p.stats.RejectedFull++
	return ErrFull
}

// fits reports whether a request can be granted now. A client without any places gets them even if they
// are more than its share: a single large request must be possible.
func (p *Pool) fits(w *waiter) bool {
	if p.used+w.n > p.size {
		return false
	}
	held := p.held[w.client]
	if held == 0 {
		return true
	}
	limit := p.alone
	if p.waiting > len(p.waiters[w.client]) { // others wait
		limit = p.share
	}
	return held+w.n <= limit
}

func (p *Pool) grant(w *waiter) {
	p.used += w.n
	p.held[w.client] += w.n
	close(w.granted)
}

// grantWaiters grants what fits, in order of arrival.
func (p *Pool) grantWaiters() {
	for {
		first := p.firstThatFits()
		if first == nil {
			return
		}
		p.remove(first) // fewer wait now, which may raise the limit of others
		p.grant(first)
	}
}

// firstThatFits returns the first waiter that can be granted, or nil. Those of one client are granted in
// order of arrival, so only the first of each is considered.
func (p *Pool) firstThatFits() *waiter {
	var first *waiter
	for _, own := range p.waiters {
		if w := own[0]; (first == nil || w.number < first.number) && p.fits(w) {
			first = w
		}
	}
	return first
}

// Release gives back n places of a client.
func (p *Pool) Release(client any, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used -= n
	if p.held[client] -= n; p.held[client] <= 0 {
		delete(p.held, client)
	}
	p.grantWaiters()
}

// Stats returns the state of the pool.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	stats := p.stats
	stats.Size, stats.Used, stats.Waiting = p.size, p.used, p.waiting
	return stats
}

// Reservation is a growing number of places of one client. The zero value is not usable. It is for one
// goroutine at a time.
type Reservation struct {
	pool   *Pool
	client any
	n      int64
}

// Reserve returns an empty reservation.
func (p *Pool) Reserve(client any) *Reservation { return &Reservation{pool: p, client: client} }

// GrowTo acquires places until there are n. It keeps what it has.
//
// Errors: as [Pool.Acquire]; the reservation is then unchanged.
func (r *Reservation) GrowTo(ctx context.Context, n int64) error {
	if n <= r.n {
		return nil
	}
	if err := r.pool.Acquire(ctx, r.client, n-r.n); err != nil {
		return err
	}
	r.n = n
	return nil
}

// Release gives back all places. The reservation is then empty and can be used again.
func (r *Reservation) Release() {
	if r.n > 0 {
		r.pool.Release(r.client, r.n)
		r.n = 0
	}
}
