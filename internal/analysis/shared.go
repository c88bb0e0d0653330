package analysis

import (
	"context"
	"errors"
	"sync"
	"time"

	"proposaltracker/internal/recovery"
)

// shared is a value that is computed on first use, once for all concurrent callers, and cached. The
// computation is canceled when no caller waits for it. Errors are not cached. The zero value is ready to use.
type shared[T any] struct {
	mu      sync.Mutex
	value   T
	ready   bool
	running *run[T]
}

// run is one computation and the callers that wait for it.
type run[T any] struct {
	cancel  context.CancelFunc
	waiting int
	done    chan struct{}
	value   T
	err     error
}

// get returns the value. The context of compute ends when no caller waits anymore, or after limit.
// It has the values of the first caller's context.
//
// Errors: those of compute, and ctx.Err() if ctx ends first.
func (s *shared[T]) get(ctx context.Context, limit time.Duration, compute func(context.Context) (T, error)) (T, error) {
	s.mu.Lock()
	if s.ready {
		defer s.mu.Unlock()
		return s.value, nil
	}
	if s.running == nil {
		s.start(ctx, limit, compute)
	}
	running := s.running
	running.waiting++
	s.mu.Unlock()
	select {
	case <-running.done:
		s.leave(running)
		return running.value, running.err
	case <-ctx.Done():
		s.leave(running)
		var none T
		return none, ctx.Err()
	}
}

// peek returns the value if it has been computed.
func (s *shared[T]) peek() (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.value, s.ready
}

// start starts the computation. The caller must hold mu. The goroutine has an owner: callers of get wait for
// it; when the last one leaves, its context is canceled and its result is discarded.
func (s *shared[T]) start(ctx context.Context, limit time.Duration, compute func(context.Context) (T, error)) {
	working, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	running := &run[T]{cancel: cancel, done: make(chan struct{})}
	s.running = running
	go func() {
		defer cancel()
		running.err = recovery.Do(func() (err error) {
			running.value, err = compute(working)
			return err
		})
		if working.Err() != nil && errors.Is(running.err, context.DeadlineExceeded) {
			running.err = tooLong(limit)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if running.err == nil {
			s.value, s.ready = running.value, true
		}
		if s.running == running {
			s.running = nil
		}
		close(running.done)
	}()
}

// leave removes a caller. The last one cancels the run, and the next caller starts another.
func (s *shared[T]) leave(running *run[T]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	running.waiting--
	if running.waiting == 0 {
		running.cancel()
		if s.running == running {
			s.running = nil
		}
	}
}

// hold stores a value that is already computed.
func (s *shared[T]) hold(value T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.value, s.ready = value, true
}
