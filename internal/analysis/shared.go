package analysis

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// shared is a value that is computed when it is first asked for, once for all who wait for it, and kept.
// It is given up when nobody waits for it any more; what failed is computed anew for the next who asks.
// The zero value is ready.
type shared[T any] struct {
	mu      sync.Mutex
	value   T
	ready   bool
	running *run[T]
}

// run is one computation, and those who wait for it.
type run[T any] struct {
	cancel  context.CancelFunc
	waiting int
	done    chan struct{}
	value   T
	err     error
}

// get returns the value. compute gets a context that ends when nobody waits any more, or after a time
// limit; it has the values of the first who asked.
//
// Errors: those of compute, and that of ctx where it ends before.
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

// peek returns the value where it is there already.
func (s *shared[T]) peek() (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.value, s.ready
}

// start is called under the lock. The goroutine is waited for by whoever waits for the value; when they
// all leave, it is told to end, and touches nothing more.
func (s *shared[T]) start(ctx context.Context, limit time.Duration, compute func(context.Context) (T, error)) {
	working, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	running := &run[T]{cancel: cancel, done: make(chan struct{})}
	s.running = running
	go func() {
		defer cancel()
		running.value, running.err = unbroken(working, compute)
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

// leave gives a run up when the last who waited for it goes: whoever comes after begins another.
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

// unbroken makes an error of a panic, which would end the program here.
func unbroken[T any](ctx context.Context, compute func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()
	return compute(ctx)
}

// hold puts a value in that is there already.
func (s *shared[T]) hold(value T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.value, s.ready = value, true
}
