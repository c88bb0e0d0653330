package database

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ofMajor returns a data folder that was created by another major version.
func ofMajor(t *testing.T, major string) string {
	t.Helper()
	data := filepath.Join(openTemp(t), "data")
	write(t, filepath.Join(data, "postgres", "PG_VERSION"), major+"\n", 0o644)
	return data
}

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// machine returns locations with fake servers, which are scripts that print a version.
func machine(t *testing.T, versions ...string) places {
	t.Helper()
	root := openTemp(t)
	for _, version := range versions {
		bin := filepath.Join(root, "postgresql", version, "bin")
		write(t, filepath.Join(bin, "postgres"), "#!/bin/sh\necho 'postgres (PostgreSQL) "+version+"'\n", 0o755)
		write(t, filepath.Join(bin, "initdb"), "#!/bin/sh\nexit 1\n", 0o755)
	}
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	return places{globs: []string{filepath.Join(root, "postgresql/*/bin")}}
}

func TestDataFolderOfOtherMajor(t *testing.T) {
	t.Parallel()
	has16 := machine(t, "16.3", "17.1")
	for _, c := range []struct {
		name, made string
		o          StartOptions
		words      []string
	}{
		{"of a version that can be fetched", "15", StartOptions{places: &has16}, []string{"Postgres 15", "17 and 16", "fetch-postgres --major 15", "--data"}},
		{"of a version that cannot be fetched", "14", StartOptions{places: &has16, Fetch: true}, []string{"Postgres 14", "17 and 16", "install that version", "--data"}},
		{"before versions had one number", "9.6", StartOptions{places: &has16}, []string{"Postgres 9", "17 and 16"}},
		{"of a newer version", "99", StartOptions{places: &has16}, []string{"Postgres 99", "17 and 16"}},
		{"with the binaries named", "15", StartOptions{PostgresBin: has16.folders(t.Context(), "")[0]}, []string{"Postgres 15", "17"}},
		{"with the pinned asked for", "14", StartOptions{PostgresBin: Pinned, Fetch: true}, []string{"Postgres 14", "18"}},
		{"of a malformed version", "banana", StartOptions{places: &has16}, []string{"PG_VERSION", "--data"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.o.Data = ofMajor(t, c.made)
			refused(t, c.o, append(c.words, c.o.Data)...)
			if text, err := os.ReadFile(filepath.Join(c.o.Data, "postgres", "PG_VERSION")); err != nil || string(text) != c.made+"\n" {
				t.Errorf("the folder was changed: %q, %v", text, err)
			}
			refused(t, c.o, c.words...) // the folder was not left locked
		})
	}
}

func TestUnsuitableBinaries(t *testing.T) {
	t.Parallel()
	none, old := machine(t), machine(t, "13.9")
	empty := openTemp(t)
	for _, c := range []struct {
		name  string
		o     StartOptions
		words []string
	}{
		{"no binaries", StartOptions{places: &none}, []string{"no Postgres server binaries", "install", "--postgres-bin", "DATABASE_URL", "--no-fetch-postgres"}},
		{"only old ones", StartOptions{places: &old}, []string{"15 or newer", "install"}},
		{"an old one is named", StartOptions{PostgresBin: old.folders(t.Context(), "")[0]}, []string{"Postgres 13", "15 or newer"}},
		{"the folder named is empty", StartOptions{PostgresBin: empty}, []string{empty, "no postgres"}},
		{"missing folder chosen by the user", StartOptions{PostgresBin: "/nowhere/bin"}, []string{"/nowhere/bin", "no postgres"}},
		{"pinned, neither present nor permitted to be fetched", StartOptions{PostgresBin: Pinned, Cache: empty}, []string{"--no-fetch-postgres"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.o.Data = filepath.Join(openTemp(t), "data")
			refused(t, c.o, c.words...)
		})
	}
}

