package transparency

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
	"gorm.io/gorm"
)

// row is a stored checkpoint.
type row struct {
	Log        int
	Size       int64
	LastEntry  int64
	EntryHash  string
	AfterEvent int64
	LastEvent  int64
	Note       string
	Seed       []byte

	seed seed
}

// leaf computes the leaf that the checkpoint adds.
func (r row) leaf(tx *gorm.DB) ([]byte, error) {
	events, err := readStatements(tx, r.AfterEvent, r.LastEvent)
	if err != nil {
		return nil, err
	}
	batch, err := newBatch(r.seed, events)
	if err != nil {
		return nil, err
	}
	entries, err := r.seed.commitment(r.LastEntry, r.EntryHash)
	if err != nil {
		return nil, err
	}
	return leaf(entries, batch.root()), nil
}

// reader reads the stored hashes of a log.
type reader struct {
	tx  *gorm.DB
	log int
}

// ReadHashes implements [tlog.HashReader].
func (r reader) ReadHashes(positions []int64) ([]tlog.Hash, error) {
	known, err := r.read(positions)
	if err != nil {
		return nil, err
	}
	return known.ReadHashes(positions)
}

// read reads several hashes with one statement.
func (r reader) read(positions []int64) (hashes, error) {
	found := []struct {
		Position int64
		Hash     []byte
	}{}
	if err := r.tx.Raw("SELECT position, hash FROM log_hashes WHERE log = ? AND position IN ?", r.log, positions).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("read the hashes of the log: %w", err)
	}
	known := hashes{}
	for _, one := range found {
		known[one.Position] = tlog.Hash(one.Hash)
	}
	return known, nil
}

// hashes are the hashes of a tree by position.
type hashes map[int64]tlog.Hash

// ReadHashes implements [tlog.HashReader].
func (h hashes) ReadHashes(positions []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(positions))
	for i, position := range positions {
		hash, known := h[position]
		if !known {
			return nil, fmt.Errorf("hash %d of the log is missing", position)
		}
		found[i] = hash
	}
	return found, nil
}

// positions collects the positions of the hashes that a proof needs.
type positions struct{ needed []int64 }

// ReadHashes implements [tlog.HashReader].
func (p *positions) ReadHashes(positions []int64) ([]tlog.Hash, error) {
	p.needed = append(p.needed, positions...)
	return make([]tlog.Hash, len(positions)), nil
}
