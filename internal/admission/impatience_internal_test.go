package admission

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// A client that received Retry-After gains nothing by sending the request again at once: it is rejected without waiting,
// even if there are places now, and before its requests are read if it goes on.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		places := NewPlaces(Config{Heavy: 4}, 1, time.Now)
		releases := []func(){}
		for range 2 { // half
			release, err := places.Acquire(t.Context(), HeavyReads, "a")
			if err != nil {
				t.Fatal(err)
			}
			releases = append(releases, release)
		}
		if _, err := places.Acquire(t.Context(), HeavyReads, "a"); !errors.Is(err, ErrShare) {
			t.Fatalf("beyond the share: %v", err)
		}
		for _, release := range releases {
			release()
		}
		at := time.Now()
		for i := range maxImpatient {
			if err := places.Check("a"); err != nil {
				t.Errorf("after %d requests too early: %v", i, err)
			}
			if _, err := places.Acquire(t.Context(), HeavyReads, "a"); !errors.Is(err, ErrShare) || !time.Now().Equal(at) {
				t.Errorf("too early: %v after %s", err, time.Since(at))
			}
		}
		if err := places.Check("a"); !errors.Is(err, ErrShare) {
			t.Errorf("a client that does not wait: %v", err)
		}
		if err := places.Check("b"); err != nil {
			t.Errorf("another client: %v", err)
		}
		if release, err := places.Acquire(t.Context(), InteractiveReads, "a"); err != nil {
			t.Errorf("another class: %v", err)
		} else {
			release()
		}
		time.Sleep(RetryDelay) // of the bubble's clock
		if err := places.Check("a"); err != nil {
			t.Errorf("after the wait: %v", err)
		}
		if _, err := places.Acquire(t.Context(), HeavyReads, "a"); err != nil {
			t.Errorf("after the wait: %v", err)
		}
	})
}

// A client that waits for RetryDelay is not counted as impatient, however often it is rejected.
func TestRetryAfterPatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		places := NewPlaces(Config{Comparisons: 1}, 1, time.Now)
		if _, err := places.Acquire(t.Context(), Comparisons, "a"); err != nil {
			t.Fatal(err)
		}
		for range 2 * maxImpatient {
			if _, err := places.Acquire(t.Context(), Comparisons, "b"); !errors.Is(err, ErrFull) {
				t.Errorf("without a place: %v", err)
			}
			if err := places.Check("b"); err != nil {
				t.Errorf("a client that waits: %v", err)
			}
			time.Sleep(RetryDelay) // of the bubble's clock
		}
	})
}

func TestPlaceSettings(t *testing.T) {
	t.Parallel()
	for want, config := range map[string]Config{
		"": {Interactive: 4, Heavy: 4, Analyses: 4, Comparisons: 1, Writes: 4, Downloads: 4},
		"--interactive-places 3 is too small: use at least 4, or omit it": {Interactive: 3},
		"--heavy-places -1 is too small: use at least 4, or omit it":      {Heavy: -1},
		"--comparison-places -1 is too small: use at least 1, or omit it": {Comparisons: -1},
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
			t.Errorf("%s: %d places, want %d", class, sizes[class], size)
		}
	}
}
