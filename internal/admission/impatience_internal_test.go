package admission

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// A client that received Retry-After gains nothing by repeating the request too early: it is
// rejected immediately even if a slot is free and, if it continues, its requests are rejected
// before they are read.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slots := NewSlots(Config{Heavy: 4}, 1, time.Now)
		releases := []func(){}
		for range 2 { // half
			release, err := slots.Acquire(t.Context(), HeavyReads, "a")
			if err != nil {
				t.Fatal(err)
			}
			releases = append(releases, release)
		}
		if _, err := slots.Acquire(t.Context(), HeavyReads, "a"); !errors.Is(err, ErrShare) {
			t.Fatalf("beyond the share: got %v, want %v", err, ErrShare)
		}
		for _, release := range releases {
			release()
		}
		at := time.Now()
		for i := range maxImpatient {
			if err := slots.Check("a"); err != nil {
				t.Errorf("Check after %d early requests: got error %v, want none", i, err)
			}
			if _, err := slots.Acquire(t.Context(), HeavyReads, "a"); !errors.Is(err, ErrShare) || !time.Now().Equal(at) {
				t.Errorf("early request: got %v after %s, want ErrShare immediately", err, time.Since(at))
			}
		}
		if err := slots.Check("a"); !errors.Is(err, ErrShare) {
			t.Errorf("client that never waits: got %v, want %v", err, ErrShare)
		}
		if err := slots.Check("b"); err != nil {
			t.Errorf("another client: got error %v, want none", err)
		}
		if release, err := slots.Acquire(t.Context(), InteractiveReads, "a"); err != nil {
			t.Errorf("another class: got error %v, want none", err)
		} else {
			release()
		}
		time.Sleep(RetryDelay) // synthetic time
		if err := slots.Check("a"); err != nil {
			t.Errorf("after the wait: got error %v, want none", err)
		}
		if _, err := slots.Acquire(t.Context(), HeavyReads, "a"); err != nil {
			t.Errorf("after the wait: got error %v, want none", err)
		}
	})
}

// A client that waits for RetryDelay does not count as impatient, however often it is rejected.
func TestRetryAfterPatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slots := NewSlots(Config{Comparisons: 1}, 1, time.Now)
		if _, err := slots.Acquire(t.Context(), Comparisons, "a"); err != nil {
			t.Fatal(err)
		}
		for range 2 * maxImpatient {
			if _, err := slots.Acquire(t.Context(), Comparisons, "b"); !errors.Is(err, ErrFull) {
				t.Errorf("without a free slot: got %v, want %v", err, ErrFull)
			}
			if err := slots.Check("b"); err != nil {
				t.Errorf("client that waits: got error %v, want none", err)
			}
			time.Sleep(RetryDelay) // synthetic time
		}
	})
}

func TestSlotSettings(t *testing.T) {
	t.Parallel()
	for want, config := range map[string]Config{
		"": {Interactive: 4, Heavy: 4, Analyses: 4, Comparisons: 1, Writes: 4, Downloads: 4},
		"--interactive-slots 3 is too small: use at least 4, or omit it": {Interactive: 3},
		"--heavy-slots -1 is too small: use at least 4, or omit it":      {Heavy: -1},
		"--comparison-slots -1 is too small: use at least 1, or omit it": {Comparisons: -1},
	} {
		got := ""
		if err := config.Check(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	sizes := Config{Writes: 5}.sizes(1)
	want := map[Class]int64{InteractiveReads: 8, HeavyReads: 4, Analyses: 4, Comparisons: 1, Writes: 5, Downloads: 8}
	for class, size := range want {
		if sizes[class] != size {
			t.Errorf("%s: got %d slots, want %d", class, sizes[class], size)
		}
	}
}
