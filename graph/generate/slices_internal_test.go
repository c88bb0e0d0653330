package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Only the functions in the set are changed. Those not found remain in the set.
func TestListsInAFile(t *testing.T) {
	t.Parallel()
	function := func(name, call string) string {
		return "func (ec *executionContext) " + name + "(ctx context.Context, v []string) graphql.Marshaler {\n\tret := " + call + "f)\n\treturn ret\n}\n"
	}
	file := filepath.Join(t.TempDir(), "a.generated.go")
	before := "package a\n\n" + function("first", byGoroutines) + "\n" + function("second", byGoroutines) + "\n" + function("third", "other(")
	if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	lists := map[string]bool{"first": true, "third": true, "elsewhere": true}
	if err := replaceIn(file, lists); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := "package a\n\n" + function("first", byLoop) + "\n" + function("second", byGoroutines) + "\n" + function("third", "other(")
	if diff := cmp.Diff(want, string(after)); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"third": true, "elsewhere": true}, lists); diff != "" {
		t.Errorf("functions not found (-want +got):\n%s", diff)
	}
}

// In the generated code, only the types that query the database, and lists of them, are resolved concurrently.
func TestConcurrentTypes(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../generated/*.generated.go")
	if err != nil {
		t.Fatal(err)
	}
	object, list := regexp.MustCompile(`^\(ec \*executionContext\) _(\w+)\(`), regexp.MustCompile(`^\(ec \*executionContext\) marshal[NO]([A-Za-z]+)2`)
	concurrently := regexp.MustCompile(`Resolve(Root)?Concurrently\(`)
	objects, lists := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for function := range strings.SplitSeq(string(text), "\nfunc ") {
			if name := object.FindStringSubmatch(function); name != nil && concurrently.MatchString(function) {
				objects[name[1]] = true
			}
			if name := list.FindStringSubmatch(function); name != nil && strings.Contains(function, byGoroutines) {
				lists[name[1]] = true
			}
		}
	}
	if diff := cmp.Diff(querying(), objects); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"Node": true, "Venue": true, "Webhook": true, "WebhookEdge": true}, lists); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}
