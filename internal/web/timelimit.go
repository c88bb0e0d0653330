package web

import (
	"context"
	"sync/atomic"
	"time"
)

// timeLimit is the context of a request with a time limit. The first call that can wait for the
// context starts the timer, since most requests that are served from memory never wait.
type timeLimit struct {
	request  context.Context //nolint:containedctx // it is a context itself
	deadline time.Time
	cause    error

	running atomic.Pointer[running] // nil until the timer starts
}

// running is the context once the timer runs.
type running struct {
	context.Context //nolint:containedctx // as above

	cancel context.CancelFunc
}

// withTimeLimit returns a context that is canceled with the given cause after the time limit. The
// caller must call end.
func withTimeLimit(request context.Context, limit time.Duration, cause error) (ctx context.Context, end func()) {
	l := &timeLimit{request: request, deadline: time.Now().Add(limit), cause: cause} //nolint:forbidigo // compared with the monotonic clock
	return l, l.end
}

// start returns the context with the timer.
func (l *timeLimit) start() *running {
	if started := l.running.Load(); started != nil {
		return started
	}
	ctx, cancel := context.WithDeadlineCause(l.request, l.deadline, l.cause)
	started := &running{ctx, cancel}
	if l.running.CompareAndSwap(nil, started) {
		return started
	}
	cancel()
	return l.running.Load()
}

// end cancels the context. If the timer was not started, there is nothing to release, since the
// request's context ends as well.
func (l *timeLimit) end() {
	if started := l.running.Load(); started != nil {
		started.cancel()
	}
}

// Deadline implements [context.Context].
func (l *timeLimit) Deadline() (deadline time.Time, ok bool) { return l.start().Deadline() }

// Done implements [context.Context].
func (l *timeLimit) Done() <-chan struct{} { return l.start().Done() }

// Err implements [context.Context].
func (l *timeLimit) Err() error { return l.start().Err() }

// Value implements [context.Context].
func (l *timeLimit) Value(key any) any {
	if started := l.running.Load(); started != nil {
		return started.Value(key)
	}
	return l.request.Value(key)
}
