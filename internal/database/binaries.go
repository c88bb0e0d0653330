package database

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// oldestMajor is the oldest major version of Postgres on which the migrations are tested.
const oldestMajor = 15

// binaries is a folder that contains postgres and initdb of one major version.
type binaries struct {
	dir   string
	major int
}

func (b binaries) program(name string) string { return filepath.Join(b.dir, name) }

// places lists the locations to search for binaries, in order of preference.
type places struct {
	// commands are programs on the PATH that lead to the folder: initdb is next to postgres, and
	// pg_config prints the path.
	commands []string
	// globs are patterns of folders. Among the matches of a pattern, the newest version comes
	// first.
	globs []string
}

func usualPlaces() places {
	return places{
		commands: []string{"postgres", "pg_config"},
		globs: []string{
			"/usr/lib/postgresql/*/bin",                           // Debian, Ubuntu
			"/usr/pgsql-*/bin",                                    // the project's own RPMs
			"/usr/libexec/postgresql*",                            // Alpine
			"/opt/homebrew/opt/postgresql@*/bin",                  // Homebrew on Apple silicon
			"/usr/local/opt/postgresql@*/bin",                     // Homebrew on Intel
			"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",     // Homebrew on Linux
			"/Applications/Postgres.app/Contents/Versions/*/bin/", // Postgres.app
		},
	}
}

// folders lists all candidates, best first. cache is the folder with downloaded builds.
func (p places) folders(ctx context.Context, cache string) []string {
	var found []string
	for _, command := range p.commands {
		if path, err := exec.LookPath(command); err == nil {
			found = append(found, leadsTo(ctx, command, path))
		}
	}
	globs := p.globs
	if cache != "" {
		globs = append(slices.Clone(globs), filepath.Join(cache, "postgres-*-"+platform(), "bin"))
	}
	for _, pattern := range globs {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			continue // the pattern is malformed, because the cache path contains a bracket
		}
		// The version is the part that the star matched; earlier parts of the path may contain
		// numbers.
		fixed, _, _ := strings.Cut(pattern, "*")
		slices.SortFunc(matches, func(a, b string) int { return numberIn(b[len(fixed):]) - numberIn(a[len(fixed):]) })
		found = append(found, matches...)
	}
	return found
}

