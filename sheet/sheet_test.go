package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/sheet"
)

func followUps() *sheet.Table {
	return &sheet.Table{
		Title: "Follow-ups & <more>", Notes: []string{"Council for Trade in Goods"}, Caption: "2 follow-ups", Language: "en", Empty: "There are none.",
		Creator: "Secretariat", Made: time.Date(2016, 7, 14, 12, 0, 0, 0, time.UTC),
		Columns: []sheet.Column{{Header: "Proposal", Heads: true}, {Header: "What", Width: sheet.Wide}, {Header: "Day", Width: sheet.Narrow, Align: sheet.End}},
		Rows: [][]sheet.Cell{
			{{Paragraphs: []string{"JOB/GC/96"}, Link: "https://example.org/a?b=1&c=2"}, {Paragraphs: []string{"Réunir, \"tous\"\nles jours", "<b>gras</b>"}, Language: "fr"}, sheet.Text("2016-07-14")},
			{{Paragraphs: []string{"=1+1"}, Link: "javascript:alert(1)"}, sheet.Text("bad\x00char")},
		},
	}
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCSV(t *testing.T) {
	t.Parallel()
	text := string(written(t, followUps().WriteCSV))
	if !strings.HasPrefix(text, "\ufeffProposal,What,Day\r\n") {
		t.Errorf("it begins %q", text[:40])
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Proposal", "What", "Day"}, {"JOB/GC/96", "Réunir, \"tous\"\nles jours\n<b>gras</b>", "2016-07-14"}, {"'=1+1", "bad\x00char", ""}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

// What a spreadsheet would run is text.
func TestCSVRunsNothing(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "＝1": "'＝1", " =1": " '=1", "a;=1": "a;'=1", "a\n=1": "a\n'=1",
		"a=1": "a=1", "": "", "2016-07-14": "2016-07-14", "a; b": "a; b",
	} {
		table := &sheet.Table{Columns: []sheet.Column{{Header: "h"}, {Header: "i"}}, Rows: [][]sheet.Cell{{sheet.Text(given), sheet.Text("x")}}}
		rows, err := csv.NewReader(bytes.NewReader(written(t, table.WriteCSV))).ReadAll()
		if err != nil || rows[1][0] != want {
			t.Errorf("%q: %v %v, want %q", given, rows, err, want)
		}
	}
}

// Every text is read back, but for the apostrophes; a carriage return comes back as a line break.
func TestCSVIsReadBack(t *testing.T) {
	t.Parallel()
	plain := strings.NewReplacer("'", "", "\r\n", "\n", "\r", "\n")
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("ab,;\"'=+-@ \n\ré＝"))), 2, 2).Draw(t, "texts")
		table := &sheet.Table{Columns: []sheet.Column{{Header: "h"}, {Header: "i"}}, Rows: [][]sheet.Cell{{sheet.Text(texts[0]), sheet.Text(texts[1])}}}
		var out bytes.Buffer
		if err := table.WriteCSV(&out); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v %q", err, rows)
		}
		for i, text := range texts {
			if got := plain.Replace(rows[1][i]); got != plain.Replace(text) {
				t.Fatalf("%q came back as %q", text, rows[1][i])
			}
		}
	})
}

