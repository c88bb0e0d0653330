package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// pidFile is the content of the file that a running Postgres writes into its folder.
type pidFile struct {
	pid    int
	socket string
	ready  bool
}

func (f *folder) pidPath() string { return filepath.Join(f.cluster(), "postmaster.pid") }

// readPid returns false if the file does not exist, or if Postgres has not finished writing it.
func (f *folder) readPid() (pidFile, bool) {
	text, err := os.ReadFile(f.pidPath())
	if err != nil {
		return pidFile{}, false
	}
	// The lines are: process ID, folder, start time, port, socket folder, address, shared memory,
	// status.
	lines := append(strings.Split(string(text), "\n"), make([]string, 8)...)
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil || pid <= 1 {
		return pidFile{}, false
	}
	return pidFile{pid: pid, socket: lines[4], ready: strings.TrimSpace(lines[7]) == "ready"}, true
}

// recoverFolder cleans up after a killed process, and reports whether there was anything to clean
// up. It stops a Postgres that is still running, because ours needs its own settings and must be
// our child process. It also removes a stale pid file, because another process may have that ID by
// now. Since we hold the folder's lock, the server cannot belong to another running process.
func (f *folder) recoverFolder(ctx context.Context) (bool, error) {
	f.removeIncomplete()
	_, err := os.Stat(f.pidPath())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, unwritable(f.path, err)
	}
	left, found := f.readPid()
	if found {
		for _, step := range []ending{{syscall.SIGINT, 15 * time.Second}, {syscall.SIGQUIT, quitWithin}, {syscall.SIGKILL, 5 * time.Second}} {
			if !f.serves(ctx, left.pid) {
				break
			}
			f.end(ctx, left.pid, step)
		}
		if f.serves(ctx, left.pid) {
			return true, fmt.Errorf("a Postgres of an earlier run (process %d) still uses the data folder %s and does not stop: "+
				"end it, or choose another folder with --data", left.pid, f.path)
		}
		f.removeSocketFolder(left.socket)
	}
	if err := os.Remove(f.pidPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return true, unwritable(f.path, err)
	}
	return true, nil
}

// ending is a signal, and the time to wait for its effect.
type ending struct {
	signal syscall.Signal
	wait   time.Duration
}

func (f *folder) end(ctx context.Context, pid int, how ending) {
	ctx, cancel := context.WithTimeout(ctx, how.wait)
	defer cancel()
	if err := syscall.Kill(pid, how.signal); err != nil {
		return
	}
	_ = until(ctx, func() bool { return !f.serves(ctx, pid) })
}

// serves reports whether a process is a Postgres that works on this folder, rather than an
// unrelated process that has reused the ID.
func (f *folder) serves(ctx context.Context, pid int) bool {
	if _, err := os.Stat("/proc/self/cwd"); err != nil {
		// There is no /proc, as on macOS.
		out, err := exec.CommandContext(ctx, "ps", "-o", "comm=", "-p", strconv.Itoa(pid)).Output()
		return err == nil && filepath.Base(strings.TrimSpace(string(out))) == "postgres"
	}
	there, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	if errors.Is(err, fs.ErrPermission) {
		// In a container, root may lack access to the processes of other users.
		name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
		return err == nil && strings.TrimSpace(string(name)) == "postgres"
	}
	here, hereErr := os.Stat(f.cluster())
	return err == nil && hereErr == nil && os.SameFile(there, here)
}

// until polls a condition that cannot be waited for otherwise.
func until(ctx context.Context, met func() bool) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !met() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}
