package faults

import (
	"fmt"
	"sync"
	"syscall"
	"testing"
	"time"
)

// If the process of the primary is killed or its host stops responding, writes resume within 5 s
// after the promotion of the standby, even though DATABASE_URL sets no time limit.
func TestFailover(t *testing.T) {
	t.Parallel()
	const resume = 5 * time.Second
	for name, fail := range map[string]func(*testing.T, *server, *proxy){
		"process killed": func(t *testing.T, primary *server, _ *proxy) { t.Helper(); primary.signal(t, syscall.SIGKILL) },
		"host silent":    func(_ *testing.T, _ *server, between *proxy) { between.silence() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// Only synchronous replication prevents the loss of acknowledged writes in a failover.
			primary, standby := newPair(t, "synchronous_standby_names=standby")
			first, second := newProxy(t, primary), newProxy(t, standby)
			p := start(t, fmt.Sprintf("postgres://%s@%s,%s/%s?sslmode=disable&target_session_attrs=read-write",
				databaseName, first.Listen, second.Listen, databaseName))
			writes := newLedger()
			clients := writeUntilDone(t, p, writes)
			await(t, patience, "writes are acknowledged", func() bool { return clients.acknowledgedSince(time.Time{}) > 3 })
			fail(t, primary, first)
			failed := time.Now()
			await(t, patience, "a write has failed", func() bool { return clients.failures() > 0 })
			standby.promote(t)
			promoted := time.Now()
			resumed := await(t, patience, "writes are acknowledged again", func() bool { return clients.acknowledgedSince(promoted) > 0 })
			within(t, "resuming after the promotion", resumed, resume)
			clients.stop()
			t.Logf("promoted %s after the failure; writes resumed %s later; clients saw: %s", promoted.Sub(failed).Round(time.Millisecond),
				resumed.Round(time.Millisecond), clients.report())
			writes.check(t, p)
		})
	}
}

// clients are clients that write continuously and record the responses.
type clients struct {
	cancel func()

	mu           sync.Mutex
	acknowledged []time.Time
	seen         map[string]int
	longest      time.Duration
}

// writeUntilDone starts four clients.
func writeUntilDone(t *testing.T, p *program, writes *ledger) *clients {
	t.Helper()
	c := &clients{seen: map[string]int{}}
	done, running := make(chan struct{}), sync.WaitGroup{}
	c.cancel = sync.OnceFunc(func() { close(done); running.Wait() })
	t.Cleanup(c.cancel)
	for range 4 {
		running.Go(func() {
			ticker := time.NewTicker(50 * time.Millisecond)
			defer ticker.Stop()
			for {
				c.record(writes.write(t, p))
				select {
				case <-ticker.C:
				case <-done:
					return
				}
			}
		})
	}
	return c
}

func (c *clients) stop() { c.cancel() }

func (c *clients) record(got answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if got.ok() {
		c.acknowledged = append(c.acknowledged, time.Now())
	}
	code := "200"
	if len(got.Errors) > 0 {
		code = fmt.Sprintf("%d %v", got.Status, got.Errors[0].Extensions["reason"])
	}
	c.seen[code]++
	c.longest = max(c.longest, got.Took)
}

func (c *clients) acknowledgedSince(t time.Time) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	count := 0
	for _, at := range c.acknowledged {
		if at.After(t) {
			count++
		}
	}
	return count
}

func (c *clients) failures() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	count := 0
	for code, times := range c.seen {
		if code != "200" {
			count += times
		}
	}
	return count
}

func (c *clients) report() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return fmt.Sprintf("%v, the longest request took %s", c.seen, c.longest.Round(time.Millisecond))
}
