package e2e

import (
	"archive/zip"
	"context"
	"encoding/json"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/database"
)

// rewritten copies a ZIP file, with the entries that change returns; nil omits an entry.
func rewritten(t *testing.T, from string, change func(name string, content []byte) []byte) string {
	t.Helper()
	archive, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close() //nolint:errcheck // only read
	to, err := os.Create(filepath.Join(t.TempDir(), "changed.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close() //nolint:errcheck // the writer was closed
	writer := zip.NewWriter(to)
	for _, file := range archive.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if content = change(file.Name, content); content == nil {
			continue
		}
		entry, err := writer.Create(file.Name)
		if err == nil {
			_, err = entry.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return to.Name()
}

// withManifest changes members of the manifest.
func withManifest(t *testing.T, from string, members map[string]any) string {
	t.Helper()
	return rewritten(t, from, func(name string, content []byte) []byte {
		if name != "manifest.json" {
			return content
		}
		manifest := map[string]any{}
		if err := json.Unmarshal(content, &manifest); err != nil {
			t.Fatal(err)
		}
		maps.Copy(manifest, members)
		changed, err := json.Marshal(manifest)
		if err != nil {
			t.Fatal(err)
		}
		return changed
	})
}

// Files that cannot be restored are rejected in one line, before anything is changed.
func TestRestoreRefusals(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	succeeds(t, "migrate", "--data", source)
	whole := filepath.Join(t.TempDir(), "whole.zip")
	succeeds(t, "backup", whole, "--data", source)
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	written := func(content []byte) string {
		path := filepath.Join(t.TempDir(), "file.zip")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	used := t.TempDir()
	startOn(t, used, "--demo=false").signal(t, syscall.SIGTERM)
	for name, c := range map[string]struct {
		file, data  string
		says, flags []string
	}{
		"another file": {written([]byte("proposal_id,date,sponsor,role\n")), "", []string{"incomplete, or not a backup"}, nil},
		"truncated":    {written(content[:len(content)/2]), "", []string{"incomplete, or not a backup"}, nil},
		"another archive": {rewritten(t, whole, func(name string, content []byte) []byte {
			if name == "manifest.json" {
				return nil
			}
			return content
		}), "", []string{"not a backup"}, nil},
		"table missing": {rewritten(t, whole, func(name string, content []byte) []byte {
			if name == "tables/id_key.copy" {
				return nil
			}
			return content
		}), "", []string{"damaged", "tables/id_key.copy", "use another one"}, nil},
		"table altered": {rewritten(t, whole, func(name string, content []byte) []byte {
			if name == "tables/id_key.copy" {
				return append(content, content...)
			}
			return content
		}), "", []string{"damaged", "tables/id_key.copy", "use another one"}, nil},
		"later format":     {withManifest(t, whole, map[string]any{"format": "proposaltracker backup 2"}), "", []string{"backup 2", "use the version of the program"}, nil},
		"later migration":  {withManifest(t, whole, map[string]any{"migration": 9999}), "", []string{"9999", "newer program"}, nil},
		"earlier database": {withManifest(t, whole, map[string]any{"migration": 32}), "", []string{"version 32", "other programs"}, nil},
		"database in use":  {whole, used, []string{"has data", "empty database or data folder"}, []string{"--log-key", filepath.Join(t.TempDir(), "key")}},
		"missing file":     {filepath.Join(t.TempDir(), "none.zip"), "", []string{"none.zip"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := c.data
			if data == "" {
				data = t.TempDir()
			}
			_, errs, code := runs(t, nil, append([]string{"restore", c.file, "--data", data}, c.flags...)...)
			if code != 1 || strings.Count(errs, "\n") != 1 {
				t.Errorf("got exit code %d, want 1 and one line:\n%s", code, errs)
			}
			for _, words := range c.says {
				if !strings.Contains(errs, words) {
					t.Errorf("got error %s, want it to contain %q", errs, words)
				}
			}
			// The right backup can be restored afterwards, unless the database has data.
			if c.data == "" {
				succeeds(t, "restore", whole, "--data", data)
			}
		})
	}
	t.Run("existing file", func(t *testing.T) {
		t.Parallel()
		_, errs, code := runs(t, nil, "backup", whole, "--data", source)
		if code != 1 || !strings.Contains(errs, "exists") {
			t.Errorf("got exit code %d and error %q, want 1 and that the file exists", code, errs)
		}
	})
}

// kills is the number of processes that are killed for each command.
func kills() int {
	if testing.Short() {
		return 3
	}
	return 15
}

// killed runs the program and kills it after a random part of the duration, unless it has ended.
func killed(t *testing.T, within time.Duration, args ...string) {
	t.Helper()
	cmd := command(context.Background(), t, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(rand.N(within), func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait() // killed
	timer.Stop()
}

// A backup or restore that is killed at any time can be repeated, and leaves no incomplete file that looks like a backup.
func TestInterruptedRestore(t *testing.T) {
	t.Parallel()
	p := start(t)
	p.signal(t, syscall.SIGTERM)
	data, folder := t.TempDir(), t.TempDir()
	began := time.Now()
	whole := filepath.Join(folder, "whole.zip")
	succeeds(t, "backup", whole, "--data", p.data)
	took := time.Since(began)
	for i := range kills() {
		path := filepath.Join(folder, strconv.Itoa(i)+".zip")
		killed(t, took, "backup", path, "--data", p.data)
		if _, err := os.Stat(path); err == nil {
			succeeds(t, "restore", path, "--data", t.TempDir())
		}
	}
	began = time.Now()
	succeeds(t, "restore", whole, "--data", t.TempDir())
	took = time.Since(began)
	for range kills() {
		killed(t, took, "restore", whole, "--data", data)
	}
	// The last one may have been complete.
	if _, errs, code := runs(t, nil, "restore", whole, "--data", data); code != 0 && !strings.Contains(errs, "has data") {
		t.Fatalf("got exit code %d, want 0, or that the database has data: %s", code, errs)
	}
	if diff := cmp.Diff(contents(t, p.data), contents(t, data)); diff != "" {
		t.Errorf("restored database (-backed up +restored):\n%s", diff)
	}
}

// An upgrade copies all data to a newer Postgres and retains the former cluster. If it is killed at any time, the folder contains all
// data, in the old version or the new one.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	p := start(t)
	p.signal(t, syscall.SIGTERM)
	version := func() string {
		text, err := os.ReadFile(filepath.Join(p.data, "postgres", "PG_VERSION"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(text))
	}
	from, newest := version(), strconv.Itoa(database.PinnedMajors()[0])
	if from == newest {
		t.Skipf("the only Postgres of this machine is the newest, %s", newest)
	}
	if _, errs, code := runs(t, nil, "fetch-postgres"); code != 0 {
		t.Skipf("Postgres %s cannot be downloaded: %s", newest, errs)
	}
	want := contents(t, p.data)
	for range kills() {
		killed(t, 5*time.Second, "upgrade", "--data", p.data)
		if out := succeeds(t, "verify", "--data", p.data); !strings.Contains(out, " 0 broken links") {
			t.Fatalf("after an interrupted upgrade: got output %q, want a verified record", out)
		}
	}
	if version() == from {
		out := succeeds(t, "upgrade", "--data", p.data)
		if !strings.Contains(out, "from Postgres "+from+" to "+newest) {
			t.Errorf("got output %q, want both versions", out)
		}
	}
	if got := version(); got != newest {
		t.Errorf("got Postgres %s after the upgrade, want %s", got, newest)
	}
	if _, err := os.Stat(filepath.Join(p.data, "postgres-"+from, "PG_VERSION")); err != nil {
		t.Errorf("former cluster: got %v, want it retained", err)
	}
	if diff := cmp.Diff(want, contents(t, p.data)); diff != "" {
		t.Errorf("upgraded database (-former +upgraded):\n%s", diff)
	}
	startOn(t, p.data)
}

// The script deploy/restore-drill.sh restores an intact backup, and rejects any other file.
func TestRestoreDrill(t *testing.T) {
	t.Parallel()
	data, folder := t.TempDir(), t.TempDir()
	succeeds(t, "migrate", "--data", data)
	whole, other := filepath.Join(folder, "whole.zip"), filepath.Join(folder, "other.zip")
	succeeds(t, "backup", whole, "--data", data)
	if err := os.WriteFile(other, []byte("not a backup"), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{whole: "The backup is intact", other: "not a backup"} {
		path, err := built()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), "deploy/restore-drill.sh", file)
		cmd.Env = append(os.Environ(), "PROPOSALTRACKER="+path, "TMPDIR="+folder)
		out, err := cmd.CombinedOutput()
		if !strings.Contains(string(out), want) || (err == nil) != (file == whole) {
			t.Errorf("%s: got %v and output %s, want %q", filepath.Base(file), err, out, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(folder, "tmp.*")); len(left) > 0 || err != nil {
		t.Errorf("after the drill: got temporary folders %v and error %v, want none", left, err)
	}
}

// A restore can be repeated if it was killed after the first migrations.
func TestRestoreAfterFewMigrations(t *testing.T) {
	t.Parallel()
	source, data := t.TempDir(), t.TempDir()
	succeeds(t, "migrate", "--data", source)
	whole := filepath.Join(t.TempDir(), "whole.zip")
	succeeds(t, "backup", whole, "--data", source)
	succeeds(t, "migrate", "--data", data)
	succeeds(t, "migrate", "--down-to", "2", "--data", data)
	succeeds(t, "restore", whole, "--data", data)
	if diff := cmp.Diff(contents(t, source), contents(t, data)); diff != "" {
		t.Errorf("restored database (-backed up +restored):\n%s", diff)
	}
}
