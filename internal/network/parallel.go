package network

import (
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"proposaltracker/internal/recovery"
)

// proceed lets other goroutines run, since a computation would delay the requests of others by many milliseconds, and
// reports whether ctx allows to go on.
func proceed(ctx context.Context) bool {
	runtime.Gosched()
	return ctx.Err() == nil
}

// inParallel runs the tasks 0 to tasks-1 on as many workers as there are processors less one, which is left for others,
// and waits for them. Each worker gets its working memory from begin. The assignment of tasks to workers is
// arbitrary, so the result of a task must not depend on it.
//
// Errors: those of ctx, if it ends before the last task has started, and a panic of a task, which
// would end the process in a worker.
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
		return err //nolint:wrapcheck // that of ctx, or a panic with its stack
	}
	return ctx.Err()
}
