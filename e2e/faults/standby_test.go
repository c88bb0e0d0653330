package faults

import (
	"syscall"
	"testing"
	"time"
)

// While the synchronous standby is unavailable, neither a write nor its repetition is acknowledged,
// since the write is only on the primary.
func TestSynchronousStandbyUnavailable(t *testing.T) {
	t.Parallel()
	const limit = 2 * time.Second
	primary, standby := newPair(t, "synchronous_standby_names=standby")
	p := start(t, primary.url(databaseName), "--request-timeout="+limit.String())
	writes := newLedger()
	if got := writes.write(t, p); !got.ok() {
		t.Fatalf("write with the standby: got %s, want success", got)
	}
	standby.signal(t, syscall.SIGINT)
	await(t, patience, "the primary misses the standby", func() bool { return primary.value(t, "SELECT count(*) FROM pg_stat_replication") == "0" })

	first := writes.write(t, p)
	t.Logf("write: %s", first)
	if !first.unavailable() {
		t.Errorf("write: got %s %v, want UNAVAILABLE", first, first.Data)
	}
	within(t, "the write", first.Took, limit+2*time.Second)
	if count := primary.value(t, "SELECT count(*) FROM proposals"); count != "2" {
		t.Fatalf("the primary contains %s proposals, want 2: the write was not committed there, so its repetition would prove nothing", count)
	}
	again := writes.repeat(t, p)
	t.Logf("repeated write: %s", again)
	if !again.unavailable() {
		t.Errorf("repeated write: got %s %v, want UNAVAILABLE, since the standby does not have the write", again, again.Data)
	}
	standby.follow(t, primary)
	writes.check(t, p)
	await(t, patience, "the standby has both", func() bool { return standby.value(t, "SELECT count(*) FROM proposals") == "2" })
}
