package cli

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the settings in docs/operating.md")

// The settings in docs/operating.md match the flags.
func TestSettingsAreDocumented(t *testing.T) {
	t.Parallel()
	const (
		path   = "../../docs/operating.md"
		begins = "<!-- settings: generated from the flags by `go test ./internal/cli -run TestSettingsAreDocumented -update` -->\n"
		ends   = "<!-- end of settings -->"
	)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, opened := strings.Cut(string(content), begins)
	got, after, closed := strings.Cut(rest, ends)
	if !opened || !closed {
		t.Fatalf("%s lacks the markers %q and %q", path, begins, ends)
	}
	want := settings(t)
	if *update {
		if err := os.WriteFile(path, []byte(before+begins+want+ends+after), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s is out of date; run this test with -update (-want +got):\n%s", path, diff)
	}
}

// settings returns a table of flags for each subcommand. Flags of serve are not repeated for other
// subcommands.
func settings(t *testing.T) string {
	t.Helper()
	parser, err := kong.New(&commandLine{}, kong.Name("proposaltracker"), kong.Bind(&Environment{}))
	if err != nil {
		t.Fatal(err)
	}
	text, listed := &strings.Builder{}, map[string]bool{}
	for _, command := range parser.Model.Leaves(false) {
		name, _ := strings.CutPrefix(command.FullPath(), "proposaltracker ")
		fmt.Fprintf(text, "\n### %s\n\n%s\n", name, command.Help)
		rows := &strings.Builder{}
		for _, setting := range command.Flags {
			if row := settingRow(setting); !listed[row] {
				listed[row] = true
				rows.WriteString(row)
			}
		}
		if rows.Len() > 0 {
			fmt.Fprintf(text, "\n| flag | environment | default | meaning |\n|---|---|---|---|\n%s", rows)
		}
	}
	return text.String() + "\n"
}

func settingRow(setting *kong.Flag) string {
	name := "`--" + setting.Name
	if setting.IsBool() {
		name += "`"
	} else {
		name += " " + setting.FormatPlaceHolder() + "`"
	}
	byDefault := ""
	if setting.Default != "" {
		byDefault = "`" + setting.Default + "`"
	}
	return fmt.Sprintf("| %s | %s | %s | %s |\n", name, strings.Join(setting.Envs, ", "), byDefault, strings.ReplaceAll(setting.Help, "|", "\\|"))
}
