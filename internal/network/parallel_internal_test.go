package network

import (
	"errors"
	"testing"

	"proposaltracker/internal/recovery"
)

// A panic in a worker becomes an error instead of ending the process.
func TestWorkerPanic(t *testing.T) {
	t.Parallel()
	err := inParallel(t.Context(), 100, func() func(int) {
		return func(task int) {
			if task == 50 {
				panic("planted")
			}
		}
	})
	if panicked, ok := errors.AsType[*recovery.PanicError](err); !ok || panicked.Value != "planted" {
		t.Errorf("got error %v, want a *recovery.PanicError with the value planted", err)
	}
}
