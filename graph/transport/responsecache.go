package transport

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/maypok86/otter/v2"
	"resenje.org/singleflight"

	"proposaltracker/internal/query"
)

const (
	// maxCachedRequest is the largest size of a request whose response is cached, in bytes. The longest operations of
	// front ends are about a quarter of it.
	maxCachedRequest = 16 << 10
	// cachedFactor is the assumed memory use of a cached response and its compressed forms, as a multiple of its
	// length.
	cachedFactor = 2
	// cachedOverhead is the fixed memory overhead of a cached response, in bytes.
	cachedOverhead = 512
	// minCompressed is the minimum length of a response that is compressed, in bytes.
	minCompressed = 1024
)

// ResponseCache caches responses to anonymous queries. Requests are compared byte by byte, so two spellings of one query
// have two responses. A response is valid for one [query.Generation]. Errors and the results of other operations are
// not cached.
type ResponseCache struct {
	generation func() (query.Generation, bool)
	responses  *otter.Cache[responseKey, *cachedResponse]
	flights    singleflight.Group[flightKey, computed]

	mu      sync.Mutex
	current query.Generation

	hits, shared, misses, evictions, invalidations atomic.Int64
	// waiting is the number of requests that are computing a response or waiting for one.
	waiting atomic.Int64
}

// responseKey is the hash of everything that a response depends on.
type responseKey [sha256.Size]byte

// flightKey identifies a computation. Requests share a computation only if it began in their own generation.
type flightKey struct {
	response   responseKey
	generation query.Generation
}

// NewResponseCache returns a cache of at most size bytes. generation returns the current generation, or false if
// nothing may be cached. If size is 0, NewResponseCache returns nil, which caches nothing.
func NewResponseCache(size int64, generation func() (query.Generation, bool)) *ResponseCache {
	if size <= 0 {
		return nil
	}
	c := &ResponseCache{generation: generation}
	c.responses = otter.Must(&otter.Options[responseKey, *cachedResponse]{
		MaximumWeight: uint64(size),
		Weigher:       func(_ responseKey, a *cachedResponse) uint32 { return a.weight() },
		OnAtomicDeletion: func(e otter.DeletionEvent[responseKey, *cachedResponse]) {
			if e.WasEvicted() {
				c.evictions.Add(1)
			}
		},
		Executor: func(task func()) { task() },
	})
	return c
}

// begin returns the current generation, or false if nothing may be cached. It discards the responses of earlier
// generations.
func (c *ResponseCache) begin() (query.Generation, bool) {
	generation, ok := c.generation()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current != generation {
		c.current = generation
		c.responses.InvalidateAll()
		c.invalidations.Add(1)
	}
	return generation, ok
}

// get returns the cached response if it belongs to the given generation.
func (c *ResponseCache) get(key responseKey, generation query.Generation) (*cachedResponse, bool) {
	response, ok := c.responses.GetIfPresent(key)
	return response, ok && response.generation == generation
}

// put caches a response unless it is larger than an eighth of the cache.
func (c *ResponseCache) put(key responseKey, response *cachedResponse) {
	if uint64(response.weight()) <= c.responses.GetMaximum()/8 {
		c.responses.Set(key, response)
	}
}

// cachedResponse is the body of a response, with headers and compressed forms derived from it.
type cachedResponse struct {
	generation query.Generation
	body       []byte
	// These headers are the same each time the response is sent.
	contentType, contentLength, etag []string
	// record records a response from the cache and its duration; nil records nothing.
	record func(context.Context, time.Duration)

	gzip, zstd compressedForm
}

func newCachedResponse(generation query.Generation, media string, body []byte) *cachedResponse {
	return &cachedResponse{
		generation: generation, body: body,
		contentType: []string{media + "; charset=utf-8"}, contentLength: []string{strconv.Itoa(len(body))}, etag: []string{etagOf(body)},
	}
}

// etagOf returns a weak entity tag, which is the same for all encodings of a body.
func etagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
}

func (a *cachedResponse) weight() uint32 {
	return uint32(min(cachedFactor*len(a.body)+cachedOverhead, 1<<31))
}

// encoded returns the compressed body for an Accept-Encoding header, preferring gzip to zstd like the middleware. It
// returns nil if the body should be sent as it is. It does not handle headers with quality values, which no browser
// sends; the middleware does.
func (a *cachedResponse) encoded(accept string) (name string, form *compressedForm) {
	if accept == "" || len(a.body) < minCompressed || strings.ContainsRune(accept, ';') {
		return "", nil
	}
	switch {
	case strings.Contains(accept, "gzip"):
		name, form = "gzip", &a.gzip
	case strings.Contains(accept, "zstd"):
		name, form = "zstd", &a.zstd
	default:
		return "", nil
	}
	if form.of(name, a.body); form.body == nil {
		return "", nil
	}
	return name, form
}

// compressedForm is a body that is compressed on first use.
type compressedForm struct {
	once   sync.Once
	body   []byte // nil if compression does not halve the body
	length []string
}

func (f *compressedForm) of(encoding string, body []byte) {
	f.once.Do(func() {
		var out bytes.Buffer
		if compress(&out, encoding, body); out.Len() <= len(body)*(cachedFactor-1)/2 {
			f.body = bytes.Clone(out.Bytes())
			f.length = []string{strconv.Itoa(len(f.body))}
		}
	})
}

// compress writes to memory, which cannot fail.
func compress(to io.Writer, encoding string, body []byte) {
	var writer io.WriteCloser = gzip.NewWriter(to)
	if encoding == "zstd" {
		made, err := zstd.NewWriter(to, zstd.WithEncoderConcurrency(1))
		if err != nil {
			panic(err) // the options are constants
		}
		writer = made
	}
	_, _ = writer.Write(body)
	_ = writer.Close()
}
