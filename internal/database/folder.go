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

// maxSocketPath is the maximum length, in bytes, of a socket path that all platforms accept. The
// limit is 107 on Linux and 103 on macOS.
const maxSocketPath = 100

// folder is a data folder in use by this process only. It contains
//
//	postgres/     the cluster, owned by the account that Postgres runs as
//	postgres.log  the server log since the last start; postgres.log.previous is the one before
//	socket/       the socket, if its path is short enough and the account can enter it
//	lock          locked while a process uses the folder
//	upgrade/      the new cluster of an upgrade that is not complete
//	postgres-N/   the former cluster, of major version N, since an upgrade
type folder struct {
	path string
	as   account
	held *fileLock
}

// openFolder creates the folder if it does not exist, and locks it. Each error is a single line
// that includes the remedy.
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

// ownMode returns the mode of a new data folder. If this process runs as root, Postgres runs as
// another user, which must be able to enter the folder.
func ownMode() fs.FileMode {
	if os.Geteuid() == 0 {
		return 0o711
	}
	return 0o700
}

func unwritable(path string, err error) error {
	return fmt.Errorf("the data folder %s is not writable: %w: choose another folder with --data", path, reason(err))
}

// reason returns the operating system's description of a file error, without the path.
func reason(err error) error {
	if wrapped, ok := errors.AsType[*fs.PathError](err); ok {
		return wrapped.Err
	}
	return err
}

func (f *folder) cluster() string { return filepath.Join(f.path, "postgres") }

// newPrefix is the prefix of incomplete clusters, in which initdb works before they are renamed.
const newPrefix = "postgres.new"

func (f *folder) log() string { return filepath.Join(f.path, "postgres.log") }

// major returns the major version that created the cluster; 0 if there is no cluster.
func (f *folder) major() (int, error) {
	text, err := os.ReadFile(filepath.Join(f.cluster(), "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(f.cluster())
		if err == nil && len(entries) > 0 {
			return 0, fmt.Errorf("%s is not empty, but is not a Postgres data folder: move it away, or choose another folder with --data", f.cluster())
		}
		return 0, nil
	}
	if err != nil {
		return 0, unwritable(f.path, err)
	}
	// Before version 10, major versions had two numbers. 9.6 becomes 9 here, which is rejected as
	// well.
	whole, _, _ := strings.Cut(strings.TrimSpace(string(text)), ".")
	major, err := strconv.Atoi(whole)
	if err != nil || major <= 0 {
		return 0, fmt.Errorf("%s does not contain the version of Postgres: restore the folder from a backup, or choose another one with --data",
			filepath.Join(f.cluster(), "PG_VERSION"))
	}
	return major, nil
}

// initialize creates a cluster and renames it when it is complete, because an initdb that was
// killed leaves a folder that looks like a cluster. If this program was killed, its initdb may
// still be writing when the next start begins, so each start uses a new folder.
//
// Texts are compared byte by byte (collation C), so that the order is the same on every machine.
// Letters are classified by the first of our preferred character types that this machine supports.
func (f *folder) initialize(ctx context.Context, server binaries, durable durability) error {
	f.removeIncomplete()
	made, err := os.MkdirTemp(f.path, newPrefix+"-")
	if err == nil {
		err = f.as.own(made)
	}
	if err != nil {
		return unwritable(f.path, err)
	}
	var failed error
	for _, letters := range []string{"C.UTF-8", "en_US.UTF-8", "UTF-8", "C"} {
		if failed = f.initdb(ctx, made, server, durable, letters); failed == nil || ctx.Err() != nil {
			break
		}
	}
	if failed != nil {
		_ = os.RemoveAll(made)
		return fmt.Errorf("create a Postgres data folder in %s: %w", f.path, failed)
	}
	// If the process was killed just before the rename, an empty folder remains.
	if err := os.Remove(f.cluster()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable(f.path, err)
	}
	if err := os.Rename(made, f.cluster()); err != nil {
		return unwritable(f.path, err)
	}
	return nil
}

// removeIncomplete deletes incomplete clusters left by earlier starts that were killed. It ignores
// errors: an initdb may still be writing there, and the next start tries again.
func (f *folder) removeIncomplete() {
	left, err := filepath.Glob(filepath.Join(f.path, newPrefix+"*"))
	if err != nil {
		return // the pattern is malformed, because the path contains a bracket
	}
	for _, each := range left {
		_ = os.RemoveAll(each)
	}
}

func (f *folder) initdb(ctx context.Context, made string, server binaries, durable durability, letters string) error {
	args := []string{
		"--username=" + Name, "--auth=trust", "--encoding=UTF8",
		"--locale=C", "--lc-ctype=" + letters, "--text-search-config=simple", "--no-instructions",
	}
	if durable == throwaway {
		args = append(args, "--no-sync")
	} else {
		args = append(args, "--data-checksums") // damage on the disk is reported instead of read
	}
	cmd, opened, err := f.command(ctx, made, server.program("initdb"), args...)
	if err != nil {
		return err
	}
	defer opened.Close() //nolint:errcheck // nil, or nothing is written through this handle
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, faultIn(string(out)))
	}
	return nil
}

