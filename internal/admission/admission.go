// Package admission limits concurrent work: the number of running operations of each class, and the
// memory of requests and responses in flight. Each client gets a share of each limit. A request
// that cannot start soon is rejected.
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
	// ErrShare means that the client has used up its share, while other clients can still be served
	// (HTTP 429).
	ErrShare = errors.New("client has used up its share")
	// ErrFull means that the whole pool is in use (HTTP 503).
	ErrFull = errors.New("resource is fully in use")
)

// MaxWait is how long [Pool.Acquire] waits before it rejects a request.
const MaxWait = time.Second

// Rejection returns the HTTP status and the coded error for an error of [Pool.Acquire]. ok is false
// for any other error. Clients may try again after RetryAfter seconds.
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
	// RetryDelay is how long rejected clients should wait before they try again.
	RetryDelay = time.Second
	// RetryAfter is RetryDelay in seconds, as the value of the Retry-After header.
	RetryAfter = "1"
)

// queueFactor limits the number of waiting requests: in total, to this multiple of the size of the
// pool; for one client, to this multiple of the slots that it may use alone. Waiting requests
// occupy memory that the pool does not count.
const queueFactor = 8

// Pool is a number of slots or bytes that clients share. While others wait, one client holds at
// most its share, which is a quarter. Otherwise it may hold more, but a quarter remains free for
// the next client.
type Pool struct {
	size, share int64
	// alone is how much a client may hold while no other client waits.
	alone int64
	// wait is the maximum time that a request waits. It is noBound in a queue, where any number of
	// requests wait until their contexts end.
	wait time.Duration

	mu      sync.Mutex
	used    int64
	held    map[any]int64
	waiters map[any][]*waiter // by client, in order of arrival
	waiting int               // number of waiters of all clients
	arrived int64             // number of waiters so far
	stats   Stats
}

// Stats describes a pool.
type Stats struct {
	// Size is the number of slots or bytes; Used is the number in use.
	Size, Used int64
	// Waiting is the number of waiting requests.
	Waiting int
	// RejectedShare and RejectedFull count the rejections with ErrShare and ErrFull.
	RejectedShare, RejectedFull int64
}

type waiter struct {
	client  any
	n       int64
	number  int64         // in order of arrival
	granted chan struct{} // closed under the pool's lock
}

// NewPool returns a pool with size slots; size must be positive. Requests wait up to MaxWait.
func NewPool(size int64) *Pool { return newPool(size, MaxWait) }

// newHalfPool returns a pool of which one client gets at most half, even while no other client
// waits. It is for CPU-bound work, which slows down other clients even if they get slots.
func newHalfPool(size int64) *Pool {
	p := NewPool(size)
	p.alone = max(p.share, size/2)
	return p
}

// NewStrictPool returns a pool in which no client ever gets more than its share. It is for
// resources that are used for a long time, such as streams.
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

// NewQueue returns a pool for resources that admitted operations need, such as connections.
// Requests wait until their contexts end. While no other client waits, one client gets up to half
// of the pool.
func NewQueue(size int64) *Pool {
	p := newPool(size, noBound)
	p.alone = max(p.share, size/2)
	return p
}

// noBound is the value of Pool.wait for queues.
const noBound time.Duration = -1

func newPool(size int64, wait time.Duration) *Pool {
	share := max(1, size/4)
	return &Pool{size: size, share: share, alone: max(share, size-share), wait: wait, held: map[any]int64{}, waiters: map[any][]*waiter{}}
}

// Acquire takes n slots for a client, which may be any comparable value. If they are not free, it
// waits up to MaxWait or, in a queue, until ctx ends. The caller must return them with Release.
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

// enqueue grants the slots immediately or returns a waiter. It returns an error if too many
// requests are waiting already.
func (p *Pool) enqueue(client any, n int64) (*waiter, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fits(client, n) {
		p.take(client, n)
		return nil, nil //nolint:nilnil // no need to wait
	}
	if n > p.size || p.queueIsFull(client) {
		return nil, p.reject(client, n)
	}
	p.waiting++
	p.arrived++
	w := &waiter{client: client, n: n, number: p.arrived, granted: make(chan struct{})}
	p.waiters[client] = append(p.waiters[client], w)
	return w, nil
}

