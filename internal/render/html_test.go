package render_test

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/internal/render"
)

func page(t *testing.T, table *render.Table) node {
	t.Helper()
	return readPage(t, written(t, table.WriteHTML))
}

func TestHTMLTable(t *testing.T) {
	t.Parallel()
	read := page(t, suivi())
	title := `Suivi des propositions <2026> & "autres"`
	if read.one(t, "title").text() != title || read.one(t, "h1").text() != title {
		t.Errorf("got title %q and heading %q, want %q", read.one(t, "title").text(), read.one(t, "h1").text(), title)
	}
	if diff := cmp.Diff([]string{"Conseil général", "État au 2 mars 2026"}, texts(read.one(t, "header").all("p"))); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if got := read.one(t, "caption").text(); got != "2 suivis" {
		t.Errorf("got caption %q, want 2 suivis", got)
	}
	if diff := cmp.Diff([]string{"Cote", "Titre", "Coauteurs"}, texts(read.one(t, "thead").all("th"))); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	var paragraphs [][]string
	for _, row := range read.one(t, "tbody").all("tr") {
		paragraphs = append(paragraphs, texts(row.all("p")))
		if head := row.one(t, "th"); head.attribute("scope") != "row" {
			t.Errorf("header cell %q: got scope %q, want row", head.text(), head.attribute("scope"))
		}
		if cells := len(row.all("td")); cells != 2 {
			t.Errorf("got %d cells after the row header, want 2", cells)
		}
	}
	if diff := cmp.Diff([]string{"JOB/GC/96/Rev.1", "7"}, []string{paragraphs[0][0], paragraphs[0][3]}); diff != "" {
		t.Errorf("first row (-want +got):\n%s", diff)
	}
	if whole := string(written(t, suivi().WriteHTML)); !strings.Contains(whole, "<p>Draft decision<br>on &lt;fish&gt; &amp; subsidies</p><p>Second paragraph</p>") {
		t.Error("the paragraphs and line breaks of the first row are missing")
	}
}

func TestHTMLLanguages(t *testing.T) {
	t.Parallel()
	read := page(t, suivi())
	if got := read.attribute("lang"); got != "fr" {
		t.Errorf("got language %q of the page, want fr", got)
	}
	var languages []string
	for _, c := range read.one(t, "tbody").all("td") {
		languages = append(languages, c.attribute("lang"))
	}
	if diff := cmp.Diff([]string{"en", "", "", ""}, languages); diff != "" {
		t.Errorf("languages of the cells (-want +got):\n%s", diff)
	}
}

func TestHTMLColumns(t *testing.T) {
	t.Parallel()
	table := suivi()
	table.Columns[1].Align = render.Center
	read := page(t, table)
	var classes []string
	for _, cell := range append(read.one(t, "thead").all("th"), read.one(t, "tbody").all("td")[:2]...) {
		classes = append(classes, cell.attribute("class"))
	}
	if diff := cmp.Diff([]string{"narrow start", "wide center", "medium end", "center", "end"}, classes); diff != "" {
		t.Errorf("classes (-want +got):\n%s", diff)
	}
	style := read.one(t, "style").Text
	for class := range strings.FieldsSeq(strings.Join(classes, " ")) {
		if class != "start" && !strings.Contains(style, "."+class+" ") {
			t.Errorf("the style sheet has no rule for .%s", class)
		}
	}
}

func TestHTMLWithoutRows(t *testing.T) {
	t.Parallel()
	table := suivi()
	table.Rows, table.Caption = nil, ""
	read := page(t, table)
	only := read.one(t, "tbody").one(t, "td")
	if only.text() != "Aucun suivi." || only.attribute("colspan") != "3" {
		t.Errorf("got %q over %s columns, want the text for no rows over 3", only.text(), only.attribute("colspan"))
	}
	if got := read.one(t, "caption").text(); got != table.Title {
		t.Errorf("got caption %q, want the title, %q", got, table.Title)
	}
}

// The policy allows a page only its inline style sheet, which browsers identify by its hash.
func TestHTMLPolicy(t *testing.T) {
	t.Parallel()
	prose := &render.Page{Title: "Compared"}
	for name, whole := range map[string][]byte{"table": written(t, suivi().WriteHTML), "prose": written(t, prose.WriteHTML)} {
		sum := sha256.Sum256([]byte(readPage(t, whole).one(t, "style").Text))
		if hash := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(render.Policy(), hash) {
			t.Errorf("%s: got policy %s, want it to contain %s", name, render.Policy(), hash)
		}
		read := readPage(t, whole)
		for _, refused := range []string{"script", "link", "img", "iframe", "object", "form"} {
			if found := read.all(refused); len(found) > 0 {
				t.Errorf("%s contains <%s>", name, refused)
			}
		}
		for _, refused := range []string{" style=", "url(", "@import"} {
			if strings.Contains(string(whole), refused) {
				t.Errorf("%s contains %q", name, refused)
			}
		}
	}
	if !strings.HasPrefix(render.Policy(), "default-src 'none';") {
		t.Errorf("got policy %s, want it to begin with default-src 'none'", render.Policy())
	}
}

// Any text is displayed unchanged and cannot inject elements.
func TestHTMLEscaping(t *testing.T) {
	t.Parallel()
	plain := len(page(t, tableOf("plain")).all("script"))
	rapid.Check(t, func(r *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"<script>", "</style>", "<!--", "]]>", "\"", "'", "&lt;", "&", "{{.}}", "</td>", "é", " ", "javascript:"})).Draw(r, "pieces")
		text := strings.Join(append(pieces, "."), "")
		read := page(t, tableOf(text))
		if diff := cmp.Diff([]string{text, text, text, text, text}, []string{
			read.one(t, "h1").text(), read.one(t, "header").one(t, "p").text(), read.one(t, "caption").text(),
			read.one(t, "thead").one(t, "th").text(), read.one(t, "tbody").one(t, "td").text(),
		}); diff != "" {
			r.Fatalf("texts (-want +got):\n%s", diff)
		}
		if got := len(read.all("script")); got != plain {
			r.Fatalf("got %d script elements, want %d", got, plain)
		}
	})
}

func tableOf(text string) *render.Table {
	return &render.Table{
		Title: text, Notes: []string{text}, Caption: text, Language: text, Columns: []render.Column{{Header: text}},
		Rows: [][]render.Cell{{{Paragraphs: []string{text}, Language: text, Link: text}}},
	}
}

func TestProse(t *testing.T) {
	t.Parallel()
	prose := &render.Page{
		Title: "Rev.1 <-> Rev.2", Notes: []string{"a & b"}, Language: "fr", BodyLanguage: "en",
		Body: template.HTML("<p>Members <del>may</del><ins>shall</ins></p>"),
	}
	read := readPage(t, written(t, prose.WriteHTML))
	if read.attribute("lang") != "fr" || read.one(t, "article").attribute("lang") != "en" {
		t.Errorf("got languages %q and %q, want fr and en", read.attribute("lang"), read.one(t, "article").attribute("lang"))
	}
	got := []string{read.one(t, "h1").text(), read.one(t, "header").one(t, "p").text(), read.one(t, "del").text(), read.one(t, "ins").text()}
	if diff := cmp.Diff([]string{"Rev.1 <-> Rev.2", "a & b", "may", "shall"}, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	prose.BodyLanguage = ""
	if article := readPage(t, written(t, prose.WriteHTML)).one(t, "article"); len(article.Attributes) != 0 {
		t.Errorf("body in the page's language: got attributes %v, want none", article.Attributes)
	}
}
