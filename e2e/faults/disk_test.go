package faults

import (
	"bytes"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The program reports a disk that is almost full. On a full disk, it rejects writes and continues
// to serve reads. Once there is space again, writes succeed without a restart.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	disk := newFolder(t, "disk")
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1200m,mode=0711"); err != nil {
		t.Skip("mounting a small file system requires root: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	metrics := freeAddress(t)
	p := launch(t, nil, "--data="+filepath.Join(disk, "data"), "--metrics-listen="+metrics)
	p.ready(t)
	writes := newLedger()
	if got := writes.write(t, p); !got.ok() {
		t.Fatalf("write with enough space: got %s, want success", got)
	}

	fill(t, disk, 55<<20) // 4.6 %
	await(t, patience, "the log reports the disk", func() bool { return strings.Contains(p.errors.text(), "disk almost full") })
	if status, body := p.get(t, "/readyz"); status != http.StatusOK || !strings.Contains(body, "disk") {
		t.Errorf("/readyz: got %d %s, want 200 and a warning about the disk", status, body)
	}
	if free := scrape(t, metrics, "proposaltracker_disk_free_bytes"); free == "" || free == "0" {
		t.Errorf("metric of the free space: got %q, want a positive number", free)
	}
	if got := writes.write(t, p); !got.ok() {
		t.Errorf("write on an almost full disk: got %s, want success", got)
	}
	fill(t, disk, 0)
	got := writes.write(t, p)
	t.Logf("write on a full disk: %s", got)
	if !got.unavailable() || got.Errors[0].Extensions["reason"] != "STORAGE_FULL" {
		t.Errorf("write on a full disk: got %s, want STORAGE_FULL", got)
	}
	for range 20 {
		if got := p.send(t, readDrafts, nil); !got.ok() {
			t.Fatalf("read on a full disk: got %s, want success", got)
		}
	}
	if err := os.Remove(filepath.Join(disk, "filler")); err != nil {
		t.Fatal(err)
	}
	if got := writes.write(t, p); !got.ok() {
		t.Errorf("write once there is space: got %s, want success", got)
	}
	writes.check(t, p)
}

// fill writes a file until only left bytes are free.
func fill(t *testing.T, disk string, left int64) {
	t.Helper()
	file, err := os.OpenFile(filepath.Join(disk, "filler"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // the disk is full
	for chunk := make([]byte, 1<<20); ; {
		var has syscall.Statfs_t
		if err := syscall.Statfs(disk, &has); err != nil {
			t.Fatal(err)
		}
		over := int64(has.Bavail)*has.Bsize - left
		if over <= 0 {
			return
		}
		if _, err := file.Write(chunk[:min(int64(len(chunk)), over)]); err != nil && !strings.Contains(err.Error(), "no space") {
			t.Fatal(err)
		}
	}
}

// If the first start is killed at any moment, the next start, immediately afterwards, succeeds.
func TestFirstStartKilled(t *testing.T) {
	t.Parallel()
	data := filepath.Join(newFolder(t, "killed"), "data")
	moments := []int{50, 150, 300, 500, 700, 1000, 1400, 2000, 3000} // milliseconds
	if testing.Short() {
		moments = []int{100, 400, 900}
	}
	for _, moment := range moments {
		p := launchEmbedded(t, data)
		state := "was not yet creating the database"
		deadline := time.NewTimer(time.Duration(moment) * time.Millisecond)
		select {
		case <-deadline.C:
		case <-p.exited:
			t.Fatalf("the program ended while starting: %s", p.errors.text())
		}
		if left, _ := filepath.Glob(filepath.Join(data, "postgres.new*")); len(left) > 0 {
			state = "was creating the database"
		} else if _, err := os.Stat(filepath.Join(data, "postgres")); err == nil {
			state = "had created the database"
		}
		p.stop(t, syscall.SIGKILL)
		t.Logf("killed after %d ms: it %s", moment, state)
	}
	p := launchEmbedded(t, data)
	p.ready(t)
	if got := p.send(t, createProposal, draft("")); !got.ok() {
		t.Errorf("write after the killed starts: got %s, want success", got)
	}
}

// launchEmbedded starts the program with its embedded Postgres.
func launchEmbedded(t *testing.T, data string) *program {
	t.Helper()
	return launch(t, nil, "--data="+data)
}

// A bit that flips on the disk is detected when its page is read, and by the command verify.
func TestFlippedBit(t *testing.T) {
	t.Parallel()
	data := filepath.Join(newFolder(t, "flipped"), "data")
	p := launchEmbedded(t, data)
	p.ready(t)
	if got := p.send(t, createProposal, draft("")); !got.ok() {
		t.Fatal(got)
	}
	p.stop(t, syscall.SIGTERM)
	flip(t, filepath.Join(data, "postgres", "base"), "We suggest to talk") // the text of the draft

	p = launchEmbedded(t, data)
	p.ready(t)
	got := p.send(t, `{ viewer { drafts(first: 5) { nodes { id text { body } } } } }`, nil)
	t.Logf("read of the page: %s", got)
	p.stop(t, syscall.SIGTERM) // after which its log is complete
	if got.ok() || !strings.Contains(p.errors.text(), "invalid page") {
		t.Errorf("read of the page: got %s, want an error, and \"invalid page\" in the log", got)
	}
	flip(t, filepath.Join(data, "postgres", "base"), "dev:JPN") // the subject that created the draft, in the event log
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), path, "verify", "--data", data).CombinedOutput()
	t.Logf("verify: %v: %s", err, out)
	if err == nil || !bytes.Contains(out, []byte("invalid page")) {
		t.Errorf("verify: got error %v, want one that contains \"invalid page\": %s", err, out)
	}
}

// flip changes one bit of text in the files below folder that contain it.
func flip(t *testing.T, folder, text string) {
	t.Helper()
	flipped := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		at := bytes.Index(content, []byte(text))
		if err != nil || at < 0 {
			return err
		}
		content[at] ^= 1
		flipped++
		return os.WriteFile(path, content, entry.Type().Perm())
	})
	if err != nil || flipped == 0 {
		t.Fatalf("found %q in %d files, want at least one; error %v", text, flipped, err)
	}
}
