package client

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Record verifies checkpoints and proofs of a transparency log, without the server.
type Record struct {
	origin    string
	verifiers []note.Verifier
}

// NewRecord returns a Record for the keys of a log, as the server returns them at /log/key: one per line, up to an empty line. Save
// them when you first trust the server; after a rotation of the key, the server's text contains the statement signed by the former key.
func NewRecord(keys string) (*Record, error) {
	r := &Record{}
	keys, _, _ = strings.Cut(keys, "\n\n")
	for key := range strings.Lines(keys) {
		verifier, err := note.NewVerifier(strings.TrimSpace(key))
		if err != nil {
			return nil, fmt.Errorf("the key of the log cannot be read (%w): it has the form name+hash+key", err)
		}
		r.origin, r.verifiers = verifier.Name(), append(r.verifiers, verifier)
	}
	if r.origin == "" {
		return nil, errors.New("no key of a log is given")
	}
	return r, nil
}

// Checkpoint is the state of a log that its key has signed.
type Checkpoint struct {
	// Size is the number of leaves.
	Size int64
	Root [tlog.HashSize]byte
}

// Open verifies a checkpoint, from /log/checkpoint or Event.checkpoint.note.
func (r *Record) Open(signed string) (Checkpoint, error) {
	opened, err := note.Open([]byte(signed), note.VerifierList(r.verifiers...))
	if err != nil {
		return Checkpoint{}, fmt.Errorf("the checkpoint is damaged, or is not signed with the key of %s: %w", r.origin, err)
	}
	lines := strings.Split(opened.Text, "\n")
	const parts = 4 // the last one is empty, or an extension
	if len(lines) < parts || lines[0] != r.origin {
		return Checkpoint{}, fmt.Errorf("the checkpoint is not one of %s", r.origin)
	}
	size, sizeErr := strconv.ParseInt(lines[1], 10, 64)
	root, rootErr := tlog.ParseHash(lines[2])
	if err := errors.Join(sizeErr, rootErr); err != nil || size < 1 {
		return Checkpoint{}, fmt.Errorf("the checkpoint has an invalid size or root: %q, %q", lines[1], lines[2])
	}
	return Checkpoint{size, root}, nil
}

// Proof has the fields of EventProof in the schema, in the same order: a generated struct with these fields can be converted.
type Proof struct {
	Statement   string   `json:"statement"`
	Salt        string   `json:"salt"`
	Slot        int      `json:"slot"`
	SlotPath    []string `json:"slotPath"`
	BatchRoot   string   `json:"batchRoot"`
	EntriesHash string   `json:"entriesHash"`
	LeafPath    []string `json:"leafPath"`
}

// Statement is what a log states about an event. Compare it with the event that it proves.
type Statement struct {
	// Hash is the hash of the event, in hexadecimal.
	Hash       string    `json:"hash"`
	Kind       EventKind `json:"kind"`
	RecordedAt time.Time `json:"recordedAt"`
	// OccurredOn is a day such as 2026-11-29; empty if unknown.
	OccurredOn string `json:"occurredOn"`
	// Actor and Sponsor are codes; empty if there is none.
	Actor   string `json:"actor"`
	Sponsor string `json:"sponsor"`
	// ContentHash is the hash of the text that was circulated or translated, in hexadecimal; empty for other kinds.
	ContentHash string `json:"contentHash"`
}

// slots is the number of slots of the batch of each checkpoint.
const slots = 1 << 16

// VerifyEvent verifies that an event is in the log, for the signed note of its checkpoint, and returns what the log states about it.
func (r *Record) VerifyEvent(proof Proof, signed string) (Statement, error) {
	checkpoint, err := r.Open(signed)
	if err != nil {
		return Statement{}, err
	}
	hashes, err := decodedHashes(append([]string{proof.Salt, proof.BatchRoot, proof.EntriesHash}, append(proof.SlotPath, proof.LeafPath...)...))
	if err != nil {
		return Statement{}, err
	}
	salt, batch, entries := hashes[0], hashes[1], hashes[2]
	slotPath, leafPath := hashes[3:3+len(proof.SlotPath)], hashes[3+len(proof.SlotPath):]
	record := tlog.RecordHash(append(salt[:], proof.Statement...))
	if err := tlog.CheckRecord(slotPath, slots, batch, int64(proof.Slot), record); err != nil {
		return Statement{}, fmt.Errorf("the event is not in its batch: %w", err)
	}
	leaf := tlog.RecordHash(append(entries[:], batch[:]...))
	if err := tlog.CheckRecord(leafPath, checkpoint.Size, checkpoint.Root, checkpoint.Size-1, leaf); err != nil {
		return Statement{}, fmt.Errorf("the batch of the event is not in the log: %w", err)
	}
	var statement Statement
	if err := json.Unmarshal([]byte(proof.Statement), &statement); err != nil {
		return Statement{}, fmt.Errorf("read the statement of the event: %w", err)
	}
	return statement, nil
}

// VerifyConsistency verifies that a later checkpoint continues an earlier one, with the hashes of logConsistency for their sizes.
func (r *Record) VerifyConsistency(earlier, later string, hashes []string) error {
	from, err := r.Open(earlier)
	if err != nil {
		return err
	}
	to, err := r.Open(later)
	if err != nil {
		return err
	}
	proof, err := decodedHashes(hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, to.Size, to.Root, from.Size, from.Root); err != nil {
		return fmt.Errorf("the checkpoint of size %d does not continue that of size %d: %w", to.Size, from.Size, err)
	}
	return nil
}

func decodedHashes(texts []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		hash, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(hash) != tlog.HashSize {
			return nil, fmt.Errorf("%q is not a SHA-256 hash in base64", text)
		}
		hashes[i] = tlog.Hash(hash)
	}
	return hashes, nil
}
