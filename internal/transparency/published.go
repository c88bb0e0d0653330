package transparency

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrNoCheckpoint is the error of [Log.Latest] before the first checkpoint.
var ErrNoCheckpoint = errors.New("no checkpoint has been published yet; the first one follows within a minute of the first start")

// fresh is how long the latest checkpoint is cached.
const fresh = time.Second

// Latest returns the last published checkpoint, as a signed note.
//
// Errors: [ErrNoCheckpoint].
func (l *Log) Latest(ctx context.Context) (string, error) {
	now := time.Now() //nolint:forbidigo // measures a duration with the monotonic clock
	if cached := l.cached(now); cached != "" {
		return cached, nil
	}
	state, err := readCurrent(l.db.WithContext(ctx))
	if err != nil {
		return "", err
	}
	if state.Note == "" {
		return "", ErrNoCheckpoint
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.latest, l.readAt = state.Note, now
	return l.latest, nil
}

// cached returns the latest checkpoint if it was read recently, and otherwise "".
func (l *Log) cached(now time.Time) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.readAt) >= fresh {
		return ""
	}
	return l.latest
}

// Keys returns the verifier keys of the current log, one per line, latest first. They are followed by the statements of rotation, in
// which each former key names the next one, and by the last checkpoint of the log before this one, if there are any; each is a signed note
// after an empty line.
func (l *Log) Keys(ctx context.Context) (string, error) {
	db := l.db.WithContext(ctx)
	found := []struct{ Verifier, Statement string }{}
	const query = `SELECT verifier, coalesce(statement, '') AS statement FROM log_keys
		WHERE log = (SELECT max(number) FROM transparency_logs) ORDER BY number DESC`
	if err := db.Raw(query).Scan(&found).Error; err != nil {
		return "", fmt.Errorf("read the keys of the log: %w", err)
	}
	former := ""
	const last = "SELECT coalesce((SELECT former FROM transparency_logs ORDER BY number DESC LIMIT 1), '')"
	if err := db.Raw(last).Scan(&former).Error; err != nil {
		return "", fmt.Errorf("read the last checkpoint of the former log: %w", err)
	}
	var keys, notes strings.Builder
	for _, key := range found {
		fmt.Fprintln(&keys, key.Verifier)
		if key.Statement != "" {
			fmt.Fprintf(&notes, "\n%s", key.Statement)
		}
	}
	if former != "" {
		fmt.Fprintf(&notes, "\n%s", former)
	}
	return keys.String() + notes.String(), nil
}
