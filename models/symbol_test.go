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

// canonicalSymbols are symbols as they stand in print; each must come back unchanged.
func canonicalSymbols() []string {
	return []string{
		"JOB/GC/96/Rev.1", "JOB/GC/204", "JOB/GC/204/Rev.6", "JOB/CTG/14", "JOB(09)/10/Rev.8",
		"WT/ACC/SPEC/LVA/7/Add.2/Corr.1", "IP/C/W/34/Add.3/Suppl.3", "IP/C/W/669", "IP/C/M/89",
		"WT/MIN(17)/64", "WT/MIN(01)/DEC/1", "WT/GC/W/635", "G/C/W/650", "WT/COMTD/W/179", "TN/RL/W/273",
		"WT/COMTD/SE/W/22/Rev.7", "WT/L/1032", "G/C/W/857", "G/C/M/127", "INF/ECOM/27/Rev.1",
		"S/2016/1061", "WT/COMTD/19", "TN/MA/W/103/Rev.3/Add.1", "WT/DS26/1",
	}
}

func TestParseSymbolKeepsWhatIsPrinted(t *testing.T) {
	t.Parallel()
	for _, text := range canonicalSymbols() {
		symbol, err := models.ParseSymbol(text)
		if err != nil || string(symbol) != text {
			t.Errorf("ParseSymbol(%q) = %q, %v", text, symbol, err)
		}
	}
}

