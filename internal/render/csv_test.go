package render_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/render"
)

// readCSV parses the records, without the byte order mark.
func readCSV(t *testing.T, table *render.Table) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(written(t, table.WriteCSV), []byte("\xef\xbb\xbf"))
	if !marked {
		t.Fatal("no byte order mark: Excel would take it for its own code page")
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestCSVTable(t *testing.T) {
	t.Parallel()
	want := [][]string{
		{"Cote", "Titre", "Coauteurs"},
		{"JOB/GC/96/Rev.1", "Draft decision\non <fish> & subsidies\nSecond paragraph", "7"},
		{"WT/GC/W/1", "", ""},
	}
	if diff := cmp.Diff(want, readCSV(t, suivi())); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

func TestCSVFormat(t *testing.T) {
	t.Parallel()
	table := &render.Table{
		Title:   "omitted",
		Columns: []render.Column{{Header: "Symbol"}, {Header: "Title, \"short\""}},
		Rows:    [][]render.Cell{{render.Text("JOB/GC/1"), render.Text("one\ntwo")}, {render.Text("é"), render.Text("plain"), render.Text("under no column")}},
	}
	want := "\ufeffSymbol,\"Title, \"\"short\"\"\"\r\nJOB/GC/1,\"one\r\ntwo\"\r\né,plain\r\n"
	if diff := cmp.Diff(want, string(written(t, table.WriteCSV))); diff != "" {
		t.Errorf("bytes (-want +got):\n%s", diff)
	}
}

func TestCSVWithoutRows(t *testing.T) {
	t.Parallel()
	table := suivi()
	table.Rows = nil
	if diff := cmp.Diff([][]string{{"Cote", "Titre", "Coauteurs"}}, readCSV(t, table)); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

func TestCSVFormulas(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"equals":                      {"=1+1", "'=1+1"},
		"plus":                        {"+41 22", "'+41 22"},
		"minus":                       {"-1", "'-1"},
		"at":                          {"@SUM(A1)", "'@SUM(A1)"},
		"tab":                         {"\t=1", "'\t=1"},
		"full-width equals":           {"＝1", "'＝1"},
		"behind spaces":               {"  =1", "  '=1"},
		"line break at the start":     {"\n=1", "'\n'=1"},
		"behind a line break":         {"a\n=1", "a\n'=1"},
		"behind a return":             {"a\r=1", "a\n'=1"},
		"behind return and break":     {"a\r\n=1", "a\n'=1"},
		"behind a semicolon":          {"a;=1", "a;'=1"},
		"semicolon and space":         {"a; =1", "a; '=1"},
		"semicolon and quote":         {`a;"=1;b`, `a;"'=1;b`},
		"quote at the start":          {`"=1`, `"'=1`},
		"several cells of a French":   {"=1;-2;b;@c", "'=1;'-2;b;'@c"},
		"an empty line stays":         {"a\n\nb", "a\n\nb"},
		"a semicolon, and nothing":    {"a;", "a;"},
		"formula letters further in":  {"WT/GC/W/1-2 = JOB+1 @ noon", "WT/GC/W/1-2 = JOB+1 @ noon"},
		"an apostrophe is but a text": {"l'=1", "l'=1"},
		"nothing":                     {"", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := &render.Table{Columns: []render.Column{{Header: test.in}, {Header: "b"}}, Rows: [][]render.Cell{{render.Text(test.in), render.Text("b")}}}
			if diff := cmp.Diff([][]string{{test.want, "b"}, {test.want, "b"}}, readCSV(t, table)); diff != "" {
				t.Errorf("header and row (-want +got):\n%s", diff)
			}
		})
	}
}

// awkward generates texts that CSV readers and spreadsheets could misinterpret.
func awkward() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringOf(rapid.RuneFrom([]rune("ab =+-@\t\r\n;,\"'＝é"))), rapid.String())
}

// Parsed output equals the input except for apostrophes, and no program recognizes a formula in it.
func TestCSVRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		columns := rapid.IntRange(2, 4).Draw(r, "columns")
		table, want := &render.Table{}, [][]string{{}}
		for range columns {
			header := awkward().Draw(r, "header")
			table.Columns, want[0] = append(table.Columns, render.Column{Header: header}), append(want[0], bare(header))
		}
		for range rapid.IntRange(0, 4).Draw(r, "rows") {
			texts := rapid.SliceOfN(awkward(), columns, columns).Draw(r, "row")
			var row []render.Cell
			var record []string
			for _, text := range texts {
				row, record = append(row, render.Text(text)), append(record, bare(text))
			}
			table.Rows, want = append(table.Rows, row), append(want, record)
		}
		got := readCSV(t, table)
		for _, record := range got {
			for i, field := range record {
				if start := formula(field); start != "" {
					r.Fatalf("%q holds the formula %q", field, start)
				}
				record[i] = bare(field)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("records (-want +got):\n%s", diff)
		}
	})
}

// bare returns a text without its apostrophes, and with one kind of line break.
func bare(text string) string {
	return strings.NewReplacer("'", "", "\r\n", "\n", "\r", "\n").Replace(text)
}

// formula returns the part of a field that a spreadsheet would evaluate, however it splits the field.
func formula(field string) string {
	for _, part := range strings.FieldsFunc(field, func(char rune) bool { return char == ';' || char == '\n' }) {
		part = strings.TrimLeft(part, ` "`)
		if first, _ := utf8.DecodeRuneInString(part); strings.ContainsRune("=+-@\t＝＋－＠", first) {
			return part
		}
	}
	return ""
}