func TestHTML(t *testing.T) {
	t.Parallel()
	page := string(written(t, followUps().WriteHTML))
	for _, want := range []string{
		`<html lang="en"`, "<title>Follow-ups &amp; &lt;more&gt;</title>", "<caption>2 follow-ups</caption>", `<th scope="col" class="narrow end">Day</th>`,
		`<a href="https://example.org/a?b=1&amp;c=2"`, `lang="fr"><p>Réunir, &#34;tous&#34;<br>les jours</p><p>&lt;b&gt;gras&lt;/b&gt;</p>`, `<th scope="row"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in\n%s", want, page)
		}
	}
	for _, never := range []string{"javascript:", "<script", "<b>", "There are none."} {
		if strings.Contains(page, never) {
			t.Errorf("%s is there", never)
		}
	}
	none := followUps()
	none.Rows = nil
	if page := string(written(t, none.WriteHTML)); !strings.Contains(page, `<td colspan="3" class="none">There are none.</td>`) {
		t.Errorf("of no rows:\n%s", page)
	}
	prose := &sheet.Page{Title: "Rev.1", Language: "en", BodyLanguage: "fr", Body: "<p>Deux <del>jours</del></p>"}
	if page := string(written(t, prose.WriteHTML)); !strings.Contains(page, `<article lang="fr">`+"\n<p>Deux <del>jours</del></p>") {
		t.Errorf("prose:\n%s", page)
	}
}

func TestDOCX(t *testing.T) {
	t.Parallel()
	parts := unzipped(t, written(t, followUps().WriteDOCX))
	text := textOf(t, parts["word/document.xml"])
	for _, want := range []string{"Follow-ups & <more>", "Council for Trade in Goods", "2 follow-ups", "Proposal", "JOB/GC/96", "Réunir, \"tous\"", "les jours", "<b>gras</b>", "bad\ufffdchar"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	for part, want := range map[string]string{
		"word/document.xml": `w:orient="landscape"`, "docProps/core.xml": "<dc:title>Follow-ups &amp; &lt;more&gt;</dc:title><dc:creator>Secretariat</dc:creator>",
	} {
		if !strings.Contains(parts[part], want) {
			t.Errorf("%s is not in %s", want, part)
		}
	}
	if rows := strings.Count(parts["word/document.xml"], "<w:tr>"); rows != 3 {
		t.Errorf("%d rows", rows)
	}
	none := followUps()
	none.Rows = nil
	if text := textOf(t, unzipped(t, written(t, none.WriteDOCX))["word/document.xml"]); !strings.Contains(text, "There are none.") {
		t.Errorf("of no rows: %q", text)
	}
}

func unzipped(t *testing.T, document []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		read, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(read)
	}
	return parts
}

// textOf is all text of an XML document, which must be well-formed.
func textOf(t *testing.T, document string) string {
	t.Helper()
	var text strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if characters, is := token.(xml.CharData); is {
			text.Write(characters)
		}
	}
}

func feed() *sheet.Feed {
	at := time.Date(2016, 7, 14, 12, 0, 0, 0, time.UTC)
	return &sheet.Feed{
		ID: "urn:uuid:1", Title: "E-commerce", Language: "en", Updated: at, Author: "Secretariat", Self: "https://example.org/feeds/programme/ECOMMERCE.atom",
		Entries: []sheet.Entry{{
			ID: "urn:uuid:2", Title: "Circulated <b>", Content: "JOB/GC/96 & more", Language: "fr", Updated: at, Published: at, Authors: []string{"Japan"},
			Links: []sheet.Link{{Rel: "alternate", Href: "https://example.org/?a=1&b=2"}}, Categories: []sheet.Category{{Term: "REVISION_CIRCULATED"}},
		}},
	}
}

func TestAtom(t *testing.T) {
	t.Parallel()
	type entry struct {
		Language string   `xml:"lang,attr"`
		ID       string   `xml:"id"`
		Title    string   `xml:"title"`
		Updated  string   `xml:"updated"`
		Authors  []string `xml:"author>name"`
		Content  string   `xml:"content"`
		Links    []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
	}
	var read struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Author  string   `xml:"author>name"`
		Entries []entry  `xml:"entry"`
	}
	if err := xml.Unmarshal(written(t, feed().WriteAtom), &read); err != nil {
		t.Fatal(err)
	}
	if read.ID != "urn:uuid:1" || read.Author != "Secretariat" || len(read.Entries) != 1 {
		t.Fatalf("%+v", read)
	}
	one := read.Entries[0]
	if one.Language != "fr" || one.Title != "Circulated <b>" || one.Content != "JOB/GC/96 & more" || one.Updated != "2016-07-14T12:00:00Z" ||
		len(one.Authors) != 1 || one.Links[0].Href != "https://example.org/?a=1&b=2" {
		t.Errorf("%+v", one)
	}
	for says, broken := range map[string]func(*sheet.Feed){
		"is no IRI":             func(f *sheet.Feed) { f.ID = "x" },
		"has no title":          func(f *sheet.Feed) { f.Entries[0].Title = "" },
		"when it was updated":   func(f *sheet.Feed) { f.Updated = time.Time{} },
		"has no author":         func(f *sheet.Feed) { f.Author = "" },
		"the id of another":     func(f *sheet.Feed) { f.Entries = append(f.Entries, f.Entries[0]) },
		"nor an alternate link": func(f *sheet.Feed) { f.Entries[0].Content, f.Entries[0].Links = "", nil },
	} {
		f := feed()
		broken(f)
		var out bytes.Buffer
		if err := f.WriteAtom(&out); err == nil || !strings.Contains(err.Error(), says) || out.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", says, err, out.Len())
		}
	}
}
