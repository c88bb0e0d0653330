package guard

import (
	"context"
	"fmt"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxParsedText is the maximum total size of the texts of cached documents, in bytes. A parsed document
// takes 25 to 80 times the memory of its text.
const maxParsedText = 512 << 10

// documentCache caches parsed documents by their texts. Both the number of documents and their total size are
// limited; the least recently used documents are evicted first.
type documentCache struct {
	mu     sync.Mutex
	parsed *simplelru.LRU[string, *ast.QueryDocument]
	bytes  int // of the texts
}

func newDocumentCache() *documentCache {
	c := &documentCache{}
	parsed, err := simplelru.NewLRU(maxCachedDocuments, func(text string, _ *ast.QueryDocument) { c.bytes -= len(text) })
	if err != nil {
		panic(fmt.Sprintf("create a cache of %d documents: %v", maxCachedDocuments, err)) // the size is a valid constant
	}
	c.parsed = parsed
	return c
}

// Get implements [graphql.Cache].
func (c *documentCache) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.parsed.Get(text)
}

// Add implements [graphql.Cache]. Long texts are not cached.
func (c *documentCache) Add(_ context.Context, text string, document *ast.QueryDocument) {
	if len(text) > maxCachedText {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.parsed.Contains(text) {
		c.bytes += len(text)
	}
	c.parsed.Add(text, document)
	for c.bytes > maxParsedText {
		c.parsed.RemoveOldest()
	}
}
