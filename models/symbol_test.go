package models_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/models"
)

func TestLongestSymbol(t *testing.T) {
	t.Parallel()
	longest := "A/" + strings.Repeat("B", 96) + "/1"
	if symbol, err := models.ParseSymbol(longest); string(symbol) != longest || err != nil {
		t.Errorf("ParseSymbol of %d characters = %q, %v", len(longest), symbol, err)
	}
}

func TestSymbolParts(t *testing.T) {
	t.Parallel()
	tests := map[models.Symbol]models.SymbolParts{
		"WT/ACC/SPEC/LVA/7/Add.2/Corr.1": {Series: "WT/ACC/SPEC/LVA", Last: "7", Number: 7, Suffixes: []models.Suffix{
			{Kind: models.SuffixAdd, Number: 2}, {Kind: models.SuffixCorr, Number: 1},
		}},
		"WT/MIN(17)/64":     {Series: "WT/MIN(17)", Last: "64", Number: 64},
		"A/C.3/71/L.28":     {Series: "A/C.3/71", Last: "L.28"},
		"WT/DS363/AB/R":     {Series: "WT/DS363/AB", Last: "R"},
		"EB150.R1":          {Last: "EB150.R1"},
		"S/RES/2334 (2016)": {Series: "S/RES", Last: "2334 (2016)"},

		"S/2016/1061": {Series: "S/2016", Last: "1061", Number: 1061},
		"IP/C/W/34/Add.3/Suppl.3": {Series: "IP/C/W", Last: "34", Number: 34, Suffixes: []models.Suffix{
			{Kind: models.SuffixAdd, Number: 3}, {Kind: models.SuffixSuppl, Number: 3},
		}},
	}
	for symbol, want := range tests {
		got, ok := symbol.Parts()
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("Parts of %s: got ok %t (-want +got):\n%s", symbol, ok, diff)
		}
	}
	for _, invalid := range []models.Symbol{"", "job/gc/96", "JOB/GC", "JOB/GC/096", "not a symbol"} {
		if parts, ok := invalid.Parts(); ok {
			t.Errorf("Parts of %q: got %+v, want false for a text that is not a symbol", invalid, parts)
		}
	}
}

func TestSymbolBaseAndRevisionNumber(t *testing.T) {
	t.Parallel()
	tests := []struct {
		symbol, base models.Symbol
		revision     int
	}{
		{"JOB/GC/204", "JOB/GC/204", 0},
		{"JOB/GC/204/Rev.6", "JOB/GC/204", 6},
		{"TN/MA/W/103/Rev.3/Add.1", "TN/MA/W/103", 3},
		{"IP/C/W/34/Add.3/Suppl.3", "IP/C/W/34", 0},
		{"S/2016/1061", "S/2016/1061", 0},
		{"G/SCM/N/343/CHN/Suppl.1", "G/SCM/N/343/CHN", 0},
		{"A/C.3/71/L.28/Rev.1", "A/C.3/71/L.28", 1},
		{"", "", 0},
	}
	for _, test := range tests {
		if got := test.symbol.Base(); got != test.base {
			t.Errorf("base of %s = %s, want %s", test.symbol, got, test.base)
		}
		if got := test.symbol.RevisionNumber(); got != test.revision {
			t.Errorf("revision number of %s = %d, want %d", test.symbol, got, test.revision)
		}
	}
}

func TestSymbolWithSuffix(t *testing.T) {
	t.Parallel()
	got, err := models.Symbol("JOB/GC/204").With(models.Suffix{Kind: models.SuffixRev, Number: 6})
	if err != nil || got != "JOB/GC/204/Rev.6" {
		t.Errorf("With(Rev.6) = %q, %v, want JOB/GC/204/Rev.6", got, err)
	}
	for _, wrong := range []models.Suffix{{}, {Kind: models.SuffixRev}, {Number: 6}, {Kind: models.SuffixRev, Number: -1}} {
		if got, err := models.Symbol("JOB/GC/204").With(wrong); models.CodeOf(err) != models.InvalidInput {
			t.Errorf("With(%+v) = %q, %v, want INVALID_INPUT", wrong, got, err)
		}
	}
	if got, err := models.Symbol("").With(models.Suffix{Kind: models.SuffixRev, Number: 6}); err == nil {
		t.Errorf("empty symbol with Rev.6: got %q, want an error", got)
	}
}

