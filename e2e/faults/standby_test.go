package faults

import (
	"syscall"
	"testing"
	"time"
)

// While the synchronous standby is unavailable, neither a write nor its repetition is acknowledged, since only the
// primary has it.
func TestSynchronousStandbyAway(t *testing.T) {
	t.Parallel()
	const limit = 2 * time.Second
	primary, standby := newPair(t, "synchronous_standby_names=standby")
	p := start(t, primary.url(databaseName), "--request-timeout="+limit.String())
	writes := newLedger()
	if got := writes.write(t, p); !got.ok() {
		t.Fatalf("with the standby: %s", got)
	}
	standby.signal(t, syscall.SIGINT)
	await(t, patience, "the primary misses the standby", func() bool { return primary.value(t, "SELECT count(*) FROM pg_stat_replication") == "0" })

	first := writes.write(t, p)
	t.Logf("the write: %s", first)
	if !first.unavailable() {
		t.Errorf("the first answer: %s %v", first, first.Data)
	}
	within(t, "the write", first.Took, limit+2*time.Second)
	if count := primary.value(t, "SELECT count(*) FROM proposals"); count != "2" {
		t.Fatalf("the primary has %s proposals: the write was not committed there, so its repetition shows nothing", count)
	}
	again := writes.repeat(t, p)
	t.Logf("its repetition: %s", again)
	if !again.unavailable() {
		t.Errorf("the repetition acknowledges what the standby lacks: %s %v", again, again.Data)
	}
	standby.follow(t, primary)
	writes.check(t, p)
	await(t, patience, "the standby has both", func() bool { return standby.value(t, "SELECT count(*) FROM proposals") == "2" })
}
