package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"proposaltracker/internal/render"
)

// node is an element of the parsed output.
type node struct {
	XMLName    xml.Name
	Attributes []xml.Attr `xml:",any,attr"`
	Text       string     `xml:",chardata"`
	Nodes      []node     `xml:",any"`
}

// readTree parses the output as XML and fails unless it is well-formed.
func readTree(t *testing.T, written []byte) node {
	t.Helper()
	return decode(t, xml.NewDecoder(bytes.NewReader(written)))
}

func readPage(t *testing.T, written []byte) node {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(written))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	return decode(t, decoder)
}

func decode(t *testing.T, decoder *xml.Decoder) node {
	t.Helper()
	var root node
	if err := decoder.Decode(&root); err != nil {
		t.Fatalf("parse the output: %v", err)
	}
	if _, err := decoder.Token(); err != nil && !errors.Is(err, io.EOF) {
		t.Fatalf("parse the end of the output: %v", err)
	}
	return root
}

// all returns the descendants with the given local name, in document order.
func (n node) all(name string) []node {
	var found []node
	for _, child := range n.Nodes {
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

func (n node) one(t *testing.T, name string) node {
	t.Helper()
	found := n.all(name)
	if len(found) != 1 {
		t.Fatalf("%s contains %d %s elements, want 1", n.XMLName.Local, len(found), name)
	}
	return found[0]
}

// attribute returns the value of the attribute with the given local name; "" if there is none.
func (n node) attribute(name string) string {
	for _, attribute := range n.Attributes {
		if attribute.Name.Local == name {
			return attribute.Value
		}
	}
	return ""
}

// text returns the text of an element and its descendants, with br elements as line feeds.
func (n node) text() string {
	var all strings.Builder
	all.WriteString(n.Text)
	for _, child := range n.Nodes {
		if child.XMLName.Local == "br" {
			all.WriteByte('\n')
		}
		all.WriteString(child.text())
	}
	return all.String()
}

func texts(nodes []node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.text())
	}
	return all
}

// shortWriter accepts a limited number of bytes.
type shortWriter struct{ room int }

func (w *shortWriter) Write(p []byte) (int, error) {
	if w.room -= len(p); w.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// suivi returns a table of follow-ups in French, as committees circulate it.
func suivi() *render.Table {
	return &render.Table{
		Title: "Suivi des propositions <2026> & \"autres\"", Notes: []string{"Conseil général", "État au 2 mars 2026"}, Caption: "2 suivis",
		Language: "fr", Empty: "Aucun suivi.", Creator: "Secrétariat", Made: noon(),
		Columns: []render.Column{{Header: "Cote", Width: render.Narrow, Heads: true}, {Header: "Titre", Width: render.Wide}, {Header: "Coauteurs", Align: render.End}},
		Rows: [][]render.Cell{
			{
				{Paragraphs: []string{"JOB/GC/96/Rev.1"}, Link: "https://docs.example.org/job/gc/96?rev=1&lang=f"},
				{Paragraphs: []string{"Draft decision\non <fish> & subsidies", "Second paragraph"}, Language: "en"},
				render.Text("7"),
			},
			{render.Text("WT/GC/W/1")},
		},
	}
}
