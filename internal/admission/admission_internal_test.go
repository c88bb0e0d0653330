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
	t.Run("a lone client leaves a quarter free", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(8)
			for i := range 6 {
				if err := p.Acquire(t.Context(), "a", 1); err != nil {
					t.Fatalf("slot %d: %v", i, err)
				}
			}
			start := time.Now()
			if err := p.Acquire(t.Context(), "a", 1); !errors.Is(err, ErrShare) || time.Since(start) != MaxWait {
				t.Errorf("seventh slot: got %v after %s, want ErrShare after %s", err, time.Since(start), MaxWait)
			}
			start = time.Now()
			if err := p.Acquire(t.Context(), "b", 2); err != nil || time.Since(start) != 0 {
				t.Errorf("another client: got %v after %s, want slots immediately", err, time.Since(start))
			}
		})
	})
	t.Run("a released slot goes to the client below its share", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(4)
			_ = p.Acquire(t.Context(), "a", 3)
			_ = p.Acquire(t.Context(), "b", 1)
			order := make(chan string, 2)
			var waiting sync.WaitGroup
			for _, client := range []string{"a", "c"} { // a arrives first, but holds more than its share
				waiting.Go(func() {
					if err := p.Acquire(t.Context(), client, 1); err == nil {
						order <- client
					}
				})
				synctest.Wait()
			}
			p.Release("a", 1)
			if got := <-order; got != "c" {
				t.Errorf("client %s got the slot, want c", got)
			}
			waiting.Wait()
		})
	})
	t.Run("a full pool and a used-up share have different errors", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(4)
			for _, client := range []string{"a", "b", "c", "d"} {
				_ = p.Acquire(t.Context(), client, 1)
			}
			if err := p.Acquire(t.Context(), "e", 1); !errors.Is(err, ErrFull) {
				t.Errorf("new client: got %v, want %v", err, ErrFull)
			}
			if err := p.Acquire(t.Context(), "a", 1); !errors.Is(err, ErrShare) {
				t.Errorf("client that holds its share: got %v, want %v", err, ErrShare)
			}
			want := Stats{Size: 4, Used: 4, RejectedShare: 1, RejectedFull: 1}
			if diff := cmp.Diff(want, p.Stats()); diff != "" {
				t.Errorf("stats (-want +got):\n%s", diff)
			}
		})
	})
	t.Run("any number of requests waits in a queue until their contexts end", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewQueue(8)
			for i := range 4 { // half
				if err := p.Acquire(t.Context(), "a", 1); err != nil {
					t.Fatalf("slot %d: %v", i, err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			var waiting sync.WaitGroup
			for range 10 * queueFactor {
				waiting.Go(func() {
					if err := p.Acquire(ctx, "a", 1); !errors.Is(err, context.Canceled) {
						t.Errorf("request beyond half: got %v, want %v", err, context.Canceled)
					}
				})
			}
			time.Sleep(time.Hour) // synthetic time
			if got := p.Stats().Waiting; got != 10*queueFactor {
				t.Errorf("got %d waiting requests, want %d", got, 10*queueFactor)
			}
			if err := p.Acquire(t.Context(), "b", 1); err != nil {
				t.Errorf("another client: got error %v, want none", err)
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
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	})
	t.Run("a lone client may send 16 requests concurrently", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			p := NewPool(minSlots)
			var served sync.WaitGroup
			for range 16 {
				served.Go(func() {
					if err := p.Acquire(t.Context(), "a", 1); err != nil {
						t.Errorf("one of 16 requests: got error %v, want none", err)
						return
					}
					time.Sleep(MaxWait / 16) // synthetic time: the request runs
					p.Release("a", 1)
				})
			}
			served.Wait()
		})
	})
	t.Run("the number of waiting requests is bounded", func(t *testing.T) {
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
				t.Errorf("one waiter too many: got %v after %s, want ErrFull immediately", err, time.Since(start))
			}
			time.Sleep(MaxWait) // synthetic time: the others stop waiting
		})
	})
}

// For any sequence of calls, a pool never exceeds its size, no client holds more than three
// quarters, and everything is released in the end.
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
			rt.Fatalf("after all releases: got stats %+v and holders %v, want nothing in use", got, p.held)
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
			rt.Fatalf("client %s holds %d of %d slots, more than it may", client, sum, size)
		}
		total += sum
	}
	if total > size || total != p.Stats().Used {
		rt.Fatalf("clients hold %d of %d slots, but Used is %d", total, size, p.Stats().Used)
	}
}

func TestReservation(t *testing.T) {
	t.Parallel()
	p := newPool(100, 0)
	r, other := p.Reserve("a"), p.Reserve("b")
	for _, n := range []int64{10, 5, 60} {
		if err := r.GrowTo(t.Context(), n); err != nil {
			t.Fatalf("GrowTo(%d): %v", n, err)
		}
	}
	if err := other.GrowTo(t.Context(), 50); !errors.Is(err, ErrShare) {
		t.Errorf("growing beyond the free bytes: got %v, want %v", err, ErrShare)
	}
	if got := p.Stats().Used; got != 60 {
		t.Errorf("got %d in use, want 60", got)
	}
	r.Release()
	r.Release()
	if got := p.Stats().Used; got != 0 {
		t.Errorf("got %d in use after the release, want 0", got)
	}
}
