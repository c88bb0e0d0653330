package guard

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestDocumentCache(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	cache := newDocumentCache()
	front := &ast.QueryDocument{}
	cache.Add(ctx, "front", front)
	cache.Add(ctx, strings.Repeat("x", maxCachedText+1), front)
	text := func(i int) string { return fmt.Sprintf("%0*d", maxCachedText, i) }
	const many = 2 * maxParsedText / maxCachedText
	for i := range many {
		cache.Add(ctx, text(i), &ast.QueryDocument{})
		cache.Add(ctx, text(i), &ast.QueryDocument{}) // counts once
		if found, ok := cache.Get(ctx, "front"); !ok || found != front {
			t.Fatalf("a document in use was evicted after %d others were added", i)
		}
	}
	cached := 0
	for i := range many {
		if _, ok := cache.Get(ctx, text(i)); ok {
			cached++
		}
	}
	if want := maxParsedText/maxCachedText - 1; cached != want {
		t.Errorf("got %d cached long documents, want %d", cached, want)
	}
	if _, ok := cache.Get(ctx, strings.Repeat("x", maxCachedText+1)); ok {
		t.Error("a document longer than the limit was cached")
	}
	for i := range 2 * maxCachedDocuments {
		cache.Add(ctx, fmt.Sprint(i), &ast.QueryDocument{})
	}
	if got := cache.parsed.Len(); got != maxCachedDocuments {
		t.Errorf("got %d cached documents, want %d", got, maxCachedDocuments)
	}
}
