package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user that Postgres runs as: ourselves, or another one where we are root, which
// Postgres refuses to run as.
type account struct {
	name     string
	uid, gid uint32
	// other tells that the account is not ours and has to be taken on.
	other bool
}

// accountFor chooses the account for a cluster folder, which need not exist. A cluster that is
// there keeps its owner, whatever users the machine has got or lost since.
func accountFor(folder string) (account, error) {
	if os.Geteuid() != 0 {
		return account{name: "this user", uid: uint32(os.Geteuid()), gid: uint32(os.Getegid())}, nil //nolint:gosec // ids are not negative here
	}
	if info, err := os.Stat(folder); err == nil {
		if owner := ownerOf(info); owner.Uid != 0 {
			name := fmt.Sprintf("user %d", owner.Uid)
			if known, err := user.LookupId(strconv.FormatUint(uint64(owner.Uid), 10)); err == nil {
				name = "user " + known.Username
			}
			return account{name: name, uid: owner.Uid, gid: owner.Gid, other: true}, nil
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		if found, err := lookUp(name); err == nil {
			return found, nil
		}
	}
	return account{}, errors.New("as root, Postgres refuses to run, and this machine has neither a user postgres nor a user nobody: " +
		"add one with useradd --system postgres")
}

func lookUp(name string) (account, error) {
	known, err := user.Lookup(name)
	if err != nil {
		return account{}, fmt.Errorf("look up user %s: %w", name, err)
	}
	uid, err := strconv.ParseUint(known.Uid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("user id of %s: %w", name, err)
	}
	gid, err := strconv.ParseUint(known.Gid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("group id of %s: %w", name, err)
	}
	return account{name: "user " + name, uid: uint32(uid), gid: uint32(gid), other: true}, nil
}

// command prepares a program to be run by the account, in a process group of its own so that a
// Ctrl-C in the terminal does not reach it: we end it ourselves, after the requests have drained.
// The environment is small, for PGDATA and its like would change what the server does.
func (a account) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = "/"
	cmd.Env = []string{"LC_ALL=C", "TZ=UTC", "PATH=" + filepath.Dir(program) + ":/usr/bin:/bin"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a.other {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return cmd
}

// own gives a path to the account.
func (a account) own(path string) error {
	if !a.other {
		return nil
	}
	return os.Chown(path, int(a.uid), int(a.gid))
}

// makeFolder makes a folder that the account alone may enter. One that is there stays as it is.
func (a account) makeFolder(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return a.own(path)
}

// reaches tells whether the account may pass through every folder on the way to path, and through
// path itself where that is a folder. For an account that is not ours it goes by the permission
// bits, for ours the system is asked, which knows of further groups and of access lists.
func (a account) reaches(path string) bool {
	if !a.other {
		return syscall.Access(path, 0o1) == nil
	}
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	for {
		info, err := os.Stat(path)
		if err != nil || info.IsDir() && !a.may(info, 0o1) {
			return false
		}
		if parent := filepath.Dir(path); parent != path {
			path = parent
			continue
		}
		return true
	}
}

// may tells whether the permission bits of a file (1 to execute or enter, 2 to write, 4 to read)
// are the account's.
func (a account) may(info fs.FileInfo, bits fs.FileMode) bool {
	owner := ownerOf(info)
	switch {
	case owner.Uid == a.uid:
		bits <<= 6
	case owner.Gid == a.gid:
		bits <<= 3
	}
	return info.Mode().Perm()&bits == bits
}

// checkNull tells why the account could not write to the null device. initdb dies of that with a
// message on something else.
func (a account) checkNull(device string) error {
	info, err := os.Stat(device)
	if err != nil {
		return fmt.Errorf("look at the null device: %w", err)
	}
	if a.may(info, 0o2) || !a.other && syscall.Access(device, 0o2) == nil {
		return nil
	}
	return fmt.Errorf("%s is not writable for %s, and Postgres needs it (its mode is %s): chmod 666 %s",
		device, a.name, info.Mode(), device)
}

func ownerOf(info fs.FileInfo) *syscall.Stat_t {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat
	}
	return &syscall.Stat_t{}
}
