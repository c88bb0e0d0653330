package admission

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPoolShares(t *testing.T) {
	t.Parallel()
	t.Run("one client alone leaves a quarter free", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(8)
			for i := range 6 {
				if err := p.Acquire(t.Context(), "a", 1); err != nil {
					t.Fatalf("place %d: %v", i, err)
				}
			}
			start := time.Now()
			if err := p.Acquire(t.Context(), "a", 1); !errors.Is(err, ErrShare) || time.Since(start) != MaxWait {
				t.Errorf("the seventh: %v after %s, want ErrShare after %s", err, time.Since(start), MaxWait)
			}
			start = time.Now()
			if err := p.Acquire(t.Context(), "b", 2); err != nil || time.Since(start) != 0 {
				t.Errorf("another client: %v after %s", err, time.Since(start))
			}
		})
	})
	t.Run("a released place goes to the client below its share", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(4)
			_ = p.Acquire(t.Context(), "a", 3)
			_ = p.Acquire(t.Context(), "b", 1)
			order := make(chan string, 2)
			var waiting sync.WaitGroup
			for _, client := range []string{"a", "c"} { // a is first, and has more than its share
				waiting.Go(func() {
					if err := p.Acquire(t.Context(), client, 1); err == nil {
						order <- client
					}
				})
				synctest.Wait()
			}
			p.Release("a", 1)
			if got := <-order; got != "c" {
				t.Errorf("%s got the place", got)
			}
			waiting.Wait()
		})
	})
	t.Run("a full pool is 503, a used-up share 429", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(4)
			for _, client := range []string{"a", "b", "c", "d"} {
				_ = p.Acquire(t.Context(), client, 1)
			}
			if err := p.Acquire(t.Context(), "e", 1); !errors.Is(err, ErrFull) {
				t.Errorf("a new client: %v", err)
			}
			if err := p.Acquire(t.Context(), "a", 1); !errors.Is(err, ErrShare) {
				t.Errorf("a client with its share: %v", err)
			}
			want := Stats{Size: 4, Used: 4, RejectedShare: 1, RejectedFull: 1}
			if diff := cmp.Diff(want, p.Stats()); diff != "" {
				t.Errorf("stats (-want +got):\n%s", diff)
			}
		})
	})
	t.Run("in a queue, any number waits until its context ends", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewQueue(8)
			for i := range 4 { // half
				if err := p.Acquire(t.Context(), "a", 1); err != nil {
					t.Fatalf("place %d: %v", i, err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			var waiting sync.WaitGroup
			for range 10 * queueFactor {
				waiting.Go(func() {
					if err := p.Acquire(ctx, "a", 1); !errors.Is(err, context.Canceled) {
						t.Errorf("beyond half: %v", err)
					}
				})
			}
			time.Sleep(time.Hour) // of the bubble's clock
			if got := p.Stats().Waiting; got != 10*queueFactor {
				t.Errorf("%d wait", got)
			}
			if err := p.Acquire(t.Context(), "b", 1); err != nil {
				t.Errorf("another client: %v", err)
			}
			cancel()
			waiting.Wait()
		})
	})
	t.Run("a canceled request does not wait", func(t *testing.T) {
		t.Parallel()
		p := NewPool(1)
		_ = p.Acquire(t.Context(), "a", 1)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := p.Acquire(ctx, "b", 1); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	t.Run("a client alone may open 16 connections", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(minPlaces)
			var served sync.WaitGroup
			for range 16 {
				served.Go(func() {
					if err := p.Acquire(t.Context(), "a", 1); err != nil {
						t.Errorf("one of 16: %v", err)
						return
					}
					time.Sleep(MaxWait / 16) // of the bubble's clock: the request runs
					p.Release("a", 1)
				})
			}
			served.Wait()
		})
	})
	t.Run("waiting is bounded", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(1)
			_ = p.Acquire(t.Context(), "a", 1)
			for range queueFactor {
				go func() { _ = p.Acquire(t.Context(), "b", 1) }()
			}
			synctest.Wait()
			start := time.Now()
			if err := p.Acquire(t.Context(), "b", 1); !errors.Is(err, ErrFull) || time.Since(start) != 0 {
				t.Errorf("one too many: %v after %s", err, time.Since(start))
			}
			time.Sleep(MaxWait) // of the bubble's clock: the others stop waiting
		})
	})
}

// For any sequence of calls, a pool never exceeds its size, no client holds more than three
// quarters, and in the end everything is released.
func TestPoolInvariants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		size := int64(rapid.IntRange(1, 20).Draw(rt, "size"))
		p := newPool(size, 0)
		held := map[string][]int64{}
		for range rapid.IntRange(1, 80).Draw(rt, "steps") {
			client := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "client")
			if mine := held[client]; len(mine) > 0 && rapid.Bool().Draw(rt, "release") {
				p.Release(client, mine[0])
				held[client] = mine[1:]
				continue
			}
			n := int64(rapid.IntRange(1, int(size)).Draw(rt, "n"))
			if p.Acquire(context.Background(), client, n) == nil {
				held[client] = append(held[client], n)
			}
			checkShares(rt, p, size, held)
		}
		for client, mine := range held {
			for _, n := range mine {
				p.Release(client, n)
			}
		}
		if got := p.Stats(); got.Used != 0 || got.Waiting != 0 || len(p.held) != 0 || len(p.waiters) != 0 {
			rt.Fatalf("left over: %+v %v", got, p.held)
		}
	})
}

func checkShares(rt *rapid.T, p *Pool, size int64, held map[string][]int64) {
	rt.Helper()
	total := int64(0)
	for client, mine := range held {
		sum := int64(0)
		for _, n := range mine {
			sum += n
		}
		if len(mine) > 1 && sum > max(size-max(1, size/4), max(1, size/4)) {
			rt.Fatalf("%s holds %d of %d", client, sum, size)
		}
		total += sum
	}
	if total > size || total != p.Stats().Used {
		rt.Fatalf("%d of %d are held, %d recorded", total, size, p.Stats().Used)
	}
}

func TestReservation(t *testing.T) {
	t.Parallel()
	p := newPool(100, 0)
	r, other := p.Reserve("a"), p.Reserve("b")
	for _, n := range []int64{10, 5, 60} {
		if err := r.GrowTo(t.Context(), n); err != nil {
			t.Fatal(n, err)
		}
	}
	if err := other.GrowTo(t.Context(), 50); !errors.Is(err, ErrShare) {
		t.Errorf("more than is left: %v", err)
	}
	if got := p.Stats().Used; got != 60 {
		t.Errorf("%d are used", got)
	}
	r.Release()
	r.Release()
	if got := p.Stats().Used; got != 0 {
		t.Errorf("%d are used at the end", got)
	}
}