func TestSearchOrder(t *testing.T) {
	t.Parallel()
	p := machine(t, "9.6.24", "14.2", "15.18", "16.1", "18.4")
	base := filepath.Dir(filepath.Dir(p.globs[0])) // .../postgresql
	// Binaries that cannot be run or are incomplete are skipped.
	write(t, filepath.Join(base, "20.0", "bin", "postgres"), "#!/bin/sh\nexit 3\n", 0o755)
	write(t, filepath.Join(base, "20.0", "bin", "initdb"), "", 0o755)
	write(t, filepath.Join(base, "19.0", "bin", "postgres"), "#!/bin/sh\necho 'postgres (PostgreSQL) 19.0'\n", 0o755)
	for made, want := range map[int]int{0: 18, 15: 15, 16: 16, 18: 18} {
		hunt := search{places: p, as: self(t), major: made, data: "x"}
		found, has, err := hunt.find(t.Context())
		if err != nil || !has || found.major != want {
			t.Errorf("for a folder of %d: found %d, %v, %v; want %d", made, found.major, has, err, want)
		}
	}
}

func self(t *testing.T) account {
	t.Helper()
	as, err := accountFor("/nowhere")
	if err != nil {
		t.Fatal(err)
	}
	return as
}

func TestSearchCache(t *testing.T) {
	t.Parallel()
	cache := openTemp(t)
	if err := os.Chmod(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(cache, "postgres-17.10.0-beta.17-"+platform(), "bin")
	write(t, filepath.Join(bin, "postgres"), "#!/bin/sh\necho 'postgres (PostgreSQL) 17.10'\n", 0o755)
	write(t, filepath.Join(bin, "initdb"), "", 0o755)
	found, has, err := search{cache: cache, as: self(t)}.find(t.Context())
	if want := (binaries{dir: bin, major: 17}); err != nil || !has || found != want {
		t.Errorf("found %v, %v, %v; want %v", found, has, err, want)
	}
}

func TestUnusableFolders(t *testing.T) {
	t.Parallel()
	plain := filepath.Join(openTemp(t), "file")
	write(t, plain, "", 0o600)
	foreign := filepath.Join(openTemp(t), "data")
	write(t, filepath.Join(foreign, "postgres", "thesis.odt"), "precious", 0o600)
	cases := []struct {
		name, data string
		words      []string
	}{
		{"file", plain, []string{plain, "--data"}},
		{"path below a file", filepath.Join(plain, "data"), []string{plain, "not a directory", "--data"}},
		{"folder with other files", foreign, []string{foreign, "not a Postgres data folder", "--data"}},
	}
	if os.Geteuid() != 0 { // root can write everywhere
		shut := openTemp(t)
		if err := os.Chmod(shut, 0o500); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, struct {
			name, data string
			words      []string
		}{"it may not be written", filepath.Join(shut, "data"), []string{shut, "permission denied", "--data"}})
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			refused(t, options(c.data), c.words...)
		})
	}
	t.Cleanup(func() {
		if text, err := os.ReadFile(filepath.Join(foreign, "postgres", "thesis.odt")); err != nil || string(text) != "precious" {
			t.Errorf("an unrelated file was changed: %q, %v", text, err)
		}
	})
}

func TestCheckNull(t *testing.T) {
	t.Parallel()
	broken := filepath.Join(openTemp(t), "null")
	write(t, broken, "", 0o600)
	nobody := account{name: "user nobody", uid: 64000, gid: 64000, other: true} // not the user that runs the tests
	oneLine(t, nobody.checkNull(broken), broken, "user nobody", "chmod 666")
	oneLine(t, nobody.checkNull(broken+"x"), "null device")
	if err := nobody.checkNull(os.DevNull); err != nil {
		t.Errorf("null device: unexpected error %v", err)
	}
}

