// Package faults tests how failures of the database, its host or the network affect clients, and
// that no acknowledged write is lost, duplicated or answered inconsistently. Its tests start the
// program, a Postgres primary with a streaming standby, and proxies between them. `go test -v`
// prints the effects on clients and their durations.
package faults

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// patience is the maximum time to wait for a condition that is not itself under test, such as a start on a slow machine.
const patience = time.Minute

func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil { // the module's root, where the program is built
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(scratch())
	_ = os.RemoveAll(buildFolder())
	os.Exit(code)
}

// scratch returns a temporary folder of this test process to which Postgres has access.
func scratch() string {
	parent := os.TempDir()
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		parent = "/dev/shm"
	}
	return filepath.Join(parent, fmt.Sprintf("proposaltracker-faults-%d", os.Getpid()))
}

// buildFolder returns the folder for the program that is built for the tests. It is not in memory,
// since some systems do not execute files there.
func buildFolder() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("proposaltracker-faults-build-%d", os.Getpid()))
}

// newFolder creates a folder to which Postgres has access. It exists until all tests have ended.
func newFolder(t *testing.T, name string) string {
	t.Helper()
	parent := scratch()
	err := os.Mkdir(parent, 0o711)
	if errors.Is(err, os.ErrExist) {
		err = nil
	}
	var folder string
	if err == nil {
		folder, err = os.MkdirTemp(parent, name+"-") //nolint:usetesting // several tests share its content
	}
	if err == nil {
		err = os.Chmod(folder, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// built returns the path of the program, which is built once for all tests.
var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildFolder(), "proposaltracker")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return path, fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

// await waits until met returns true, and returns the time that it took. what describes the
// condition and completes the sentence "waited until".
func await(t *testing.T, limit time.Duration, what string, met func() bool) time.Duration {
	t.Helper()
	began := time.Now()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for ; !met(); <-ticker.C {
		if time.Since(began) > limit {
			t.Fatalf("waited %s until %s", limit, what)
		}
	}
	return time.Since(began)
}
