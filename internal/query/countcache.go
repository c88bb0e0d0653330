package query

import (
	"crypto/sha256"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// maxCounts is the maximum number of cached counts; front ends request the same few lists again and
// again.
const maxCounts = 1_000

// countCache caches the lengths of lists. Every change of a list records an event in the same
// transaction, so a count is valid for all snapshots with the same version.
type countCache struct{ counts *lru.Cache[countKey, count] }

// countKey is the hash of a statement and its values: filters can be long.
type countKey [sha256.Size]byte

type count struct {
	number  int
	version int64
}

func newCountCache() *countCache {
	counts, err := lru.New[countKey, count](maxCounts)
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d counts: %v", maxCounts, err)) // the size is a valid constant
	}
	return &countCache{counts}
}

// purge discards all counts.
func (c *countCache) purge() { c.counts.Purge() }

// count reads the number of rows of a statement into a variable: from the cache, or with a statement that it adds to the
// batch. After the batch was sent, store must be called to cache the result.
func (v *View) count(b *batch, into *int, sql string, values []any) (store func()) {
	if err := v.snapshot.begin(v.context()); err != nil {
		b.err = err
		return func() {}
	}
	key := countKey(sha256.Sum256(fmt.Append(nil, sql, values)))
	version := v.snapshot.version(v.principal.VisibilityKey())
	if known, has := v.counts.counts.Get(key); has && known.version == version {
		*into = known.number
		return func() {}
	}
	b.queueRow(into, sql, values)
	return func() { v.counts.counts.Add(key, count{*into, version}) }
}
