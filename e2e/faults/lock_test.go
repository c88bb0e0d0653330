package faults

import (
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"
)

// While another session locks a table, requests that need the table fail with UNAVAILABLE after
// --lock-timeout, and other requests are as fast as before.
func TestLockedTable(t *testing.T) {
	t.Parallel()
	const wait = time.Second
	db := newServer(t)
	p := start(t, db.url(databaseName), "--lock-timeout="+wait.String())
	writes := newLedger()
	if got := writes.write(t, p); !got.ok() {
		t.Fatal(got)
	}
	before := median(t, p)
	other := db.connect(t, databaseName)
	defer other.Close(t.Context()) //nolint:errcheck // closing the connection releases the lock
	if _, err := other.Exec(t.Context(), "BEGIN; LOCK TABLE webhooks IN ACCESS EXCLUSIVE MODE"); err != nil {
		t.Fatal(err)
	}
	blocked := make(chan answer)
	go func() { blocked <- writes.write(t, p) }()
	during := median(t, p)
	got := <-blocked
	t.Logf("median of reads: %s before the lock, %s during it; write: %s", before, during, got)
	if !got.unavailable() || got.Errors[0].Extensions["reason"] != "BUSY" {
		t.Errorf("write that needs the table: got %s, want BUSY", got)
	}
	within(t, "the write", got.Took, wait+2*time.Second)
	within(t, "a read that does not need the table", during, 3*before+10*time.Millisecond)
	if _, err := other.Exec(t.Context(), "COMMIT"); err != nil {
		t.Fatal(err)
	}
	writes.check(t, p)
}

// median returns the median time of reads.
func median(t *testing.T, p *program) time.Duration {
	t.Helper()
	took := []time.Duration{}
	for range 21 {
		got := p.send(t, readDrafts, nil)
		if !got.ok() {
			t.Fatalf("read: got %s, want success", got)
		}
		took = append(took, got.Took)
	}
	slices.Sort(took)
	return took[len(took)/2].Round(time.Microsecond)
}

// If the host of a server fails during a transaction, other servers are blocked for at most 15 s.
func TestServerCrashInTransaction(t *testing.T) {
	t.Parallel()
	flags := []string{"--write-connections=1"} // so that all writes take the same number of round trips as the counted one
	if testing.Short() {
		flags = append(flags, "--idle-transaction-timeout=2s")
	}
	db := newServer(t)
	between := newProxy(t, db)
	dying := start(t, between.url(), flags...)
	living := start(t, db.url(databaseName))
	writes := newLedger()
	statements := between.count(t, "write", func() answer { return writes.write(t, dying) })
	between.settle(t)
	between.cutAt("write", statements/2, true) // the idempotency key is reserved, but nothing is committed
	lost := make(chan answer)
	go func() { lost <- writes.write(t, dying) }()
	await(t, patience, "the connection is silent", func() bool { _, done := between.requests(); return done })
	dying.stop(t, syscall.SIGKILL)
	<-lost
	got := writes.repeat(t, living)
	t.Logf("write of the failed server, repeated on another server: %s", got)
	if !got.ok() {
		t.Errorf("repeated write: got %s, want success", got)
	}
	within(t, "waiting for the locks of the server that died", got.Took, 15*time.Second)
	writes.check(t, living)
}

// While the database is down, each request receives a single UNAVAILABLE error, regardless of the
// number of failed fields, with status 503 and Retry-After.
func TestOutageIsReportedOnce(t *testing.T) {
	t.Parallel()
	db := newServer(t)
	p := start(t, db.url(databaseName))
	db.signal(t, syscall.SIGQUIT)
	for _, operation := range []string{
		readDrafts, `{ proposals(first: 2) { nodes { id } } viewer { drafts(first: 2) { totalCount } } }`,
		fmt.Sprintf(`{ a: %[1]s b: %[1]s c: %[1]s }`, `proposals(first: 2) { totalCount }`),
	} {
		got := p.send(t, operation, nil)
		t.Logf("%s: %s", operation, got)
		if !got.unavailable() {
			t.Errorf("%s: got %s, want a single UNAVAILABLE error", operation, got)
		}
	}
	if got := p.send(t, createProposal, draft("")); !got.unavailable() {
		t.Errorf("write: got %s, want a single UNAVAILABLE error", got)
	}
	db.start(t)
	await(t, patience, "it works again", func() bool { return p.send(t, readDrafts, nil).ok() })
}