func leadsTo(ctx context.Context, command, path string) string {
	if command == "pg_config" {
		out, err := exec.CommandContext(ctx, path, "--bindir").Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	// The PATH may have only a symbolic link to postgres; initdb is next to the link's target.
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	return filepath.Dir(path)
}

var firstNumber = regexp.MustCompile(`\d+`)

func numberIn(text string) int {
	number, err := strconv.Atoi(firstNumber.FindString(text))
	if err != nil {
		return 0
	}
	return number
}

var versionLine = regexp.MustCompile(`^postgres \(PostgreSQL\) (\d+)`)

// look returns the binaries in dir and their major version, after checking that the account can run
// them. The error names what is missing.
func look(ctx context.Context, dir string, as account) (binaries, error) {
	for _, name := range []string{"postgres", "initdb"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return binaries{}, fmt.Errorf("%q has no %s, one of the Postgres server binaries", dir, name)
		}
	}
	if !as.reaches(dir) {
		return binaries{}, fmt.Errorf("%q contains the Postgres binaries, but %s cannot enter it: move them to a folder that everybody can enter", dir, as.name)
	}
	out, err := as.command(ctx, filepath.Join(dir, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return binaries{}, fmt.Errorf("the Postgres binaries in %q do not run here: %w: %s", dir, err, lastLine(string(out)))
	}
	match := versionLine.FindStringSubmatch(string(out))
	if match == nil {
		return binaries{}, fmt.Errorf("the postgres in %q printed an unknown version: %s", dir, lastLine(string(out)))
	}
	return binaries{dir: dir, major: numberIn(match[1])}, nil
}

// search looks for server binaries.
type search struct {
	places
	cache string
	as    account
	// major is the major version that the data folder requires; 0 for a new folder, which accepts
	// any version.
	major int
	data  string
}

// find returns the first suitable binaries; false if the machine has none. If it has only binaries
// of another major version than the data folder requires, the error names both versions.
func (s search) find(ctx context.Context) (binaries, bool, error) {
	var others []string
	for _, dir := range s.folders(ctx, s.cache) {
		found, err := look(ctx, dir, s.as)
		switch {
		case err != nil || found.major < oldestMajor:
			continue
		case s.major == 0 || s.major == found.major:
			return found, true, nil
		}
		if name := strconv.Itoa(found.major); !slices.Contains(others, name) {
			others = append(others, name)
		}
	}
	if ctx.Err() != nil {
		return binaries{}, false, fmt.Errorf("look for the Postgres binaries: %w", ctx.Err())
	}
	if len(others) > 0 {
		return binaries{}, false, s.mismatch(strings.Join(others, " and "))
	}
	return binaries{}, false, nil
}

func (s search) mismatch(have string) error {
	advice := "choose another folder with --data, or install that version"
	if _, pinned := pinFor(s.major, platform()); pinned {
		advice = fmt.Sprintf("choose another folder with --data, or get that version with the subcommand fetch-postgres --major %d", s.major)
	}
	return fmt.Errorf("the data folder %s was created by Postgres %d, but the Postgres found here is %s: %s",
		s.data, s.major, have, advice)
}

// findServer chooses the binaries for a cluster that was created by the given major version; 0
// stands for a new cluster.
func findServer(ctx context.Context, o StartOptions, home *folder, major int) (binaries, error) {
	hunt := search{places: usualPlaces(), cache: o.Cache, as: home.as, major: major, data: home.path}
	if o.places != nil {
		hunt.places = *o.places
	}
	switch o.PostgresBin {
	case "":
		found, has, err := hunt.find(ctx)
		if has || err != nil {
			return found, err
		}
		if !o.Fetch {
			return binaries{}, missing()
		}
		fallthrough
	case Pinned:
		return hunt.fetched(ctx, o)
	default:
		return hunt.named(ctx, o.PostgresBin)
	}
}

// fetched returns the pinned build, which must be of the major version that the data folder
// requires.
func (s search) fetched(ctx context.Context, o StartOptions) (binaries, error) {
	if _, pinned := pinFor(s.major, platform()); s.major != 0 && !pinned {
		newest, _ := pinFor(0, platform())
		return binaries{}, s.mismatch(strconv.Itoa(newest.major))
	}
	build, _ := pinFor(s.major, platform())
	if !o.Fetch && !complete(build.bin(s.cache)) {
		return binaries{}, missing()
	}
	dir, err := Fetch(ctx, FetchOptions{Major: s.major, Cache: o.Cache, Progress: o.Progress})
	if err != nil {
		return binaries{}, err
	}
	return look(ctx, dir, s.as)
}

// named returns the binaries in the folder that the user chose, or an error that says why they are
// unsuitable.
func (s search) named(ctx context.Context, dir string) (binaries, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return binaries{}, fmt.Errorf("folder of the Postgres binaries %q: %w", dir, err)
	}
	found, err := look(ctx, dir, s.as)
	switch {
	case err != nil:
		return binaries{}, err
	case s.major != 0 && s.major != found.major:
		return binaries{}, s.mismatch(fmt.Sprintf("%d, in %s", found.major, dir))
	case found.major < oldestMajor:
		return binaries{}, fmt.Errorf("%s has Postgres %d, but %d or newer is needed", dir, found.major, oldestMajor)
	}
	return found, nil
}

// missing returns the error for a machine that has no binaries and may not download any.
func missing() error {
	return fmt.Errorf("no Postgres server binaries of version %d or newer were found: %s, "+
		"or name their folder with --postgres-bin, or set DATABASE_URL, or omit --no-fetch-postgres",
		oldestMajor, howToInstall())
}

// howToInstall returns an instruction for installing Postgres with this machine's package manager.
func howToInstall() string {
	for _, way := range []struct{ manager, line string }{
		{"apt-get", "apt-get install postgresql"},
		{"dnf", "dnf install postgresql-server postgresql-contrib"},
		{"zypper", "zypper install postgresql-server postgresql-contrib"},
		{"pacman", "pacman -S postgresql"},
		{"apk", "apk add postgresql postgresql-contrib"},
		{"brew", "brew install postgresql@18"},
	} {
		if _, err := exec.LookPath(way.manager); err == nil {
			return fmt.Sprintf("run %q", way.line)
		}
	}
	return "install the Postgres server for " + runtime.GOOS
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
