package access

import (
	"crypto/sha256"
	"sync"
	"time"
)

const (
	// trustedFor is how long a verified signature is not verified again. It is the time for
	// which a key that was withdrawn is still obeyed after we have learnt of it, so it is short;
	// one verification a minute costs a client nothing that can be measured.
	trustedFor = time.Minute
	// cacheHalf is how many tokens each half of the cache holds.
	cacheHalf = 4096
)

// tokenHash stands for a token, so that the tokens themselves are not kept in memory.
type tokenHash = [sha256.Size]byte

type verified struct {
	viewer Viewer
	// until is when the signature must be verified again.
	until time.Time
}

// tokenCache holds viewers of tokens verified lately, in two halves: when the newer is full it
// becomes the older, whose tokens are forgotten. It is bounded, and costs no list to keep.
type tokenCache struct {
	mutex sync.Mutex
	newer map[tokenHash]verified
	older map[tokenHash]verified
}

// find returns the viewer of a token that needs no verifying at now. It does not look at when
// the token expires.
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
