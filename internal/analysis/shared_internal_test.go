package analysis

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"proposaltracker/models"
)

// Concurrent callers share one computation, and later callers get the cached value.
func TestSharedComputation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s shared[int]
		var began atomic.Int32
		finish := make(chan struct{})
		compute := func(context.Context) (int, error) { //nolint:unparam // the signature that get requires
			began.Add(1)
			<-finish
			return 42, nil
		}
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if value, err := s.get(t.Context(), time.Minute, compute); value != 42 || err != nil {
					t.Errorf("got %d and error %v, want 42", value, err)
				}
			})
		}
		synctest.Wait()
		if _, ok := s.peek(); ok {
			t.Error("got a value before it was computed, want none")
		}
		close(finish)
		all.Wait()
		if value, err := s.get(t.Context(), time.Minute, compute); value != 42 || err != nil || began.Load() != 1 {
			t.Errorf("later call: got %d and error %v after %d computations, want 42 after 1", value, err, began.Load())
		}
	})
}

// A canceled caller returns immediately, and the computation continues for the others. When all
// have canceled, it ends, and the next caller starts another.
func TestSharedCancellation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s shared[int]
		var began, ended atomic.Int32
		finish := make(chan struct{})
		compute := func(ctx context.Context) (int, error) {
			began.Add(1)
			select {
			case <-finish:
				return 42, nil
			case <-ctx.Done():
				ended.Add(1)
				return 0, ctx.Err()
			}
		}
		ask := func() (giveUp context.CancelFunc, result chan error) {
			ctx, cancel := context.WithCancel(t.Context())
			result = make(chan error, 1)
			go func() {
				_, err := s.get(ctx, time.Minute, compute)
				result <- err
			}()
			synctest.Wait()
			return cancel, result
		}
		first, firstErr := ask()
		second, secondErr := ask()
		first() // its context is the one with which the computation was started
		if err := <-firstErr; !errors.Is(err, context.Canceled) {
			t.Errorf("canceled caller: got error %v, want %v", err, context.Canceled)
		}
		synctest.Wait()
		if began.Load() != 1 || ended.Load() != 0 {
			t.Errorf("got %d computations begun and %d ended while a caller waits, want 1 and 0", began.Load(), ended.Load())
		}
		second()
		if err := <-secondErr; !errors.Is(err, context.Canceled) {
			t.Errorf("second caller: got error %v, want %v", err, context.Canceled)
		}
		synctest.Wait()
		if ended.Load() != 1 {
			t.Errorf("got %d computations ended after the last caller left, want 1", ended.Load())
		}
		third, thirdErr := ask()
		defer third()
		close(finish)
		if err := <-thirdErr; err != nil || began.Load() != 2 {
			t.Errorf("after a cancellation: got error %v after %d computations, want none after 2", err, began.Load())
		}
	})
}

// A timeout is reported as a timeout. The next caller tries again.
func TestSharedTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s shared[int]
		begun := time.Now()
		_, err := s.get(t.Context(), 25*time.Second, func(ctx context.Context) (int, error) {
			<-ctx.Done()
			return 0, ctx.Err()
		})
		if models.CodeOf(err) != models.TimedOut || !strings.Contains(err.Error(), "25s") || time.Since(begun) != 25*time.Second {
			t.Errorf("got error %v after %s, want TIMED_OUT with the limit after 25s", err, time.Since(begun))
		}
		fault := errors.New("the database is away")
		if _, err := s.get(t.Context(), time.Minute, func(context.Context) (int, error) { return 0, fault }); !errors.Is(err, fault) {
			t.Errorf("got error %v, want %v", err, fault)
		}
		_, err = s.get(t.Context(), time.Minute, func(context.Context) (int, error) { panic("out of range") })
		if err == nil || !strings.Contains(err.Error(), "out of range") {
			t.Errorf("got error %v, want one with the value of the panic", err)
		}
		if value, err := s.get(t.Context(), time.Minute, func(context.Context) (int, error) { return 42, nil }); value != 42 || err != nil {
			t.Errorf("retry: got %d and error %v, want 42", value, err)
		}
	})
}

// Heavy computations run one at a time. Light ones do not wait, and canceled callers leave the
// queue.
func TestHeavyAnalysisQueue(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := New(nil, DefaultConfig())
		var running, most atomic.Int32
		finish := make(chan struct{})
		heavy := func() error {
			most.Store(max(most.Load(), running.Add(1)))
			defer running.Add(-1)
			<-finish
			return nil
		}
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				if err := a.runBounded(t.Context(), light+1, heavy); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		done := false
		if err := a.runBounded(t.Context(), light, func() error { done = true; return nil }); err != nil || !done {
			t.Errorf("light work: got error %v, done %t, want it done without waiting", err, done)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := a.runBounded(ctx, light+1, heavy); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("caller canceled while waiting: got error %v, want %v", err, context.DeadlineExceeded)
		}
		close(finish)
		all.Wait()
		if most.Load() != 1 {
			t.Errorf("got %d concurrent heavy analyses, want 1", most.Load())
		}
	})
}
