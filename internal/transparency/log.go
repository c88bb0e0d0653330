// Package transparency publishes signed checkpoints of a Merkle tree over the event log (RFC 6962, C2SP tlog-checkpoint), and proves
// events against them. A holder of one checkpoint can detect that the record before it was altered, even by an administrator of the
// database.
package transparency

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/tlog"
	"gorm.io/gorm"
)

// Config configures a [Log].
type Config struct {
	// KeyFile is the file of the key; by default it is in the data folder of an embedded Postgres, and there is none otherwise.
	KeyFile string `name:"log-key" env:"LOG_KEY" type:"path" placeholder:"FILE" help:"File of the key that signs checkpoints of the transparency log, outside the database; the same for all servers of a database. If neither the file nor a checkpoint exists, it is created. Default: log-key in the data folder, if there is a private Postgres; otherwise no checkpoints are published."`
	// Interval is the time between two checkpoints; the default is 1 minute.
	Interval time.Duration `name:"checkpoint-interval" env:"CHECKPOINT_INTERVAL" default:"1m" help:"Time between two checkpoints of the transparency log (default ${default}, at least 1s). Events can be proved from the next checkpoint on."`
}

// Check returns an error if a setting is invalid.
func (c *Config) Check() error {
	if c.Interval < time.Second {
		return fmt.Errorf("--checkpoint-interval %s is too short: at least 1s", c.Interval)
	}
	return nil
}

// Complete sets the default of KeyFile for an embedded Postgres with a data folder.
func (c *Config) Complete(data string) {
	if c.KeyFile == "" {
		c.KeyFile = filepath.Join(data, KeyFile)
	}
}

// Log publishes the checkpoints of a database.
type Log struct {
	db       *gorm.DB
	key      *Key
	interval time.Duration

	mu      sync.Mutex
	latest  string
	readAt  time.Time
	failure string
}

// Open returns the log of a database, for which it creates the key and the first row if neither exists.
//
// Errors: an unreadable or damaged key, the key of another log, or a missing key although checkpoints have been published.
func Open(ctx context.Context, db *gorm.DB, config Config) (*Log, error) {
	l := &Log{db: db, interval: config.Interval}
	err := db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := lock(tx); err != nil {
			return err
		}
		current, err := readCurrent(tx)
		if err != nil {
			return err
		}
		l.key, err = LoadKey(config.KeyFile)
		switch {
		case errors.Is(err, fs.ErrNotExist) && current.Number > 0:
			return fmt.Errorf("%s does not exist, but checkpoints of the log %s have been signed with its key: restore the file from a backup, "+
				"or copy it from another server of this database", config.KeyFile, current.Origin)
		case errors.Is(err, fs.ErrNotExist):
			l.key, err = CreateKey(config.KeyFile, "")
		}
		if err != nil {
			return err
		}
		if current.Number == 0 {
			return start(tx, 1, l.key, "")
		}
		return current.accepts(l.key)
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// start adds a log with its first key. former is the last checkpoint of the log before it; empty for the first log.
func start(tx *gorm.DB, number int, key *Key, former string) error {
	const log = "INSERT INTO transparency_logs (number, origin, former, started_at) VALUES (?, ?, nullif(?, ''), clock_timestamp())"
	if err := tx.Exec(log, number, key.Name(), former).Error; err != nil {
		return fmt.Errorf("start the transparency log: %w", err)
	}
	if err := tx.Exec("INSERT INTO log_keys (log, number, verifier, after) VALUES (?, 1, ?, 0)", number, key.Verifier).Error; err != nil {
		return fmt.Errorf("record the key of the transparency log: %w", err)
	}
	return nil
}

// lock makes other servers wait until the transaction has ended.
func lock(tx *gorm.DB) error {
	if err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext('proposaltracker.checkpoint'))").Error; err != nil {
		return fmt.Errorf("wait for other servers that publish checkpoints: %w", err)
	}
	return nil
}

// current is the current log of a database, with its last key and its last checkpoint. Number is 0 if there is no log.
type current struct {
	Number    int
	Origin    string
	Verifier  string
	Size      int64
	LastEvent int64
	Note      string
}

// readCurrent returns the current log.
func readCurrent(tx *gorm.DB) (current, error) {
	const query = `SELECT l.number, l.origin, k.verifier, coalesce(c.size, 0) AS size, coalesce(c.last_event, 0) AS last_event, coalesce(c.note, '') AS note
		FROM (SELECT number, origin FROM transparency_logs ORDER BY number DESC LIMIT 1) l
		JOIN LATERAL (SELECT verifier FROM log_keys WHERE log = l.number ORDER BY number DESC LIMIT 1) k ON true
		LEFT JOIN LATERAL (SELECT size, last_event, note FROM log_checkpoints WHERE log = l.number ORDER BY size DESC LIMIT 1) c ON true`
	var found current
	if err := tx.Raw(query).Scan(&found).Error; err != nil {
		return current{}, fmt.Errorf("read the state of the transparency log: %w", err)
	}
	return found, nil
}

