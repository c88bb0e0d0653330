package models_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"proposaltracker/models"
)

// The tables of symbols, inputs and errors in docs/symbols.md agree with the parser.
func TestSymbolPage(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/symbols.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| `([^`]+)` \\| (?:`([^`]+)`|([^|]+)) \\|")
	counts := map[string]int{}
	heading := ""
	for line := range strings.SplitSeq(string(text), "\n") {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			heading = title
		}
		found := row.FindStringSubmatch(line)
		if found == nil {
			continue
		}
		counts[heading]++
		symbol, err := models.ParseSymbol(found[1])
		switch heading {
		case "Canonical form":
			if string(symbol) != found[1] {
				t.Errorf("ParseSymbol(%q) = %q, %v, want it unchanged", found[1], symbol, err)
			}
		case "Input":
			if string(symbol) != found[2] {
				t.Errorf("ParseSymbol(%q) = %q, %v, want %q", found[1], symbol, err, found[2])
			}
		case "Errors":
			if got := symbolError(t, found[1]).Param("problem"); len(got) != 1 || got[0] != found[3] {
				t.Errorf("%s: got problem %q, want %s", found[1], got, found[3])
			}
		}
	}
	if counts["Canonical form"] < 5 || counts["Input"] < 5 || counts["Errors"] < 5 {
		t.Errorf("got rows per section %v, want at least 5 in each", counts)
	}
}