// command prepares a server program that works on dir. If the account cannot reach dir from the
// root directory, for example because only root can enter a parent folder, the program inherits an
// open handle of the folder. The returned file must stay open until the command has started.
func (f *folder) command(ctx context.Context, dir, program string, args ...string) (*exec.Cmd, *os.File, error) {
	if f.as.reaches(dir) {
		return f.as.command(ctx, program, append([]string{"-D", dir}, args...)...), nil, nil
	}
	if runtime.GOOS != "linux" {
		return nil, nil, fmt.Errorf("%s cannot enter %s, and Postgres does not run as root: choose an accessible folder with --data", f.as.name, f.path)
	}
	opened, err := os.Open(dir)
	if err != nil {
		return nil, nil, unwritable(f.path, err)
	}
	cmd := f.as.command(ctx, program, append([]string{"-D", "/proc/self/fd/3"}, args...)...)
	cmd.ExtraFiles = []*os.File{opened}
	return cmd, opened, nil
}

// socketFolder creates the folder for the socket: in the data folder or, if that is unsuitable, a
// short one for temporary files. Postgres would split a path with a comma or a quote.
func (f *folder) socketFolder() (string, error) {
	inside := filepath.Join(f.path, "socket")
	if len(socketIn(inside)) <= maxSocketPath && !strings.ContainsAny(inside, `,"'`) && f.as.reaches(f.path) {
		if err := f.as.makeFolder(inside); err != nil {
			return "", unwritable(f.path, err)
		}
		return inside, nil
	}
	for _, parent := range []string{os.TempDir(), "/tmp"} {
		if len(socketIn(parent))+len(socketPrefix)+10 > maxSocketPath || !f.as.reaches(parent) {
			continue
		}
		if made, err := os.MkdirTemp(parent, socketPrefix); err == nil {
			return made, f.as.own(made)
		}
	}
	return "", fmt.Errorf("no folder for the Postgres socket: neither %s nor %s is short enough, writable and accessible to %s", inside, os.TempDir(), f.as.name)
}

// socketPrefix begins the names of socket folders among the temporary files.
const socketPrefix = Name + "-"

// removeSocketFolder deletes a folder that [folder.socketFolder] created, in this process or in one
// that was killed.
func (f *folder) removeSocketFolder(dir string) {
	if !f.has(dir) && !strings.HasPrefix(filepath.Base(dir), socketPrefix) {
		return // the name comes from a file that another user may have written
	}
	_ = os.Remove(socketIn(dir))
	_ = os.Remove(socketIn(dir) + ".lock")
	_ = os.Remove(dir) // fails if the folder contains files of others
}

// has reports whether a socket folder is in the data folder.
func (f *folder) has(socket string) bool { return filepath.Dir(socket) == f.path }

func socketIn(dir string) string { return filepath.Join(dir, ".s.PGSQL.5432") }

// newLog starts a new log and renames the previous one.
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

// faultIn returns the line in a server program's output that describes the error, or the last line
// if there is none.
func faultIn(output string) string {
	for line := range strings.Lines(output) {
		for _, mark := range []string{"PANIC: ", "FATAL: ", "error: "} {
			if _, fault, ok := strings.Cut(line, mark); ok {
				return strings.TrimSpace(fault)
			}
		}
	}
	return lastLine(output)
}
