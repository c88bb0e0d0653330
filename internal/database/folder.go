package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// longestSocket is the longest path of a socket, in bytes, that all platforms take (Linux ends at
// 107, macOS at 103).
const longestSocket = 100

// folder is a data folder that this process has to itself. In it are
//
//	postgres/     the cluster, which belongs to the account that Postgres runs as
//	postgres.log  what Postgres had to say since it was started; .previous is the time before
//	socket/       the socket, where its path is short enough and open to the account
//	lock          held while a process uses the folder
type folder struct {
	path string
	as   account
	held *fileLock
}

// openFolder makes the folder where it is not there, and locks it. Each error is one line that
// says what to do.
func openFolder(data string) (*folder, error) {
	path, err := filepath.Abs(data)
	if err != nil {
		return nil, fmt.Errorf("data folder %q: %w", data, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // only the data folder itself is private
		return nil, unwritable(path, err)
	}
	if err := os.Mkdir(path, ownMode()); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, unwritable(path, err)
	}
	held, err := lockNow(filepath.Join(path, "lock"))
	if errors.Is(err, errHeld) {
		return nil, fmt.Errorf("the data folder %s is in use (%w): stop that process, or choose another folder with --data", path, err)
	}
	if err != nil {
		return nil, unwritable(path, err)
	}
	f := &folder{path: path, held: held}
	if f.as, err = accountFor(f.cluster()); err == nil {
		err = f.as.checkNull(os.DevNull)
	}
	if err != nil {
		held.release()
		return nil, err
	}
	return f, nil
}

// ownMode is the mode of a new data folder: as root, Postgres runs as somebody else, who must
// pass through it.
func ownMode() fs.FileMode {
	if os.Geteuid() == 0 {
		return 0o711
	}
	return 0o700
}

func unwritable(path string, err error) error {
	return fmt.Errorf("the data folder %s cannot be written: %w: choose another folder with --data", path, reason(err))
}

// reason is the system's own word for what went wrong with a file, without the path again.
func reason(err error) error {
	if wrapped, ok := errors.AsType[*fs.PathError](err); ok {
		return wrapped.Err
	}
	return err
}

func (f *folder) cluster() string { return filepath.Join(f.path, "postgres") }

// made is the half-made cluster, which initdb writes before it is put in place.
func (f *folder) made() string { return filepath.Join(f.path, "postgres.new") }

func (f *folder) log() string { return filepath.Join(f.path, "postgres.log") }

// major is the major version that the cluster was made by; 0 where there is none yet.
func (f *folder) major() (int, error) {
	text, err := os.ReadFile(filepath.Join(f.cluster(), "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(f.cluster())
		if err == nil && len(entries) > 0 {
			return 0, fmt.Errorf("%s has files, but is no Postgres data folder: move it away, or choose another folder with --data", f.cluster())
		}
		return 0, nil
	}
	if err != nil {
		return 0, unwritable(f.path, err)
	}
	// Before 10 a major version had two numbers: 9.6 is 9 here, which is refused all the same.
	whole, _, _ := strings.Cut(strings.TrimSpace(string(text)), ".")
	major, err := strconv.Atoi(whole)
	if err != nil || major <= 0 {
		return 0, fmt.Errorf("%s does not tell a version of Postgres: restore the folder from a backup, or choose another one with --data",
			filepath.Join(f.cluster(), "PG_VERSION"))
	}
	return major, nil
}

// initialize makes a new cluster. It stands in its place only once it is whole: initdb can be
// killed half-way, and leaves a folder then that looks like a cluster and is none.
//
// Texts are compared byte by byte (collation C), so that every machine sorts alike; what is a
// letter is told by the first of the character types that this machine has.
func (f *folder) initialize(ctx context.Context, server binaries, durable durability) error {
	if err := os.RemoveAll(f.made()); err != nil {
		return unwritable(f.path, err)
	}
	var failed error
	for _, letters := range []string{"C.UTF-8", "en_US.UTF-8", "UTF-8", "C"} {
		if failed = f.initdb(ctx, server, durable, letters); failed == nil || ctx.Err() != nil {
			break
		}
	}
	if failed != nil {
		_ = os.RemoveAll(f.made())
		return fmt.Errorf("make a Postgres data folder in %s: %w", f.path, failed)
	}
	// An empty folder in its place is what an unlucky moment before this line leaves.
	if err := os.Remove(f.cluster()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable(f.path, err)
	}
	if err := os.Rename(f.made(), f.cluster()); err != nil {
		return unwritable(f.path, err)
	}
	return nil
}

func (f *folder) initdb(ctx context.Context, server binaries, durable durability, letters string) error {
	if err := f.as.makeFolder(f.made()); err != nil {
		return unwritable(f.path, err)
	}
	args := []string{
		"--username=" + Name, "--auth=trust", "--encoding=UTF8",
		"--locale=C", "--lc-ctype=" + letters, "--text-search-config=simple", "--no-instructions",
	}
	if durable == throwaway {
		args = append(args, "--no-sync")
	}
	cmd, opened, err := f.command(ctx, f.made(), server.program("initdb"), args...)
	if err != nil {
		return err
	}
	defer opened.Close() //nolint:errcheck // nil, or a handle without data
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, faultIn(string(out)))
	}
	return nil
}

