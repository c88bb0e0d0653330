package network

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel does the tasks below a number on as many workers as there are processors, and waits
// for them. Each worker gets what it works with from begin. Which worker does a task is chance:
// what a task leaves behind must not depend on it.
//
// Errors: ctx's, where it ends before the last task has begun.
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
