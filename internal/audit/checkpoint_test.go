package audit_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"proposaltracker/internal/audit"
	"proposaltracker/internal/database"
	"proposaltracker/internal/transparency"
)

// publisher publishes checkpoints of a database with the key in a file.
type publisher struct {
	db   *database.DB
	path string
}

func newPublisher(t *testing.T, db *database.DB) publisher {
	t.Helper()
	return publisher{db, filepath.Join(t.TempDir(), "log-key")}
}

// publish publishes a checkpoint and returns it.
func (p publisher) publish(t *testing.T) []byte {
	t.Helper()
	log, err := transparency.Open(t.Context(), p.db.Writable(), transparency.Config{KeyFile: p.path, Interval: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	latest, err := log.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return []byte(latest)
}

// against returns what a verification against a saved checkpoint detects.
func against(t *testing.T, db *database.DB, held []byte) []string {
	t.Helper()
	found, err := audit.VerifyAgainst(t.Context(), db.ReadOnly(), held)
	if err != nil {
		return []string{err.Error()}
	}
	return found.Broken
}

// detects checks that one line contains a text.
func detects(t *testing.T, lines []string, want string) {
	t.Helper()
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, want) }) {
		t.Errorf("detected %q, want %q", lines, want)
	}
}

// superuser runs a function in a transaction without triggers.
func superuser(t *testing.T, db *database.DB, do func(tx *gorm.DB) error) {
	t.Helper()
	err := db.GORM.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SET LOCAL session_replication_role = replica").Error; err != nil {
			return err
		}
		return do(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func execute(tx *gorm.DB, statements ...string) error {
	for _, statement := range statements {
		if err := tx.Exec(statement).Error; err != nil {
			return err
		}
	}
	return nil
}

// rewritten forges an event and computes everything in the database again that does not need the key of the log.
func rewritten(t *testing.T, db *database.DB) {
	t.Helper()
	superuser(t, db, func(tx *gorm.DB) error {
		if err := forge(tx); err != nil {
			return err
		}
		return execute(tx, "TRUNCATE log_entries, recorded_rows", "SELECT log_baseline()")
	})
}

// Somebody who writes the whole record again, with all hashes, is detected by each holder of one checkpoint.
func TestRewrittenRecord(t *testing.T) {
	t.Parallel()
	t.Run("unaltered", func(t *testing.T) {
		t.Parallel()
		p := newPublisher(t, demonstration.New(t))
		held := p.publish(t)
		withdraw(t, p.db)
		if _, err := audit.Record(t.Context(), p.db.Writable()); err != nil {
			t.Fatal(err)
		}
		for _, checkpoint := range [][]byte{held, p.publish(t), held} {
			if got := against(t, p.db, checkpoint); got != nil {
				t.Errorf("detected %q", got)
			}
		}
	})
	t.Run("without new checkpoints", func(t *testing.T) {
		t.Parallel()
		p := newPublisher(t, demonstration.New(t))
		p.publish(t)
		rewritten(t, p.db)
		detects(t, broken(t, p.db), "the events or the log entries that it covers were altered")
	})
	t.Run("with checkpoints of another key", func(t *testing.T) {
		t.Parallel()
		p := newPublisher(t, demonstration.New(t))
		held := p.publish(t)
		rewritten(t, p.db)
		superuser(t, p.db, func(tx *gorm.DB) error {
			return execute(tx, "TRUNCATE log_hashes, log_checkpoints, log_keys, transparency_logs")
		})
		forger := newPublisher(t, p.db)
		if _, err := transparency.CreateKey(forger.path, transparency.OriginOf(held)); err != nil {
			t.Fatal(err)
		}
		forger.publish(t)
		if got := broken(t, p.db); got != nil {
			t.Errorf("the forged record is not consistent, so this test proves nothing: %q", got)
		}
		detects(t, against(t, p.db, held), "signed by another key, so it is a checkpoint of another log")
	})
	t.Run("with the stolen key", func(t *testing.T) {
		t.Parallel()
		p := newPublisher(t, demonstration.New(t))
		held := p.publish(t)
		rewritten(t, p.db)
		superuser(t, p.db, func(tx *gorm.DB) error { return execute(tx, "TRUNCATE log_hashes, log_checkpoints") })
		p.publish(t)
		if got := broken(t, p.db); got != nil {
			t.Errorf("the forged record is not consistent, so this test proves nothing: %q", got)
		}
		detects(t, against(t, p.db, held), "the given checkpoint of 1 leaves: the events or the log entries that it covers were altered")
	})
}

// Setting the database back to the state before the last event leaves no trace in it, but every checkpoint since shows it.
func TestRemovedLastEvent(t *testing.T) {
	t.Parallel()
	p := newPublisher(t, demonstration.New(t))
	before := p.publish(t)
	tables := []string{
		"proposals", "revisions", "co_authorships", "events", "event_counter", "log_entries", "recorded_rows", "log_checkpoints", "log_hashes", "idempotent_calls",
	}
	for _, table := range tables {
		if err := p.db.GORM.Exec("CREATE TABLE former_" + table + " AS TABLE " + table).Error; err != nil {
			t.Fatal(err)
		}
	}
	withdraw(t, p.db)
	if _, err := audit.Record(t.Context(), p.db.Writable()); err != nil {
		t.Fatal(err)
	}
	held := p.publish(t)
	superuser(t, p.db, func(tx *gorm.DB) error {
		for _, table := range tables {
			var columns string
			const stored = "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE table_name = ? AND is_generated = 'NEVER'"
			if err := tx.Raw(stored, table).Scan(&columns).Error; err != nil {
				return err
			}
			if err := execute(tx, "DELETE FROM "+table, "INSERT INTO "+table+" ("+columns+") SELECT "+columns+" FROM former_"+table); err != nil {
				return err
			}
		}
		return nil
	})
	if got := broken(t, p.db); got != nil {
		t.Errorf("the former state is not consistent, so this test proves nothing: %q", got)
	}
	if got := against(t, p.db, before); got != nil {
		t.Errorf("the checkpoint before the event: %q", got)
	}
	detects(t, against(t, p.db, held), "the given checkpoint of 2 leaves: the log has only 1 leaves")
	p.publish(t)
	detects(t, against(t, p.db, held), "the given checkpoint of 2 leaves: the events or the log entries that it covers were altered")
}

// A file that is not a checkpoint of this log is reported in one line.
func TestUnusableCheckpoint(t *testing.T) {
	t.Parallel()
	p := newPublisher(t, demonstration.New(t))
	held := p.publish(t)
	other := newPublisher(t, demonstration.New(t))
	damaged := slices.Clone(held)
	damaged[len(damaged)-20] ^= 1
	text, err := os.ReadFile("checkpoint_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		held []byte
		want string
	}{
		"another log's":       {other.publish(t), "signed by another key, so it is a checkpoint of another log"},
		"a damaged one":       {damaged, "not a checkpoint, or a damaged one: download it again from /log/checkpoint"},
		"half of one":         {held[:len(held)/2], "not a checkpoint, or a damaged one"},
		"another file":        {text, "not a checkpoint, or a damaged one"},
		"one of another size": {[]byte(strings.Replace(string(held), "\n1\n", "\n2\n", 1)), "not a checkpoint, or a damaged one"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := against(t, p.db, c.held)
			if len(got) != 1 || strings.Contains(got[0], "\n") {
				t.Errorf("got %d lines: %q", len(got), got)
			}
			detects(t, got, c.want)
		})
	}
}

// Alterations of the log's own tables are detected without a checkpoint.
func TestAlteredCheckpoints(t *testing.T) {
	t.Parallel()
	for sql, want := range map[string]string{
		"UPDATE log_checkpoints SET seed = sha256(seed) WHERE size = 2":                          "log_checkpoints 2 of the log",
		"UPDATE log_checkpoints SET last_event = last_event - 1 WHERE size = 1":                  "log_checkpoints 2 of the log",
		"UPDATE log_checkpoints SET note = replace(note, E'\\n2\\n', E'\\n9\\n') WHERE size = 2": "not a checkpoint, or a damaged one",
		"DELETE FROM log_checkpoints WHERE size = 1":                                             "log_checkpoints 1 to 1 of the log",
		"UPDATE log_hashes SET hash = sha256(hash) WHERE position = 1":                           "log_hashes 1 of the log",
		"DELETE FROM log_hashes WHERE position = 2":                                              "log_hashes 2 of the log",
	} {
		t.Run(sql, func(t *testing.T) {
			t.Parallel()
			p := newPublisher(t, demonstration.New(t))
			p.publish(t)
			p.publish(t)
			alter(t, p.db, sql)
			detects(t, against(t, p.db, nil), want)
		})
	}
}
