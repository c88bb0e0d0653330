package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Only the lists that are named are changed; what was not found stays named.
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
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"third": true, "elsewhere": true}, lists); diff != "" {
		t.Errorf("still to be found (-want +got):\n%s", diff)
	}
}
