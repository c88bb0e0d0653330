// Package opaque encodes the IDs and cursors that clients see. They are encrypted with a key of the
// database, so that they do not reveal when, in which order or in what number rows were created.
package opaque

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"proposaltracker/models"
)

// KeySize is the length of a database's key in bytes.
const KeySize = 32

// Codec encodes and decodes the IDs and cursors of one database. It is immutable and safe for
// concurrent use.
//
// An ID consists of the name of its type, an underscore, and the UUID encrypted with AES-256 as a
// single block under a key of that type, in URL-safe base64: `Proposal_q3T0cWb9Q1uXn0bqf5rPqg`. The
// cipher is a permutation, so each object has exactly one ID, which never changes.
type Codec struct {
	// types maps each type to the cipher for its UUIDs.
	types   map[models.NodeType]cipher.Block
	cursors *cursorCipher
}

// New returns the codec for a database whose key consists of [KeySize] random bytes.
func New(key []byte) (*Codec, error) {
	if len(key) != KeySize {
		return nil, fmt.Errorf("ID key has %d bytes, want %d", len(key), KeySize)
	}
	types := map[models.NodeType]cipher.Block{}
	for _, of := range models.NodeTypes() {
		block, err := newBlock(key, "ID of "+string(of))
		if err != nil {
			return nil, err
		}
		types[of] = block
	}
	cursors, err := newCursorCipher(key)
	if err != nil {
		return nil, err
	}
	return &Codec{types, cursors}, nil
}

// derive derives the key for one purpose from a database's key.
func derive(key []byte, purpose string) ([]byte, error) {
	derived, err := hkdf.Expand(sha256.New, key, "proposaltracker "+purpose, KeySize)
	if err != nil {
		return nil, fmt.Errorf("derive the key of the %s: %w", purpose, err)
	}
	return derived, nil
}

func newBlock(key []byte, purpose string) (cipher.Block, error) {
	derived, err := derive(key, purpose)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(derived)
	if err != nil {
		return nil, fmt.Errorf("create the cipher of the %s: %w", purpose, err)
	}
	return block, nil
}

const (
	separator = "_"
	blockSize = len(models.ID{})
	// encodedSize is the length of an encrypted UUID in base64 without padding.
	encodedSize = (blockSize*8 + 5) / 6
)

// ID returns the ID of an object as clients see it. It panics if [models.NodeTypes] does not list
// the type.
func (c *Codec) ID(of models.NodeID) string {
	block, ok := c.types[of.Type]
	if !ok {
		panic("models.NodeTypes does not list " + string(of.Type))
	}
	text := make([]byte, 0, len(of.Type)+len(separator)+encodedSize)
	text = append(append(text, of.Type...), separator...)
	encrypted := of.ID
	block.Encrypt(encrypted[:], encrypted[:])
	return string(base64.RawURLEncoding.AppendEncode(text, encrypted[:]))
}

// ParseID decodes an ID that [Codec.ID] returned, and rejects any other text. It does not check
// that the object exists.
//
// Errors: INVALID_INPUT.
func (c *Codec) ParseID(text string) (models.NodeID, error) {
	name, encoded, divided := strings.Cut(text, separator)
	block, ok := c.types[models.NodeType(name)]
	if !divided || !ok || len(encoded) != encodedSize {
		return models.NodeID{}, malformed(text)
	}
	decrypted := models.ID{}
	// The decoder skips line breaks, so a text of the right length can decode to too few bytes.
	size, err := base64.RawURLEncoding.Strict().Decode(decrypted[:], []byte(encoded))
	if err != nil || size != blockSize {
		return models.NodeID{}, malformed(text)
	}
	block.Decrypt(decrypted[:], decrypted[:])
	if !isNodeID(decrypted) {
		return models.NodeID{}, malformed(text)
	}
	return models.NodeID{Type: models.NodeType(name), ID: decrypted}, nil
}

// isNodeID reports whether a UUID has a version that the API uses for nodes: 7 for rows, 5 for
// reference data and for objects derived from others, 8 for objects defined by a query. Few forged
// IDs decrypt to such a UUID, and even then, no object has it.
func isNodeID(id models.ID) bool {
	version := id.Version()
	return id.Variant() == uuid.RFC4122 && (version == 7 || version == 5 || version == 8)
}

// ParseIDOfType decodes an ID of the wanted type.
//
// Errors: INVALID_INPUT.
func (c *Codec) ParseIDOfType(wanted models.NodeType, text string) (models.ID, error) {
	parsed, err := c.ParseID(text)
	if err == nil && parsed.Type != wanted {
		err = models.WrongIDTypeError(wanted, parsed.Type)
	}
	if err != nil {
		return models.ID{}, err
	}
	return parsed.ID, nil
}

func malformed(text string) error {
	return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermID))
}

// String hides the keys from logs and messages.
func (c *Codec) String() string { return "opaque.Codec" }

// GoString hides the keys, like [Codec.String].
func (c *Codec) GoString() string { return c.String() }

type codecKey struct{}

// NewContext returns a context that carries the codec of the database that an operation reads. Only
// the scalars of the schema take it from the context; all other code gets it from its reader.
func NewContext(ctx context.Context, codec *Codec) context.Context {
	return context.WithValue(ctx, codecKey{}, codec)
}

// FromContext returns the codec stored by [NewContext]. It panics if there is none.
func FromContext(ctx context.Context) *Codec {
	codec, ok := ctx.Value(codecKey{}).(*Codec)
	if !ok {
		panic("opaque: no codec in the context; use opaque.NewContext")
	}
	return codec
}
