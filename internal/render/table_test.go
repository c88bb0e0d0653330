package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/render"
)

// forms returns the method for each output format of a table, by name.
func forms(table *render.Table) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{"CSV": table.WriteCSV, "HTML": table.WriteHTML, "DOCX": table.WriteDOCX}
}

func TestTablesAreDeterministic(t *testing.T) {
	t.Parallel()
	for name, write := range forms(suivi()) {
		first := written(t, write)
		for range 20 {
			if !bytes.Equal(first, written(t, forms(suivi())[name])) {
				t.Errorf("%s: equal tables were written as different bytes", name)
				break
			}
		}
	}
}

func TestTablesAreNotModified(t *testing.T) {
	t.Parallel()
	table := suivi()
	for name, write := range forms(table) {
		written(t, write)
		if diff := cmp.Diff(suivi(), table); diff != "" {
			t.Errorf("table after writing %s (-want +got):\n%s", name, diff)
		}
	}
}

func TestZeroTable(t *testing.T) {
	t.Parallel()
	for name, write := range forms(&render.Table{}) {
		if len(written(t, write)) == 0 {
			t.Errorf("%s: got no output, want an empty table", name)
		}
	}
}

func TestWriterErrors(t *testing.T) {
	t.Parallel()
	long := suivi()
	for range 1000 {
		long.Rows = append(long.Rows, []render.Cell{render.Text("JOB/GC/1"), render.Text("a title that, repeated often enough, is longer than a buffer")})
	}
	for name, write := range forms(long) {
		for room := range 3 {
			err := write(&shortWriter{room: room * 1000})
			if err == nil || !strings.HasPrefix(err.Error(), "write the ") || !strings.Contains(err.Error(), io.ErrShortWrite.Error()) {
				t.Errorf("%s to a writer that accepts %d bytes: got error %v, want ErrShortWrite", name, room*1000, err)
			}
		}
	}
}

// Only http and https URLs become links in HTML and DOCX.
func TestLinks(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ in, want string }{
		"https":                {"https://docs.example.org/a?b=1&c=%20#d", "https://docs.example.org/a?b=1&c=%20#d"},
		"http":                 {"http://docs.example.org/", "http://docs.example.org/"},
		"scheme in upper case": {"HTTPS://docs.example.org/", "https://docs.example.org/"},
		"script":               {"javascript:alert(1)", ""},
		"script with a host":   {"javascript://docs.example.org/%0aalert(1)", ""},
		"script with spaces":   {" javascript:alert(1)", ""},
		"data":                 {"data:text/html,<script>alert(1)</script>", ""},
		"file":                 {"file:///etc/passwd", ""},
		"mail":                 {"mailto:a@example.org", ""},
		"no scheme":            {"docs.example.org/a", ""},
		"path only":            {"/a/b", ""},
		"scheme-relative":      {"//docs.example.org/a", ""},
		"no host":              {"https:///a", ""},
		"opaque":               {"https:docs.example.org", ""},
		"control characters":   {"https://docs.example.org/\x01", ""},
		"malformed host":       {"https://[", ""},
		"empty":                {"", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := &render.Table{Columns: []render.Column{{}}, Rows: [][]render.Cell{{{Paragraphs: []string{"text"}, Link: test.in}}}}
			var inPage, inDocument string
			for _, link := range page(t, table).all("a") {
				inPage += link.attribute("href")
			}
			for _, relation := range readTree(t, parts(t, table)["word/_rels/document.xml.rels"]).all("Relationship") {
				if relation.attribute("TargetMode") == "External" {
					inDocument += relation.attribute("Target")
				}
			}
			if inPage != test.want || inDocument != test.want {
				t.Errorf("got link %q in HTML and %q in DOCX, want %q", inPage, inDocument, test.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for _, ending := range []string{"\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029"} {
		table := &render.Table{Columns: []render.Column{{}}, Rows: [][]render.Cell{{render.Text("one" + ending + "two")}}}
		if whole := string(written(t, table.WriteHTML)); !strings.Contains(whole, "<p>one<br>two</p>") {
			t.Errorf("HTML: %q is not rendered as a line break", ending)
		}
		if got := body(t, table).all("tr")[1].text(); got != "one\ntwo" {
			t.Errorf("DOCX: got %q for a line ending %q, want a line break", got, ending)
		}
	}
}

// written returns the complete output of write.
func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
