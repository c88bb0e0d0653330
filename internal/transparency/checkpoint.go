package transparency

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is the state of a log.
type Checkpoint struct {
	// Origin is the name of the log.
	Origin string
	// Size is the number of leaves.
	Size int64
	Root tlog.Hash
}

// text returns the checkpoint in the format of C2SP tlog-checkpoint, without signatures.
func (c Checkpoint) text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

// Sign returns the checkpoint as a signed note.
func (c Checkpoint) Sign(key note.Signer) (string, error) {
	signed, err := note.Sign(&note.Note{Text: c.text()}, key)
	if err != nil {
		return "", fmt.Errorf("sign the checkpoint: %w", err)
	}
	return string(signed), nil
}

// errForm is the error of a text that is not a checkpoint.
var errForm = errors.New("not a checkpoint, or a damaged one: download it again from /log/checkpoint")

// OriginOf returns the first line of a checkpoint, without verifying it.
func OriginOf(signed []byte) string {
	origin, _, _ := strings.Cut(string(signed), "\n")
	return origin
}

// OpenCheckpoint returns a checkpoint that one of the keys has signed.
func OpenCheckpoint(signed []byte, keys ...note.Verifier) (Checkpoint, error) {
	opened, err := note.Open(signed, note.VerifierList(keys...))
	if _, other := errors.AsType[*note.UnverifiedNoteError](err); other {
		return Checkpoint{}, fmt.Errorf("signed by another key, so it is a checkpoint of another log: %s", OriginOf(signed))
	}
	if err != nil {
		return Checkpoint{}, errForm
	}
	return parseCheckpoint(opened.Text)
}

// parseCheckpoint parses the text of a checkpoint. Further lines are extensions, which it ignores.
func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	const parts = 4 // the last one is empty, or an extension
	if len(lines) < parts || lines[0] == "" {
		return Checkpoint{}, errForm
	}
	size, sizeErr := strconv.ParseInt(lines[1], 10, 64)
	root, rootErr := tlog.ParseHash(lines[2])
	if sizeErr != nil || rootErr != nil || size < 1 || strconv.FormatInt(size, 10) != lines[1] {
		return Checkpoint{}, errForm
	}
	return Checkpoint{lines[0], size, root}, nil
}
