package faults

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	createProposal = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id createdAt } } }`
	countDrafts    = `{ viewer { drafts(first: 1) { totalCount } } }`
	readDrafts     = `{ viewer { drafts(first: 5) { nodes { id status } } } }`
)

// draft returns the variables for createProposal. If key is not empty, it is the idempotency key.
func draft(key string) map[string]any {
	input := map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "coAuthors": []any{},
		"texts": []any{map[string]any{"language": "EN", "title": "On paperless trade", "content": map[string]any{"body": "1. We suggest to talk."}}},
	}
	if key != "" {
		input["idempotencyKey"] = key
	}
	return map[string]any{"input": input}
}

// ledger records the responses to writes, to compare them with the database afterwards.
type ledger struct {
	mu sync.Mutex
	// keys contains the idempotency keys that were sent, in order. acknowledged contains the
	// response to each write that succeeded, by key.
	keys         []string
	acknowledged map[string]map[string]any
}

func newLedger() *ledger { return &ledger{acknowledged: map[string]map[string]any{}} }

// write creates a proposal with a new idempotency key.
func (l *ledger) write(t *testing.T, p *program) answer {
	t.Helper()
	l.mu.Lock()
	key := fmt.Sprintf("key-%d", len(l.keys))
	l.keys = append(l.keys, key)
	l.mu.Unlock()
	return l.send(t, p, key)
}

// repeat repeats the last write.
func (l *ledger) repeat(t *testing.T, p *program) answer {
	t.Helper()
	l.mu.Lock()
	key := l.keys[len(l.keys)-1]
	l.mu.Unlock()
	return l.send(t, p, key)
}

func (l *ledger) send(t *testing.T, p *program, key string) answer {
	t.Helper()
	got := p.send(t, createProposal, draft(key))
	l.mu.Lock()
	defer l.mu.Unlock()
	if got.ok() {
		if first, has := l.acknowledged[key]; has && !cmp.Equal(first, got.Data) {
			t.Errorf("%s: the repeated request received another response (-first +again):\n%s", key, cmp.Diff(first, got.Data))
		}
		l.acknowledged[key] = got.Data
	}
	return got
}

// check repeats all writes until each is acknowledged, and checks that the database contains the
// proposal of each exactly once.
func (l *ledger) check(t *testing.T, p *program) {
	t.Helper()
	acknowledged := len(l.acknowledged)
	for _, key := range l.keys {
		await(t, patience, key+" is acknowledged", func() bool { return l.send(t, p, key).ok() })
	}
	ids := map[any]string{}
	for key, data := range l.acknowledged {
		id := at(data, "createProposal", "proposal", "id")
		if other, has := ids[id]; has {
			t.Errorf("%s and %s created the same proposal", key, other)
		}
		ids[id] = key
	}
	var count answer // repeated, since the pool replaces connections for reads after those for writes
	await(t, patience, "drafts are counted", func() bool {
		count = p.send(t, countDrafts, nil)
		return count.ok()
	})
	if got := at(count.Data, "viewer", "drafts", "totalCount"); got != float64(len(l.keys)) {
		t.Errorf("the database contains %v proposals, want %d, one for each write", got, len(l.keys))
	}
	t.Logf("%d writes, %d acknowledged during the fault: none lost, duplicated or answered inconsistently", len(l.keys), acknowledged)
}

// at returns the value at a path of member names; nil if there is none.
func at(value any, names ...string) any {
	for _, name := range names {
		members, is := value.(map[string]any)
		if !is {
			return nil
		}
		value = members[name]
	}
	return value
}

// within fails the test if took exceeds limit.
func within(t *testing.T, what string, took, limit time.Duration) {
	t.Helper()
	if took > limit {
		t.Errorf("%s took %s, want at most %s", what, took.Round(time.Millisecond), limit)
	}
}
