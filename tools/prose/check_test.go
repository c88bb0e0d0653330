package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		path, content string
		want          []string
	}{
		"markdown": {"a.md", "One line.\nThe second is told CONFLICT.\n", []string{`a.md:2: "is told": write report, return, receive or log`}},
		"across lines of a comment": {
			"a.go", "package a\n\n// The caller is\n// told nothing.\nfunc a() {}\n",
			[]string{`a.go:3: "is told": write report, return, receive or log`},
		},
		"string": {
			"a.go", "package a\n\nconst a = \"8080 is no address: write host and port\"\n",
			[]string{`a.go:3: "8080 is no address:": write "is not a valid …"`},
		},
		"message of an API error": {"a.go", "package a\n\nvar a = models.NewError(models.InvalidInput, \"x is no date; y\")\n", []string{}},
		"identifier":              {"a.go", "package a\n\nfunc whoever() {}\n", []string{}},
		"beginning of a sentence": {
			"a.go", "package a\n\n// A limit. Who asks too much waits.\nvar a = 1\n",
			[]string{`a.go:3: "Who asks": write a subject: clients, users, the caller`},
		},
		"sentence without a subject": {
			"a.md", "It is valid. What is empty filters nothing.\n", []string{`a.md:1: "What is empty filters nothing.": write a subject: the noun that is meant`},
		},
		"question":                   {"a.md", "What is it?\nIt is valid.\n", []string{}},
		"question within a sentence": {"a.md", "It returns the principal who asks for it.\n", []string{}},
		"letters of several bytes":   {"a.go", "package a\n\n// « é » is told.\nvar a = 1\n", []string{`a.go:3: "is told": write report, return, receive or log`}},
		"word order":                 {"a.md", "It exists already.\n", []string{`a.md:1: "exists already": write "already exists"`}},
		"quotes":                     {"a.md", "The name stands in quotes.\n", []string{`a.md:1: "stands in quotes": write "is quoted"`}},
		"plain English":              {"a.md", "Clients over quota receive 429. There is no limit; use it.\n", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := check(c.path, c.content); !slices.Equal(got, c.want) {
				t.Errorf("findings:\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

// Excluded files are not checked. A temporary exclusion that is no longer needed is reported.
func TestExclusions(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, folder, "old/a.md", "It is told.\n")
	write(t, folder, "clean/a.md", "It is reported.\n")
	write(t, folder, "new.md", "It is told.\n")
	for _, args := range [][]string{{"init", "--quiet"}, {"add", "."}} {
		if out, err := exec.Command("git", append([]string{"-C", folder}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	got, err := lint(folder, parseExclusions("# Temporary:\nold/\nclean/\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`new.md:1: "is told": write report, return, receive or log`,
		"tools/prose/exclusions.txt: clean/ has no findings: remove the line",
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems:\n got %q\nwant %q", got, want)
	}
}

func write(t *testing.T, folder, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(path)), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, path), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