// sortedSymbols returns symbols in natural order.
func sortedSymbols() []models.Symbol {
	return []models.Symbol{
		"A/72/6", "A/72/6/Add.1", "A/72/6 (Sect. 1)", "A/72/6 (Sect. 2)", "A/72/6 (Sect. 10)", "A/72/7", "A/C.3/71/L.9", "A/C.3/71/L.28", "A/C.3/71/L.28/Rev.1", "A/C.10/1",
		"E/1979/79/Suppl.1", "E/1979/79/Amend.1", "E/1979/79/Rev.1", "G/C/M/127", "G/C/W/650", "G/TBT/10/N/1", "G/TBT/10.7/N/1", "IP/C/W/669",
		"JOB/2", "JOB/GC/96", "JOB/GC/96/Rev.1",
		"JOB/GC/204", "JOB/GC/204/Add.1", "JOB/GC/204/Corr.1", "JOB/GC/204/Suppl.1",
		"JOB/GC/204/Rev.1", "JOB/GC/204/Rev.2", "JOB/GC/204/Rev.2/Add.1", "JOB/GC/204/Rev.2/Corr.1",
		"JOB/GC/204/Rev.10", "JOB/GC/1000", "JOB(97)/1", "JOB(09)/2", "JOB(09)/10", "S/2016/1061", "S/2017/77", "S/2017/142",
		"WT/DS/1", "WT/DS2/1", "WT/DS2A/1", "WT/DS10/1", "WT/DSB/1",
		"WT/MIN/1", "WT/MIN(48)/1", "WT/MIN(50)/1", "WT/MIN(99)/1", "WT/MIN(01)/1", "WT/MIN(17)/64", "WT/MIN(47)/1",
	}
}

func TestCompareSymbols(t *testing.T) {
	t.Parallel()
	want := sortedSymbols()
	got := slices.Clone(want)
	slices.Sort(got) // byte order, which differs
	if slices.Equal(want, got) {
		t.Fatal("the examples do not distinguish natural order from byte order")
	}
	slices.SortFunc(got, models.CompareSymbols)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sorted by CompareSymbols (-want +got):\n%s", diff)
	}
	slices.Sort(got)
	slices.SortFunc(got, func(a, b models.Symbol) int { return strings.Compare(a.SortKey(), b.SortKey()) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sorted by SortKey (-want +got):\n%s", diff)
	}
}

// The order is total: only identical symbols compare equal.
func TestSymbolOrderIsTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawSymbol(t, "a"), drawSymbol(t, "b")
		order := models.CompareSymbols(a, b)
		if (order == 0) != (a == b) || models.CompareSymbols(b, a) != -order {
			t.Fatalf("%s and %s: got comparison %d, and %d in reverse", a, b, order, models.CompareSymbols(b, a))
		}
	})
}

func TestSuffixesFollowTheirBase(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		symbol := drawSymbol(t, "symbol")
		other := drawSymbol(t, "other")
		base := symbol.Base()
		if models.CompareSymbols(base, symbol) > 0 {
			t.Fatalf("base %s sorts after %s", base, symbol)
		}
		if other.Base() != base && models.CompareSymbols(base, other) < 0 && models.CompareSymbols(other, symbol) < 0 {
			t.Fatalf("%s sorts between %s and %s", other, base, symbol)
		}
	})
}

// drawSymbol generates symbols from few letters and small numbers, so that similar symbols are common.
func drawSymbol(t *rapid.T, label string) models.Symbol {
	text := rapid.StringMatching(
		`[AB][AB]{0,3}(\((01|17|99)\))?(/([AB][AB.-]?[AB0-9]{1,3}|[1-9][0-9]{0,3})){0,2}/([1-9][0-9]{0,2}|[1-9] [AB]|[AB]\.[1-9]|[12]\.7)( \((2016|Resumption 2|Sect\. 1)\)|\((V|III|80)\))?(/(Rev|Add|Corr|Suppl|Amend)\.[1-9][0-9]?){0,3}`,
	).Draw(t, label)
	symbol, err := models.ParseSymbol(text)
	if err != nil {
		t.Fatalf("ParseSymbol(%q): %v", text, err)
	}
	return symbol
}

