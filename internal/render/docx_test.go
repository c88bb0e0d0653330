package render_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/render"
)

// parts writes the table as DOCX and returns the contained files by name.
func parts(t *testing.T, table *render.Table) map[string][]byte {
	t.Helper()
	whole := written(t, table.WriteDOCX)
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	read := map[string][]byte{}
	for _, file := range archive.File {
		if !file.Modified.Equal(table.Made) && !table.Made.IsZero() {
			t.Errorf("%s was modified at %s, want %s, the time of the table", file.Name, file.Modified, table.Made)
		}
		content, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if read[file.Name], err = io.ReadAll(content); err != nil {
			t.Fatal(err)
		}
		content.Close()
	}
	return read
}

func body(t *testing.T, table *render.Table) node {
	t.Helper()
	return readTree(t, parts(t, table)["word/document.xml"]).one(t, "body")
}

func TestDOCXTable(t *testing.T) {
	t.Parallel()
	read := body(t, suivi())
	var before [][2]string
	for _, child := range read.Nodes {
		if child.XMLName.Local == "tbl" {
			break
		}
		before = append(before, [2]string{child.one(t, "pStyle").attribute("val"), child.text()})
	}
	heads := [][2]string{
		{"Heading1", `Suivi des propositions <2026> & "autres"`},
		{"Normal", "Conseil général"},
		{"Normal", "État au 2 mars 2026"},
		{"Caption", "2 suivis"},
	}
	if diff := cmp.Diff(heads, before); diff != "" {
		t.Errorf("paragraphs before the table (-want +got):\n%s", diff)
	}
	var rows [][][]string
	for _, row := range read.one(t, "tbl").all("tr") {
		var cells [][]string
		for _, c := range row.all("tc") {
			cells = append(cells, texts(c.all("p")))
		}
		rows = append(rows, cells)
	}
	want := [][][]string{
		{{"Cote"}, {"Titre"}, {"Coauteurs"}},
		{{"JOB/GC/96/Rev.1"}, {"Draft decision\non <fish> & subsidies", "Second paragraph"}, {"7"}},
		{{"WT/GC/W/1"}, {""}, {""}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if last := read.Nodes[len(read.Nodes)-2].XMLName.Local; last != "p" {
		t.Errorf("the last element is %s, want p: a paragraph after the table", last)
	}
}

// Word rejects a document with elements that do not belong to WordprocessingML.
func TestDOCXNamespaces(t *testing.T) {
	t.Parallel()
	var walk func(n node)
	walk = func(n node) {
		if n.XMLName.Space != "http://schemas.openxmlformats.org/wordprocessingml/2006/main" {
			t.Errorf("<%s> is in the namespace %q, want WordprocessingML", n.XMLName.Local, n.XMLName.Space)
		}
		for _, child := range n.Nodes {
			walk(child)
		}
	}
	read := parts(t, suivi())
	walk(readTree(t, read["word/document.xml"]))
	walk(readTree(t, read["word/styles.xml"]))
}

func TestDOCXRepeatsHeader(t *testing.T) {
	t.Parallel()
	for i, row := range body(t, suivi()).all("tr") {
		header := row.all("tblHeader")
		if repeated := len(header) == 1 && header[0].attribute("val") == "true"; repeated != (i == 0) {
			t.Errorf("row %d is repeated on every page: got %t, want %t", i, repeated, i == 0)
		}
		for j, c := range row.all("tc") {
			if bold := len(c.all("b")) > 0; bold != (i == 0 || j == 0) {
				t.Errorf("row %d, cell %d is bold: got %t, want %t", i, j, bold, i == 0 || j == 0)
			}
		}
		if len(row.all("cantSplit")) != 1 {
			t.Errorf("row %d can be split across pages", i)
		}
	}
}

func TestDOCXLandscape(t *testing.T) {
	t.Parallel()
	read := body(t, suivi())
	size := read.one(t, "pgSz")
	got := []string{size.attribute("w"), size.attribute("h"), size.attribute("orient")}
	for _, column := range read.all("gridCol") {
		got = append(got, column.attribute("w"))
	}
	// The 15398 twentieths of a point between the margins are divided in the ratio 2:6:3.
	if diff := cmp.Diff([]string{"16838", "11906", "landscape", "2799", "8399", "4200"}, got); diff != "" {
		t.Errorf("page size, orientation and column widths (-want +got):\n%s", diff)
	}
	var sides []string
	for _, side := range read.all("tr")[1].all("jc") {
		sides = append(sides, side.attribute("val"))
	}
	if diff := cmp.Diff([]string{"left", "left", "left", "right"}, sides); diff != "" {
		t.Errorf("alignment of the paragraphs (-want +got):\n%s", diff)
	}
}

func TestDOCXBorders(t *testing.T) {
	t.Parallel()
	read := parts(t, suivi())
	name := readTree(t, read["word/document.xml"]).one(t, "tblStyle").attribute("val")
	var sides []string
	for _, style := range readTree(t, read["word/styles.xml"]).all("style") {
		if style.attribute("styleId") == name {
			for _, side := range style.one(t, "tblBorders").Nodes {
				sides = append(sides, side.XMLName.Local+" "+side.attribute("val")+" "+side.attribute("sz"))
			}
		}
	}
	want := []string{"top single 4", "left single 4", "bottom single 4", "right single 4", "insideH single 4", "insideV single 4"}
	if diff := cmp.Diff(want, sides); diff != "" {
		t.Errorf("borders of %q (-want +got):\n%s", name, diff)
	}
}

func TestDOCXStyles(t *testing.T) {
	t.Parallel()
	read := parts(t, suivi())
	known := map[string]bool{}
	for _, style := range readTree(t, read["word/styles.xml"]).all("style") {
		known[style.attribute("styleId")] = true
	}
	document := readTree(t, read["word/document.xml"])
	for _, kind := range []string{"pStyle", "rStyle", "tblStyle"} {
		used := document.all(kind)
		if len(used) == 0 {
			t.Errorf("the document has no %s", kind)
		}
		for _, style := range used {
			if !known[style.attribute("val")] {
				t.Errorf("%s refers to the undefined style %q", kind, style.attribute("val"))
			}
		}
	}
}

func TestDOCXLinks(t *testing.T) {
	t.Parallel()
	table := suivi()
	table.Rows[1][0].Link = "javascript:alert(1)"
	read := parts(t, table)
	link := readTree(t, read["word/document.xml"]).one(t, "hyperlink")
	if link.text() != "JOB/GC/96/Rev.1" {
		t.Errorf("got link text %q, want JOB/GC/96/Rev.1", link.text())
	}
	var targets []string
	for _, relation := range readTree(t, read["word/_rels/document.xml.rels"]).all("Relationship") {
		if relation.attribute("Id") == link.attribute("id") {
			targets = append(targets, relation.attribute("TargetMode")+" "+relation.attribute("Target"))
		}
	}
	if diff := cmp.Diff([]string{"External https://docs.example.org/job/gc/96?rev=1&lang=f"}, targets); diff != "" {
		t.Errorf("target of the link (-want +got):\n%s", diff)
	}
}

func TestDOCXLanguages(t *testing.T) {
	t.Parallel()
	for _, run := range body(t, suivi()).all("r") {
		want := "fr"
		if text := run.text(); strings.HasPrefix(text, "Draft") || strings.HasPrefix(text, "Second") {
			want = "en"
		}
		if got := run.one(t, "lang").attribute("val"); got != want {
			t.Errorf("got language %q for %q, want %q", got, run.text(), want)
		}
	}
	silent := suivi()
	silent.Language = ""
	if languages := body(t, silent).all("lang"); len(languages) != 2 {
		t.Errorf("table without a language: got %d runs with a language, want 2, those of the English cell", len(languages))
	}
}

func TestDOCXProperties(t *testing.T) {
	t.Parallel()
	type properties struct {
		Title    string `xml:"http://purl.org/dc/elements/1.1/ title"`
		Creator  string `xml:"http://purl.org/dc/elements/1.1/ creator"`
		Language string `xml:"http://purl.org/dc/elements/1.1/ language"`
		Created  string `xml:"http://purl.org/dc/terms/ created"`
		Modified string `xml:"http://purl.org/dc/terms/ modified"`
	}
	tests := map[string]struct {
		table *render.Table
		want  properties
	}{
		"all properties": {suivi(), properties{`Suivi des propositions <2026> & "autres"`, "Secrétariat", "fr", "2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z"}},
		"no properties":  {&render.Table{}, properties{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got properties
			if err := xml.Unmarshal(parts(t, test.table)["docProps/core.xml"], &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("properties (-want +got):\n%s", diff)
			}
		})
	}
}

// A package contains every part whose type it declares and every part that it refers to.
func TestDOCXPackage(t *testing.T) {
	t.Parallel()
	read := parts(t, suivi())
	types := readTree(t, read["[Content_Types].xml"])
	for _, kind := range types.all("Override") {
		if _, ok := read[strings.TrimPrefix(kind.attribute("PartName"), "/")]; !ok {
			t.Errorf("the package declares the type of %s, which does not exist", kind.attribute("PartName"))
		}
	}
	if main := types.all("Override")[0].attribute("ContentType"); main != render.DOCXType+".main+xml" {
		t.Errorf("got type %s of the main part, want %s.main+xml", main, render.DOCXType)
	}
	for from, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, relation := range readTree(t, read[from]).all("Relationship") {
			if relation.attribute("TargetMode") == "External" {
				continue
			}
			if _, ok := read[folder+relation.attribute("Target")]; !ok {
				t.Errorf("%s refers to %s, which does not exist", from, relation.attribute("Target"))
			}
		}
	}
}

func TestDOCXWithoutRows(t *testing.T) {
	t.Parallel()
	table := suivi()
	table.Rows = nil
	rows := body(t, table).all("tr")
	if len(rows) != 2 || rows[1].text() != "Aucun suivi." || rows[1].one(t, "gridSpan").attribute("val") != "3" {
		t.Errorf("got %d rows, the last with %q; want the header, and one cell over 3 columns with the text for no rows", len(rows), rows[len(rows)-1].text())
	}
	table.Columns = nil
	if tables := body(t, table).all("tbl"); len(tables) != 0 {
		t.Error("a table without columns was written; Word rejects such documents")
	}
}

// The text of a cell survives a round trip, except that characters that XML 1.0 does not allow become U+FFFD.
func TestDOCXTextRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("a <>&\"\x00\x0b\x1f\t\r\n\ufffe\U0001f41f")))).Draw(r, "text")
		table := &render.Table{Columns: []render.Column{{Header: text}}, Rows: [][]render.Cell{{render.Text(text)}}}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
		want = strings.Map(func(char rune) rune {
			if char < 0x20 && char != '\t' && char != '\n' || char == 0xfffe || char == 0xffff {
				return 0xfffd
			}
			return char
		}, want)
		if diff := cmp.Diff([]string{want, want}, texts(body(t, table).all("tc"))); diff != "" {
			r.Fatalf("texts (-want +got):\n%s", diff)
		}
	})
}