func (p *Pool) queueIsFull(client any) bool {
	return p.wait != noBound && (int64(len(p.waiters[client])) >= queueFactor*p.alone || int64(p.waiting) >= queueFactor*p.size)
}

// remove removes a waiter from the queue.
func (p *Pool) remove(w *waiter) {
	p.waiting--
	left := slices.DeleteFunc(p.waiters[w.client], func(other *waiter) bool { return other == w })
	if len(left) == 0 {
		delete(p.waiters, w.client)
		return
	}
	p.waiters[w.client] = left
}

// giveUp removes a waiter. It returns nil if the slots were granted in the meantime; otherwise err
// or, if err is nil, the reason for the rejection.
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
		err = p.reject(w.client, w.n)
	}
	p.grantWaiters() // other clients may no longer be limited to their share
	return err
}

// reject counts a rejection and returns its reason.
func (p *Pool) reject(client any, n int64) error {
	if p.held[client]+n > p.share {
		p.stats.RejectedShare++
		return ErrShare
	}
	p.stats.RejectedFull++
	return ErrFull
}

// fits reports whether a request can be granted now. A client that holds nothing may get more than
// its share, so that a single large request is possible.
func (p *Pool) fits(client any, n int64) bool {
	if p.used+n > p.size {
		return false
	}
	held := p.held[client]
	if held == 0 {
		return true
	}
	limit := p.alone
	if p.waiting > len(p.waiters[client]) { // other clients wait
		limit = p.share
	}
	return held+n <= limit
}

func (p *Pool) take(client any, n int64) {
	p.used += n
	p.held[client] += n
}

// grantWaiters grants all requests that fit, in order of arrival.
func (p *Pool) grantWaiters() {
	for {
		first := p.firstThatFits()
		if first == nil {
			return
		}
		p.remove(first) // with fewer waiters, the limit of other clients may rise
		p.take(first.client, first.n)
		close(first.granted)
	}
}

// firstThatFits returns the earliest waiter that can be granted, or nil. It considers only the
// first waiter of each client, since requests of one client are granted in order of arrival.
func (p *Pool) firstThatFits() *waiter {
	var first *waiter
	for _, own := range p.waiters {
		if w := own[0]; (first == nil || w.number < first.number) && p.fits(w.client, w.n) {
			first = w
		}
	}
	return first
}

// Release returns n slots of a client to the pool.
func (p *Pool) Release(client any, n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used -= n
	if left := p.held[client] - n; left > 0 {
		p.held[client] = left
	} else {
		delete(p.held, client)
	}
	if p.waiting > 0 {
		p.grantWaiters()
	}
}

// Stats returns the state of the pool.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	stats := p.stats
	stats.Size, stats.Used, stats.Waiting = p.size, p.used, p.waiting
	return stats
}

// Reservation is a growing number of slots held by one client. Create it with [Pool.Reserve]. It is
// not safe for concurrent use.
type Reservation struct {
	pool   *Pool
	client any
	n      int64
}

// Reserve returns an empty reservation for a client.
func (p *Pool) Reserve(client any) *Reservation { return &Reservation{pool: p, client: client} }

// GrowTo acquires slots until the reservation has n. It never releases slots.
//
// Errors: those of [Pool.Acquire]; the reservation is then unchanged.
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

// Grow acquires n more slots.
//
// Errors: those of [Pool.Acquire]; the reservation is then unchanged.
func (r *Reservation) Grow(ctx context.Context, n int64) error { return r.GrowTo(ctx, r.n+n) }

// Release returns all slots to the pool. The reservation is then empty and can be reused.
func (r *Reservation) Release() {
	if r.n > 0 {
		r.pool.Release(r.client, r.n)
		r.n = 0
	}
}
