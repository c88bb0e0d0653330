package database

import (
	"os"
	"path/filepath"
	"testing"
)

// If an upgrade is interrupted while it swaps the clusters' folders, the next start uses a complete
// cluster: the old one or, once that has been renamed, the new one.
func TestInterruptedExchange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		folders []string // with their names in a file
		want    string   // the name in the folder that is used
	}{
		{"before the exchange", []string{"postgres", "upgrade/postgres"}, "postgres"},
		{"after the first step", []string{"postgres", "postgres.upgraded"}, "postgres"},
		{"after the second step", []string{"postgres-15", "postgres.upgraded"}, "postgres.upgraded"},
		{"after the last step", []string{"postgres-15", "postgres"}, "postgres"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &folder{path: t.TempDir()}
			for _, name := range c.folders {
				if err := os.MkdirAll(filepath.Join(f.path, name), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(f.path, name, "name"), []byte(name), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := f.finishUpgrade(); err != nil {
				t.Fatal(err)
			}
			if got, err := os.ReadFile(filepath.Join(f.cluster(), "name")); string(got) != c.want || err != nil {
				t.Errorf("got cluster %q, want %q: %v", got, c.want, err)
			}
			if _, err := os.Stat(f.upgraded()); err == nil {
				t.Error("the new cluster is still in the folder of an interrupted exchange")
			}
		})
	}
}
