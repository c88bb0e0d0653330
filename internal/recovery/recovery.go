// Package recovery converts panics to errors, so that a bug in a background task does not crash the
// process.
package recovery

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"
)

// PanicError is a panic that [Do] recovered.
type PanicError struct {
	// Value is the argument of panic.
	Value any
	// Stack is the stack of the goroutine at the panic, as text.
	Stack []byte
}

// Error returns the value and the stack of the panic.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.Value, e.Stack) }

// Do calls f and returns its error, or a [*PanicError] if f panics.
func Do(f func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &PanicError{Value: value, Stack: debug.Stack()}
		}
	}()
	return f()
}

// Run calls f. If f panics, Run logs message with the value and the stack, and returns true. It is
// for goroutines that cannot return errors.
func Run(ctx context.Context, log *slog.Logger, message string, f func()) (panicked bool) {
	err := Do(func() error {
		f()
		return nil
	})
	if err != nil {
		log.ErrorContext(ctx, message, "error", err)
	}
	return err != nil
}

// Repeat returns a task that calls f immediately and then at each interval, until its context ends.
// It logs errors and panics with the name of the task, and continues.
func Repeat(interval time.Duration, log *slog.Logger, name string, f func(context.Context) error) func(context.Context) {
	return func(ctx context.Context) {
		ticker := time.NewTicker(interval)
		defer ticker.Stop()
		for {
			err := Do(func() error { return f(ctx) })
			if err != nil && ctx.Err() == nil {
				log.WarnContext(ctx, "background task failed", "task", name, "error", err, "retryIn", interval)
			}
			select {
			case <-ticker.C:
			case <-ctx.Done():
				return
			}
		}
	}
}
