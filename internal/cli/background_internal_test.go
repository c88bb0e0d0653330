package cli

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A background task that panics is logged and started again after a pause.
func TestBackgroundPanic(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var logged strings.Builder
		starts, start := []time.Duration{}, time.Now()
		d := &Database{}
		d.Background(t.Context(), slog.New(slog.NewTextHandler(&logged, nil)), func(ctx context.Context) {
			starts = append(starts, time.Since(start))
			if len(starts) < 3 {
				panic("planted")
			}
			<-ctx.Done()
		})
		time.Sleep(time.Minute) // of the bubble's clock
		synctest.Wait()
		d.cancel()
		d.tasks.Wait()
		if len(starts) != 3 || starts[2] != 2*restartAfter {
			t.Errorf("started after %v, want after 0s, %v and %v", starts, restartAfter, 2*restartAfter)
		}
		if count := strings.Count(logged.String(), "planted"); count != 2 {
			t.Errorf("the panic is logged %d times, want 2: %s", count, logged.String())
		}
	})
}