func TestReaches(t *testing.T) {
	t.Parallel()
	root := openTemp(t)
	for path, mode := range map[string]os.FileMode{"open": 0o755, "pass": 0o711, "shut": 0o700, "group": 0o710} {
		if err := os.MkdirAll(filepath.Join(root, path, "within"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(root, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(root, "shut", "within"), filepath.Join(root, "open", "link")); err != nil {
		t.Fatal(err)
	}
	stranger := account{uid: 64000, gid: 64000, other: true}
	kin := account{uid: 64000, gid: uint32(os.Getegid()), other: true}
	for path, want := range map[string][2]bool{
		"open/within": {true, true}, "pass/within": {true, true}, "shut/within": {false, false},
		"group/within": {false, true}, "open/link": {false, false}, "open/nothing": {false, false},
	} {
		got := [2]bool{stranger.reaches(filepath.Join(root, path)), kin.reaches(filepath.Join(root, path))}
		if got != want {
			t.Errorf("%s: reachable for another user and for a group member: %v, want %v", path, got, want)
		}
	}
}

func TestReachesAsCurrentUser(t *testing.T) {
	t.Parallel()
	us := account{}
	dir := t.TempDir()
	if !us.reaches(dir) || us.reaches(filepath.Join(dir, "nothing")) {
		t.Errorf("%s: %v, missing folder: %v", dir, us.reaches(dir), us.reaches(filepath.Join(dir, "nothing")))
	}
	if err := us.checkNull(os.DevNull); err != nil {
		t.Error(err)
	}
}

func TestAccountOfExistingCluster(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root runs Postgres as somebody else")
	}
	cluster := filepath.Join(openTemp(t), "postgres")
	fresh, err := accountFor(cluster)
	if err != nil || fresh.uid == 0 || !fresh.other {
		t.Errorf("new cluster: unexpected binaries %+v, error %v", fresh, err)
	}
	if err := os.Mkdir(cluster, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(cluster, 61234, 61235); err != nil {
		t.Fatal(err)
	}
	kept, err := accountFor(cluster)
	if want := (account{name: "user 61234", uid: 61234, gid: 61235, other: true}); err != nil || kept != want {
		t.Errorf("for an existing cluster: %+v, %v; want %+v", kept, err, want)
	}
}

func TestDefaultFolders(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		uid         int
		env         map[string]string
		data, cache string
	}{
		{0, map[string]string{"HOME": "/root", "XDG_DATA_HOME": "/x"}, "/var/lib/proposaltracker", "/var/cache/proposaltracker"},
		{7, map[string]string{"HOME": "/home/a"}, "/home/a/.local/share/proposaltracker", "/home/a/.cache/proposaltracker"},
		{7, map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c"}, "/d/proposaltracker", "/c/proposaltracker"},
		{7, map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "d"}, "/home/a/.local/share/proposaltracker", "/home/a/.cache/proposaltracker"},
		{7, nil, filepath.Join(os.TempDir(), "proposaltracker-7"), filepath.Join(os.TempDir(), "proposaltracker-7")},
	} {
		getenv := func(name string) string { return c.env[name] }
		got := []string{DefaultData(c.uid, getenv), DefaultCache(c.uid, getenv)}
		if difference := cmp.Diff([]string{c.data, c.cache}, got); difference != "" {
			t.Errorf("user %d, %v: %s", c.uid, c.env, difference)
		}
	}
}

func TestFaultIn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026 LOG:  starting\n2026 FATAL:  could not map\n2026 HINT:  more\n": "could not map",
		"initdb: error: invalid locale name \"x\"\ninitdb: removing\n":        "invalid locale name \"x\"",
		"2026 PANIC:  could not locate a valid checkpoint record\n":           "could not locate a valid checkpoint record",
		"only this\n": "only this",
		"":            "",
	} {
		if got := faultIn(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	held, err := lockNow(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lockNow(path); !errors.Is(err, errHeld) || !strings.Contains(fmt.Sprint(err), strconv.Itoa(os.Getpid())) {
		t.Errorf("second lock: unexpected error %v", err)
	}
	taken := make(chan error)
	go func() {
		second, err := lockWait(t.Context(), path)
		if err == nil {
			second.release()
		}
		taken <- err
	}()
	held.release()
	if err := <-taken; err != nil {
		t.Errorf("lock after release: %v", err)
	}
}

// FuzzPidFile checks that, whatever the pid file of a dead server contains, only a Postgres that
// works on this folder is ever stopped.
func FuzzPidFile(f *testing.F) {
	f.Add("123\n/data\n1700000000\n5432\n/tmp/s\n\n 1 2\nready   \n")
	f.Add("")
	f.Add("-1\n")
	f.Add("1\n")
	f.Fuzz(func(t *testing.T, text string) {
		dir := &folder{path: t.TempDir()}
		write(t, dir.pidPath(), text, 0o600)
		file, ok := dir.readPid()
		if ok != (file.pid > 1) {
			t.Errorf("pid file %q: unexpected pid %d, valid %t", text, file.pid, ok)
		}
		if _, err := dir.recoverFolder(t.Context()); err != nil {
			t.Errorf("recover from %q: %v", text, err)
		}
		if _, err := os.Stat(dir.pidPath()); err == nil {
			t.Errorf("the pid file with content %q still exists", text)
		}
	})
}
