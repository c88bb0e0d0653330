package transparency_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"proposaltracker/internal/database/databasetest"
	"proposaltracker/internal/transparency"
)

// Both keys sign the rotation. The former key signs nothing afterwards, and the log continues with the new one.
func TestRotation(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	path := filepath.Join(t.TempDir(), "log-key")
	log := opened(t, db, path, always)
	publish(t, log)
	former, err := log.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	next, err := transparency.Rotate(t.Context(), db.Writable(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Publish(t.Context()); err == nil || !strings.Contains(err.Error(), "but the log of this database is signed with") {
		t.Errorf("a server with the former key: %v", err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o600, path + ".former": 0o600} {
		if file, err := os.Stat(name); err != nil || file.Mode().Perm() != mode {
			t.Errorf("%s: %v", name, err)
		}
	}
	restarted := opened(t, db, path, always)
	latest := publish(t, restarted)
	verifiers := []note.Verifier{}
	for _, key := range []string{strings.TrimSpace(former), next} {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			t.Fatal(err)
		}
		verifiers = append(verifiers, verifier)
	}
	if checkpoint, err := transparency.OpenCheckpoint([]byte(latest), verifiers[1]); err != nil || checkpoint.Size != 2 || checkpoint.Origin != verifiers[0].Name() {
		t.Errorf("the checkpoint after the rotation is %+v: %v", checkpoint, err)
	}
	keys, err := restarted.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	head, statement, _ := strings.Cut(keys, "\n\n")
	if head != next+"\n"+strings.TrimSpace(former) {
		t.Errorf("the keys are %q", head)
	}
	signed, err := note.Open([]byte(statement), note.VerifierList(verifiers...))
	want := "proposaltracker key rotation v1\n" + verifiers[0].Name() + "\n1\n" + next + "\n"
	if err != nil || signed.Text != want || len(signed.Sigs) != 2 {
		t.Errorf("the statement is %q: %v", statement, err)
	}
	if verified, err := transparency.Verify(db.ReadOnly(), []byte(latest)); err != nil || len(verified.Broken) > 0 || verified.Checkpoints != 2 {
		t.Errorf("verified %+v, %v", verified, err)
	}
}

// A rotation that was interrupted before the files were renamed is completed by repeating it.
func TestInterruptedRotation(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	path := filepath.Join(t.TempDir(), "log-key")
	opened(t, db, path, always)
	next, err := transparency.Rotate(t.Context(), db.Writable(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range [][2]string{{path, path + ".next"}, {path + ".former", path}} {
		if err := os.Rename(files[0], files[1]); err != nil {
			t.Fatal(err)
		}
	}
	if again, err := transparency.Rotate(t.Context(), db.Writable(), path); err != nil || again != next {
		t.Errorf("repeated: got %q, %v, want %q", again, err, next)
	}
	publish(t, opened(t, db, path, always))
}
