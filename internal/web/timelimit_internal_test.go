package web

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestTimeLimit(t *testing.T) {
	t.Parallel()
	late := errors.New("too late")
	type key struct{}
	for name, c := range map[string]struct {
		use  func(ctx context.Context, cancel, end func())
		want error // the cause
	}{
		"limit exceeded":             {func(ctx context.Context, _, _ func()) { <-ctx.Done() }, late},
		"time counts from the start": {func(context.Context, func(), func()) { time.Sleep(time.Minute) }, late},
		"child context": {func(ctx context.Context, _, _ func()) {
			child, cancel := context.WithCancel(ctx)
			defer cancel()
			<-child.Done()
			if cause := context.Cause(child); !errors.Is(cause, late) {
				t.Errorf("child: got cause %v, want %v", cause, late)
			}
		}, late},
		"request canceled": {func(ctx context.Context, cancel, _ func()) {
			time.Sleep(time.Second)
			cancel()
			<-ctx.Done()
		}, context.Canceled},
		"end called": {func(ctx context.Context, _, end func()) {
			if ctx.Err() != nil {
				t.Errorf("before end: got error %v, want none", ctx.Err())
			}
			end()
		}, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				request, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "value"))
				defer cancel()
				ctx, end := withTimeLimit(request, time.Minute, late)
				defer end()
				if ctx.Value(key{}) != "value" {
					t.Error("before the timer starts: the request's value is missing")
				}
				c.use(ctx, cancel, end)
				if ctx.Err() == nil || !errors.Is(context.Cause(ctx), c.want) || ctx.Value(key{}) != "value" {
					t.Errorf("got error %v, cause %v and value %v; want cause %v and the request's value", ctx.Err(), context.Cause(ctx), ctx.Value(key{}), c.want)
				}
			})
		})
	}
}
