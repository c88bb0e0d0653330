package models

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// CommitIdentity sets the salt and the commitment of the event's Subject and TokenID. The hash of the event then contains the commitment
// instead of the texts, so that they can be erased. Call it before [Event.Chained].
func (e *Event) CommitIdentity() error {
	e.IdentitySalt = make([]byte, sha256.Size)
	_, _ = rand.Read(e.IdentitySalt) // never fails
	commitment, err := e.commitment()
	e.IdentityCommitment = commitment
	return err
}

// IdentityMatches reports whether Subject and TokenID are those of the commitment, or were erased together with the salt. Events
// without a commitment match: their hashes contain the texts.
func (e *Event) IdentityMatches() (bool, error) {
	switch {
	case e.IdentityCommitment == nil:
		return e.IdentitySalt == nil, nil
	case e.IdentitySalt == nil:
		return e.Subject == "" && e.TokenID == "", nil
	}
	commitment, err := e.commitment()
	return bytes.Equal(commitment, e.IdentityCommitment), err
}

func (e *Event) commitment() ([]byte, error) {
	identity, err := json.Marshal([]string{e.Subject, e.TokenID})
	if err != nil {
		return nil, fmt.Errorf("write the identity of event %s: %w", e.ID, err)
	}
	sum := sha256.Sum256(append(bytes.Clone(e.IdentitySalt), identity...))
	return sum[:], nil
}

// identity returns the subject and the token ID as they enter the hash of the event, and the commitment in hexadecimal; empty if there
// is none.
func (e *Event) identity() (subject, tokenID, commitment string) {
	if e.IdentityCommitment == nil {
		return e.Subject, e.TokenID, ""
	}
	return "", "", hex.EncodeToString(e.IdentityCommitment)
}
