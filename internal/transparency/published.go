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

// Keys returns the verifier keys of the current log, one per line, the current key last. A key that another one has replaced is
// followed by the statement with which it names its successor.
func (l *Log) Keys(ctx context.Context) (string, error) {
	found := []struct{ Verifier, Statement string }{}
	const query = `SELECT verifier, coalesce(statement, '') AS statement FROM log_keys
		WHERE log = (SELECT max(number) FROM transparency_logs) ORDER BY number`
	if err := l.db.WithContext(ctx).Raw(query).Scan(&found).Error; err != nil {
		return "", fmt.Errorf("read the keys of the log: %w", err)
	}
	var all strings.Builder
	for _, key := range found {
		if key.Statement != "" {
			fmt.Fprintf(&all, "\n%s\n", key.Statement)
		}
		fmt.Fprintln(&all, key.Verifier)
	}
	return all.String(), nil
}
