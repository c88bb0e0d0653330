// Command prose rejects phrases that are not plain English in standard terms:
//
//	go run ./prose FOLDER
//
// It checks the files that git tracks in a repository: the comments and strings of Go files, and the whole
// text of other files. exclusions.txt lists the excluded files by reason. The command prints one
// line per finding, and exits with status 1 if there are findings or exclusions that are no longer
// needed.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed exclusions.txt
var exclusionList string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: prose FOLDER")
		os.Exit(2)
	}
	problems, err := lint(os.Args[1], parseExclusions(exclusionList))
	if err != nil {
		fmt.Fprintln(os.Stderr, "prose:", err)
		os.Exit(2)
	}
	for _, problem := range problems {
		fmt.Println(problem)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
}

// lint returns one line for each finding in the tracked files of a folder, and for each exclusion that is no longer needed.
func lint(folder string, exclusions []exclusion) ([]string, error) {
	listing, err := exec.Command("git", "-C", folder, "ls-files", "-z").Output()
	if err != nil {
		return nil, fmt.Errorf("list the files of %s: %w", folder, err)
	}
	problems, needed := []string{}, map[string]bool{}
	for path := range strings.SplitSeq(strings.TrimSuffix(string(listing), "\x00"), "\x00") {
		if !slices.Contains(readable, filepath.Ext(path)) && path != ".ci/run" {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, path))
		if os.IsNotExist(err) {
			continue // deleted, and not committed yet
		}
		if err != nil {
			return nil, err
		}
		findings := check(path, string(content))
		if prefix, excluded := excludedBy(exclusions, path); excluded {
			needed[prefix] = needed[prefix] || len(findings) > 0
			continue
		}
		problems = append(problems, findings...)
	}
	return append(problems, needless(exclusions, needed)...), nil
}

var readable = []string{".css", ".go", ".gohtml", ".graphql", ".graphqls", ".html", ".js", ".jsx", ".md", ".mjs", ".py", ".sql", ".ts", ".tsx", ".yml"}

// exclusion is the path of a file, or of a folder if it ends with a slash. A temporary exclusion must be removed as soon
// as the files that it covers have no findings.
type exclusion struct {
	path      string
	temporary bool
}

// parseExclusions parses one exclusion per line. Those below the comment "# Temporary" are temporary.
func parseExclusions(text string) []exclusion {
	list, temporary := []exclusion{}, false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# Temporary"):
			temporary = true
		case line != "" && !strings.HasPrefix(line, "#"):
			list = append(list, exclusion{line, temporary})
		}
	}
	return list
}

func excludedBy(exclusions []exclusion, path string) (string, bool) {
	for _, e := range exclusions {
		if path == e.path || (strings.HasSuffix(e.path, "/") && strings.HasPrefix(path, e.path)) {
			return e.path, true
		}
	}
	return "", false
}

func needless(exclusions []exclusion, needed map[string]bool) []string {
	problems := []string{}
	for _, e := range exclusions {
		if e.temporary && !needed[e.path] {
			problems = append(problems, fmt.Sprintf("tools/prose/exclusions.txt: %s has no findings: remove the line", e.path))
		}
	}
	return problems
}
