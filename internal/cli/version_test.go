package cli_test

import (
	"os"
	"regexp"
	"testing"

	"proposaltracker/internal/cli"
)

// The version is that of the latest entry in CHANGELOG.md, which has a date if the version is
// released.
func TestVersionIsInTheChangelog(t *testing.T) {
	t.Parallel()
	changelog, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	latest := regexp.MustCompile(`(?m)^## \[([0-9.]+)\] - (Unreleased|[0-9]{4}-[0-9]{2}-[0-9]{2})$`).FindSubmatch(changelog)
	if latest == nil {
		t.Fatal("CHANGELOG.md has no heading such as \"## [0.1.0] - 2026-11-29\"")
	}
	want := string(latest[1])
	if string(latest[2]) == "Unreleased" {
		want += "-dev"
	}
	if cli.Version != want {
		t.Errorf("the version is %s; CHANGELOG.md has %s", cli.Version, want)
	}
}