// Word drops spaces at the ends of a line unless xml:space is set.
func TestDOCXSpaces(t *testing.T) {
	t.Parallel()
	table := &render.Table{Columns: []render.Column{{Header: " a "}}}
	kept := body(t, table).all("t")[0]
	if kept.Text != " a " || kept.attribute("space") != "preserve" {
		t.Errorf("got %q with xml:space %q, want %q with preserve", kept.Text, kept.attribute("space"), " a ")
	}
}

func TestDOCXLinkTags(t *testing.T) {
	t.Parallel()
	table := &render.Table{Columns: []render.Column{{Header: "<Children>"}}}
	if got := body(t, table).all("tc")[0].text(); got != "<Children>" {
		t.Errorf("got header %q, want <Children>", got)
	}
}

// The widths of the columns add up to the width between the margins, for any number of columns.
func TestDOCXColumnWidths(t *testing.T) {
	t.Parallel()
	for columns := 1; columns < 20; columns++ {
		table := &render.Table{}
		for i := range columns {
			table.Columns = append(table.Columns, render.Column{Header: fmt.Sprint(i), Width: render.Width(i % 3)})
		}
		whole := 0
		for _, column := range body(t, table).all("gridCol") {
			var width int
			if _, err := fmt.Sscan(column.attribute("w"), &width); err != nil || width <= 0 {
				t.Errorf("got column width %q, want a positive number", column.attribute("w"))
			}
			whole += width
		}
		if whole != 15398 {
			t.Errorf("%d columns: got a total width of %d, want 15398", columns, whole)
		}
	}
}
