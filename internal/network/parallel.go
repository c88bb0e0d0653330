package network

import (
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"proposaltracker/internal/recovery"
)

// proceed yields the processor, since a long computation would delay other requests by many
// milliseconds, and reports whether ctx is still active.
func proceed(ctx context.Context) bool {
	runtime.Gosched()
	return ctx.Err() == nil
}

// inParallel runs the tasks 0 to tasks-1 in parallel and waits for them. It uses one worker fewer
// than there are processors, so that one remains free. Each worker calls begin once to allocate its
// working memory. The assignment of tasks to workers is arbitrary, so the result of a task must not
// depend on it. Errors: the error of ctx if it ends before the last task has started; a
// [recovery.PanicError] if a task panics.
func inParallel(ctx context.Context, tasks int, begin func() func(task int)) error {
	var next atomic.Int64
	var workers errgroup.Group
	work := func() error {
		do := begin()
		for proceed(ctx) {
			task := int(next.Add(1)) - 1
			if task >= tasks {
				return nil
			}
			do(task)
		}
		return ctx.Err()
	}
	for range max(1, min(runtime.GOMAXPROCS(0)-1, tasks)) {
		workers.Go(func() error { return recovery.Do(work) })
	}
	if err := workers.Wait(); err != nil {
		return err //nolint:wrapcheck // the error of ctx, or a panic with its stack
	}
	return ctx.Err()
}
