package access

import (
	"encoding/binary"
	"fmt"
	"testing"
	"time"
)

func hashOf(number int) tokenHash {
	var hash tokenHash
	binary.BigEndian.PutUint64(hash[:], uint64(number))
	return hash
}

// This test uses the internals of the cache, because a cache without a bound behaves like one with a bound
// until memory runs out.
func TestTokenCacheEviction(t *testing.T) {
	t.Parallel()
	var cache tokenCache
	start := time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	const tokens = 5 * cacheHalf
	for number := range tokens {
		cache.keep(hashOf(number), Viewer{Subject: fmt.Sprint(number)}, start)
		if held := len(cache.newer) + len(cache.older); held > 2*cacheHalf {
			t.Fatalf("%d tokens are cached, want at most %d", held, 2*cacheHalf)
		}
	}
	for number := tokens - cacheHalf; number < tokens; number++ {
		if viewer, held := cache.find(hashOf(number), start); !held || viewer.Subject != fmt.Sprint(number) {
			t.Fatalf("recent token %d of %d: got %+v, cached %t; want it cached", number, tokens, viewer, held)
		}
	}
	if viewer, held := cache.find(hashOf(0), start); held {
		t.Errorf("the first token is still cached: got %+v, want it evicted", viewer)
	}
}
