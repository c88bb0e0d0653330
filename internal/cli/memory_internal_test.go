package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSoftLimit(t *testing.T) {
	t.Parallel()
	const target, most = 300, 1_000
	got := map[uint64]int64{}
	for _, live := range []uint64{0, 200, 202, 400, 700, math.MaxUint64} {
		got[live] = softLimit(live, target, most)
	}
	want := map[uint64]int64{0: 300, 200: 300, 202: 303, 400: 600, 700: 1_000, math.MaxUint64: 1_000}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("limits by live data (-want +got):\n%s", diff)
	}
}

// The limit rises with the live data and falls again when the data is released. It applies to the
// whole process, so this test does not run in parallel with others.
func TestMemoryLimitFollowsLiveData(t *testing.T) { //nolint:paralleltest // see above
	before := debug.SetMemoryLimit(-1)
	const target = 64 << 20
	followLiveData(target, math.MaxInt64)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	if got := debug.SetMemoryLimit(-1); got != target {
		t.Fatalf("unexpected initial limit %d", got)
	}
	collectUntil(t, func(limit int64) bool { return limit == target })
	data := make([]byte, 128<<20)
	collectUntil(t, func(limit int64) bool { return limit >= 3*int64(len(data))/2 })
	runtime.KeepAlive(data)
	data = nil
	collectUntil(t, func(limit int64) bool { return limit == target })
}

// collectUntil collects garbage until the memory limit satisfies a condition.
func collectUntil(t *testing.T, is func(limit int64) bool) {
	t.Helper()
	for !is(debug.SetMemoryLimit(-1)) {
		if t.Context().Err() != nil {
			t.Fatal("the memory limit does not follow the live data")
		}
		runtime.GC()
	}
}

func TestCheckMemory(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		config ServeConfig
		want   string
	}{
		"the default limit": {ServeConfig{MemoryTarget: minMemory}, ""},
		"a small target":    {ServeConfig{MemoryTarget: minMemory - 1}, "--memory-target 134217727 is too small"},
		"a small limit":     {ServeConfig{MemoryTarget: minMemory, MemoryLimit: 1}, "--memory-limit 1 is too small"},
		"a negative limit":  {ServeConfig{MemoryTarget: minMemory, MemoryLimit: -1}, "--memory-limit -1 is too small"},
	} {
		err := c.config.checkMemory()
		if (err == nil) != (c.want == "") || (err != nil && !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
