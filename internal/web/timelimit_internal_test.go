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
		"it ends in time":              {func(ctx context.Context, _, _ func()) { <-ctx.Done() }, late},
		"its time runs from the start": {func(context.Context, func(), func()) { time.Sleep(time.Minute) }, late},
		"a child ends with it": {func(ctx context.Context, _, _ func()) {
			child, cancel := context.WithCancel(ctx)
			defer cancel()
			<-child.Done()
			if cause := context.Cause(child); !errors.Is(cause, late) {
				t.Errorf("the child ends because of %v", cause)
			}
		}, late},
		"it ends with the request": {func(ctx context.Context, cancel, _ func()) {
			time.Sleep(time.Second)
			cancel()
			<-ctx.Done()
		}, context.Canceled},
		"its work is done": {func(ctx context.Context, _, end func()) {
			if ctx.Err() != nil {
				t.Errorf("it ends at once: %v", ctx.Err())
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
					t.Error("the value of the request is missing before the timer starts")
				}
				c.use(ctx, cancel, end)
				if ctx.Err() == nil || !errors.Is(context.Cause(ctx), c.want) || ctx.Value(key{}) != "value" {
					t.Errorf("%v because of %v with the value %v; want %v", ctx.Err(), context.Cause(ctx), ctx.Value(key{}), c.want)
				}
			})
		})
	}
}
