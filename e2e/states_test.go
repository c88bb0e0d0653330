package e2e

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

var update = flag.Bool("update", false, "rewrite the generated parts of docs/")

// docs/states.md shows the state machines that the program enforces.
func TestStates(t *testing.T) {
	t.Parallel()
	drawn := &strings.Builder{}
	for _, machine := range models.StateMachines() {
		drawStateMachine(drawn, machine)
	}
	holdsGenerated(t, "docs/states.md",
		"<!-- state machines: generated from models/ by `go test ./e2e -run TestStates -update` -->\n",
		"<!-- end of state machines -->", drawn.String())
}

// holdsGenerated checks that a file contains the generated text between two markers. With the flag
// -update, it writes the text there.
func holdsGenerated(t *testing.T, path, begins, ends, want string) {
	t.Helper()
	before, rest, opened := strings.Cut(readFile(t, path), begins)
	got, after, closed := strings.Cut(rest, ends)
	if !opened || !closed {
		t.Fatalf("%s does not contain the markers %q and %q", path, begins, ends)
	}
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

// drawStateMachine writes a state machine as a diagram and as a table, which is readable as plain text.
func drawStateMachine(into *strings.Builder, machine models.StateMachine) {
	name := func(state string) string {
		if state == "" {
			return "TARGETED"
		}
		return state
	}
	fmt.Fprintf(into, "\n## %s%s\n\n```mermaid\nstateDiagram-v2\n", strings.ToUpper(machine.Of[:1]), machine.Of[1:])
	for _, state := range machine.Begins {
		fmt.Fprintf(into, "    [*] --> %s\n", name(state))
	}
	for _, step := range machine.Steps {
		for _, to := range step.To {
			fmt.Fprintf(into, "    %s --> %s\n", name(step.From), to)
		}
		if len(step.To) == 0 {
			fmt.Fprintf(into, "    %s --> [*]\n", step.From)
		}
	}
	fmt.Fprint(into, "```\n\n| from | to |\n|---|---|\n")
	for _, step := range machine.Steps {
		to := strings.Join(step.To, ", ")
		if to == "" {
			to = "none (final)"
		}
		fmt.Fprintf(into, "| %s | %s |\n", name(step.From), to)
	}
	fmt.Fprintln(into)
}
