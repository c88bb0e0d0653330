package faults

import (
	"net/http"
	"slices"
	"testing"
	"time"
)

// If a connection goes silent at any statement, including COMMIT and ROLLBACK, the request that
// uses it ends within its time limit, and the next request succeeds.
func TestHalfOpenConnection(t *testing.T) {
	t.Parallel()
	const limit = 2 * time.Second
	db := newServer(t)
	between := newProxy(t, db)
	p := start(t, between.url(), "--request-timeout="+limit.String(), "--read-connections=1", "--write-connections=1", "--idle-transaction-timeout=1s")
	writes := newLedger()
	for _, c := range []struct {
		name, purpose string
		send          func() answer
		// answers is true if the loss of a response is tested in addition to the loss of a request.
		answers bool
		// complete is true if the response to the client does not depend on the last statement.
		complete bool
	}{
		{"write", "write", func() answer { return writes.write(t, p) }, true, false},
		{"rejected write", "write", func() answer { return p.send(t, createProposal, invalidDraft()) }, false, true},
		{"read", "read", func() answer { return p.send(t, readDrafts, nil) }, false, true},
	} {
		statements := between.count(t, c.purpose, c.send)
		for _, after := range positions(statements) {
			for _, response := range []bool{false, true}[:1+btoi(c.answers && after == statements-1)] {
				var got answer
				for range 3 {
					between.settle(t)
					between.cutAt(c.purpose, after, response)
					if got = c.send(); after == statements-1 && c.complete || !got.ok() || got.Took > limit/2 {
						break
					}
					// A connection of background work was cut instead. Try again once the pool has replaced it.
					await(t, patience, "a write succeeds", func() bool { return writes.write(t, p).ok() })
				}
				t.Logf("%s, silent at round trip %d of %d (response only: %t): %s", c.name, after+1, statements, response, got)
				if _, done := between.requests(); !done {
					t.Error("the proxy did not cut the connection")
				}
				within(t, "the request", got.Took, limit+2*time.Second)
				if last := after == statements-1; !got.unavailable() && (!last || !c.complete || got.Failed != nil || got.Status != 200) {
					t.Errorf("the client received %s %+v, want UNAVAILABLE", got, got.Errors)
				}
				again := p.send(t, readDrafts, nil)
				if c.purpose == "write" {
					again = writes.write(t, p)
				}
				t.Logf("next request: %s", again)
				if !again.ok() {
					t.Errorf("next request: got %s, want success", again)
				}
				within(t, "the next request", again.Took, limit)
			}
		}
	}
	writes.check(t, p)
}

// count returns the number of round trips of a request. It sends the request several times and
// returns the minimum, since background work after a write sometimes adds round trips.
func (p *proxy) count(t *testing.T, purpose string, send func() answer) int {
	t.Helper()
	send() // the first request also prepares statements
	least := 0
	for range 3 {
		p.settle(t)
		p.cutAt(purpose, -1, false)
		if got := send(); got.Failed != nil || got.Status >= http.StatusInternalServerError {
			t.Fatalf("request without a fault: got %s, want success", got)
		}
		if seen, _ := p.requests(); least == 0 || seen < least {
			least = seen
		}
	}
	if least < 2 {
		t.Fatalf("the proxy counted %d round trips, want at least 2", least)
	}
	return least
}

// invalidDraft is rejected after the transaction has begun.
func invalidDraft() map[string]any {
	return map[string]any{"input": map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "coAuthors": []any{"JPN"}, "idempotencyKey": "invalid",
		"texts": []any{map[string]any{"language": "EN", "title": " ", "content": map[string]any{"body": "1."}}},
	}}
}

// positions returns the round trips to cut: all of them or, in short mode, the first, the middle one and the last.
func positions(statements int) []int {
	if testing.Short() {
		return slices.Compact([]int{0, statements / 2, statements - 1})
	}
	all := make([]int, statements)
	for i := range all {
		all[i] = i
	}
	return all
}

func btoi(is bool) int {
	if is {
		return 1
	}
	return 0
}
