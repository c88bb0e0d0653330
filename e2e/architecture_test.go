package e2e

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

var redraw = flag.Bool("redraw", false, "draw the lives of things into ARCHITECTURE.md anew")

// The map of the house names exactly the folders that there are.
func TestArchitectureNamesTheTopLevelFolders(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	named := []string{}
	for _, match := range regexp.MustCompile("(?m)^\\| `([a-z]+)/` \\|").FindAllStringSubmatch(string(text), -1) {
		named = append(named, match[1])
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	there := []string{}
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && entry.Name() != "node_modules" {
			there = append(there, entry.Name())
		}
	}
	slices.Sort(named)
	if diff := cmp.Diff(there, named); diff != "" {
		t.Errorf("ARCHITECTURE.md and the folders (-folders +named):\n%s", diff)
	}
}

// The lives of things are drawn from the tables by which steps are refused.
func TestArchitectureDrawsTheTablesOfTheModels(t *testing.T) {
	t.Parallel()
	const begins, ends = "<!-- lives: drawn from models/, go test . -run Architecture -redraw -->\n", "<!-- end of lives -->"
	content, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(content), begins)
	drawn, after, closed := strings.Cut(rest, ends)
	if !found || !closed {
		t.Fatalf("ARCHITECTURE.md has no place for the lives: %q to %q", begins, ends)
	}
	want := &strings.Builder{}
	for _, life := range models.StateMachines() {
		draw(want, life)
	}
	if *redraw {
		if err := os.WriteFile("ARCHITECTURE.md", []byte(before+begins+want.String()+ends+after), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), drawn); diff != "" {
		t.Errorf("the lives in ARCHITECTURE.md are not those of models/ (-models +drawn); draw them anew with go test . -run Architecture -redraw:\n%s", diff)
	}
}

// draw draws a life as a diagram, and as a table for those who read it as text.
func draw(into *strings.Builder, life models.StateMachine) {
	name := func(state string) string {
		if state == "" {
			return "TARGETED"
		}
		return state
	}
	fmt.Fprintf(into, "\n**%s**\n\n```mermaid\nstateDiagram-v2\n", life.Of)
	for _, state := range life.Begins {
		fmt.Fprintf(into, "    [*] --> %s\n", name(state))
	}
	for _, step := range life.Steps {
		for _, to := range step.To {
			fmt.Fprintf(into, "    %s --> %s\n", name(step.From), to)
		}
		if len(step.To) == 0 {
			fmt.Fprintf(into, "    %s --> [*]\n", step.From)
		}
	}
	fmt.Fprint(into, "```\n\n| from | to |\n|---|---|\n")
	for _, step := range life.Steps {
		to := strings.Join(step.To, ", ")
		if to == "" {
			to = "nothing follows"
		}
		fmt.Fprintf(into, "| %s | %s |\n", name(step.From), to)
	}
}
