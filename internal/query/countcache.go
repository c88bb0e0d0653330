package query

import (
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// maxCounts is how many counts are kept; front ends ask for few lists, again and again.
const maxCounts = 1_000

// counts keeps how long lists are. Whatever changes a list is recorded as an event in the same transaction, so a
// count holds for as long as the snapshot in which it is asked for has the same last event.
type counts struct{ kept *lru.Cache[string, count] }

type count struct {
	number    int
	lastEvent int64
}

func newCounts() counts {
	kept, err := lru.New[string, count](maxCounts)
	if err != nil {
		panic(fmt.Sprintf("keep %d counts: %v", maxCounts, err)) // a constant of ours
	}
	return counts{kept}
}

// counted finds how many rows a statement of one count has: among those that are kept, or with the batch; keep is
// called when that was sent.
func (b *batch) counted(into *int, sql string, values []any) (keep func()) {
	if err := b.begin(); err != nil {
		b.fault = err
		return func() {}
	}
	key := fmt.Sprint(sql, values)
	if known, has := b.counts.kept.Get(key); has && known.lastEvent == b.lastEvent {
		*into = known.number
		return func() {}
	}
	b.one(into, sql, values)
	return func() { b.counts.kept.Add(key, count{*into, b.lastEvent}) }
}
