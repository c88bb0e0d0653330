package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// saveCheckpoint saves the latest checkpoint of a program once there is one.
func saveCheckpoint(t *testing.T, p *program) string {
	t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(patience); ; <-again.C {
		status, header, body := p.request(t, http.MethodGet, "/log/checkpoint", nil, nil)
		if status == http.StatusOK {
			if got := header.Get("Content-Type") + "; " + header.Get("Cache-Control"); got != "text/plain; charset=utf-8; public, max-age=5" {
				t.Errorf("headers of the checkpoint: got %s, want plain text that may be cached for 5 s", got)
			}
			path := filepath.Join(t.TempDir(), "checkpoint.txt")
			if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
		if time.Now().After(deadline) {
			t.Fatalf("got %d %s until the deadline, want a checkpoint", status, body)
		}
	}
}

// A saved checkpoint verifies the database that it comes from, and no other.
func TestVerifyCheckpoint(t *testing.T) {
	t.Parallel()
	p, other := start(t, "--checkpoint-interval", "1s"), startWithoutDemo(t)
	saved, foreign := saveCheckpoint(t, p), saveCheckpoint(t, other)
	_, key := p.get(t, "/log/key")
	if origin, _, _ := strings.Cut(key, "+"); !strings.HasPrefix(origin, "proposaltracker.log/") {
		t.Errorf("got key %q, want one of proposaltracker.log", key)
	}
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Fatalf("stop: got exit code %d, want 0", code)
	}
	out, errs, code := runs(t, nil, "verify", "--data", p.data, "--checkpoint", saved)
	if code != 0 || !strings.Contains(out, "of the transparency log verified, and the given one.") {
		t.Errorf("verify: got exit code %d, want 0: %s %s", code, out, errs)
	}
	out, errs, code = runs(t, nil, "verify", "--data", p.data, "--checkpoint", foreign)
	if code != 1 || !strings.Contains(errs, "it is a checkpoint of another log") || strings.Count(errs, "\n") != 1 {
		t.Errorf("verify with another log's checkpoint: got exit code %d, want 1 and one line: %s %s", code, out, errs)
	}
}
