package pdf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// makeCache creates the cache folder for the user that runs child processes. It rejects a folder
// that another user could have written to, because the children execute the code in it.
func makeCache(folder string, owner int) error {
	if !filepath.IsAbs(folder) {
		return fmt.Errorf("the folder %q for the compiled PDF reader is not an absolute path", folder)
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil { //nolint:gosec // children of another user must be able to enter
		return err
	}
	if err := os.Mkdir(folder, 0o700); err == nil {
		if os.Geteuid() == 0 {
			return os.Chown(folder, owner, owner)
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return err
	}
	return checkCache(folder, owner)
}

// checkCache returns an error if another user could write to the folder, or replace it.
func checkCache(folder string, owner int) error {
	info, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || ownerOf(info) != owner {
		return fmt.Errorf("%s contains executable code and must be a folder of user %d with mode 0700, but is %s of user %d: remove it",
			folder, owner, info.Mode(), ownerOf(info))
	}
	for parent := filepath.Dir(folder); ; parent = filepath.Dir(parent) {
		info, err := os.Stat(parent)
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o022 != 0 && info.Mode()&fs.ModeSticky == 0 {
			return fmt.Errorf("others can write to %s and replace %s, which contains executable code: run \"chmod go-w %s\"", parent, folder, parent)
		}
		if parent == filepath.Dir(parent) {
			return nil
		}
	}
}

func ownerOf(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Uid)
	}
	return -1
}
