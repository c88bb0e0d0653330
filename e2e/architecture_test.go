package e2e

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"
)

const maxArchitectureLines = 200

// ARCHITECTURE.md is short, and lists exactly the folders, packages and dependencies that exist.
func TestArchitecture(t *testing.T) {
	t.Parallel()
	text := readFile(t, "ARCHITECTURE.md")
	t.Run("length", func(t *testing.T) {
		t.Parallel()
		if lines := strings.Count(text, "\n"); lines > maxArchitectureLines {
			t.Errorf("ARCHITECTURE.md has %d lines, want at most %d", lines, maxArchitectureLines)
		}
	})
	t.Run("top-level folders", func(t *testing.T) {
		t.Parallel()
		named := firstGroups(text, "(?m)^\\| `([a-z0-9]+)/` \\|")
		if diff := cmp.Diff(folders(t, "."), named); diff != "" {
			t.Errorf("rows of the table \"Folders\" of ARCHITECTURE.md (-folders +rows):\n%s", diff)
		}
	})
	t.Run("internal packages", func(t *testing.T) {
		t.Parallel()
		named := firstGroups(text, "(?m)^\\| `internal/([a-z0-9]+)` \\|")
		if diff := cmp.Diff(folders(t, "internal"), named); diff != "" {
			t.Errorf("rows of the table \"Packages\" of ARCHITECTURE.md (-folders +rows):\n%s", diff)
		}
	})
	t.Run("direct dependencies", func(t *testing.T) {
		t.Parallel()
		_, dependencies, found := strings.Cut(text, "\n## Dependencies\n")
		if !found {
			t.Fatal("ARCHITECTURE.md has no section \"Dependencies\"")
		}
		named := firstGroups(dependencies, "`([a-zA-Z0-9.-]+\\.[a-z]+/[^` ]+)`")
		if diff := cmp.Diff(directDependencies(t), named); diff != "" {
			t.Errorf("modules in the section \"Dependencies\" of ARCHITECTURE.md (-go.mod +named):\n%s", diff)
		}
	})
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// firstGroups returns the distinct first submatches of all matches of a pattern, sorted.
func firstGroups(text, pattern string) []string {
	found := map[string]bool{}
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found[match[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// folders returns the sorted names of the folders in path, except hidden folders and those that git ignores.
func folders(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, entry := range entries {
		if name := entry.Name(); entry.IsDir() && !strings.HasPrefix(name, ".") && name != "node_modules" {
			names = append(names, name)
		}
	}
	return names
}

// directDependencies returns the sorted paths of the third-party modules that go.mod requires directly.
func directDependencies(t *testing.T) []string {
	t.Helper()
	file, err := modfile.Parse("go.mod", []byte(readFile(t, "go.mod")), nil)
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{}
	for _, require := range file.Require {
		if !require.Indirect && !strings.HasPrefix(require.Mod.Path, "proposaltracker/") {
			paths = append(paths, require.Mod.Path)
		}
	}
	slices.Sort(paths)
	return paths
}
