package network

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel runs the tasks 0 to tasks-1 on as many workers as there are processors, and waits for
// them. Each worker gets its working memory from begin. The assignment of tasks to workers is
// arbitrary, so the result of a task must not depend on it.
//
// Errors: those of ctx, if it ends before the last task has started.
func inParallel(ctx context.Context, tasks int, begin func() func(task int)) error {
	var next atomic.Int64
	work := func() {
		do := begin()
		for ctx.Err() == nil {
			task := int(next.Add(1)) - 1
			if task >= tasks {
				return
			}
			do(task)
		}
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), tasks) - 1 {
		workers.Go(work)
	}
	work()
	workers.Wait()
	return ctx.Err()
}
