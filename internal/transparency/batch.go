package transparency

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	// batchDepth is the depth of the tree of a batch.
	batchDepth = 16
	// batchSlots is the number of leaves of that tree.
	batchSlots = 1 << batchDepth
	// maxBatch is the largest number of events in a batch; the others are for the next one. It bounds the work for a proof.
	maxBatch = 2048
	// seedSize is the size of the secret of a checkpoint, in bytes.
	seedSize = 32
)

// seed derives the salts of a checkpoint from its secret. It is not safe for concurrent use.
type seed struct{ mac hash.Hash }

func newSeed(secret []byte) seed { return seed{hmac.New(sha256.New, secret)} }

// derived returns a pseudorandom value for a use of the seed.
func (s seed) derived(use string, number int64) (value tlog.Hash) {
	s.mac.Reset()
	s.mac.Write([]byte(use))
	s.mac.Write(binary.BigEndian.AppendUint64(nil, uint64(number))) //nolint:gosec // numbers are not negative
	s.mac.Sum(value[:0])
	return value
}

// batch is a Merkle tree with a fixed number of slots, in which the events of one checkpoint have random slots. A slot without an
// event, and a subtree without events, has a random hash, so that a proof shows nothing about other events, not even their number.
type batch struct {
	seed  seed
	texts [][]byte
	slots []int64
	// levels are the known hashes from the leaves to the root, by index.
	levels [batchDepth + 1]map[int64]tlog.Hash
}

// newBatch returns the batch of at most [maxBatch] events.
func newBatch(of seed, events []Statement) (*batch, error) {
	b := &batch{seed: of, levels: [batchDepth + 1]map[int64]tlog.Hash{{}}}
	for i, event := range events {
		text, err := event.text()
		if err != nil {
			return nil, err
		}
		slot := b.freeSlot(int64(i))
		b.texts, b.slots = append(b.texts, text), append(b.slots, slot)
		b.levels[0][slot] = tlog.RecordHash(b.record(i))
	}
	for level := range batchDepth {
		b.levels[level+1] = map[int64]tlog.Hash{}
		for index := range b.levels[level] {
			parent := index / 2
			b.levels[level+1][parent] = tlog.NodeHash(b.hash(level, 2*parent), b.hash(level, 2*parent+1))
		}
	}
	return b, nil
}

// freeSlot returns the slot of the event with the given place in the batch.
func (b *batch) freeSlot(place int64) int64 {
	for attempt := int64(0); ; attempt++ {
		random := b.seed.derived("slot", place*batchSlots+attempt)
		slot := int64(binary.BigEndian.Uint16(random[:]))
		if _, taken := b.levels[0][slot]; !taken {
			return slot
		}
	}
}

// salt returns the salt of the event with the given place.
func (b *batch) salt(place int) tlog.Hash { return b.seed.derived("salt", int64(place)) }

// record returns the content of an event's slot: a salt, then the statement.
func (b *batch) record(place int) []byte {
	salt := b.salt(place)
	return append(salt[:], b.texts[place]...)
}

// hash returns a hash of the tree, which is random for a subtree without events.
func (b *batch) hash(level int, index int64) tlog.Hash {
	if value, known := b.levels[level][index]; known {
		return value
	}
	return b.seed.derived("empty", int64(level)*batchSlots+index)
}

// root returns the root of the tree.
func (b *batch) root() tlog.Hash { return b.hash(batchDepth, 0) }

// path returns the hashes that lead from a slot to the root, as [tlog.CheckRecord] checks them.
func (b *batch) path(place int) tlog.RecordProof {
	path, index := tlog.RecordProof{}, b.slots[place]
	for level := range batchDepth {
		path = append(path, b.hash(level, index^1))
		index /= 2
	}
	return path
}

// leaf returns the leaf of the log: a commitment to the log entries, then the root of the batch.
func leaf(entries, root tlog.Hash) []byte { return append(entries[:], root[:]...) }

// commitment returns a salted hash of a log entry, which covers all earlier entries. An entry with the number 0 stands for none.
func (s seed) commitment(entry int64, entryHash string) (tlog.Hash, error) {
	decoded, err := hex.DecodeString(entryHash)
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("the hash of log entry %d is not hexadecimal: %w", entry, err)
	}
	salt := s.derived("entry", entry)
	return sha256.Sum256(append(salt[:], decoded...)), nil
}