// accepts returns an error if a key is not the current one.
func (c current) accepts(key *Key) error {
	if key.Verifier == c.Verifier {
		return nil
	}
	return fmt.Errorf("%s contains the key %s, but the log of this database is signed with %s: use the same file for all servers of a database, "+
		"or restore the file that belongs to it", key.path, identity(key.Verifier), identity(c.Verifier))
}

// identity returns the name and the hash of a key, without the key itself.
func identity(verifier string) string {
	name, rest, _ := strings.Cut(verifier, "+")
	hash, _, _ := strings.Cut(rest, "+")
	return name + "+" + hash
}

// early is the part of the interval by which a checkpoint may be early, since tasks do not run exactly on time.
const early = 10

// Publish publishes a checkpoint, unless another server published one within the interval. It adds one leaf, whether or not there
// were events. It reports whether it published one.
func (l *Log) Publish(ctx context.Context) (published bool, err error) {
	err = l.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := lock(tx); err != nil {
			return err
		}
		var due bool
		const isDue = "SELECT NOT EXISTS (SELECT FROM log_checkpoints WHERE published_at > clock_timestamp() - make_interval(secs => ?))"
		if err := tx.Raw(isDue, (l.interval - l.interval/early).Seconds()).Scan(&due).Error; err != nil || !due {
			return err
		}
		published = true
		return l.publish(tx)
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.readAt, l.failure = time.Time{}, ""
	if err != nil {
		l.failure = "no checkpoints of the transparency log are published: see the log"
	}
	return published && err == nil, err
}

func (l *Log) publish(tx *gorm.DB) error {
	former, err := readCurrent(tx)
	if err != nil {
		return err
	}
	if err := former.accepts(l.key); err != nil {
		return err
	}
	next, err := following(tx, former)
	if err != nil {
		return err
	}
	record, err := next.leaf(tx)
	if err != nil {
		return err
	}
	root, err := grow(tx, next, record)
	if err != nil {
		return err
	}
	signed, err := Checkpoint{former.Origin, next.Size, root}.Sign(l.key)
	if err != nil {
		return err
	}
	return insert(tx, next, signed)
}

// following returns the checkpoint that follows the last one: with the last log entry and the next events that have entries.
func following(tx *gorm.DB, former current) (row, error) {
	const last = `SELECT coalesce((SELECT max(number) FROM log_entries), 0) AS last_entry,
		coalesce((SELECT hash FROM log_entries ORDER BY number DESC LIMIT 1), '') AS entry_hash,
		greatest(CAST(@after AS bigint),
			least(CAST(@after AS bigint) + CAST(@most AS bigint), coalesce((SELECT max(last_event) FROM log_entries), 0))) AS last_event`
	var next row
	if err := tx.Raw(last, map[string]any{"after": former.LastEvent, "most": maxBatch}).Scan(&next).Error; err != nil {
		return row{}, fmt.Errorf("read the end of the log: %w", err)
	}
	next.Log, next.Size, next.AfterEvent = former.Number, former.Size+1, former.LastEvent
	next.Seed = make([]byte, seedSize)
	_, _ = rand.Read(next.Seed) // never fails
	next.seed = newSeed(next.Seed)
	return next, nil
}

// grow adds a leaf to the stored tree and returns the new root.
func grow(tx *gorm.DB, next row, record []byte) (tlog.Hash, error) {
	stored := reader{tx, next.Log}
	hashes, err := tlog.StoredHashes(next.Size-1, record, stored)
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("compute the hashes of the log: %w", err)
	}
	first := tlog.StoredHashIndex(0, next.Size-1)
	for i, hash := range hashes {
		const insert = "INSERT INTO log_hashes (log, position, hash) VALUES (?, ?, ?)"
		if err := tx.Exec(insert, next.Log, first+int64(i), hash[:]).Error; err != nil {
			return tlog.Hash{}, fmt.Errorf("add hashes to the log: %w", err)
		}
	}
	root, err := tlog.TreeHash(next.Size, stored)
	if err != nil {
		return tlog.Hash{}, fmt.Errorf("compute the root of the log: %w", err)
	}
	return root, nil
}

// insert stores a checkpoint. If the public can see one of its events, answers to the public change, since the event can be
// proved now.
func insert(tx *gorm.DB, next row, signed string) error {
	const checkpoint = `INSERT INTO log_checkpoints (log, size, seed, last_entry, after_event, last_event, note, published_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp())`
	if err := tx.Exec(checkpoint, next.Log, next.Size, next.Seed, next.LastEntry, next.AfterEvent, next.LastEvent, signed).Error; err != nil {
		return fmt.Errorf("store the checkpoint: %w", err)
	}
	const notify = "SELECT pg_notify('proposal_events', 'public') WHERE EXISTS (SELECT FROM events WHERE seq > ? AND seq <= ? AND public_change)"
	if err := tx.Exec(notify, next.AfterEvent, next.LastEvent).Error; err != nil {
		return fmt.Errorf("report the checkpoint to other servers: %w", err)
	}
	return nil
}

// Degraded returns why no checkpoints are published, or "".
func (l *Log) Degraded() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failure
}
