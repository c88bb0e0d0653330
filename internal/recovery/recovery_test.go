package recovery_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"proposaltracker/internal/recovery"
)

func TestDo(t *testing.T) {
	t.Parallel()
	t.Run("success", func(t *testing.T) {
		t.Parallel()
		if err := recovery.Do(func() error { return nil }); err != nil {
			t.Error(err)
		}
	})
	t.Run("error", func(t *testing.T) {
		t.Parallel()
		if err := recovery.Do(func() error { return io.ErrUnexpectedEOF }); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("got %v, want %v", err, io.ErrUnexpectedEOF)
		}
	})
	t.Run("panic", func(t *testing.T) {
		t.Parallel()
		err := recovery.Do(func() error { panic("planted") })
		panicked, ok := errors.AsType[*recovery.PanicError](err)
		if !ok {
			t.Fatalf("got %v, want a PanicError", err)
		}
		if panicked.Value != "planted" || !strings.Contains(panicked.Error(), "recovery_test.go") {
			t.Errorf("got value %v and text %q, want the value and the stack of the panic", panicked.Value, panicked.Error())
		}
	})
}

func TestRun(t *testing.T) {
	t.Parallel()
	var logged strings.Builder
	log := slog.New(slog.NewTextHandler(&logged, nil))
	if recovery.Run(t.Context(), log, "task panicked", func() {}) || logged.Len() > 0 {
		t.Errorf("without a panic: got log %q, want none", logged.String())
	}
	if !recovery.Run(t.Context(), log, "task panicked", func() { panic("planted") }) {
		t.Error("Run returns false after a panic")
	}
	for _, part := range []string{`level=ERROR msg="task panicked"`, "planted", "recovery_test.go"} {
		if !strings.Contains(logged.String(), part) {
			t.Errorf("%q is not logged: %s", part, logged.String())
		}
	}
}

func TestRepeat(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var logged strings.Builder
		ctx, cancel := context.WithCancel(t.Context())
		calls := 0
		task := recovery.Repeat(time.Hour, slog.New(slog.NewTextHandler(&logged, nil)), "purge", func(context.Context) error {
			calls++
			switch calls {
			case 1:
				return io.ErrUnexpectedEOF
			case 2:
				panic("planted")
			}
			return nil
		})
		done := make(chan struct{})
		go func() { task(ctx); close(done) }()
		time.Sleep(2*time.Hour + time.Minute)
		synctest.Wait()
		if calls != 3 {
			t.Errorf("got %d calls within two hours, want 3: at the start and after each hour", calls)
		}
		cancel()
		<-done
		for _, part := range []string{"task=purge", "unexpected EOF", "retryIn=1h0m0s", "panic: planted"} {
			if !strings.Contains(logged.String(), part) {
				t.Errorf("%q is not logged: %s", part, logged.String())
			}
		}
		if got := strings.Count(logged.String(), "level=WARN"); got != 2 {
			t.Errorf("got %d warnings, want 2: %s", got, logged.String())
		}
	})
}
