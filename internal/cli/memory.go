package cli

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Shares of the memory of the cgroup or machine that this process may use. The rest is for the
// operating system and, if Postgres is embedded, for Postgres and the child processes that read PDF
// files.
const (
	memoryShare             = 0.9
	memoryShareWithPostgres = 0.6
)

// minMemory is the smallest memory target and limit, in bytes. An idle program uses half of it.
const minMemory = 128 << 20

// checkMemory returns an error that names an invalid memory setting and says what would be valid.
func (c *ServeConfig) checkMemory() error {
	switch {
	case c.MemoryTarget < minMemory:
		return fmt.Errorf("--memory-target %d is too small to serve requests: use at least %d", c.MemoryTarget, minMemory)
	case c.Web.ResponseCache > c.MemoryTarget/4:
		return fmt.Errorf("--response-cache-bytes %d is too large for --memory-target %d: use at most %d", c.Web.ResponseCache, c.MemoryTarget, c.MemoryTarget/4)
	case c.MemoryLimit != 0 && c.MemoryLimit < minMemory:
		return fmt.Errorf("--memory-limit %d is too small to serve requests: use at least %d", c.MemoryLimit, minMemory)
	default:
		return nil
	}
}

// LimitMemory sets the soft memory limit of the Go runtime (GOMEMLIMIT). Near the limit, the
// garbage collector works harder instead of letting the heap grow. The limit follows the live data
// between the memory target and the memory limit, unless the environment variable GOMEMLIMIT is
// set.
func (c *ServeConfig) LimitMemory(getenv func(string) string) error {
	provider, ratio := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem), memoryShare
	if c.inDevelopment() {
		ratio = memoryShareWithPostgres
	}
	if c.MemoryLimit > 0 {
		provider, ratio = memlimit.Limit(uint64(c.MemoryLimit)), 1
	}
	most, err := memlimit.Set(memlimit.WithProvider(provider), memlimit.WithRatio(ratio))
	if err != nil {
		return fmt.Errorf("set the memory limit: %w; set one with --memory-limit", err)
	}
	if getenv("GOMEMLIMIT") == "" {
		followLiveData(c.MemoryTarget, most)
	}
	return nil
}

// followLiveData sets the soft memory limit now and after each garbage collection. Without the
// limit, the heap could grow to five times the live data (see gcPercent). Clients could exploit
// that, since each byte of their requests in flight would use up to five bytes.
func followLiveData(target, most int64) {
	debug.SetMemoryLimit(softLimit(0, target, most))
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	afterEachCollection(func() {
		metrics.Read(live)
		debug.SetMemoryLimit(softLimit(live[0].Value.Uint64(), target, most))
	})
}

// softLimit returns the soft memory limit for the given amount of live data: the target or, if that
// is more, one and a half times the live data, so that the collector does not run all the time. The
// limit never exceeds most.
func softLimit(live uint64, target, most int64) int64 {
	wanted := int64(math.MaxInt64)
	if live < math.MaxInt64/3 {
		wanted = int64(live / 2 * 3)
	}
	return min(max(target, wanted), most)
}

// afterEachCollection calls run after each garbage collection, for the lifetime of the process. run
// must be short, because finalizers wait for it.
func afterEachCollection(run func()) {
	type sentinel struct{ _ *byte } // the pointer prevents it from being allocated together with other objects
	var again func(*sentinel)
	again = func(s *sentinel) {
		run()
		runtime.SetFinalizer(s, again)
	}
	runtime.SetFinalizer(&sentinel{}, again)
}