func FuzzParseSymbol(f *testing.F) {
	for _, text := range canonicalSymbols() {
		f.Add(text)
	}
	for _, text := range []string{"job / gc/096/REV 1", "WT/MIN (17)/1", "JOB//1", "Rev.", "A(1", "a/\xff", "A/1 (2)(3)", "COM(2020)1 final", "cx/fa 1", "(A/(17)/1)", "A/1/Rev-1", "a/217 a (iii)*"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		symbol, err := models.ParseSymbol(text)
		if err != nil {
			var coded *models.Error
			if !errors.As(err, &coded) || coded.Code != models.InvalidInput || symbol != "" {
				t.Fatalf("ParseSymbol(%q) = %q, %v", text, symbol, err)
			}
			return
		}
		again, err := models.ParseSymbol(string(symbol))
		if err != nil || again != symbol {
			t.Fatalf("ParseSymbol(%q) = %q, which is parsed as %q, %v", text, symbol, again, err)
		}
		parts, ok := symbol.Parts()
		if printed := printParts(parts); !ok || printed != string(symbol) {
			t.Fatalf("%q: got parts %+v, which print as %q", symbol, parts, printed)
		}
		if len(symbol) > 100 || models.CompareSymbols(symbol.Base(), symbol) > 0 {
			t.Fatalf("%q is too long or sorts before its base", symbol)
		}
	})
}

func printParts(parts models.SymbolParts) string {
	texts := []string{}
	if parts.Series != "" {
		texts = append(texts, parts.Series)
	}
	texts = append(texts, parts.Last)
	for _, suffix := range parts.Suffixes {
		texts = append(texts, suffix.String())
	}
	return strings.Join(texts, "/")
}

// TestSymbolsOfTheField parses every symbol in the collected communications.
func TestSymbolsOfTheField(t *testing.T) {
	t.Parallel()
	file, err := os.Open("../../shared/data/communications.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the collected communications are not available: ../../shared/data/communications.csv")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // opened for reading only
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	looksLikeOne := regexp.MustCompile(`\b[A-Z]+(\(\d+\))?(/[A-Z]+(\(\d+\))?)*/\d+(/[A-Z][a-z]+\.\d+)*`)
	read := 0
	for _, record := range records[1:] {
		for _, text := range looksLikeOne.FindAllString(record[1]+" "+record[6], -1) {
			read++
			if symbol, err := models.ParseSymbol(text); err != nil || string(symbol) != text {
				t.Errorf("row %s: ParseSymbol(%q) = %q, %v, want it unchanged", record[0], text, symbol, err)
			}
		}
	}
	if read < 50 {
		t.Errorf("found %d symbols, want at least 50", read)
	}
}

func ExampleParseSymbol() {
	symbol, _ := models.ParseSymbol("job / gc/204/rev 6")
	parts, _ := symbol.Parts()
	fmt.Println(symbol, "is number", parts.Number, "of", parts.Series, "under", symbol.Base())

	_, err := models.ParseSymbol("JOB/GC")
	fmt.Println(err)
	// Output:
	// JOB/GC/204/Rev.6 is number 204 of JOB/GC under JOB/GC/204
	// Symbol "JOB/GC": the number is missing. Write it as in "JOB/GC/96/Rev.1".
}

func ExampleCompareSymbols() {
	symbols := []models.Symbol{"JOB/GC/204/Rev.10", "JOB/GC/204/Rev.2", "JOB/GC/1000", "JOB/GC/204"}
	slices.SortFunc(symbols, models.CompareSymbols)
	fmt.Println(symbols)
	// Output:
	// [JOB/GC/204 JOB/GC/204/Rev.2 JOB/GC/204/Rev.10 JOB/GC/1000]
}
