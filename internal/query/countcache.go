package query

import (
	"crypto/sha256"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
	"gorm.io/gorm"

	"proposaltracker/models"
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
	total   models.Total
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

// count reads the length of a list into a variable: from the cache, or with a statement that it adds to the
// batch. After the batch was sent, store must be called to cache the result.
func (v *View) count(b *batch, into *models.Total, list *gorm.DB) (store func()) {
	sql, values := statement(v.bounded(list), &[]int64{})
	if err := v.snapshot.begin(v.context()); err != nil {
		b.err = err
		return func() {}
	}
	key := countKey(sha256.Sum256(fmt.Append(nil, sql, values)))
	version := v.snapshot.version(v.principal.VisibilityKey())
	if known, has := v.counts.counts.Get(key); has && known.version == version {
		*into = known.total
		return func() {}
	}
	counted := 0
	b.queueRow(&counted, sql, values)
	return func() {
		*into = models.BoundedTotal(counted, models.MaxTotal)
		v.counts.counts.Add(key, count{*into, version})
	}
}

// countUpTo counts a list at once, as [View.count] does.
func (v *View) countUpTo(list *gorm.DB) (total models.Total, err error) {
	b := v.batch()
	store := v.count(b, &total, list)
	if err := v.run(b); err != nil {
		return total, fmt.Errorf("count: %w", err)
	}
	store()
	return total, nil
}

// bounded returns the query that counts a list up to the limit.
func (v *View) bounded(list *gorm.DB) *gorm.DB {
	// The limit is part of the SQL text, since the cached plan depends on it.
	return v.fresh().Table(fmt.Sprintf("(? LIMIT %d) AS counted", models.MaxTotal+1), list.Session(&gorm.Session{}).Select("1")).Select("count(*)")
}
