package transparency

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// KeyFile is the name of the key file in the data folder.
const KeyFile = "log-key"

// Key signs checkpoints. It is stored outside the database, so that an administrator of the database cannot sign.
type Key struct {
	note.Signer

	// Verifier is the public key as [note.NewVerifier] reads it.
	Verifier string
	// path is the file of the key, for messages.
	path string
}

// LoadKey returns the key in a file of two lines: the private and the public key as [note.GenerateKey] returns them.
func LoadKey(path string) (*Key, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("the key of the log cannot be read (%w): make the file readable for this user, or name another with --log-key", err)
	}
	private, public, _ := strings.Cut(strings.TrimSpace(string(content)), "\n")
	key := &Key{Verifier: strings.TrimSpace(public), path: path}
	verifier, verifierErr := note.NewVerifier(key.Verifier)
	var signerErr error
	key.Signer, signerErr = note.NewSigner(strings.TrimSpace(private))
	if signerErr != nil || verifierErr != nil || key.Name() != verifier.Name() || key.KeyHash() != verifier.KeyHash() {
		return nil, fmt.Errorf("%s is damaged: it does not contain the private and the public key of a log, one on each line; restore it from a backup", path)
	}
	return key, nil
}

// CreateKey writes a new key to a file that only its owner can read, unless the file exists. Concurrent callers, including those in
// other processes, get the same key. An empty origin stands for a new random name of the log.
func CreateKey(path, origin string) (*Key, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // the account of Postgres must be able to enter; the key's mode is 0600
		return nil, fmt.Errorf("create the folder of the key of the log: %w", err)
	}
	draft, err := os.CreateTemp(filepath.Dir(path), KeyFile+".*") // mode 0600
	if err != nil {
		return nil, fmt.Errorf("create the key of the log: %w", err)
	}
	defer func() { _ = os.Remove(draft.Name()) }() // the linked file remains
	if err := errors.Join(writeKey(draft, origin), draft.Close()); err != nil {
		return nil, fmt.Errorf("write the key of the log to %s: %w", draft.Name(), err)
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("create the key of the log: %w", err)
	}
	return LoadKey(path)
}

// writeKey writes a new key to an open file.
func writeKey(file *os.File, origin string) error {
	if origin == "" {
		origin = newOrigin()
	}
	private, public, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return fmt.Errorf("generate a key: %w", err)
	}
	if _, err := fmt.Fprintf(file, "%s\n%s\n", private, public); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return file.Sync()
}

// newOrigin returns a name for a log that no other log has.
func newOrigin() string {
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails
	return "proposaltracker.log/" + hex.EncodeToString(random[:])
}