func TestParseSymbolForgivesWhatPeopleType(t *testing.T) {
	t.Parallel()
	tests := map[string]models.Symbol{
		"job/gc/96/rev.1":               "JOB/GC/96/Rev.1",
		"  JOB / GC / 96 / Rev. 1 \n":   "JOB/GC/96/Rev.1",
		"JOB/GC/96/Rev1":                "JOB/GC/96/Rev.1",
		"JOB/GC/96/REV. 1":              "JOB/GC/96/Rev.1",
		"JOB/GC/096/rev 01":             "JOB/GC/96/Rev.1",
		"JOB/GC/96\u00a0/\u00a0Rev.\t1": "JOB/GC/96/Rev.1",
		"wt/min (17) / 64":              "WT/MIN(17)/64",
		"ip/c/w/34/ADD.3/SUPPL.3":       "IP/C/W/34/Add.3/Suppl.3",
		"wt/l/274/CORR .2":              "WT/L/274/Corr.2",
		"g/review/5":                    "G/REVIEW/5",
	}
	for typed, want := range tests {
		got, err := models.ParseSymbol(typed)
		if err != nil || got != want {
			t.Errorf("ParseSymbol(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestParseSymbolSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"":                                    `the symbol is missing; a symbol is a series, a number and suffixes, as in "JOB/GC/96/Rev.1"`,
		" \t":                                 `the symbol is missing; a symbol is a series, a number and suffixes, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC":                              `symbol "JOB/GC": the number is missing, as in "JOB/GC/96/Rev.1"`,
		"JOB":                                 `symbol "JOB": the number is missing, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/Rev.1":                        `symbol "JOB/GC/Rev.1": the number is missing before "Rev.1", as in "JOB/GC/96/Rev.1"`,
		"S/2016/X/Rev.1":                      `symbol "S/2016/X/Rev.1": the number is missing before "Rev.1", as in "JOB/GC/96/Rev.1"`,
		"G/SCM/N/3/BRA":                       `symbol "G/SCM/N/3/BRA": the number is missing, as in "JOB/GC/96/Rev.1"`,
		"96/Rev.1":                            `symbol "96/Rev.1": the series is missing before "96", as in "JOB/GC/96/Rev.1"`,
		"Rev.1":                               `symbol "Rev.1": the series is missing before "Rev.1", as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/Rev":                       `symbol "JOB/GC/96/Rev": the number of "Rev" is missing, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/suppl.":                    `symbol "JOB/GC/96/suppl.": the number of "Suppl" is missing, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/Rev.0":                     `symbol "JOB/GC/96/Rev.0": numbers begin at 1, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/0":                            `symbol "JOB/GC/0": numbers begin at 1, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/1234567890":                   `symbol "JOB/GC/1234567890": a number has at most 9 digits, as in "JOB/GC/96/Rev.1"`,
		"WT/DS1234567890/1":                   `symbol "WT/DS1234567890/1": a number has at most 9 digits, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/Rev.1/GC":                  `symbol "JOB/GC/96/Rev.1/GC": "GC" cannot follow the suffix "Rev.1", as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/Rev.1/2":                   `symbol "JOB/GC/96/Rev.1/2": "2" cannot follow the suffix "Rev.1", as in "JOB/GC/96/Rev.1"`,
		"JOB//96":                             `symbol "JOB//96": there is nothing between two slashes, or after the last one, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96/":                          `symbol "JOB/GC/96/": there is nothing between two slashes, or after the last one, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96Rev.1":                      `symbol "JOB/GC/96Rev.1": "96REV.1" is neither letters of a series nor a number nor a suffix; parts are separated by slashes, as in "JOB/GC/96/Rev.1"`,
		"JOB GC 96":                           `symbol "JOB GC 96": "JOB GC 96" is neither letters of a series nor a number nor a suffix; parts are separated by slashes, as in "JOB/GC/96/Rev.1"`,
		"WT/MIN(2017)/64":                     `symbol "WT/MIN(2017)/64": "MIN(2017)" is no session: two digits of its year, as in "MIN(17)", then a slash and the number, as in "JOB/GC/96/Rev.1"`,
		"WT/MIN(17/64":                        `symbol "WT/MIN(17/64": "MIN(17" is no session: two digits of its year, as in "MIN(17)", then a slash and the number, as in "JOB/GC/96/Rev.1"`,
		"WT/MIN(17)64":                        `symbol "WT/MIN(17)64": "MIN(17)64" is no session: two digits of its year, as in "MIN(17)", then a slash and the number, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/९६":                           `symbol "JOB/GC/९६": '९' cannot stand in a symbol; it has letters, digits, slashes, points and parentheses, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC/96?":                          `symbol "JOB/GC/96?": '?' cannot stand in a symbol; it has letters, digits, slashes, points and parentheses, as in "JOB/GC/96/Rev.1"`,
		"JOB/GC\x00/96":                       `symbol "JOB/GC\x00/96": '\x00' cannot stand in a symbol; it has letters, digits, slashes, points and parentheses, as in "JOB/GC/96/Rev.1"`,
		"JOB/\xff/96":                         `symbol "JOB/\xff/96": '�' cannot stand in a symbol; it has letters, digits, slashes, points and parentheses, as in "JOB/GC/96/Rev.1"`,
		"A/" + strings.Repeat("B", 97) + "/1": `the symbol has 101 characters; a symbol has at most 100, as in "JOB/GC/96/Rev.1"`,
		strings.Repeat("A", 401):              `the symbol has 401 characters; a symbol has at most 100, as in "JOB/GC/96/Rev.1"`,
	}
	for text, want := range tests {
		symbol, err := models.ParseSymbol(text)
		if symbol != "" || err == nil || err.Error() != want || models.CodeOf(err) != models.InvalidInput {
			t.Errorf("ParseSymbol(%.50q) = %q, %s\nwant %s", text, symbol, err, want)
		}
	}
}

func TestParseSymbolTakesTheLongest(t *testing.T) {
	t.Parallel()
	longest := "A/" + strings.Repeat("B", 96) + "/1"
	if symbol, err := models.ParseSymbol(longest); string(symbol) != longest || err != nil {
		t.Errorf("ParseSymbol of %d characters = %q, %v", len(longest), symbol, err)
	}
}

func TestSymbolParts(t *testing.T) {
	t.Parallel()
	tests := map[models.Symbol]models.SymbolParts{
		"WT/ACC/SPEC/LVA/7/Add.2/Corr.1": {Series: "WT/ACC/SPEC/LVA", Number: 7, Suffixes: []models.Suffix{
			{Kind: models.SuffixAdd, Number: 2}, {Kind: models.SuffixCorr, Number: 1},
		}},
		"WT/MIN(17)/64": {Series: "WT/MIN(17)", Number: 64},
		"S/2016/1061":   {Series: "S/2016", Number: 1061},
		"IP/C/W/34/Add.3/Suppl.3": {Series: "IP/C/W", Number: 34, Suffixes: []models.Suffix{
			{Kind: models.SuffixAdd, Number: 3}, {Kind: models.SuffixSuppl, Number: 3},
		}},
	}
	for symbol, want := range tests {
		got, ok := symbol.Parts()
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("Parts of %s (%v): (-want +got)\n%s", symbol, ok, diff)
		}
	}
	for _, unmade := range []models.Symbol{"", "job/gc/96", "JOB/GC", "JOB/GC/096", "no symbol"} {
		if parts, ok := unmade.Parts(); ok {
			t.Errorf("Parts of %q, which ParseSymbol did not make: %+v", unmade, parts)
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
		t.Errorf("with Rev.6: %q, %v", got, err)
	}
	for _, wrong := range []models.Suffix{{}, {Kind: models.SuffixRev}, {Number: 6}, {Kind: models.SuffixRev, Number: -1}} {
		if got, err := models.Symbol("JOB/GC/204").With(wrong); models.CodeOf(err) != models.InvalidInput {
			t.Errorf("with %+v: %q, %v", wrong, got, err)
		}
	}
	if got, err := models.Symbol("").With(models.Suffix{Kind: models.SuffixRev, Number: 6}); err == nil {
		t.Errorf("no symbol with Rev.6 became %q", got)
	}
}

// shelf is symbols in their order.
func shelf() []models.Symbol {
	return []models.Symbol{
		"G/C/M/127", "G/C/W/650", "IP/C/W/669",
		"JOB/2", "JOB/GC/96", "JOB/GC/96/Rev.1",
		"JOB/GC/204", "JOB/GC/204/Add.1", "JOB/GC/204/Corr.1", "JOB/GC/204/Suppl.1",
		"JOB/GC/204/Rev.1", "JOB/GC/204/Rev.2", "JOB/GC/204/Rev.2/Add.1", "JOB/GC/204/Rev.2/Corr.1",
		"JOB/GC/204/Rev.10", "JOB/GC/1000", "JOB(97)/1", "JOB(09)/2", "JOB(09)/10", "S/2016/1061", "S/2017/77", "S/2017/142",
		"WT/DS/1", "WT/DS2/1", "WT/DS2A/1", "WT/DS10/1", "WT/DSB/1",
		"WT/MIN/1", "WT/MIN(99)/1", "WT/MIN(01)/1", "WT/MIN(17)/64",
	}
}

func TestSymbolsStandInTheirOrder(t *testing.T) {
	t.Parallel()
	want := shelf()
	got := slices.Clone(want)
	slices.Sort(got) // by bytes, which is another order
	if slices.Equal(want, got) {
		t.Fatal("the examples cannot tell natural order from the order of bytes")
	}
	slices.SortFunc(got, models.CompareSymbols)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by CompareSymbols (-want +got):\n%s", diff)
	}
	slices.Sort(got)
	slices.SortFunc(got, func(a, b models.Symbol) int { return strings.Compare(a.SortKey(), b.SortKey()) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by SortKey (-want +got):\n%s", diff)
	}
}

func TestSortKeyOrdersAsCompareSymbols(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawSymbol(t, "a"), drawSymbol(t, "b")
		byValue := models.CompareSymbols(a, b)
		if byKey := strings.Compare(a.SortKey(), b.SortKey()); byKey != byValue {
			t.Fatalf("%s and %s: %d by value, %d by keys %s and %s", a, b, byValue, byKey, a.SortKey(), b.SortKey())
		}
		if (byValue == 0) != (a == b) {
			t.Fatalf("%s and %s compare as %d", a, b, byValue)
		}
		if models.CompareSymbols(b, a) != -byValue {
			t.Fatalf("%s and %s: the order is not the same from the other side", a, b)
		}
	})
}

