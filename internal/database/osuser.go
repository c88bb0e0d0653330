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

// account is the user that Postgres runs as. It is the current user or, because Postgres refuses to
// run as root, another user if this process runs as root.
type account struct {
	name     string
	uid, gid uint32
	// other is true if the account differs from the one of this process.
	other bool
}

// accountFor chooses the account for a cluster folder, which need not exist. If it exists, its
// owner is the account, even if the users of the machine have changed since.
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
	return account{}, errors.New("refused by Postgres, which does not run as root: this machine has neither a user postgres nor a user nobody: " +
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

// command prepares a program that runs as the account. It has its own process group, so that Ctrl-C
// in the terminal does not reach it: we stop it ourselves, after requests have drained. Its
// environment is minimal, because variables such as PGDATA would change the server's behavior.
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

// own changes the owner of a path to the account.
func (a account) own(path string) error {
	if !a.other {
		return nil
	}
	return os.Chown(path, int(a.uid), int(a.gid))
}

// makeFolder creates a folder that only the account can enter. An existing folder is not changed.
func (a account) makeFolder(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return a.own(path)
}

// reaches reports whether the account can enter every parent folder of path, and path itself if it
// is a folder. For another account, it evaluates the permission bits; for the current one, it asks
// the operating system, which also considers supplementary groups and access lists.
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

// may reports whether the account has the given permissions on a file: 1 to execute or enter, 2 to
// write, 4 to read.
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

// checkNull returns an error if the account cannot write to the null device. initdb would then fail
// with a misleading message.
func (a account) checkNull(device string) error {
	info, err := os.Stat(device)
	if err != nil {
		return fmt.Errorf("check the null device: %w", err)
	}
	if a.may(info, 0o2) || !a.other && syscall.Access(device, 0o2) == nil {
		return nil
	}
	return fmt.Errorf("%s is not writable for %s, but Postgres needs it (its mode is %s): run \"chmod 666 %s\"",
		device, a.name, info.Mode(), device)
}

func ownerOf(info fs.FileInfo) *syscall.Stat_t {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat
	}
	return &syscall.Stat_t{}
}
