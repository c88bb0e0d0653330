package query

import (
	"crypto/sha256"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// maxCounts is the maximum number of cached counts; front ends request the same few lists again and
// again.
const maxCounts = 1_000

// counts caches the lengths of lists. Every change of a list records an event in the same
// transaction, so a count is valid for all snapshots with the same last event.
type counts struct{ kept *lru.Cache[countKey, count] }

// countKey is the hash of a statement and its values: filters can be long.
type countKey [sha256.Size]byte

type count struct {
	number    int
	lastEvent int64
}

func newCounts() counts {
	kept, err := lru.New[countKey, count](maxCounts)
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d counts: %v", maxCounts, err)) // the size is a valid constant
	}
	return counts{kept}
}

// counted finds the number of rows of a statement in the cache, or adds the statement to the batch.
// After the batch was sent, keep must be called to cache the result.
func (b *batch) counted(into *int, sql string, values []any) (keep func()) {
	if err := b.begin(); err != nil {
		b.fault = err
		return func() {}
	}
	key := countKey(sha256.Sum256(fmt.Append(nil, sql, values)))
	if known, has := b.counts.kept.Get(key); has && known.lastEvent == b.lastEvent {
		*into = known.number
		return func() {}
	}
	b.one(into, sql, values)
	return func() { b.counts.kept.Add(key, count{*into, b.lastEvent}) }
}
