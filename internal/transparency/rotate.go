package transparency

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/mod/sumdb/note"
	"gorm.io/gorm"
)

// Names of the key files during a rotation, after the name of the file.
const (
	nextKey   = ".next"
	formerKey = ".former"
)

// rotationTitle is the first line of a statement of rotation.
const rotationTitle = "proposaltracker key rotation v1"

// Rotate replaces the key in a file by a new one for the same log, and records the statement by which both keys sign the rotation. The
// former key remains in a file whose name ends with ".former". An interrupted rotation is completed by calling Rotate again.
//
// It returns the new verifier key.
func Rotate(ctx context.Context, db *gorm.DB, path string) (string, error) {
	next := ""
	err := db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := lock(tx); err != nil {
			return err
		}
		state, err := readCurrent(tx)
		if err != nil {
			return err
		}
		prepared, err := LoadKey(path + nextKey)
		switch {
		case err == nil && prepared.Verifier == state.Verifier: // an earlier call was interrupted after its commit
			next = prepared.Verifier
			return nil
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return err
		}
		next, err = rotate(tx, state, path)
		return err
	})
	if err != nil {
		return "", err
	}
	if err := os.Rename(path, path+formerKey); err != nil {
		return "", fmt.Errorf("keep the former key of the log: %w", err)
	}
	if err := os.Rename(path+nextKey, path); err != nil {
		return "", fmt.Errorf("replace the key of the log: %w", err)
	}
	return next, nil
}

// rotate creates the next key in a file of its own and records it with its statement.
func rotate(tx *gorm.DB, state current, path string) (string, error) {
	former, err := LoadKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s does not exist: name the file of the current key with --log-key", path)
	}
	if err != nil {
		return "", err
	}
	if err := state.accepts(former); err != nil {
		return "", err
	}
	next, err := CreateKey(path+nextKey, state.Origin)
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("%s\n%s\n%d\n%s\n", rotationTitle, state.Origin, state.Size, next.Verifier)
	statement, err := note.Sign(&note.Note{Text: text}, former, next)
	if err != nil {
		return "", fmt.Errorf("sign the rotation: %w", err)
	}
	const insert = `INSERT INTO log_keys (log, number, verifier, statement, after)
		SELECT log, max(number) + 1, ?, ?, ? FROM log_keys WHERE log = ? GROUP BY log`
	if err := tx.Exec(insert, next.Verifier, string(statement), state.Size, state.Number).Error; err != nil {
		return "", fmt.Errorf("record the rotation: %w", err)
	}
	return next.Verifier, nil
}