// command prepares a server program that works on dir. Where the account cannot reach dir from
// the root, as below a folder that is closed to all but root, the folder is handed to it open:
// the file that is returned must stay open until the command runs.
func (f *folder) command(ctx context.Context, dir, program string, args ...string) (*exec.Cmd, *os.File, error) {
	if f.as.reaches(dir) {
		return f.as.command(ctx, program, append([]string{"-D", dir}, args...)...), nil, nil
	}
	if runtime.GOOS != "linux" {
		return nil, nil, fmt.Errorf("%s cannot enter %s, and Postgres does not run as root: choose a folder with --data that is open to all", f.as.name, f.path)
	}
	opened, err := os.Open(dir)
	if err != nil {
		return nil, nil, unwritable(f.path, err)
	}
	cmd := f.as.command(ctx, program, append([]string{"-D", "/proc/self/fd/3"}, args...)...)
	cmd.ExtraFiles = []*os.File{opened}
	return cmd, opened, nil
}

// socketFolder makes the folder for the socket: in the data folder, or else a short one below the
// folder for temporary files. A comma or a quote in its path would be read as a list of folders.
func (f *folder) socketFolder() (string, error) {
	beside := filepath.Join(f.path, "socket")
	if len(socketIn(beside)) <= longestSocket && !strings.ContainsAny(beside, `,"'`) && f.as.reaches(f.path) {
		if err := f.as.makeFolder(beside); err != nil {
			return "", unwritable(f.path, err)
		}
		return beside, nil
	}
	for _, parent := range []string{os.TempDir(), "/tmp"} {
		if len(socketIn(parent))+len(socketPrefix)+10 > longestSocket || !f.as.reaches(parent) {
			continue
		}
		if made, err := os.MkdirTemp(parent, socketPrefix); err == nil {
			return made, f.as.own(made)
		}
	}
	return "", fmt.Errorf("no folder for the socket of Postgres: neither %s nor %s is short enough, open to %s and writable", beside, os.TempDir(), f.as.name)
}

// socketPrefix begins the names of socket folders that stand among the temporary files.
const socketPrefix = Name + "-"

// removeSocketFolder clears a folder made by [folder.socketFolder], this time's or one that a
// killed process left.
func (f *folder) removeSocketFolder(dir string) {
	if !f.has(dir) && !strings.HasPrefix(filepath.Base(dir), socketPrefix) {
		return // a name from a file that somebody has written in
	}
	_ = os.Remove(socketIn(dir))
	_ = os.Remove(socketIn(dir) + ".lock")
	_ = os.Remove(dir) // fails where there is anything that is not ours
}

// has tells whether a socket folder is the data folder's own.
func (f *folder) has(socket string) bool { return filepath.Dir(socket) == f.path }

func socketIn(dir string) string { return filepath.Join(dir, ".s.PGSQL.5432") }

// newLog starts the log anew and keeps the last one beside it.
func (f *folder) newLog() (*os.File, error) {
	if err := os.Rename(f.log(), f.log()+".previous"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, unwritable(f.path, err)
	}
	log, err := os.OpenFile(f.log(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, unwritable(f.path, err)
	}
	return log, nil
}

// faultIn picks the line that tells what was wrong from what a server program wrote, or the last.
func faultIn(output string) string {
	for line := range strings.Lines(output) {
		for _, mark := range []string{"PANIC: ", "FATAL: ", "error: "} {
			if _, fault, has := strings.Cut(line, mark); has {
				return strings.TrimSpace(fault)
			}
		}
	}
	return lastLine(output)
}
