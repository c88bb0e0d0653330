package opaque

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"hash"
	"sync"
)

// cursorCipher encrypts and authenticates the content of cursors. The nonce is derived from the
// content, so that a row has the same cursor in each response: client caches compare them.
type cursorCipher struct {
	aead cipher.AEAD
	// macs holds HMACs, with the key for nonces, for reuse.
	macs sync.Pool
}

func newCursorCipher(key []byte) (*cursorCipher, error) {
	block, err := newBlock(key, "cursors")
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("create the cipher of the cursors: %w", err)
	}
	nonces, err := derive(key, "nonces of cursors")
	if err != nil {
		return nil, err
	}
	return &cursorCipher{aead: aead, macs: sync.Pool{New: func() any { return hmac.New(sha256.New, nonces) }}}, nil
}

func (c *cursorCipher) nonce(content []byte) []byte {
	mac := c.macs.Get().(hash.Hash) //nolint:forcetypeassert // the pool contains nothing else
	defer c.macs.Put(mac)
	mac.Reset()
	mac.Write(content)
	return mac.Sum(nil)[:c.aead.NonceSize()]
}

// Cursor returns a cursor with the given content, in URL-safe base64. Equal content gives equal
// cursors.
func (c *Codec) Cursor(content []byte) string {
	nonce := c.cursors.nonce(content)
	return base64.RawURLEncoding.EncodeToString(c.cursors.aead.Seal(nonce, nonce, content, nil))
}

// ParseCursor returns the content of a cursor. It returns false for any text that [Codec.Cursor]
// did not return with the same key.
func (c *Codec) ParseCursor(text string) (content []byte, ok bool) {
	sealed, err := base64.RawURLEncoding.Strict().DecodeString(text)
	size := c.cursors.aead.NonceSize()
	// The decoder skips line breaks, which cursors never contain.
	if err != nil || len(sealed) < size || len(text) != base64.RawURLEncoding.EncodedLen(len(sealed)) {
		return nil, false
	}
	content, err = c.cursors.aead.Open(nil, sealed[:size], sealed[size:], nil)
	return content, err == nil
}