func TestBaseStandsBeforeItsSuffixesAndTheyBeforeTheNext(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		symbol := drawSymbol(t, "symbol")
		other := drawSymbol(t, "other")
		base := symbol.Base()
		if models.CompareSymbols(base, symbol) > 0 {
			t.Fatalf("%s stands after %s", base, symbol)
		}
		if other.Base() != base && models.CompareSymbols(base, other) < 0 && models.CompareSymbols(other, symbol) < 0 {
			t.Fatalf("%s stands between %s and %s", other, base, symbol)
		}
	})
}

// drawSymbol draws from few letters and small numbers, so that near neighbours are common.
func drawSymbol(t *rapid.T, label string) models.Symbol {
	text := rapid.StringMatching(
		`[AB][AB1-2]{0,3}(\((01|17|99)\))?(/([AB][AB0-9]{0,3}|[1-9][0-9]{0,3})){0,2}/[1-9][0-9]{0,2}(/(Rev|Add|Corr|Suppl)\.[1-9][0-9]?){0,3}`,
	).Draw(t, label)
	symbol, err := models.ParseSymbol(text)
	if err != nil {
		t.Fatalf("drawn %q: %v", text, err)
	}
	return symbol
}

func FuzzParseSymbol(f *testing.F) {
	for _, text := range canonicalSymbols() {
		f.Add(text)
	}
	for _, text := range []string{"job / gc/096/REV 1", "WT/MIN (17)/1", "JOB//1", "Rev.", "A(1", "a/\xff"} {
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
			t.Fatalf("%q is read as %q, that as %q, %v", text, symbol, again, err)
		}
		parts, ok := symbol.Parts()
		if printed := printParts(parts); !ok || printed != string(symbol) {
			t.Fatalf("%q has parts %+v, printed %q", symbol, parts, printed)
		}
		if len(symbol) > 100 || models.CompareSymbols(symbol.Base(), symbol) > 0 {
			t.Fatalf("%q is too long, or stands before its base", symbol)
		}
	})
}

func printParts(parts models.SymbolParts) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s/%d", parts.Series, parts.Number)
	for _, suffix := range parts.Suffixes {
		text.WriteString("/" + suffix.String())
	}
	return text.String()
}

// TestSymbolsOfTheField reads every symbol in the gathered facts.
func TestSymbolsOfTheField(t *testing.T) {
	t.Parallel()
	file, err := os.Open("../../shared/data/communications.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the gathered facts are not here: ../../shared/data/communications.csv")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read
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
				t.Errorf("row %s: %q is read as %q, %v", record[0], text, symbol, err)
			}
		}
	}
	if read < 50 {
		t.Errorf("only %d symbols found: the test does not see them", read)
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
	// symbol "JOB/GC": the number is missing, as in "JOB/GC/96/Rev.1"
}

func ExampleCompareSymbols() {
	symbols := []models.Symbol{"JOB/GC/204/Rev.10", "JOB/GC/204/Rev.2", "JOB/GC/1000", "JOB/GC/204"}
	slices.SortFunc(symbols, models.CompareSymbols)
	fmt.Println(symbols)
	// Output:
	// [JOB/GC/204 JOB/GC/204/Rev.2 JOB/GC/204/Rev.10 JOB/GC/1000]
}
