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

// readCSV writes the table as CSV and parses the records after the byte order mark.
func readCSV(t *testing.T, table *render.Table) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(written(t, table.WriteCSV), []byte("\xef\xbb\xbf"))
	if !marked {
		t.Fatal("the file has no byte order mark, so Excel would not read it as UTF-8")
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
		Rows:    [][]render.Cell{{render.Text("JOB/GC/1"), render.Text("one\ntwo")}, {render.Text("é"), render.Text("plain"), render.Text("beyond the last column")}},
	}
	want := "\ufeffSymbol,\"Title, \"\"short\"\"\"\r\nJOB/GC/1,\"one\r\ntwo\"\r\né,plain\r\n"
	if diff := cmp.Diff(want, string(written(t, table.WriteCSV))); diff != "" {
		t.Errorf("file (-want +got):\n%s", diff)
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
		"equals":                                {"=1+1", "'=1+1"},
		"plus":                                  {"+41 22", "'+41 22"},
		"minus":                                 {"-1", "'-1"},
		"at":                                    {"@SUM(A1)", "'@SUM(A1)"},
		"tab":                                   {"\t=1", "'\t=1"},
		"full-width equals":                     {"＝1", "'＝1"},
		"after spaces":                          {"  =1", "  '=1"},
		"line break at the start":               {"\n=1", "'\n'=1"},
		"after a line break":                    {"a\n=1", "a\n'=1"},
		"after a carriage return":               {"a\r=1", "a\n'=1"},
		"after CRLF":                            {"a\r\n=1", "a\n'=1"},
		"after a semicolon":                     {"a;=1", "a;'=1"},
		"after a semicolon and a space":         {"a; =1", "a; '=1"},
		"after a semicolon and a quote":         {`a;"=1;b`, `a;"'=1;b`},
		"quote at the start":                    {`"=1`, `"'=1`},
		"several cells separated by semicolons": {"=1;-2;b;@c", "'=1;'-2;b;'@c"},
		"empty line":                            {"a\n\nb", "a\n\nb"},
		"trailing semicolon":                    {"a;", "a;"},
		"operators inside the text":             {"WT/GC/W/1-2 = JOB+1 @ noon", "WT/GC/W/1-2 = JOB+1 @ noon"},
		"operator after an apostrophe":          {"l'=1", "l'=1"},
		"empty":                                 {"", ""},
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

// Parsed output equals the input except for apostrophes and line breaks, and contains nothing that
// a spreadsheet would evaluate.
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
					r.Fatalf("field %q contains the formula %q", field, start)
				}
				record[i] = bare(field)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("records (-want +got):\n%s", diff)
		}
	})
}

// bare returns text without apostrophes, and with all line breaks as line feeds.
func bare(text string) string {
	return strings.NewReplacer("'", "", "\r\n", "\n", "\r", "\n").Replace(text)
}

// formula returns the first part of a field that a spreadsheet would evaluate if it split the field
// at semicolons and line breaks; empty if there is none.
func formula(field string) string {
	for _, part := range strings.FieldsFunc(field, func(char rune) bool { return char == ';' || char == '\n' }) {
		part = strings.TrimLeft(part, ` "`)
		if first, _ := utf8.DecodeRuneInString(part); strings.ContainsRune("=+-@\t＝＋－＠", first) {
			return part
		}
	}
	return ""
}
