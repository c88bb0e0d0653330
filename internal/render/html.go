package render

import (
	"crypto/sha256"
	_ "embed" // the style sheet and the templates
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

// HTMLType is the media type of the pages.
const HTMLType = "text/html; charset=utf-8"

//go:embed style.css
var style string

//go:embed page.gohtml
var pages string

// Policy is the Content-Security-Policy under which a page looks as it should: its own style, and
// nothing else.
func Policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// Page is a page of prose.
type Page struct {
	Title string
	Notes []string
	// Language is the BCP 47 tag of the words, such as "fr".
	Language string
	// Body is safe: whoever makes it has escaped what came from outside.
	Body template.HTML
	// BodyLanguage is the BCP 47 tag of the body, where it is not the page's.
	BodyLanguage string
}

// WriteHTML writes the whole page, without scripts and without anything from elsewhere.
//
// Errors: those of w.
func (p *Page) WriteHTML(w io.Writer) error { return render(w, "prose", p) }

// WriteHTML writes the table as a whole page, for the screen, light and dark, and for paper. It has no
// scripts and takes nothing from elsewhere.
//
// Errors: those of w.
func (t *Table) WriteHTML(w io.Writer) error {
	shown := shownTable{Table: t}
	for _, column := range t.Columns {
		shown.Heads = append(shown.Heads, shownColumn{Header: column.Header, Class: column.Width.class() + " " + column.Align.class()})
	}
	for _, row := range t.Rows {
		shown.Body = append(shown.Body, shownRow(t.Columns, row))
	}
	return render(w, "table", shown)
}

// shownTable is what the template of a table reads.
type shownTable struct {
	*Table
	Heads []shownColumn
	Body  [][]shownCell
}

type shownColumn struct{ Header, Class string }

type shownCell struct {
	// Heads says that the cell names its row.
	Heads                 bool
	Class, Language, Href string
	// Paragraphs are lists of lines.
	Paragraphs [][]string
}

func shownRow(columns []Column, row []Cell) []shownCell {
	shown := make([]shownCell, len(columns))
	for i, column := range columns {
		c := cell(row, i)
		shown[i] = shownCell{Heads: column.Heads, Class: column.Align.class(), Language: c.Language, Href: c.href()}
		for _, paragraph := range c.Paragraphs {
			shown[i].Paragraphs = append(shown[i].Paragraphs, lines(paragraph))
		}
	}
	return shown
}

func render(w io.Writer, name string, data any) error {
	functions := template.FuncMap{"style": func() template.CSS { return template.CSS(style) }} //nolint:gosec // our own style sheet
	parsed, err := template.New("").Funcs(functions).Parse(pages)
	if err != nil {
		return fmt.Errorf("parse the pages: %w", err)
	}
	if err := parsed.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}
