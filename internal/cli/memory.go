package cli

import (
	"fmt"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Shares of the memory of the cgroup or machine that this process may use. The rest is for the operating
// system and, if it is embedded, for Postgres and the child processes that read PDF files.
const (
	memoryShare             = 0.9
	memoryShareWithPostgres = 0.6
)

// LimitMemory sets the soft memory limit of the Go runtime (GOMEMLIMIT): near the limit the garbage
// collector works harder instead of letting the heap grow.
func (c *ServeConfig) LimitMemory() error {
	provider, ratio := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem), memoryShare
	if c.inDevelopment() {
		ratio = memoryShareWithPostgres
	}
	if c.MemoryLimit < 0 {
		return fmt.Errorf("--memory-limit %d must not be negative", c.MemoryLimit)
	}
	if c.MemoryLimit > 0 {
		provider, ratio = memlimit.Limit(uint64(c.MemoryLimit)), 1
	}
	if _, err := memlimit.Set(memlimit.WithProvider(provider), memlimit.WithRatio(ratio)); err != nil {
		return fmt.Errorf("set the memory limit: %w; set one with --memory-limit", err)
	}
	return nil
}
