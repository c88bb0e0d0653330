package access

import (
	"crypto/sha256"
	"sync"
	"time"
)

const (
	// trustedFor is how long a verified signature is trusted without being verified again. It is
	// also the delay until a withdrawn key stops working, so it is short. One verification a minute
	// costs a client nothing measurable.
	trustedFor = time.Minute
	// cacheHalf is the capacity of each half of the cache, in tokens.
	cacheHalf = 4096
)

// tokenHash is the cache key of a token, so that tokens are not held in memory.
type tokenHash = [sha256.Size]byte

type verified struct {
	viewer Viewer
	// until is the instant at which the signature must be verified again.
	until time.Time
}

// tokenCache holds the viewers of recently verified tokens in two halves. When the newer half is
// full it becomes the older one, whose tokens are dropped. This bounds the cache without tracking
// the order of use.
type tokenCache struct {
	mutex sync.Mutex
	newer map[tokenHash]verified
	older map[tokenHash]verified
}

// find returns the viewer of a token that needs no verification at now. It does not check the
// token's expiry.
func (c *tokenCache) find(token tokenHash, now time.Time) (Viewer, bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	entry, held := c.newer[token]
	if !held {
		entry, held = c.older[token]
	}
	if !held || !now.Before(entry.until) {
		return Viewer{}, false
	}
	return entry.viewer, true
}

func (c *tokenCache) keep(token tokenHash, viewer Viewer, now time.Time) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.newer == nil || len(c.newer) >= cacheHalf {
		c.older = c.newer
		c.newer = make(map[tokenHash]verified)
	}
	c.newer[token] = verified{viewer: viewer, until: now.Add(trustedFor)}
}
