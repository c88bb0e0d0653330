package recovery_test

import (
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"

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
			t.Errorf("got value %v and text %q, want the value of the panic and its place", panicked.Value, panicked.Error())
		}
	})
}

func TestRun(t *testing.T) {
	t.Parallel()
	var logged strings.Builder
	log := slog.New(slog.NewTextHandler(&logged, nil))
	if recovery.Run(t.Context(), log, "task panicked", func() {}) || logged.Len() > 0 {
		t.Errorf("without a panic it logs %s", logged.String())
	}
	if !recovery.Run(t.Context(), log, "task panicked", func() { panic("planted") }) {
		t.Error("the panic is not reported")
	}
	for _, part := range []string{`level=ERROR msg="task panicked"`, "planted", "recovery_test.go"} {
		if !strings.Contains(logged.String(), part) {
			t.Errorf("%q is not logged: %s", part, logged.String())
		}
	}
}
