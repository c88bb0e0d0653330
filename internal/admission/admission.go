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
	ErrShare = errors.New("the client uses its whole share")
	// ErrFull rejects everybody: the pool is used up (HTTP 503).
	ErrFull = errors.New("the server uses all of this resource")
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
// multiples of its share. Waiting requests hold memory of their own.
const queueFactor = 8

// Pool is a number of places, or of bytes, that clients share. While others wait, one client holds at most
// its share, a quarter. Otherwise it may use more, but a quarter stays free for the next client to come.
type Pool struct {
	size, share int64
	strict      bool // no client ever gets more than its share
	wait        time.Duration

	mu      sync.Mutex
	used    int64
	held    map[any]int64
	waiters []*waiter // in order of arrival
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
	granted chan struct{} // closed under the pool's lock
}

// NewPool returns a pool of a size, which must be positive. Requests wait up to MaxWait.
func NewPool(size int64) *Pool { return newPool(size, MaxWait) }

// NewStrictPool returns a pool in which no client ever gets more than its share, for resources that
// are used for a long time, such as streams.
func NewStrictPool(size int64) *Pool {
	p := NewPool(size)
	p.strict = true
	return p
}

func newPool(size int64, wait time.Duration) *Pool {
	return &Pool{size: size, share: max(1, size/4), wait: wait, held: map[any]int64{}}
}

// Acquire takes n places for a client, any comparable value. It waits up to MaxWait for places in use.
// The caller gives them back with Release.
//
// Errors: ErrShare, ErrFull, or the cause of ctx.
func (p *Pool) Acquire(ctx context.Context, client any, n int64) error {
	w, err := p.enqueue(client, n)
	if w == nil {
		return err
	}
	timer := time.NewTimer(p.wait)
	defer timer.Stop()
	select {
	case <-w.granted:
		return nil
	case <-ctx.Done():
		err = context.Cause(ctx)
	case <-timer.C:
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
	own := 0
	for _, other := range p.waiters {
		if other.client == client {
			own++
		}
	}
	if n > p.size || int64(own) >= queueFactor*p.share || int64(len(p.waiters)) >= queueFactor*p.size {
		return nil, p.reject(w)
	}
	p.waiters = append(p.waiters, w)
	return w, nil
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
	p.waiters = slices.DeleteFunc(p.waiters, func(other *waiter) bool { return other == w })
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
	limit := p.size - p.share
	if p.strict || p.othersWait(w.client) {
		limit = p.share
	}
	return held+w.n <= max(limit, p.share)
}

func (p *Pool) othersWait(client any) bool {
	return slices.ContainsFunc(p.waiters, func(other *waiter) bool { return other.client != client })
}

func (p *Pool) grant(w *waiter) {
	p.used += w.n
	p.held[w.client] += w.n
	close(w.granted)
}

// grantWaiters grants what fits, in order of arrival.
func (p *Pool) grantWaiters() {
	for i := 0; i < len(p.waiters); {
		w := p.waiters[i]
		if !p.fits(w) {
			i++
			continue
		}
		p.waiters = slices.Delete(p.waiters, i, i+1)
		p.grant(w)
		i = 0 // fewer wait now, which may raise the limit of others
	}
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
	stats.Size, stats.Used, stats.Waiting = p.size, p.used, len(p.waiters)
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
