package database

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// errHeld means that another process holds the lock.
var errHeld = errors.New("held by another process")

// fileLock is an advisory lock that the kernel releases when its process ends for any reason.
type fileLock struct{ file *os.File }

// lockNow locks a file, which it creates if necessary, and writes the process ID into it. If
// another process holds the lock, it returns [errHeld], with the ID of that process if it can be
// read.
func lockNow(path string) (*fileLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		_ = file.Close()
		return nil, heldBy(path)
	}
	if err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	// The process ID only helps users who find the folder in use; the lock does not depend on it.
	if err := file.Truncate(0); err == nil {
		_, _ = fmt.Fprintln(file, os.Getpid())
	}
	return &fileLock{file: file}, nil
}

func heldBy(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return errHeld
	}
	if holder, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
		return fmt.Errorf("%w, with process ID %d", errHeld, holder)
	}
	return errHeld
}

// lockWait waits for the lock until it is free or ctx is done.
func lockWait(ctx context.Context, path string) (*fileLock, error) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		held, err := lockNow(path)
		if !errors.Is(err, errHeld) {
			return held, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}

// release unlocks the file before closing it, since a process that is being forked has a copy of
// the handle and would otherwise hold the lock until it closes the copy.
func (l *fileLock) release() {
	_ = syscall.Flock(int(l.file.Fd()), syscall.LOCK_UN)
	_ = l.file.Close()
}
