package transparency_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"golang.org/x/mod/sumdb/note"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/transparency"
)

// always is an interval that is always over.
const always = time.Nanosecond

func opened(t *testing.T, db *database.DB, path string, interval time.Duration) *transparency.Log {
	t.Helper()
	log, err := transparency.Open(t.Context(), db.Writable(), transparency.Config{KeyFile: path, Interval: interval})
	if err != nil {
		t.Fatal(err)
	}
	return log
}

func publish(t *testing.T, log *transparency.Log) string {
	t.Helper()
	if published, err := log.Publish(t.Context()); err != nil || !published {
		t.Fatalf("published: %v, %v", published, err)
	}
	latest, err := log.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return latest
}

func TestKey(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	path := filepath.Join(t.TempDir(), "folder", "log-key")
	opened(t, db, path, always)
	if file, err := os.Stat(path); err != nil || file.Mode().Perm() != 0o600 {
		t.Errorf("the mode of the key is %v, want 0600: %v", file.Mode(), err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other")
	if _, err := transparency.CreateKey(other, ""); err != nil {
		t.Fatal(err)
	}
	otherContent, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	private, _, _ := strings.Cut(string(content), "\n")
	_, otherPublic, _ := strings.Cut(string(otherContent), "\n")
	for name, c := range map[string]struct{ content, want string }{
		"empty":                  {"", "is damaged"},
		"cut off":                {string(content[:60]), "is damaged"},
		"two different keys":     {private + "\n" + otherPublic, "is damaged"},
		"the key of another log": {string(otherContent), "but the log of this database is signed with proposaltracker.log/"},
		"the right key":          {string(content), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "log-key")
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := transparency.Open(t.Context(), db.Writable(), transparency.Config{KeyFile: path, Interval: always})
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want %q", err, c.want)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != c.content {
				t.Errorf("the file was changed to %q: %v", after, err)
			}
		})
	}
	t.Run("a missing file", func(t *testing.T) {
		t.Parallel()
		path := filepath.Join(t.TempDir(), "log-key")
		_, err := transparency.Open(t.Context(), db.Writable(), transparency.Config{KeyFile: path, Interval: always})
		if err == nil || !strings.Contains(err.Error(), "does not exist, but checkpoints of the log proposaltracker.log/") {
			t.Errorf("got error %v", err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("another key was created")
		}
	})
}

// A checkpoint is published in each interval, whether or not anything happened, in the format of C2SP tlog-checkpoint.
func TestCheckpoints(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	log := opened(t, db, filepath.Join(t.TempDir(), "log-key"), always)
	if _, err := log.Latest(t.Context()); err == nil || err.Error() != transparency.ErrNoCheckpoint.Error() {
		t.Errorf("before the first checkpoint: %v", err)
	}
	keys, err := log.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(keys))
	if err != nil {
		t.Fatal(err)
	}
	sizes, roots := []string{}, map[string]bool{}
	for range 3 {
		opened, err := note.Open([]byte(publish(t, log)), note.VerifierList(verifier))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(opened.Text, "\n")
		if len(lines) != 4 || lines[0] != verifier.Name() {
			t.Fatalf("the text is %q", opened.Text)
		}
		sizes, roots[lines[2]] = append(sizes, lines[1]), true
	}
	if diff := cmp.Diff([]string{"1", "2", "3"}, sizes); diff != "" || len(roots) != 3 {
		t.Errorf("%d roots, sizes (-want +got):\n%s", len(roots), diff)
	}
}

// Of several servers, one publishes in each interval.
func TestSeveralServers(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	path := filepath.Join(t.TempDir(), "log-key")
	var group sync.WaitGroup
	var count atomic.Int32
	for range 4 {
		log := opened(t, db, path, time.Hour)
		for range 2 {
			group.Go(func() {
				published, err := log.Publish(t.Context())
				if err != nil {
					t.Error(err)
				}
				if published {
					count.Add(1)
				}
			})
		}
	}
	group.Wait()
	if count.Load() != 1 {
		t.Errorf("%d checkpoints were published, want 1", count.Load())
	}
}

func TestConfig(t *testing.T) {
	t.Parallel()
	config := transparency.Config{Interval: time.Millisecond}
	if err := config.Check(); err == nil || err.Error() != "--checkpoint-interval 1ms is too short: at least 1s" {
		t.Errorf("got error %v", err)
	}
	config.Complete("/data")
	if config.KeyFile != "/data/log-key" {
		t.Errorf("the key file is %s", config.KeyFile)
	}
}

// A checkpoint of a database without events covers none, and stays valid once there are some.
func TestCheckpointBeforeEvents(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	publish(t, opened(t, db, filepath.Join(t.TempDir(), "log-key"), always))
	var last int64
	if err := db.GORM.Raw("SELECT last_event FROM log_checkpoints").Scan(&last).Error; err != nil || last != 0 {
		t.Errorf("got last event %d, want 0: %v", last, err)
	}
}

// A restored database continues with a new log, which names the last checkpoint of the former one. Only the new key signs it.
func TestRestart(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	folder := t.TempDir()
	path, next := filepath.Join(folder, "log-key"), filepath.Join(folder, "next")
	former := publish(t, opened(t, db, path, always))
	key, err := transparency.CreateKey(next, "")
	if err != nil {
		t.Fatal(err)
	}
	restart := func(key *transparency.Key) error {
		return pgx.BeginFunc(t.Context(), db.Pool, func(tx pgx.Tx) error { return transparency.Restart(t.Context(), tx, key) })
	}
	formerKey, err := transparency.LoadKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := restart(formerKey); err == nil || !strings.Contains(err.Error(), "name a new file with --log-key") {
		t.Errorf("the former key: got error %v, want one that asks for a new file", err)
	}
	if err := restart(key); err != nil {
		t.Fatal(err)
	}
	var logs []struct {
		Origin string
		Former string
	}
	if err := db.GORM.Raw("SELECT origin, coalesce(former, '') AS former FROM transparency_logs ORDER BY number").Scan(&logs).Error; err != nil {
		t.Fatal(err)
	}
	if len(logs) != 2 || logs[1].Origin != key.Name() || logs[1].Former != former {
		t.Errorf("got logs %+v, want a second one named %s after %q", logs, key.Name(), former)
	}
	if _, err := transparency.Open(t.Context(), db.Writable(), transparency.Config{KeyFile: path, Interval: always}); err == nil {
		t.Error("the former key is still accepted")
	}
	if first := publish(t, opened(t, db, next, always)); !strings.HasPrefix(first, key.Name()+"\n1\n") {
		t.Errorf("got checkpoint %q, want the first one of the new log", first)
	}
	if found, err := transparency.Verify(db.Writable(), []byte(former)); err != nil || found.Broken != nil || found.Checkpoints != 2 {
		t.Errorf("got %+v, want both checkpoints verified: %v", found, err)
	}
}
