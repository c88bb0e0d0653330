// Package npmtest helps tests that run programs with Node.js and packages of the npm workspace.
package npmtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Node returns the path of the node binary. It skips the test if Node.js is missing, or if one of the
// packages is not installed in the workspace at the root of the repository.
func Node(t testing.TB, packages ...string) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node.js is not installed")
	}
	for _, name := range packages {
		if _, err := os.Stat(filepath.Join(Root(t), "node_modules", name)); err != nil {
			t.Skipf("the npm package %s is not installed: run `npm ci` at the root of the repository", name)
		}
	}
	return node
}

// Root returns the folder of the npm workspace: the working directory or its closest parent with a
// package-lock.json.
func Root(t testing.TB) string {
	t.Helper()
	start, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for folder := start; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "package-lock.json")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			t.Fatalf("no package-lock.json in %s or above it", start)
		}
	}
}
