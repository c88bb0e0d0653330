package query

import (
	"crypto/sha256"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
	"gorm.io/gorm"

	"proposaltracker/internal/price"
	"proposaltracker/models"
)

const (
	// maxCounts is the maximum number of cached counts; front ends request the same few lists again
	// and again.
	maxCounts = 1_000
	// maxHits is the maximum number of searches whose best hits are cached; one entry takes up to
	// 200 kB.
	maxHits = 50
	// minCachedHits is the number of hits from which on a search is slow enough to be worth
	// caching.
	minCachedHits = 50
)

// countCache caches list lengths, and the best hits of searches for frequent words. Every change of
// a list records an event in the same transaction, so an entry is valid in all snapshots with the
// same version.
type countCache struct {
	counts *lru.Cache[countKey, count]
	hits   *lru.Cache[countKey, bestHits]
}

// countKey is the hash of a statement and its values, because filters can be long.
type countKey [sha256.Size]byte

type count struct {
	total   models.Total
	version int64
}

// bestHits holds the best hits of a search. They are shared and must not be modified.
type bestHits struct {
	best    []hit
	version int64
}

func newCountCache() *countCache {
	counts, err := lru.New[countKey, count](maxCounts)
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d counts: %v", maxCounts, err)) // the size is a valid constant
	}
	hits, err := lru.New[countKey, bestHits](maxHits)
	if err != nil {
		panic(fmt.Sprintf("create a cache of the hits of %d searches: %v", maxHits, err)) // as above
	}
	return &countCache{counts, hits}
}

// purge discards all cached counts and hits.
func (c *countCache) purge() {
	c.counts.Purge()
	c.hits.Purge()
}

// keyOf returns the cache key of a statement. Values are quoted so that different lists of values
// have different keys.
func keyOf(sql string, values []any) countKey {
	return sha256.Sum256(fmt.Appendf(nil, "%s %q", sql, values))
}

// count sets *into to the length of a list, either from the cache or by a statement that it adds to
// the batch. Call store after the batch was sent; it sets *into and caches the count.
func (v *View) count(b *batch, into *models.Total, list *gorm.DB) (store func()) {
	sql, values := statement(v.bounded(list), &[]int64{})
	if err := v.snapshot.begin(v.context()); err != nil {
		b.err = err
		return func() {}
	}
	key := keyOf(sql, values)
	version := v.snapshot.version(v.principal.VisibilityKey())
	if known, has := v.counts.counts.Get(key); has && known.version == version {
		*into = known.total
		return func() {}
	}
	counted := 0
	b.queueRow(&counted, sql, values)
	return func() {
		*into = models.BoundedTotal(counted, models.MaxTotal)
		v.work.Add(price.Counted, min(counted, price.MaxCounted))
		v.counts.counts.Add(key, count{*into, version})
	}
}

// countUpTo is like [View.count], but counts the list immediately.
func (v *View) countUpTo(list *gorm.DB) (total models.Total, err error) {
	b := v.batch()
	store := v.count(b, &total, list)
	if err := v.run(b); err != nil {
		return total, fmt.Errorf("count: %w", err)
	}
	store()
	return total, nil
}

// bounded returns the query that counts a list, up to [models.MaxTotal]+1 rows.
func (v *View) bounded(list *gorm.DB) *gorm.DB {
	// The limit is part of the SQL text, since the cached plan depends on it.
	return v.fresh().Table(fmt.Sprintf("(? LIMIT %d) AS counted", models.MaxTotal+1), list.Session(&gorm.Session{}).Select("1")).Select("count(*)")
}
