package events

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Subscribers with the same key share a read until another notification arrives or a second has
// passed.
func TestSharedReads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, count := newReads(), 0
		read := func() (batch, error) { //nolint:unparam // the type of a read
			count++
			time.Sleep(time.Millisecond) // synthetic time
			return batch{upTo: int64(count)}, nil
		}
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if got, err := r.get(t.Context(), "a", read); err != nil || got.upTo != 1 {
					t.Errorf("got %+v, error %v, want the shared batch", got, err)
				}
			})
		}
		all.Wait()
		for _, step := range []struct {
			name   string
			before func()
			key    string
			want   int64
		}{
			{"same key again", func() {}, "a", 1},
			{"another key", func() {}, "b", 2},
			{"after a notification", r.notify, "a", 3},
			{"after a second", func() { time.Sleep(maxAge) }, "a", 4},
		} {
			step.before()
			if got, err := r.get(t.Context(), step.key, read); err != nil || got.upTo != step.want {
				t.Errorf("%s: got %+v, error %v, want batch %d", step.name, got, err, step.want)
			}
		}
	})
}

// If a shared read fails, the other subscribers read themselves. A subscriber whose context has
// ended does not wait.
func TestSharedReadFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, gone := newReads(), errors.New("gone")
		blocked := make(chan struct{})
		var all sync.WaitGroup
		all.Go(func() {
			if _, err := r.get(t.Context(), "a", func() (batch, error) { <-blocked; return batch{}, gone }); !errors.Is(err, gone) {
				t.Error(err)
			}
		})
		synctest.Wait()
		all.Go(func() {
			got, err := r.get(t.Context(), "a", func() (batch, error) { return batch{upTo: 7}, nil })
			if err != nil || got.upTo != 7 {
				t.Errorf("second subscriber: got %+v, error %v, want the result of its own read", got, err)
			}
		})
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := r.get(ctx, "a", func() (batch, error) { t.Error("a canceled subscriber reads"); return batch{}, nil }); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		synctest.Wait()
		close(blocked)
		all.Wait()
	})
}
