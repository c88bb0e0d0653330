package admission

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Clients that wait for the same slot get it in order of arrival.
func TestPoolOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := NewPool(1)
		_ = p.Acquire(t.Context(), "first", 1)
		order := make(chan string, 3)
		var waiting sync.WaitGroup
		for _, client := range []string{"b", "c", "a"} {
			waiting.Go(func() {
				if err := p.Acquire(t.Context(), client, 1); err != nil {
					t.Errorf("client %s: %v", client, err)
					return
				}
				order <- client
				p.Release(client, 1)
			})
			synctest.Wait()
		}
		p.Release("first", 1)
		waiting.Wait()
		close(order)
		got := []string{}
		for client := range order {
			got = append(got, client)
		}
		if diff := cmp.Diff([]string{"b", "c", "a"}, got); diff != "" {
			t.Errorf("clients in order of admission (-want +got):\n%s", diff)
		}
	})
}

// While a client waits, others are limited to their share. When it gives up, requests that were
// waiting only because of that limit proceed immediately.
func TestPoolAfterWaiterGaveUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := NewPool(8)
		_ = p.Acquire(t.Context(), "a", 2) // its share
		ctx, cancel := context.WithCancel(t.Context())
		var waiting sync.WaitGroup
		waiting.Go(func() {
			if err := p.Acquire(ctx, "b", 7); !errors.Is(err, context.Canceled) {
				t.Errorf("client that waits for more than is free: got %v, want %v", err, context.Canceled)
			}
		})
		synctest.Wait()
		start := time.Now()
		waiting.Go(func() {
			if err := p.Acquire(t.Context(), "a", 1); err != nil || time.Since(start) != 0 {
				t.Errorf("beyond the share: got %v after %s, want a slot immediately", err, time.Since(start))
			}
		})
		synctest.Wait()
		cancel()
		waiting.Wait()
	})
}

// One client gets at most a quarter of the slots for downloads, even if no other client needs one.
func TestDownloadShare(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slots := NewSlots(Config{Downloads: 8}, 1, time.Now)
		for i := range 2 {
			if _, err := slots.Acquire(t.Context(), Downloads, "a"); err != nil {
				t.Errorf("download %d: %v", i, err)
			}
		}
		if _, err := slots.Acquire(t.Context(), Downloads, "a"); !errors.Is(err, ErrShare) {
			t.Errorf("third download: got %v, want %v", err, ErrShare)
		}
	})
}

// The count of early requests restarts after each wait.
func TestRetryAfterCountRestarts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slots := NewSlots(Config{Comparisons: 1}, 1, time.Now)
		if _, err := slots.Acquire(t.Context(), Comparisons, "a"); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			for range maxImpatient - 1 { // the first waits, the others are too early
				if _, err := slots.Acquire(t.Context(), Comparisons, "b"); !errors.Is(err, ErrFull) {
					t.Errorf("without a free slot: got %v, want %v", err, ErrFull)
				}
			}
			if err := slots.Check("b"); err != nil {
				t.Errorf("fewer early requests than the limit: got error %v, want none", err)
			}
			time.Sleep(RetryDelay) // synthetic time
		}
	})
}
